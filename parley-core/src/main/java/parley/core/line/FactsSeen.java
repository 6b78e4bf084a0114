package parley.core.line;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import parley.core.line.CheckCallsView.Missed;

/** What the screens show of checks and check calls; worked out once a second at most. */
final class FactsSeen {
  private static final int LONGEST_STREAK = 400;

  /** Both views of one second. */
  record Seen(LineChecks checks, CheckCallsView calls) {}

  private final Books books;
  private final CheckCalendar calendar;
  private long second = Long.MIN_VALUE;
  private Optional<Seen> seen = Optional.empty();

  FactsSeen(Books books) {
    this.books = books;
    this.calendar = new CheckCalendar(books.identity.terms().checkCalls());
  }

  Seen now() {
    var wall = Math.floorDiv(books.wall(), 1_000L);
    if (seen.isEmpty() || wall != second) {
      second = wall;
      seen = Optional.of(new Seen(checks(), calls()));
    }
    return seen.get();
  }

  private LineChecks checks() {
    var interval = books.identity.terms().checkInterval();
    return books.facts.checks().seen(books.side, interval, books.wall());
  }

  private CheckCallsView calls() {
    var open = calendar.open(books.wall());
    var result = open.isPresent() ? result(open.getAsLong()) : CheckCallResult.NOT_MADE;
    var ended = calendar.ended(books.wall());
    var missed =
        ended.isPresent() && counts(ended.getAsLong()) && !answered(ended.getAsLong())
            ? Optional.of(missed(ended.getAsLong()))
            : Optional.<Missed>empty();
    var streak = missed.map(one -> streak(one.dueSeconds())).orElse(0);
    return new CheckCallsView(calendar.next(books.wall()), open, result, missed, streak);
  }

  private Missed missed(long due) {
    return new Missed(due, due * 1_000 + CheckCalendar.AFTER.toMillis(), result(due));
  }

  private CheckCallResult result(long due) {
    return books.facts.checkCalls().of(due, books.traffic);
  }

  private boolean answered(long due) {
    return result(due) == CheckCallResult.ANSWERED;
  }

  /** A time before the line was opened is nobody's. */
  private boolean counts(long due) {
    return due * 1_000 > books.facts.openedMillis(books.side);
  }

  /** Counts the weekdays without any answered check call, back from the day of a missed one. */
  private int streak(long due) {
    var streak = 0;
    for (var day = day(due); streak < LONGEST_STREAK; day = day.minusDays(1)) {
      var last = last(day);
      if (last.isEmpty() || !counts(last.getAsLong()) || anyAnswered(day)) {
        break;
      }
      streak += isWeekday(day) ? 1 : 0;
    }
    return streak;
  }

  private static LocalDate day(long seconds) {
    return Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  private OptionalLong last(LocalDate day) {
    return calendar.times().stream()
        .mapToLong(time -> day.atTime(time).toEpochSecond(ZoneOffset.UTC))
        .max();
  }

  private boolean anyAnswered(LocalDate day) {
    return calendar.times().stream()
        .anyMatch(time -> answered(day.atTime(time).toEpochSecond(ZoneOffset.UTC)));
  }
}
