package parley.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.call.Bells;
import parley.core.call.CallState;
import parley.core.frame.Frame;
import parley.core.log.Kinds;
import parley.core.message.MessageState;
import parley.journal.entry.Opened;
import parley.journal.entry.Sealing;

/** What a station knows after a start, and what it does about serials and clocks. */
class RestartTest {
  private final TwoStations world = TwoStations.open();
  private final TwoStations.Station alder = world.alder;
  private final TwoStations.Station birch = world.birch;

  private void restart(TwoStations.Station station) {
    station.kill();
    station.start();
    world.pass(Duration.ofSeconds(3));
  }

  @Test
  void after_a_restart_what_a_person_acknowledged_stays_acknowledged() {
    birch.line().armed(Bells.all(1));
    var serial = alder.send(Precedence.ROUTINE, "read me");
    world.pass(Duration.ofMillis(100));
    birch.ask(done -> birch.line().acknowledge(serial, birch.officer(), Optional.empty(), done));
    world.pass(Duration.ofMillis(100));
    var before = birch.messageOf(serial);

    restart(birch);

    assertThat(birch.messageOf(serial).state()).isInstanceOf(MessageState.Acknowledged.class);
    assertThat(birch.messageOf(serial).ladder()).isEqualTo(before.ladder());
  }

  @Test
  void after_a_restart_a_call_ended_as_it_had_ended_before() {
    birch.line().armed(Bells.all(1));
    var serial = alder.call(Precedence.ROUTINE);
    world.pass(Duration.ofMillis(100));
    birch.ask(done -> birch.line().decline(serial, birch.officer(), "later", done));
    world.pass(Duration.ofMillis(100));

    restart(birch);

    assertThat(birch.callOf(serial).state()).isInstanceOf(CallState.Declined.class);
    assertThat(birch.callOf(serial).state()).isEqualTo(alder.callOf(serial).state());
  }

  @Test
  void V9_when_both_put_down_at_once_both_tell_the_caller_s_end() {
    birch.line().armed(Bells.all(1));
    var serial = alder.call(Precedence.ROUTINE);
    world.pass(Duration.ofMillis(100));
    birch.ask(done -> birch.line().answer(serial, birch.officer(), Ends.NONE, done));
    world.pass(Duration.ofMillis(100));

    birch.line().end(serial, birch.officer(), _ -> {});
    alder.line().end(serial, alder.officer(), _ -> {});
    world.pass(Duration.ofSeconds(1));

    assertThat(alder.callOf(serial).state())
        .isInstanceOfSatisfying(
            CallState.HungUp.class, end -> assertThat(end.by()).isEqualTo("Cpt ALDER"));
    assertThat(birch.callOf(serial).state()).isEqualTo(alder.callOf(serial).state());
  }

  @Test
  void a_clock_that_is_put_back_does_not_make_a_station_sign_over_and_over() {
    birch.line().armed(Bells.all(1));
    birch.wallOffset = Duration.ofHours(1).toMillis();
    alder.call(Precedence.ROUTINE);
    world.pass(Duration.ofSeconds(1));
    birch.wallOffset = 0;
    world.pass(Duration.ofSeconds(95));
    birch.sent.clear();

    world.pass(Duration.ofSeconds(10));

    assertThat(birch.sent.stream().filter(Frame.Push.class::isInstance)).hasSizeLessThan(5);
  }

  @Test
  void V4_a_call_that_the_house_log_refused_takes_no_serial() {
    TwoStations.ROUTES.forEach(world::cut);
    world.pass(Duration.ofSeconds(1));
    alder.diskFull = true;
    var refused = alder.call(Precedence.ROUTINE);
    alder.diskFull = false;

    TwoStations.ROUTES.forEach(world::heal);
    world.pass(Duration.ofSeconds(3));

    assertThat(refused).isEqualTo("DISK_FULL");
    assertThat(alder.send(Precedence.ROUTINE, "the first")).isEqualTo("alder-0001");
  }

  @Test
  void V4_a_serial_that_a_kill_left_empty_is_entered_as_withdrawn() {
    alder.diskFull = true;
    var serial = alder.call(Precedence.ROUTINE);
    alder.diskFull = false;
    world.pass(Duration.ofSeconds(4));
    var next = alder.send(Precedence.ROUTINE, "behind the call");

    restart(alder);

    assertThat(serial).isEqualTo("alder-0001");
    assertThat(next).isEqualTo("alder-0002");
    assertThat(birch.messageOf(serial).state()).isInstanceOf(MessageState.Withdrawn.class);
  }

  @Test
  void V4_a_serial_that_stands_in_a_list_is_not_given_again_after_a_restart() {
    birch.line().armed(Bells.all(1));
    alder.diskFull = true;
    var serial = alder.call(Precedence.ROUTINE);
    world.pass(Duration.ofSeconds(1));
    birch.ask(done -> birch.line().decline(serial, birch.officer(), "later", done));
    alder.diskFull = false;
    world.pass(Duration.ofSeconds(4));

    restart(alder);

    assertThat(serial).isEqualTo("alder-0001");
    assertThat(alder.send(Precedence.ROUTINE, "another")).isEqualTo("alder-0002");
  }

  @Test
  void V4_a_serial_that_only_the_counterpart_remembers_is_not_given_again() {
    birch.line().armed(Bells.all(1));
    alder.diskFull = true;
    alder.deaf = true;
    var unheard = alder.call(Precedence.ROUTINE);
    alder.ask(done -> alder.line().end(unheard, alder.officer(), done));
    alder.deaf = false;
    var heard = alder.call(Precedence.ROUTINE);
    alder.diskFull = false;
    restart(alder);

    world.pass(Duration.ofSeconds(100));

    assertThat(heard).isEqualTo("alder-0002");
    assertThat(alder.send(Precedence.ROUTINE, "the third")).isEqualTo("alder-0003");
    world.pass(Duration.ofSeconds(1));
    assertThat(birch.messageOf(unheard).state()).isInstanceOf(MessageState.Withdrawn.class);
  }

  @Test
  void a_line_that_cannot_enter_does_not_ask_to_be_woken_at_once() {
    alder.line().send(flash("the receipt comes while the next is on its way"), _ -> {});
    world.pass(Duration.ofMillis(11));
    alder.diskFull = true;
    alder.line().send(flash("refused by the disk"), _ -> {});

    world.pass(Duration.ofMillis(500));

    assertThat(alder.line().own().newestReceipt().orElseThrow().head().size()).isEqualTo(2);
    assertThat(alder.line().view().standing()).isInstanceOf(Standing.StorageFailed.class);
    assertThat(alder.line().nextTickMillis()).isGreaterThan(alder.monoMillis());
  }

  @Test
  void V4_a_list_of_calls_not_entered_that_the_disk_refused_is_entered_later() {
    alder.diskFull = true;
    var serial = alder.call(Precedence.ROUTINE);
    alder.ask(done -> alder.line().end(serial, alder.officer(), done));
    alder.diskFull = false;
    while (!(alder.line().view().standing() instanceof Standing.Normal)) {
      world.pass(Duration.ofMillis(1));
    }
    alder.diskFull = true;
    world.pass(Duration.ofMillis(100));
    alder.diskFull = false;

    world.pass(Duration.ofSeconds(3));

    assertThat(listsOf(alder)).isEqualTo(1);
  }

  @Test
  void many_calls_not_entered_and_long_names_still_fit_their_lists() {
    birch.line().armed(Bells.all(1));
    var longNamed = new Officer("long-named", "officer", "Я".repeat(300));
    alder.diskFull = true;
    for (int i = 0; i < 12; i++) {
      var serial = alder.call(Precedence.ROUTINE);
      birch.ask(done -> birch.line().answer(serial, longNamed, Ends.NONE, done));
      alder.ask(done -> alder.line().end(serial, alder.officer(), done));
    }

    alder.diskFull = false;
    world.pass(Duration.ofSeconds(4));

    assertThat(listsOf(alder)).isEqualTo(2);
    assertThat(listsOf(birch)).isPositive();
  }

  private static long listsOf(TwoStations.Station station) {
    return station.line().own().entries().stream()
        .filter(
            entry ->
                Sealing.open(entry) instanceof Opened.Readable(var content)
                    && content.kind().equals(Kinds.UNENTERED))
        .count();
  }

  private SendOrder flash(String text) {
    return new SendOrder(alder.officer(), Precedence.FLASH, text, "en", Optional.empty(), false);
  }
}
