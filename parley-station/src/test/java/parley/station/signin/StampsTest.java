package parley.station.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.core.Clock;
import parley.station.configuration.Limits;
import parley.station.signin.Stamps.Verdict;

final class StampsTest {
  private static final long START = 1_800_000_000_000L;
  private final StampingConsole console = new StampingConsole();
  private long now = START;
  private long wallOffset;
  private final Clock clock =
      new Clock() {
        @Override
        public long wallMillis() {
          return now + wallOffset;
        }

        @Override
        public long monoMillis() {
          return now - START;
        }
      };
  private Stamps stamps = new Stamps(clock);
  private Binding session = new Binding("", new StampKey(""), 0);

  @BeforeEach
  void signIn() {
    var agreed = ConsoleKey.of(console.publicKey()).orElseThrow().agree();
    console.bind(agreed.stationKey());
    session = new Binding("a browser", agreed.secret(), START);
    now = START + 60_000;
  }

  private Verdict check(String stamp, String method, String target) {
    return stamps.check(session, Stamp.of(stamp), method, target);
  }

  @Test
  void both_sides_agree_on_one_key_and_the_stamp_of_a_request_is_taken_once() {
    String stamp = console.stamp("POST", "/api/v1/calls/x/answer?line=birch", now);

    var first = check(stamp, "POST", "/api/v1/calls/x/answer?line=birch");
    var second = check(stamp, "POST", "/api/v1/calls/x/answer?line=birch");

    assertThat(first).isEqualTo(Verdict.GOOD);
    assertThat(second).isEqualTo(Verdict.REPLAYED);
  }

  @Test
  void a_stamp_is_for_one_method_and_one_target() {
    assertThat(check(console.stamp("GET", "/a", now), "POST", "/a")).isEqualTo(Verdict.FORGED);
    assertThat(check(console.stamp("GET", "/a", now), "GET", "/a?x=1")).isEqualTo(Verdict.FORGED);
  }

  @Test
  void a_request_without_a_stamp_or_with_anothers_key_is_somebody_elses() {
    var stranger = new StampingConsole();
    stranger.bind(ConsoleKey.of(stranger.publicKey()).orElseThrow().agree().stationKey());

    assertThat(stamps.check(session, Optional.empty(), "GET", "/a")).isEqualTo(Verdict.MISSING);
    assertThat(check("nothing like a stamp", "GET", "/a")).isEqualTo(Verdict.MISSING);
    assertThat(check(stranger.stamp("GET", "/a", now), "GET", "/a")).isEqualTo(Verdict.FORGED);
  }

  @Test
  void a_console_whose_clock_is_wrong_is_late_and_never_a_thief() {
    for (long apart : new long[] {-31_000, 31_000, 86_400_000}) {
      String stamp = console.stamp("GET", "/a", now + apart);
      assertThat(check(stamp, "GET", "/a")).as("%d ms", apart).isEqualTo(Verdict.LATE);
    }
  }

  @Test
  void a_station_whose_clock_is_put_back_or_ahead_turns_nobody_away() {
    for (long jump : new long[] {-3_600_000, 7_200_000}) {
      wallOffset = jump;
      now += 1_000;
      String stamp = console.stamp("POST", "/a", stamps.nowMillis());
      assertThat(check(stamp, "POST", "/a")).as("%d ms", jump).isEqualTo(Verdict.GOOD);
    }
  }

  @Test
  void a_flood_in_one_session_keeps_no_other_out() {
    var wild = console;
    for (int i = 0; i < Limits.STAMPS_REMEMBERED; i++) {
      check(wild.stamp("GET", "/a", now), "GET", "/a");
    }
    assertThat(check(wild.stamp("GET", "/a", now), "GET", "/a")).isEqualTo(Verdict.LATE);

    var calm = new StampingConsole();
    var agreed = ConsoleKey.of(calm.publicKey()).orElseThrow().agree();
    calm.bind(agreed.stationKey());
    session = new Binding("another browser", agreed.secret(), START);

    assertThat(check(calm.stamp("POST", "/answer", now), "POST", "/answer"))
        .isEqualTo(Verdict.GOOD);
  }

  @Test
  void another_tab_has_three_seconds_to_notice_a_new_sign_in() {
    var before = new StampingConsole();
    before.bind(ConsoleKey.of(before.publicKey()).orElseThrow().agree().stationKey());
    session = new Binding("a browser", session.key(), now);

    now += 2_999;
    assertThat(check(before.stamp("GET", "/a", now), "GET", "/a")).isEqualTo(Verdict.LATE);
    now += 1;
    assertThat(check(before.stamp("GET", "/a", now), "GET", "/a")).isEqualTo(Verdict.FORGED);
  }

  @Test
  void a_station_that_started_again_takes_no_stamp_of_its_earlier_run() {
    String stamp = console.stamp("POST", "/a", now);
    assertThat(check(stamp, "POST", "/a")).isEqualTo(Verdict.GOOD);

    now += 1;
    stamps = new Stamps(clock);

    assertThat(check(stamp, "POST", "/a")).isEqualTo(Verdict.LATE);
  }

  @Test
  void a_stamp_is_remembered_for_as_long_as_it_is_fresh() {
    String ahead = console.stamp("POST", "/a", now + 30_000);
    assertThat(check(ahead, "POST", "/a")).isEqualTo(Verdict.GOOD);

    now += 60_000;

    assertThat(check(ahead, "POST", "/a")).isEqualTo(Verdict.REPLAYED);
  }

  @Test
  void what_is_no_point_on_the_curve_is_no_console_key() {
    String key = console.publicKey();

    assertThat(ConsoleKey.of(key)).isPresent();
    assertThat(ConsoleKey.of(key.substring(0, 40) + "AAAA" + key.substring(44))).isEmpty();
    assertThat(ConsoleKey.of("")).isEmpty();
    assertThat(ConsoleKey.of("AA")).isEmpty();
    assertThat(ConsoleKey.of("not base64!")).isEmpty();
  }
}
