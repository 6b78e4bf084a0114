package parley.station.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RouteHistoryTest {
  private static final long NOW = 1_795_000_200_000L;

  private static final Speech HEARD = new Speech(0.01, 2.5, 4.1);

  @TempDir private Path folder;

  private static String row(long start, int live) {
    return new Bucket("one", start, 60, live, 41, 90, 120, Optional.empty()).row();
  }

  @Test
  void what_was_measured_before_a_restart_is_still_there_and_what_is_older_than_30_days_is_not()
      throws IOException {
    var file = folder.resolve("routes.csv");
    var old = NOW - 31L * 86_400_000;
    Files.write(file, List.of(row(old, 60), row(NOW - 600_000, 30)));

    var found = new RouteHistory(file, NOW).since(0);

    assertThat(found)
        .containsExactly(new Bucket("one", NOW - 600_000, 60, 30, 41, 90, 120, Optional.empty()));
    assertThat(found.getFirst().lost()).isEqualTo(0.5);
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void a_row_of_an_earlier_release_has_no_voice_and_a_new_one_has() throws IOException {
    var file = folder.resolve("routes.csv");
    var spoken = new Bucket("two", NOW, 60, 60, 41, 90, 120, Optional.of(HEARD));
    Files.write(file, List.of("one," + NOW + ",60,60,41,90,120", spoken.row()));

    var found = new RouteHistory(file, NOW).since(0);

    assertThat(found)
        .extracting(Bucket::speech)
        .containsExactly(Optional.empty(), Optional.of(HEARD));
  }

  @Test
  void the_voice_of_a_while_is_its_mean_loss_and_its_worst_jitter_and_score() {
    var both = HEARD.and(new Speech(0.04, 1.5, 3.2), 2);

    assertThat(both.loss()).isCloseTo(0.02, within(1e-9));
    assertThat(both).extracting(Speech::jitterMillis, Speech::mos).containsExactly(2.5, 3.2);
  }

  @Test
  void a_row_that_a_crash_tore_is_left_out() throws IOException {
    var file = folder.resolve("routes.csv");
    Files.write(file, List.of(row(NOW, 60)));
    Files.writeString(file, "one,17950001", StandardOpenOption.APPEND);

    assertThat(new RouteHistory(file, NOW).since(0)).hasSize(1);
  }

  @Test
  void the_csv_of_what_we_measured_says_that_it_is_ours() {
    var csv =
        HealthViews.csv(List.of(new Bucket("one", NOW, 60, 60, 41, -1, 0, Optional.of(HEARD))));

    assertThat(csv)
        .startsWith("ours:route,")
        .contains("\none,1795000200000,60,60,41,-1,0,0.0100,2.5,4.10\n");
  }
}
