package parley.station.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import parley.station.whole.Installation;
import parley.station.whole.RoutePaths;
import parley.station.whole.TwoProcesses;

/** The two silences in which a ring reaches nobody, on the caller's screen. */
@TestInstance(Lifecycle.PER_CLASS)
final class SilentScreensTest {
  private TwoProcesses two;
  private Consoles consoles;
  private Page alder;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    two = TwoProcesses.start(folder);
    consoles = Consoles.open();
    alder = consoles.page("caller", 1280, 800);
    alder.navigate(two.alderHouse().url());
    alder.locator("input").first().focus();
    alder.keyboard().type(Installation.OFFICER);
    alder.keyboard().press("Tab");
    alder.keyboard().type(Installation.passphrase(Installation.OFFICER));
    alder.keyboard().press("Enter");
    sees("NOT ARMED");
  }

  @AfterAll
  void close() {
    consoles.close();
    two.close();
  }

  private void sees(String words) {
    var shown = new ContainsTextOptions().setUseInnerText(true);
    assertThat(alder.locator("body")).containsText(words, shown);
  }

  private void awaitLamp(String reason) {
    two.alder().awaitLine(reason, line -> line.path("lampReason").asText().equals(reason));
  }

  @Test
  void a_ring_to_a_station_that_was_killed_says_station_silent_on_the_callers_screen() {
    two.birchHouse().kill();
    awaitLamp("station-silent");

    alder.keyboard().press("F4");

    sees("STATION SILENT");
    assertThat(consoles.look(alder, "16-station-silent")).isEmpty();
    alder.keyboard().press("Shift+F4");
    two.birchHouse().run();
    two.awaitNormal();
  }

  @Test
  void a_ring_for_which_there_is_no_route_says_so_on_the_callers_screen() {
    two.routes().forEach(RoutePaths::lose);
    awaitLamp("no-route");

    alder.keyboard().press("F4");

    sees("NO ROUTE");
    assertThat(consoles.look(alder, "17-no-route")).isEmpty();
    alder.keyboard().press("Shift+F4");
    two.heal();
  }
}
