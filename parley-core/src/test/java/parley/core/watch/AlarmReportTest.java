package parley.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.watch.Alarm.Kind;
import parley.core.watch.Alarm.Priority;
import parley.core.watch.AlarmReport.Noticed;
import parley.core.watch.AlarmReport.Raised;
import parley.core.watch.AlarmReport.Window;

class AlarmReportTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final long BEGIN = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long DECEMBER = Instant.parse("2026-12-01T00:00:00Z").toEpochMilli();

  private final List<Raised> raised = new ArrayList<>();
  private final List<Noticed> noticed = new ArrayList<>();

  private void raise(Priority priority, long minute) {
    var id = "voice.birch.-." + raised.size();
    raised.add(new Raised(id, priority, Kind.VOICE, Optional.of("birch"), BEGIN + minute * MINUTE));
  }

  private AlarmReport report() {
    return AlarmReport.of(NOVEMBER, raised, noticed, DECEMBER + MINUTE);
  }

  @Test
  void only_alarms_of_the_month_are_counted() {
    raise(Priority.LOW, -1);
    raise(Priority.LOW, 0);
    raise(Priority.LOW, 30 * 24 * 60);

    assertThat(report().total()).isEqualTo(1);
  }

  @Test
  void a_month_that_runs_is_counted_up_to_now() {
    raise(Priority.LOW, 5);
    raise(Priority.LOW, 50);

    var report = AlarmReport.of(NOVEMBER, raised, noticed, BEGIN + 20 * MINUTE);

    assertThat(report.counted()).isEqualTo(Duration.ofMinutes(20));
    assertThat(report.perTenMinutes()).isEqualTo(0.5);
  }

  @Test
  void shares_are_of_all_that_were_raised() {
    raise(Priority.HIGH, 1);
    raise(Priority.MEDIUM, 2);
    raise(Priority.LOW, 3);
    raise(Priority.LOW, 4);

    assertThat(report().share(Priority.HIGH)).isCloseTo(0.25, within(1e-9));
    assertThat(report().share(Priority.LOW)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void eleven_in_ten_minutes_are_one_flood_and_ten_are_none() {
    for (int i = 0; i < 10; i++) {
      raise(Priority.LOW, i / 2);
    }
    assertThat(report().floods()).isZero();

    raise(Priority.LOW, 9);
    raise(Priority.LOW, 9);
    assertThat(report().floods()).isEqualTo(1);
  }

  @Test
  void a_flood_that_lasts_is_one_and_another_an_hour_later_is_the_second() {
    for (int i = 0; i < 60; i++) {
      raise(Priority.LOW, i / 2);
    }
    for (int i = 0; i < 12; i++) {
      raise(Priority.LOW, 120);
    }

    assertThat(report().floods()).isEqualTo(2);
  }

  @Test
  void the_busiest_ten_minutes_need_not_begin_on_the_clock() {
    raise(Priority.LOW, 8);
    raise(Priority.LOW, 12);
    raise(Priority.LOW, 17);
    raise(Priority.LOW, 18);

    assertThat(report().busiest()).contains(new Window(BEGIN + 8 * MINUTE, 3));
  }

  @Test
  void how_long_people_took_is_told_of_the_first_notice_and_not_of_those_that_nobody_saw() {
    raise(Priority.HIGH, 0);
    raise(Priority.HIGH, 10);
    raise(Priority.HIGH, 20);
    noticed.add(new Noticed("voice.birch.-.0", BEGIN + MINUTE));
    noticed.add(new Noticed("voice.birch.-.0", BEGIN + 5 * MINUTE));
    noticed.add(new Noticed("voice.birch.-.1", BEGIN + 13 * MINUTE));

    var answers = report().answers();

    assertThat(answers.answered()).isEqualTo(2);
    assertThat(answers.unanswered()).isEqualTo(1);
    assertThat(answers.median()).contains(Duration.ofMinutes(3));
    assertThat(answers.longest()).contains(Duration.ofMinutes(3));
  }

  @Test
  void days_are_days_of_utc_and_sources_come_by_weight() {
    raise(Priority.HIGH, 24 * 60 - 1);
    raise(Priority.LOW, 24 * 60);
    raised.add(new Raised("x", Priority.LOW, Kind.STORAGE, Optional.empty(), BEGIN));

    var report = report();

    assertThat(report.days())
        .extracting(AlarmReport.Day::date)
        .containsExactly(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 2));
    assertThat(report.sources().getFirst().count()).isEqualTo(2);
    assertThat(report.sources().getLast().kind()).isEqualTo(Kind.STORAGE);
  }

  @Test
  void a_month_without_alarms_is_all_noughts() {
    assertThat(report().total()).isZero();
    assertThat(report().busiest()).isEmpty();
    assertThat(report().share(Priority.HIGH)).isZero();
    assertThat(report().perTenMinutes()).isZero();
  }
}
