package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The four silences, each made for real, each with its exit code, its words and its proof. */
@ExtendWith(SharedPair.class)
final class SilenceTest {
  private static final int NOT_THERE = 3;
  private static final int NOT_ANSWERED = 4;
  private static final int NOBODY_ARMED = 7;

  @TempDir Path folder;
  private final TwoProcesses two;
  private final OneStation alder;
  private final OneStation birch;

  SilenceTest(TwoProcesses two) {
    this.two = two;
    this.alder = two.alder();
    this.birch = two.birch();
  }

  private Ended rung() {
    return alder.parley("call", "start", "--line", "birch", "--wait", "answered", "--timeout", "2");
  }

  private String shown(String serial) {
    return alder.parley("call", "show", serial).well().out();
  }

  /** The sentences of a pack about one call, once they hold these words. */
  private String verified(String serial, String words) {
    var number = new int[1];
    return Patience.some(
        "evidence with the words: " + words,
        () -> {
          var pack = alder.export(folder.resolve("pack-" + number[0]++), "--call", serial);
          var verdict = Parley.run("journal", "verify", pack.toString()).well();
          return Optional.of(verdict.out()).filter(text -> text.contains(words));
        });
  }

  private void awaitInBothTails(String words) {
    for (var station : two.stations()) {
      Patience.until(
          words + " in the journal of " + station.name(), () -> station.tail().contains(words));
    }
    Patience.until("both tails are equal", () -> alder.tail().equals(birch.tail()));
  }

  @Test
  void with_no_route_the_ring_is_kept_as_an_attempt_and_told_when_the_line_is_back() {
    two.routes().forEach(RoutePaths::lose);
    two.alder().awaitLine("no route", line -> line.path("lampReason").asText().equals("no-route"));

    var rung = rung();
    var shown = shown(rung.serial());
    two.heal();

    assertThat(rung.exit()).isEqualTo(NOT_THERE);
    assertThat(rung.err()).contains("did not reach their station");
    assertThat(shown).contains("no route");
    awaitInBothTails("serial=\"" + rung.serial() + "\"");
    assertThat(verified(rung.serial(), "there was no route")).contains(rung.serial(), "birch");
    var next = alder.send("After the attempt.", "routine");
    assertThat(Serials.number(next)).isEqualTo(Serials.number(rung.serial()) + 1);
  }

  @Test
  void a_station_that_was_killed_is_silent() {
    two.birchHouse().kill();
    alder.awaitLine(
        "station silent", line -> line.path("lampReason").asText().equals("station-silent"));

    var rung = rung();
    var shown = shown(rung.serial());
    two.birchHouse().run();
    two.awaitNormal();

    assertThat(rung.exit()).isEqualTo(NOT_THERE);
    assertThat(shown).contains("station silent");
    awaitInBothTails("serial=\"" + rung.serial() + "\"");
    assertThat(verified(rung.serial(), "was silent")).contains(rung.serial(), "birch");
  }

  @Test
  void where_nobody_is_armed_the_ring_says_so() {
    birch.awaitArmed(0);

    var rung = rung();

    assertThat(rung.exit()).isEqualTo(NOBODY_ARMED);
    assertThat(rung.err()).contains("Nobody there was armed");
    assertThat(shown(rung.serial())).contains("nobody armed (they say)", "unanswered");
    assertThat(verified(rung.serial(), "nobody was armed there"))
        .contains("reached the station of birch at", "(birch's word)");
  }

  @Test
  void where_it_rang_and_nobody_answered_that_is_proven_with_whose_clock_it_was() {
    try (var armed = birch.arm("desk-1")) {
      birch.awaitArmed(1);

      var rung = rung();

      assertThat(armed.isAlive()).isTrue();
      assertThat(rung.exit()).isEqualTo(NOT_ANSWERED);
      assertThat(rung.err()).contains("It was not answered");
      assertThat(shown(rung.serial()))
          .contains("at their station (proven)", "ringing at 1 position (", "unanswered");
      assertThat(verified(rung.serial(), "was not answered"))
          .contains("reached the station of birch at")
          .contains("rang at 1 armed position at")
          .contains("by birch's clock", "by alder's clock", "answer window of 2 s");
    }
    birch.awaitArmed(0);
  }

  @Test
  void evidence_taken_the_moment_the_window_ends_already_proves_the_silence() {
    try (var armed = birch.arm("desk-1")) {
      birch.awaitArmed(1);

      var rung = rung();
      var pack = alder.export(folder.resolve("at-once"), "--call", rung.serial());

      assertThat(armed.isAlive()).isTrue();
      assertThat(Parley.run("journal", "verify", pack.toString()).well().out())
          .contains("was not answered");
    }
    birch.awaitArmed(0);
  }
}
