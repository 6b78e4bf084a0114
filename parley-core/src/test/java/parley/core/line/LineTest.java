package parley.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.call.Bells;
import parley.core.call.CallState;
import parley.core.call.Silence;
import parley.core.frame.Frame;
import parley.core.ladder.Basis;
import parley.core.ladder.Rung;
import parley.core.message.MessageState;

class LineTest {
  private final TwoStations world = TwoStations.open();
  private final TwoStations.Station alder = world.alder;
  private final TwoStations.Station birch = world.birch;

  @Test
  void a_line_is_open_once_both_first_entries_bear_four_signatures() {
    assertThat(alder.line().view().open()).isTrue();
    assertThat(birch.line().view().open()).isTrue();
    assertThat(alder.line().own().newestReceipt()).isPresent();
    assertThat(birch.line().own().newestReceipt()).isPresent();
  }

  @Test
  void before_the_counterpart_answers_pairing_is_unfinished_and_nothing_is_accepted() {
    var lonely = new TwoStations();
    lonely.birch.kill();

    var answer = lonely.alder.send(Precedence.FLASH, "anyone?");

    assertThat(answer).isEqualTo("PAIRING_UNFINISHED");
    assertThat(lonely.alder.line().own().size()).isZero();
  }

  @Test
  void a_message_climbs_the_ladder_to_acknowledged() {
    birch.line().armed(Bells.all(2));
    var serial = alder.send(Precedence.FLASH, "Two UAV within 5 km of the dam");
    world.pass(Duration.ofMillis(100));

    var answer =
        birch.ask(
            done -> birch.line().acknowledge(serial, birch.officer(), Optional.of("01"), done));
    world.pass(Duration.ofMillis(100));

    assertThat(serial).isEqualTo("alder-0001");
    assertThat(answer).isEqualTo(serial);
    var view = alder.messageOf(serial);
    assertThat(view.state()).isInstanceOf(MessageState.Acknowledged.class);
    assertThat(view.ladder().stream().map(rung -> rung.getClass().getSimpleName()))
        .containsExactly("Entered", "AtTheirStation", "Ringing", "Acknowledged");
    assertThat(view.ladder().stream().map(Rung::basis))
        .containsExactly(Basis.OURS, Basis.PROVEN, Basis.THEY_SAY, Basis.THEY_SAY);
    assertThat(birch.messageOf(serial).text()).isEqualTo("Two UAV within 5 km of the dam");
  }

  @Test
  void a_flash_is_not_acknowledged_by_reading_back_other_digits() {
    birch.line().armed(Bells.all(1));
    var serial = alder.send(Precedence.FLASH, "Stop");
    world.pass(Duration.ofMillis(100));

    var answer =
        birch.ask(
            done -> birch.line().acknowledge(serial, birch.officer(), Optional.of("10"), done));

    assertThat(answer).isEqualTo("WRONG_READ_BACK");
    assertThat(birch.messageOf(serial).state()).isInstanceOf(MessageState.Entered.class);
  }

  @Test
  void a_message_written_without_a_route_waits_and_goes_when_the_line_is_back() {
    TwoStations.ROUTES.forEach(world::cut);
    world.pass(Duration.ofSeconds(1));
    var serial = alder.send(Precedence.PRIORITY, "Подтвердите получение");
    assertThat(alder.messageOf(serial).state()).isInstanceOf(MessageState.Waiting.class);

    TwoStations.ROUTES.forEach(world::heal);
    world.pass(Duration.ofSeconds(5));

    assertThat(birch.messageOf(serial).text()).isEqualTo("Подтвердите получение");
    assertThat(alder.messageOf(serial).ladder()).anyMatch(Rung.AtTheirStation.class::isInstance);
  }

  @Test
  void a_waiting_message_that_is_withdrawn_leaves_its_serial_and_not_its_text() {
    TwoStations.ROUTES.forEach(world::cut);
    world.pass(Duration.ofSeconds(1));
    var serial = alder.send(Precedence.ROUTINE, "never to be read");

    var answer = alder.ask(done -> alder.line().withdrawMessage(serial, alder.officer(), done));
    TwoStations.ROUTES.forEach(world::heal);
    world.pass(Duration.ofSeconds(5));

    assertThat(answer).isEqualTo(serial);
    assertThat(birch.messageOf(serial).state()).isInstanceOf(MessageState.Withdrawn.class);
    assertThat(birch.messageOf(serial).text()).isEmpty();
    assertThat(birch.line().theirs().entries())
        .noneMatch(entry -> entry.toString().contains("never"));
  }

  @Test
  void a_message_of_theirs_is_not_ours_to_withdraw() {
    var serial = alder.send(Precedence.ROUTINE, "for birch");
    world.pass(Duration.ofSeconds(2));

    var answer = birch.ask(done -> birch.line().withdrawMessage(serial, birch.officer(), done));

    assertThat(answer).isEqualTo("NOT_OURS_TO_DO");
  }

  @Test
  void the_more_urgent_of_two_waiting_messages_enters_first() {
    TwoStations.ROUTES.forEach(world::cut);
    world.pass(Duration.ofSeconds(1));
    var routine = alder.send(Precedence.ROUTINE, "later");
    var immediate = alder.send(Precedence.IMMEDIATE, "sooner");

    TwoStations.ROUTES.forEach(world::heal);
    world.pass(Duration.ofSeconds(5));

    var first = birch.messageOf(immediate).place().orElseThrow().index();
    assertThat(first).isLessThan(birch.messageOf(routine).place().orElseThrow().index());
    assertThat(immediate).isEqualTo("alder-0002");
  }

  @Test
  void a_lift_rings_at_the_other_side_and_an_answer_joins_both() {
    birch.line().armed(Bells.all(1));
    var serial = alder.call(Precedence.IMMEDIATE);
    world.pass(Duration.ofMillis(100));
    assertThat(birch.callOf(serial).bell()).isTrue();
    assertThat(alder.callOf(serial).ladder()).anyMatch(Rung.Ringing.class::isInstance);

    birch.ask(done -> birch.line().answer(serial, birch.officer(), Ends.NONE, done));
    world.pass(Duration.ofMillis(100));
    alder.ask(done -> alder.line().end(serial, alder.officer(), done));
    world.pass(Duration.ofMillis(100));

    assertThat(alder.callOf(serial).state()).isInstanceOf(CallState.HungUp.class);
    assertThat(birch.callOf(serial).state()).isEqualTo(alder.callOf(serial).state());
    assertThat(birch.callOf(serial).bell()).isFalse();
  }

  @Test
  void a_declined_call_tells_the_caller_who_and_why() {
    birch.line().armed(Bells.all(1));
    var serial = alder.call(Precedence.ROUTINE);
    world.pass(Duration.ofMillis(100));

    birch.ask(done -> birch.line().decline(serial, birch.officer(), "in a call with them", done));
    world.pass(Duration.ofMillis(100));

    assertThat(alder.callOf(serial).ladder().getLast())
        .isInstanceOfSatisfying(
            Rung.Declined.class,
            rung -> {
              assertThat(rung.reason()).isEqualTo("in a call with them");
              assertThat(rung.by()).isEqualTo("Cpt BIRCH");
            });
  }

  @Test
  void a_call_that_rings_in_vain_ends_as_unanswered_in_both_journals() {
    birch.line().armed(Bells.all(2));
    var serial = alder.call(Precedence.FLASH);

    world.pass(Duration.ofSeconds(95));

    assertThat(alder.callOf(serial).silence()).contains(Silence.RANG_NOT_ANSWERED);
    assertThat(alder.callOf(serial).state()).isInstanceOf(CallState.Unanswered.class);
    assertThat(birch.callOf(serial).state()).isEqualTo(alder.callOf(serial).state());
  }

  @Test
  void after_a_window_has_closed_the_called_station_signs_its_log_again_by_its_own_clock() {
    birch.line().armed(Bells.all(2));
    var serial = alder.call(Precedence.FLASH);
    world.pass(Duration.ofSeconds(95));

    var ring = alder.callOf(serial).place().orElseThrow();
    var delivered =
        alder.line().own().firstReceiptCovering(ring.index()).orElseThrow().byPeer().timeSeconds();

    assertThat(alder.line().theirs().receiptSignedAtOrAfter(delivered + 90)).isPresent();
  }

  @Test
  void a_call_to_a_station_where_nobody_is_armed_says_so() {
    var serial = alder.call(Precedence.IMMEDIATE);
    world.pass(Duration.ofMillis(200));

    assertThat(alder.callOf(serial).silence()).contains(Silence.NOBODY_ARMED);
    assertThat(birch.callOf(serial).bell()).isFalse();

    birch.line().armed(Bells.all(1));
    world.pass(Duration.ofMillis(200));
    assertThat(alder.callOf(serial).silence()).contains(Silence.RANG_NOT_ANSWERED);
    assertThat(birch.callOf(serial).bell()).isTrue();
  }

  @Test
  void a_call_without_any_route_ends_at_once_and_is_told_when_the_line_is_back() {
    TwoStations.ROUTES.forEach(world::cut);
    world.pass(Duration.ofSeconds(2));

    var serial = alder.call(Precedence.FLASH);

    assertThat(alder.callOf(serial).silence()).contains(Silence.NO_ROUTE);
    assertThat(alder.house).hasSize(1);
    TwoStations.ROUTES.forEach(world::heal);
    world.pass(Duration.ofSeconds(5));
    assertThat(birch.line().theirs().size()).isEqualTo(alder.line().own().size());
    assertThat(alder.line().own().size()).isEqualTo(2);
  }

  @Test
  void a_station_that_takes_frames_and_cosigns_nothing_is_called_silent() {
    birch.deaf = true;

    var serial = alder.call(Precedence.FLASH);
    world.pass(Duration.ofMillis(3_500));

    assertThat(alder.callOf(serial).silence()).contains(Silence.STATION_SILENT);
  }

  @Test
  void a_killed_station_is_silent_and_not_out_of_reach() {
    birch.kill();
    world.pass(Duration.ofSeconds(2));

    assertThat(alder.line().view().reach()).contains(Silence.STATION_SILENT);
  }

  @Test
  void when_both_lift_at_once_side_a_s_ring_is_the_call_and_both_talk() {
    alder.line().armed(Bells.all(1));
    birch.line().armed(Bells.all(1));
    alder
        .line()
        .call(
            new CallOrder(alder.officer(), Precedence.FLASH, Optional.empty(), Ends.NONE), _ -> {});
    birch
        .line()
        .call(
            new CallOrder(birch.officer(), Precedence.FLASH, Optional.empty(), Ends.NONE), _ -> {});

    world.pass(Duration.ofSeconds(2));

    var states = alder.line().calls().stream().map(CallView::state).toList();
    assertThat(states).hasSize(2);
    assertThat(states).anyMatch(CallState.Talking.class::isInstance);
    assertThat(states).anyMatch(CallState.Joined.class::isInstance);
    assertThat(birch.line().calls().stream().map(CallView::state).toList()).containsAll(states);
  }

  @Test
  void the_sixth_call_in_the_queue_is_declined_at_once() {
    birch.line().armed(Bells.all(1));
    for (int i = 0; i < 6; i++) {
      alder.call(Precedence.ROUTINE);
    }
    world.pass(Duration.ofSeconds(1));

    var states = alder.line().calls().stream().map(CallView::state).toList();

    assertThat(states.stream().filter(CallState.Ringing.class::isInstance)).hasSize(5);
    assertThat(states.getLast()).isInstanceOf(CallState.Declined.class);
  }

  @Test
  void I19_a_lift_rings_not_entered_when_our_own_disk_is_full() {
    birch.line().armed(Bells.all(1));
    alder.diskFull = true;

    var serial = alder.call(Precedence.FLASH);
    world.pass(Duration.ofMillis(500));

    assertThat(alder.callOf(serial).notEntered()).isTrue();
    assertThat(birch.callOf(serial).bell()).isTrue();
    assertThat(birch.callOf(serial).notEntered()).isTrue();
  }

  @Test
  void I19_a_lift_rings_not_entered_when_the_called_station_s_disk_is_full() {
    birch.line().armed(Bells.all(1));
    birch.diskFull = true;

    var serial = alder.call(Precedence.FLASH);
    world.pass(Duration.ofSeconds(3));

    assertThat(birch.line().calls()).anyMatch(CallView::bell);
    assertThat(alder.callOf(serial).notEntered()).isTrue();
  }

  @Test
  void when_the_disk_has_room_again_the_journal_goes_on_and_lists_what_was_not_entered() {
    birch.line().armed(Bells.all(1));
    alder.diskFull = true;
    var serial = alder.call(Precedence.FLASH);
    world.pass(Duration.ofSeconds(1));
    birch.ask(done -> birch.line().decline(serial, birch.officer(), "later", done));
    var before = alder.line().own().size();

    alder.diskFull = false;
    world.pass(Duration.ofSeconds(4));

    assertThat(alder.line().view().standing()).isInstanceOf(Standing.Normal.class);
    assertThat(alder.line().own().size()).isGreaterThan(before);
    assertThat(alder.send(Precedence.ROUTINE, "entered again")).isEqualTo("alder-0002");
  }

  @Test
  void a_killed_station_starts_with_all_that_was_durable_and_signs_nothing_before_a_hello() {
    birch.line().armed(Bells.all(1));
    var serial = alder.send(Precedence.IMMEDIATE, "kept");
    TwoStations.ROUTES.forEach(world::cut);
    alder.kill();
    alder.sent.clear();

    alder.start();
    world.pass(Duration.ofSeconds(2));

    assertThat(alder.messageOf(serial).text()).isEqualTo("kept");
    assertThat(alder.line().view().standing()).isInstanceOf(Standing.Comparing.class);
    assertThat(alder.sent).noneMatch(Frame.Push.class::isInstance);
    TwoStations.ROUTES.forEach(world::heal);
    world.pass(Duration.ofSeconds(3));
    assertThat(alder.send(Precedence.ROUTINE, "next")).isEqualTo("alder-0002");
  }

  @Test
  void I13_a_station_whose_peer_shows_more_of_its_log_than_it_has_signs_nothing_and_rings() {
    birch.line().armed(Bells.all(1));
    var backup = alder.store.copy();
    alder.send(Precedence.ROUTINE, "after the backup");
    world.pass(Duration.ofSeconds(1));
    alder.kill();
    alder.store = backup;
    alder.sent.clear();

    alder.start();
    world.pass(Duration.ofSeconds(3));
    var serial = alder.call(Precedence.FLASH);
    world.pass(Duration.ofSeconds(1));

    assertThat(alder.line().view().standing()).isInstanceOf(Standing.Recovering.class);
    assertThat(alder.sent).noneMatch(Frame.Push.class::isInstance);
    assertThat(birch.callOf(serial).bell()).isTrue();
  }

  @Test
  void both_stations_hold_the_same_two_logs_after_traffic_both_ways() {
    birch.line().armed(Bells.all(1));
    alder.line().armed(Bells.all(1));
    for (int i = 0; i < 5; i++) {
      alder.send(Precedence.ROUTINE, "from alder " + i);
      birch.send(Precedence.PRIORITY, "из birch " + i);
    }
    world.pass(Duration.ofSeconds(2));

    assertThat(birch.line().theirs().head()).isEqualTo(alder.line().own().head());
    assertThat(alder.line().theirs().head()).isEqualTo(birch.line().own().head());
    assertThat(alder.line().own().cosignedSize()).isEqualTo(alder.line().own().size());
  }

  @Test
  void one_route_cut_loses_nothing_and_shows_nothing_twice() {
    birch.line().armed(Bells.all(1));
    world.cut("one");
    var serial = alder.send(Precedence.FLASH, "over the other route");
    world.pass(Duration.ofMillis(200));
    world.heal("one");
    world.pass(Duration.ofSeconds(3));

    assertThat(birch.line().messages().stream().filter(m -> m.serial().equals(serial))).hasSize(1);
    assertThat(alder.line().view().routes()).allMatch(r -> r.state() == RouteView.State.LIVE);
  }

  @Test
  void an_idle_line_is_signed_again_every_minute() {
    world.pass(Duration.ofSeconds(70));

    var signed = alder.line().theirs().newestSigned().orElseThrow().byLog().timeSeconds();

    assertThat(birch.wallMillis() / 1_000 - signed).isLessThan(65);
    assertThat(List.of(alder.line().own().size(), birch.line().own().size())).containsOnly(1L);
  }
}
