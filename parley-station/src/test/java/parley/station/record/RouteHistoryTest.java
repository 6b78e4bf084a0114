package parley.station.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RouteHistoryTest {
  private static final long NOW = 1_795_000_200_000L;

  @TempDir private Path folder;

  private static String row(long start, int live) {
    return new Bucket("one", start, 60, live, 41, 90, 120).row();
  }

  @Test
  void what_was_measured_before_a_restart_is_still_there_and_what_is_older_than_30_days_is_not()
      throws IOException {
    var file = folder.resolve("routes.csv");
    var old = NOW - 31L * 86_400_000;
    Files.write(file, List.of(row(old, 60), row(NOW - 600_000, 30)));

    var found = new RouteHistory(file, NOW).since(0);

    assertThat(found).containsExactly(new Bucket("one", NOW - 600_000, 60, 30, 41, 90, 120));
    assertThat(found.getFirst().lost()).isEqualTo(0.5);
    assertThat(Files.readAllLines(file)).hasSize(1);
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
    var csv = HealthViews.csv(List.of(new Bucket("one", NOW, 60, 60, 41, -1, 0)));

    assertThat(csv).startsWith("ours:route,").contains("\none,1795000200000,60,60,41,-1,0\n");
  }
}
