package parley.station.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/** One console while nobody is at it, and while the person changes. */
@Timeout(180)
final class LockedConsoleTest {
  private static final String TEXT = "Two lorries wait at the ford";

  @TempDir private Path folder;
  private DemoInOneProcess demo;
  private Consoles consoles;
  private Page page;

  @BeforeEach
  void open() throws IOException, CannotOpen, GeneralSecurityException {
    demo = DemoInOneProcess.start(folder);
    consoles = Consoles.open();
    page = consoles.page("watch", 1280, 800);
    page.navigate(demo.alder().url());
    signIn("Maj ALMARK");
  }

  @AfterEach
  void close() {
    consoles.close();
    demo.close();
  }

  @Test
  void a_locked_console_hides_texts_answers_with_f2_and_opens_for_another_officer()
      throws Exception {
    birch("/lines/alder/messages", "{\"text\":\"" + TEXT + "\"}");
    sees(TEXT);

    page.getByText("Change person").press("Enter");

    sees("Locked");
    assertThat(page.locator("body").textContent()).doesNotContain(TEXT);
    birch("/lines/alder/calls", "{\"precedence\":\"immediate\"}");
    sees("ANSWER IMMEDIATE");
    assertThat(consoles.look(page, "20-locked")).isEmpty();
    page.keyboard().press("F2");
    assertThat(page.locator("[data-pane=calls]")).containsText("Cpt TORVEN");
    assertThat(page.locator("[data-pane=lines]")).not().containsText("ANSWER");

    signIn("Lt SERRIN");

    sees(TEXT);
    assertThat(page.locator(".me")).hasText("Lt SERRIN");
  }

  private void signIn(String who) {
    page.getByText(who).last().press("Enter");
    page.locator("form .main").press("Enter");
  }

  private void sees(String words) {
    var shown = new ContainsTextOptions().setUseInnerText(true).setTimeout(30_000);
    assertThat(page.locator("body")).containsText(words, shown);
  }

  private void birch(String path, String body) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(demo.birch().url() + "/api/v1" + path))
              .header("Authorization", "Bearer " + demo.birchToken())
              .POST(BodyPublishers.ofString(body))
              .build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }
  }
}
