package parley.core.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.call.Bells;
import parley.core.frame.Frame;
import parley.core.line.CheckEntry.Result;
import parley.core.line.TwoStations.Station;
import parley.core.log.Kinds;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.journal.entry.Opened;
import parley.journal.entry.Sealing;

final class ChecksTest {
  private final TwoStations world = TwoStations.open();
  private final Station alder = world.alder;
  private final Station birch = world.birch;

  ChecksTest() {
    world.tickMillis = 1_000;
  }

  /** The world opens 400 s into an hour; the next begins after 3,200 s. */
  private void toTheHour() {
    world.pass(Duration.ofSeconds(3_260));
  }

  /** Reads the entries of a side as a station holds them. */
  private static List<CheckEntry> entries(Station station, Side side) {
    var line = station.line();
    var log = line.side() == side ? line.own().entries() : line.theirs().entries();
    return log.stream()
        .map(entry -> ((Opened.Readable) Sealing.open(entry)).content())
        .filter(content -> content.kind().equals(Kinds.CHECKS))
        .map(content -> CheckEntry.of(new Placed(side, log.getFirst().leaf(), content)))
        .toList();
  }

  @Test
  void every_route_is_checked_each_way_once_an_interval_and_both_sides_hold_what_came_of_it() {
    toTheHour();
    world.pass(Duration.ofHours(2));

    for (var side : Side.values()) {
      var atAlder = entries(alder, side);
      assertThat(atAlder).hasSize(3).isEqualTo(entries(birch, side));
      assertThat(atAlder)
          .allSatisfy(
              entry ->
                  assertThat(entry.routes())
                      .extracting(CheckEntry.RouteCheck::result)
                      .containsExactly(Result.PASSED, Result.PASSED));
    }
    assertThat(alder.line().view().checks().passed()).isEqualTo(3);
    assertThat(alder.line().view().checks().late()).isFalse();
  }

  @Test
  void a_check_that_comes_with_one_letter_changed_is_answered_as_different() {
    var text = Bytes.utf8("Six quick boats pull away from the gray jetty");
    var connection = connectionOf(birch);
    birch.sent.clear();

    birch.line().received(connection, new Frame.Check(0, text, false, true));

    var answer = (Frame.Check) birch.sent.getLast();
    assertThat(answer.echo()).isTrue();
    assertThat(answer.same()).isFalse();
    assertThat(answer.text()).isEqualTo(text);
  }

  private static long connectionOf(Station station) {
    return station.sentOn.getLast();
  }

  @Test
  void a_route_that_is_cut_has_missed_its_check_and_the_other_has_passed() {
    world.cut("two");
    toTheHour();
    world.pass(Duration.ofMinutes(2));

    var entry = entries(alder, alder.line().side()).getFirst();

    assertThat(entry.routes())
        .extracting(CheckEntry.RouteCheck::result)
        .containsExactly(Result.PASSED, Result.DOWN);
    assertThat(entry.passed()).isTrue();
  }

  @Test
  void intervals_in_which_no_route_passed_are_counted_as_missed_until_one_passes() {
    TwoStations.ROUTES.forEach(world::cut);
    toTheHour();
    world.pass(Duration.ofHours(2));

    assertThat(alder.line().view().checks().missed()).isEqualTo(2);

    TwoStations.ROUTES.forEach(world::heal);
    world.pass(Duration.ofHours(1));

    assertThat(alder.line().view().checks().missed()).isZero();
    assertThat(alder.line().view().checks().failed()).isEqualTo(2);
  }

  @Test
  void checks_are_late_after_one_and_a_half_intervals() {
    toTheHour();
    TwoStations.ROUTES.forEach(world::cut);
    world.pass(Duration.ofMinutes(85));
    assertThat(alder.line().view().checks().late()).isFalse();

    world.pass(Duration.ofMinutes(10));

    assertThat(alder.line().view().checks().late()).isTrue();
  }

  @Test
  void an_officer_can_have_the_routes_checked_at_once() {
    alder.ask(done -> alder.line().check(done));
    world.pass(Duration.ofSeconds(2));

    assertThat(entries(birch, alder.line().side())).hasSize(1).allMatch(CheckEntry::passed);
  }

  @Test
  void a_restart_does_not_repeat_the_check_of_the_same_hour() {
    toTheHour();
    alder.kill();
    alder.start();
    world.pass(Duration.ofMinutes(5));

    assertThat(entries(birch, alder.line().side())).hasSize(1);
  }

  @Test
  void texts_of_checks_cover_both_alphabets_and_take_turns() {
    var one = new String(Pangrams.text(0).toArray(), UTF_8);
    var russian = new String(Pangrams.text(2).toArray(), UTF_8);

    assertThat(letters(one)).containsAll(letters("abcdefghijklmnopqrstuvwxyz"));
    assertThat(letters(russian)).containsAll(letters("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"));
    assertThat(Pangrams.text(5)).isEqualTo(Pangrams.text(0));
  }

  @Test
  void the_ukrainian_text_has_every_letter_of_its_alphabet() {
    var text = new String(Pangrams.text(3).toArray(), UTF_8);

    assertThat(letters(text)).containsAll(letters("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"));
  }

  private static List<Integer> letters(String text) {
    return text.toLowerCase(Locale.ROOT).chars().distinct().boxed().toList();
  }

  // Check calls.

  private String checkCall(Station from, long due) {
    var order =
        new CallOrder(
            from.officer(),
            Precedence.ROUTINE,
            Optional.empty(),
            Ends.NONE,
            new Purpose.Check(due));
    return from.ask(done -> from.line().call(order, done));
  }

  private CheckCallsView calls(Station station) {
    world.pass(Duration.ofSeconds(2));
    return station.line().view().checkCalls();
  }

  /** Brings the world to the next time of the calendar, which is 06:00 or 18:00. */
  private long toTheNextCall() {
    var due = calls(alder).nextSeconds().orElseThrow();
    world.pass(Duration.ofMillis(due * 1_000 - alder.wallMillis()));
    return due;
  }

  @Test
  void a_check_call_answered_in_its_time_counts_for_it_on_both_sides() {
    birch.line().armed(Bells.all(1));
    var due = toTheNextCall();

    var serial = checkCall(alder, due);
    birch.answer(serial, Ends.NONE);

    assertThat(calls(alder).openSeconds()).hasValue(due);
    assertThat(calls(alder).openResult()).isEqualTo(CheckCallResult.ANSWERED);
    assertThat(calls(birch).openResult()).isEqualTo(CheckCallResult.ANSWERED);
  }

  @Test
  void a_check_call_that_nobody_made_is_missed_half_an_hour_later() {
    var due = toTheNextCall();
    assertThat(calls(alder).missed()).isEmpty();

    world.pass(Duration.ofMinutes(31));

    var missed = calls(birch).missed().orElseThrow();
    assertThat(missed.dueSeconds()).isEqualTo(due);
    assertThat(missed.result()).isEqualTo(CheckCallResult.NOT_MADE);
  }

  @Test
  void a_check_call_that_rang_and_one_that_found_nobody_armed_are_told_apart() {
    var due = toTheNextCall();
    checkCall(alder, due);
    world.pass(Duration.ofMinutes(2));
    assertThat(calls(alder).openResult()).isEqualTo(CheckCallResult.NOBODY_ARMED);

    birch.line().armed(Bells.all(1));
    checkCall(alder, due);
    world.pass(Duration.ofMinutes(2));

    assertThat(calls(alder).openResult()).isEqualTo(CheckCallResult.RANG);
    assertThat(calls(birch).openResult()).isEqualTo(CheckCallResult.RANG);
  }

  @Test
  void weekdays_without_an_answer_are_counted_in_a_row_and_an_answer_ends_the_row() {
    birch.line().armed(Bells.all(1));
    world.pass(Duration.ofDays(2));
    assertThat(calls(alder).streak()).isGreaterThanOrEqualTo(1);

    birch.answer(checkCall(alder, toTheNextCall()), Ends.NONE);
    world.pass(Duration.ofMinutes(40));

    assertThat(calls(alder).streak()).isZero();
  }

  @Test
  void a_calendar_knows_what_is_open_next_and_over() {
    var calendar = new CheckCalendar(List.of(LocalTime.of(18, 0), LocalTime.of(6, 0)));
    var midnight = 1_795_046_400_000L / 86_400_000 * 86_400_000;
    var six = midnight / 1_000 + 6 * 3_600;

    assertThat(calendar.open((six - 900) * 1_000)).hasValue(six);
    assertThat(calendar.open((six - 901) * 1_000)).isEmpty();
    assertThat(calendar.open((six + 1_799) * 1_000)).hasValue(six);
    assertThat(calendar.next(six * 1_000)).hasValue(six + 12 * 3_600);
    assertThat(calendar.ended((six + 1_800) * 1_000)).hasValue(six);
    assertThat(calendar.endedBetween(midnight, midnight + 86_400_000))
        .containsExactly(six, six + 12 * 3_600);
    assertThat(new CheckCalendar(List.of()).next(midnight)).isEmpty();
  }

  // The record.

  @Test
  void both_sides_make_the_same_record_of_the_same_two_logs_to_the_byte() {
    birch.line().armed(Bells.all(1));
    var answered = alder.call(Precedence.FLASH);
    world.pass(Duration.ofSeconds(3));
    birch.answer(answered, Ends.NONE);
    birch.ask(done -> birch.line().end(answered, birch.officer(), done));
    alder.call(Precedence.ROUTINE);
    birch.call(Precedence.PRIORITY);
    world.pass(Duration.ofMinutes(3));
    TwoStations.ROUTES.forEach(world::cut);
    world.pass(Duration.ofSeconds(10));
    alder.call(Precedence.ROUTINE);
    TwoStations.ROUTES.forEach(world::heal);
    toTheHour();
    world.pass(Duration.ofHours(14));

    var record = alder.line().record(0);

    assertThat(record.text()).isEqualTo(birch.line().record(0).text());
    assertThat(record.calls()).hasSize(4);
    assertThat(record.tally(alder.line().side())).isEqualTo(new LineRecord.Tally(3, 2, 1));
    assertThat(record.routes()).hasSize(4).allMatch(route -> route.passed() > 10);
    assertThat(record.checkCalls()).isNotEmpty();
  }

  @Test
  void a_record_that_begins_later_tells_of_nothing_before() {
    alder.call(Precedence.ROUTINE);
    world.pass(Duration.ofMinutes(3));

    assertThat(alder.line().record(alder.wallMillis()).calls()).isEmpty();
  }

  @Test
  void the_record_of_a_counterpart_that_never_answers_says_so() {
    birch.line().armed(Bells.all(1));
    for (var i = 0; i < 14; i++) {
      alder.call(Precedence.ROUTINE);
      world.pass(Duration.ofMinutes(2));
    }

    var tally = alder.line().record(0).tally(alder.line().side());

    assertThat(tally).isEqualTo(new LineRecord.Tally(14, 14, 0));
  }
}
