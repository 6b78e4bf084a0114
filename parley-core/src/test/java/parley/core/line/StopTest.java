package parley.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.Limits;
import parley.core.call.Bells;
import parley.core.call.Stage;
import parley.core.line.TwoStations.Station;
import parley.core.log.Kinds;
import parley.core.log.Names;
import parley.journal.entry.Content;

final class StopTest {
  private static final Stop STRIKE =
      new Stop("Aid convoy 7", "Artillery, 3 impacts", "Bridge at Zelena", "since 0941Z");

  private final TwoStations world = TwoStations.open();
  private final Station alder = world.alder;
  private final Station birch = world.birch;

  private static String stopMessage(Station from, Stop stop) {
    return from.ask(done -> from.line().send(SendOrder.stop(from.officer(), stop, "en"), done));
  }

  private static String stopCall(Station from) {
    return from.ask(
        done ->
            from.line()
                .call(
                    new CallOrder(
                        from.officer(),
                        Precedence.FLASH,
                        Optional.empty(),
                        Ends.NONE,
                        new Purpose.ToStop(STRIKE)),
                    done));
  }

  private static List<String> serialsInOrder(Station station) {
    return station.entered(Kinds.MESSAGE).stream()
        .map(content -> content.serial().orElseThrow())
        .toList();
  }

  @Test
  void the_other_side_reads_who_what_where_and_when_while_a_stop_call_rings() {
    birch.line().armed(Bells.all(1));

    var serial = stopCall(alder);
    world.pass(Duration.ofSeconds(1));

    var call = birch.callOf(serial);
    assertThat(call.possible().answer()).isTrue();
    assertThat(call.purpose()).isEqualTo(new Purpose.ToStop(STRIKE));
    assertThat(alder.callOf(serial).purpose()).isEqualTo(call.purpose());
  }

  @Test
  void a_stop_call_rings_everybody_from_the_first_moment() {
    birch.line().armed(new Bells(1, 2, 3, 4));

    var serial = stopCall(alder);
    world.pass(Duration.ofSeconds(1));

    assertThat(birch.callOf(serial).stage()).contains(Stage.DUTY_PHONE);
    assertThat(birch.entered(Kinds.ALERTED).getLast().attributes().number(Names.POSITIONS))
        .hasValue(4);
  }

  @Test
  void a_stop_that_waits_overtakes_every_flash_that_waits() {
    TwoStations.ROUTES.forEach(world::cut);
    world.pass(Duration.ofSeconds(5));
    var flash = alder.send(Precedence.FLASH, "Hold fire");
    var stop = stopMessage(alder, STRIKE);

    TwoStations.ROUTES.forEach(world::heal);
    world.pass(Duration.ofSeconds(5));

    assertThat(serialsInOrder(alder)).containsExactly(stop, flash);
    assertThat(birch.messageOf(stop).stop()).contains(STRIKE);
    assertThat(birch.messageOf(stop).text()).contains("WHERE: Bridge at Zelena");
  }

  @Test
  void a_stop_goes_first_within_one_batch() {
    var answers = new ArrayList<Accepted>();
    alder
        .line()
        .send(
            new SendOrder(
                alder.officer(), Precedence.ROUTINE, "first", "en", Optional.empty(), false),
            answers::add);
    alder
        .line()
        .send(
            new SendOrder(
                alder.officer(), Precedence.ROUTINE, "second", "en", Optional.empty(), false),
            answers::add);
    alder.line().send(SendOrder.stop(alder.officer(), STRIKE, "en"), answers::add);
    world.pass(Duration.ofSeconds(1));

    assertThat(alder.entered(Kinds.MESSAGE).getFirst().attributes().value(Names.STOP)).isPresent();
    assertThat(answers).hasSize(3).allMatch(Accepted.Durable.class::isInstance);
  }

  @Test
  void a_full_outbox_takes_a_stop() {
    TwoStations.ROUTES.forEach(world::cut);
    world.pass(Duration.ofSeconds(5));
    for (var i = 0; i < Limits.OUTBOX_MESSAGES; i++) {
      alder.line().send(routine(i), _ -> {});
    }
    world.pass(Duration.ofSeconds(5));

    assertThat(alder.send(Precedence.FLASH, "one too many")).isEqualTo("OUTBOX_FULL");
    assertThat(alder.messageOf(stopMessage(alder, STRIKE)).stop()).contains(STRIKE);
  }

  private SendOrder routine(int number) {
    return new SendOrder(
        alder.officer(), Precedence.ROUTINE, "text " + number, "en", Optional.empty(), false);
  }

  @Test
  void a_stop_call_takes_no_place_in_a_full_queue_and_is_never_declined_for_it() {
    birch.line().armed(Bells.all(1));
    var flashes = new ArrayList<String>();
    for (var i = 0; i < Limits.CALL_QUEUE; i++) {
      flashes.add(alder.call(Precedence.FLASH));
    }

    var stop = stopCall(alder);
    world.pass(Duration.ofSeconds(1));

    assertThat(birch.callOf(stop).possible().answer()).isTrue();
    assertThat(flashes).allMatch(serial -> birch.callOf(serial).possible().answer());
    assertThat(birch.entered(Kinds.DECLINED)).isEmpty();
  }

  @Test
  void a_flash_in_progress_gives_way_to_a_stop_and_a_stop_to_nothing() {
    birch.line().armed(Bells.all(1));
    var flash = alder.call(Precedence.FLASH);
    var stop = stopCall(alder);
    world.pass(Duration.ofSeconds(1));
    birch.answer(flash, Ends.NONE);
    birch.answer(stop, Ends.NONE);
    world.pass(Duration.ofSeconds(1));

    assertThat(birch.ask(done -> birch.line().preempt(flash, done))).isEqualTo("FLASH_STAYS");
    assertThat(birch.ask(done -> birch.line().preempt(stop, true, done))).isEqualTo("FLASH_STAYS");
    assertThat(birch.ask(done -> birch.line().preempt(flash, true, done))).isEqualTo(flash);
  }

  @Test
  void a_stop_call_that_cannot_be_entered_rings_with_its_words_and_may_always_be_answered() {
    birch.terms = unenteredForbidden();
    birch.kill();
    birch.start();
    world.pass(Duration.ofSeconds(3));
    birch.line().armed(Bells.all(1));
    alder.diskFull = true;
    alder.send(Precedence.ROUTINE, "finds the disk full");

    var routine = alder.call(Precedence.ROUTINE);
    var stop = stopCall(alder);
    world.pass(Duration.ofSeconds(2));

    assertThat(birch.callOf(stop).notEntered()).isTrue();
    assertThat(birch.callOf(stop).purpose()).isEqualTo(new Purpose.ToStop(STRIKE));
    assertThat(birch.answer(routine, Ends.NONE)).isEqualTo("UNENTERED_NOT_ALLOWED");
    assertThat(birch.answer(stop, Ends.NONE)).isEqualTo(stop);
  }

  private static Terms unenteredForbidden() {
    var usual = Terms.DEFAULT;
    return new Terms(
        usual.answerWindow(),
        usual.flashLimit(),
        usual.checkInterval(),
        usual.checkCalls(),
        usual.escalation(),
        usual.listening(),
        usual.recording(),
        false,
        usual.approval(),
        usual.wording());
  }

  @Test
  void what_is_no_flash_is_no_stop_whatever_it_says() {
    var message = SendOrder.stop(alder.officer(), STRIKE, "en");
    var content = Contents.by(alder.officer(), 0).message(message, "alder-0001");
    var disguised =
        new Content(
            content.kind(),
            content.timeMillis(),
            content.author(),
            Precedence.ROUTINE.name(),
            content.reference(),
            content.attributes(),
            content.body());

    assertThat(Rank.of(content)).isEqualTo(Rank.STOP);
    assertThat(Rank.of(disguised)).isEqualTo(Rank.ROUTINE);
    assertThat(Purpose.of(disguised)).isEqualTo(new Purpose.Talk());
  }

  @Test
  void a_stop_as_long_as_it_may_be_fits_an_entry() {
    var longest = "щ".repeat(Limits.STOP_WORDS);

    var serial = stopMessage(alder, new Stop(longest, longest, longest, longest));
    world.pass(Duration.ofSeconds(1));

    assertThat(birch.messageOf(serial).stop().orElseThrow().when()).isEqualTo(longest);
  }
}
