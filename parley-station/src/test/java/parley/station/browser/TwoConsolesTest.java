package parley.station.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import parley.station.answer.Json;
import parley.station.demo.Demo;

/** One story, told in order: a second pair of stations and browsers for each part costs minutes. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class TwoConsolesTest {
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<String> axe = new ArrayList<>();
  private Path folder = Path.of("");
  private int port;
  private Demo demo;
  private Consoles consoles;
  private Page alder;
  private Page birch;

  @BeforeAll
  void open(@TempDir Path temporary) throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    folder = temporary;
    port = freePort();
    demo = Demo.start(folder, port, false, told::add);
    assertThat(demo.awaitReady()).as("the demo is ready; %s", told).isTrue();
    consoles = Consoles.open();
    alder = consoles.page("alder", 1920, 1080);
    birch = consoles.page("birch", 1280, 800);
  }

  /** Six ports from here on and six a hundred above are asked for one after the other. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return Math.min(socket.getLocalPort(), 60_000);
    }
  }

  @AfterAll
  void close() {
    consoles.close();
    demo.close();
  }

  private void look(Page page, String name) {
    axe.addAll(consoles.look(page, name));
  }

  private static void press(Page page, String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  private static Locator main(Page page) {
    return page.locator("body");
  }

  private static void sees(Page page, String words) {
    assertThat(main(page)).containsText(words, new ContainsTextOptions().setUseInnerText(true));
  }

  private static void signIn(Page page, String url, String name, String passphrase) {
    page.navigate(url);
    page.locator("input").first().focus();
    page.keyboard().type(name);
    press(page, "Tab");
    page.keyboard().type(passphrase);
    press(page, "Enter");
  }

  @Test
  @Order(1)
  void officers_sign_in_by_keyboard_and_are_told_that_nobody_has_the_watch() {
    alder.navigate("http://127.0.0.1:" + port);
    sees(alder, "Sign in to the watch console");
    look(alder, "01-sign-in");

    signIn(alder, "http://127.0.0.1:" + port, "almark", "north wind over water");
    signIn(birch, "http://127.0.0.1:" + (port + 100), "torven", "three bells at noon");

    sees(alder, "NOBODY HAS THE WATCH");
    sees(birch, "NOBODY HAS THE WATCH");
    look(alder, "02-nobody-has-the-watch");
  }

  @Test
  @Order(2)
  void a_ring_to_a_station_where_nobody_is_armed_says_so_on_the_callers_screen() {
    press(alder, "F4");

    sees(alder, "STATION UP, NOBODY ARMED");
    look(alder, "03-station-up-nobody-armed");

    press(alder, "Shift+F4");
    sees(alder, "WITHDRAWN");
  }

  @Test
  @Order(3)
  void taking_the_watch_arms_the_position_by_keyboard() {
    takeTheWatch(alder);
    look(alder, "04-watch-taken");

    takeTheWatch(birch);
  }

  private void takeTheWatch(Page page) {
    page.locator("button", new Page.LocatorOptions().setHasText("Take the watch")).first().focus();
    press(page, "Enter");
    sees(page, "Play the test tone");
    look(page, "04-take-the-watch");
    press(page, "Enter");
    sees(page, "Did you hear three rising tones?");
    press(page, "Enter");
    sees(page, "ARMED at");
  }

  @Test
  @Order(4)
  void one_key_rings_there_one_key_answers_and_one_key_ends() {
    press(alder, "F4");
    sees(birch, "CALL FROM ALDER");
    sees(alder, "RINGING THERE");
    look(birch, "05-ringing-in");
    look(alder, "06-ringing-out");

    press(birch, "F2");
    sees(birch, "Answered here by Cpt TORVEN");
    sees(alder, "Answered by Cpt TORVEN");
    look(alder, "07-in-call");

    press(alder, "Shift+F4");
    sees(alder, "ENDED");
    sees(birch, "ENDED");
  }

  @Test
  @Order(5)
  void a_flash_written_by_keyboard_climbs_to_acknowledged() {
    press(alder, "Shift+F9");
    alder
        .keyboard()
        .type("Our patrol boat lies disabled 2 NM south of buoy 7. Hold fire. Катер без хода.");
    look(alder, "08-flash-composed");
    press(alder, "Control+Enter", "Control+Enter");

    sees(birch, "Катер без хода.");
    look(birch, "09-flash-arrived");
    press(birch, "F8");
    String serial = newestSerial("messages");
    birch.keyboard().type(serial.substring(serial.length() - 2));
    press(birch, "Enter");

    sees(alder, "acknowledged");
    look(alder, "10-flash-acknowledged");
  }

  @Test
  @Order(6)
  void a_call_that_rang_in_vain_is_read_as_rang_not_answered_and_its_proof_opens() {
    ask("calls", Json.object().put("precedence", "immediate").put("windowSeconds", 3).toString());

    sees(alder, "RANG, NOT ANSWERED");
    look(alder, "11-rang-not-answered");
    alder.locator("button", new Page.LocatorOptions().setHasText("Evidence")).first().focus();
    press(alder, "Enter");
    sees(alder, "cosigned");
    look(alder, "12-evidence");
    press(alder, "Escape");
  }

  @Test
  @Order(7)
  void a_console_whose_station_died_says_that_it_is_not_live_and_comes_back() throws Exception {
    long pid = Long.parseLong(Files.readString(folder.resolve("birch.pid")).strip());
    ProcessHandle station = ProcessHandle.of(pid).orElseThrow();

    assertThat(station.destroyForcibly()).isTrue();

    sees(birch, "THIS SCREEN IS NOT LIVE SINCE");
    look(birch, "13-not-live");
    assertThat(main(birch)).not().containsText("THIS SCREEN IS NOT LIVE SINCE");
    sees(birch, "Катер без хода.");
  }

  @Test
  @Order(8)
  void every_language_shows_the_watch_in_its_own_words() {
    for (String language : List.of("de", "ru", "uk")) {
      alder.navigate("http://127.0.0.1:" + port + "/?lang=" + language);
      assertThat(alder.locator("html")).hasAttribute("lang", language);
      sees(alder, "Катер без хода.");
      look(alder, "14-" + language);
    }
    alder.navigate("http://127.0.0.1:" + port + "/?lang=en");
  }

  @Test
  @Order(9)
  void one_page_shows_both_consoles_side_by_side() {
    Page both = consoles.page("both", 1920, 1080);

    both.navigate("http://127.0.0.1:" + port + "/demo");

    assertThat(both.locator("iframe")).hasCount(2);
    assertThat(both.frameLocator("iframe >> nth=0").locator("body")).containsText("ALDER");
    assertThat(both.frameLocator("iframe >> nth=1").locator("body")).containsText("BIRCH");
    look(both, "15-both");
  }

  @Test
  @Order(10)
  void no_page_broke_its_own_policy_and_axe_objects_to_nothing() {
    assertThat(consoles.complaints()).isEmpty();
    assertThat(axe).isEmpty();
  }

  private String newestSerial(String kind) {
    String body = send(request("/api/v1/" + kind + "?line=birch&limit=1").GET());
    return Json.parse(body).path("items").path(0).path("serial").asText();
  }

  private void ask(String what, String body) {
    send(request("/api/v1/lines/birch/" + what).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    try {
      String token = Files.readString(folder.resolve("alder.token")).strip();
      return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
          .header("Authorization", "Bearer " + token);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String send(HttpRequest.Builder request) {
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
