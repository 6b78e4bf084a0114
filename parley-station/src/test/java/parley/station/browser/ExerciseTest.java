package parley.station.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.answer.Json;
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/** The guided exercise with the sparring partner and a second officer, by keyboard alone. */
@Timeout(240)
final class ExerciseTest {
  private final List<String> axe = new ArrayList<>();
  @TempDir private Path folder;
  private DemoInOneProcess demo;
  private Consoles consoles;
  private Page page;

  @BeforeEach
  void open() throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    demo = DemoInOneProcess.start(folder);
    var name = "{\"name\":\"admin-1\",\"passphrase\":\"first of two keys\"}";
    var token = ask(request("/tokens", "").POST(BodyPublishers.ofString(name)));
    ask(request("/sparring", token.path("token").asText()).POST(BodyPublishers.ofString("{}")));
    consoles = Consoles.open();
    page = consoles.page("officer", 1280, 800);
    page.navigate(demo.alder().url());
    signIn(page, "almark", "north wind over water");
    takeTheWatch();
  }

  @AfterEach
  void close() {
    consoles.close();
    demo.close();
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(demo.alder().url() + "/api/v1" + path))
        .header("X-Parley", "1")
        .header("Authorization", "Bearer " + token);
  }

  private static JsonNode ask(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return Json.parse(answer.body());
    }
  }

  private static void sees(Page page, String words) {
    assertThat(page.locator("body"))
        .containsText(words, new ContainsTextOptions().setUseInnerText(true));
  }

  private static void signIn(Page page, String name, String passphrase) {
    page.locator("input").first().focus();
    page.keyboard().type(name);
    page.keyboard().press("Tab");
    page.keyboard().type(passphrase);
    page.keyboard().press("Enter");
  }

  private void takeTheWatch() {
    press(page, "Take the watch");
    sees(page, "free");
    press(page, "Play the test tone");
    sees(page, "Did you hear three rising tones?");
    page.keyboard().press("Enter");
    sees(page, "ARMED at");
  }

  /** Goes to a button as the Tab key would, and presses it. */
  private static void press(Page page, String button) {
    page.locator("button", new Page.LocatorOptions().setHasText(button)).first().focus();
    page.keyboard().press("Enter");
  }

  private void ticked(int tasks) {
    assertThat(page.locator(".exercise li.done")).hasCount(tasks);
  }

  @Test
  void six_tasks_are_ticked_by_what_really_happened() throws IOException, InterruptedException {
    page.locator("#line-exercise").focus();
    page.keyboard().press("Enter");
    sees(page, "Nothing on this line reaches anybody");
    axe.addAll(consoles.look(page, "30-exercise"));
    answersAndCalls();

    page.keyboard().press("Shift+F9");
    page.keyboard().type("Our boat lies disabled. Hold fire.");
    page.keyboard().press("Control+Enter");
    page.keyboard().press("Control+Enter");
    ticked(3);
    acknowledges();
    page.keyboard().press("F10");
    page.keyboard().type("Our boat");
    page.keyboard().press("Enter");
    ticked(5);
    page.keyboard().press("Shift+F4");
    isRelieved();

    ticked(6);
    sees(page, "All six are done.");
    axe.addAll(consoles.look(page, "31-exercise-done"));
    assertThat(consoles.complaints()).isEmpty();
    assertThat(axe).isEmpty();
  }

  private void answersAndCalls() {
    press(page, "Let them call");
    sees(page, "CALL FROM EXERCISE");
    page.keyboard().press("F2");
    sees(page, "Answered here by Maj ALMARK");
    ticked(1);
    page.keyboard().press("Shift+F4");
    sees(page, "ENDED");
    page.keyboard().press("F4");
    sees(page, "Answered by EXERCISE partner");
    ticked(2);
    page.keyboard().press("Shift+F4");
  }

  private void acknowledges() throws IOException, InterruptedException {
    press(page, "Let them send a FLASH");
    sees(page, "Two aircraft cross the line");
    page.keyboard().press("F8");
    var traffic = ask(request("/messages?line=exercise&limit=5", demo.alderToken()).GET());
    var flash =
        traffic
            .path("items")
            .valueStream()
            .map(item -> item.path("serial").asText())
            .filter(serial -> serial.startsWith("exercise-"))
            .findFirst()
            .orElseThrow();
    page.keyboard().type(flash.substring(flash.length() - 2));
    page.keyboard().press("Enter");
    ticked(4);
  }

  /** Somebody else signs in elsewhere, ticks what is open and assumes the watch. */
  private void isRelieved() {
    Page other = consoles.page("relief", 1280, 800);
    other.navigate(demo.alder().url());
    signIn(other, "serrin", "lamp in the window");
    // Her name stands on the demo's sign-in page too.
    sees(other, "NOT ARMED");
    other.keyboard().press("Alt+W");
    sees(other, "Relieve Maj ALMARK");
    press(other, "Relieve Maj ALMARK");
    sees(other, "assume the watch");
    for (var box : other.locator("dialog input[type=checkbox]").all()) {
      box.focus();
      other.keyboard().press("Space");
    }
    sees(other, "Everything CRITICAL is ticked.");
    press(other, "assume the watch");
    sees(other, "You have the watch at");
    sees(page, "Sign off in");
  }
}
