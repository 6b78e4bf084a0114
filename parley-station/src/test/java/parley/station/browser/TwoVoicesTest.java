package parley.station.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.ServerSocket;
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
import parley.station.demo.Demo;

/**
 * Three officers with voices that can be told apart speak over two stations: 700 Hz at alder, 1500
 * Hz at birch, 1100 Hz for alder's supervisor. What each hears is read from its browser.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class TwoVoicesTest {
  private static final int ALDER = 700;
  private static final int BIRCH = 1_500;
  private static final int SUPERVISOR = 1_100;
  private static final double SILENCE = 0;

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<String> axe = new ArrayList<>();
  private final List<Consoles> browsers = new ArrayList<>();
  private Demo demo;
  private Page alder;
  private Page birch;
  private Page supervisor;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    int port = freePort();
    demo = Demo.start(folder, port, false, told::add);
    assertThat(demo.awaitReady()).as("the demo is ready; %s", told).isTrue();
    alder = console(folder, "alder", ALDER);
    birch = console(folder, "birch", BIRCH);
    supervisor = console(folder, "supervisor", SUPERVISOR);
    signIn(alder, port, "almark", "north wind over water");
    signIn(birch, port + 100, "torven", "three bells at noon");
    signIn(supervisor, port, "serrin", "lamp in the window");
    takeTheWatch(alder, "desk-1");
    takeTheWatch(birch, "desk-1");
    takeTheWatch(supervisor, "supervisor");
  }

  private Page console(Path folder, String name, int hertz) throws IOException {
    var browser = Consoles.open(Voices.microphone(Voices.tone(folder, hertz)));
    browsers.add(browser);
    Page page = browser.page(name, 1280, 800);
    Voices.listen(page);
    return page;
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return Math.min(socket.getLocalPort(), 60_000);
    }
  }

  static void signIn(Page page, int port, String name, String passphrase) {
    page.navigate("http://127.0.0.1:" + port);
    page.locator("input").first().focus();
    page.keyboard().type(name);
    page.keyboard().press("Tab");
    page.keyboard().type(passphrase);
    page.keyboard().press("Enter");
    sees(page, "NOT ARMED");
  }

  static void takeTheWatch(Page page, String position) {
    var take = new Page.LocatorOptions().setHasText("Take the watch");
    page.locator("button", take).first().focus();
    page.keyboard().press("Enter");
    page.locator("input[name=position][value=" + position + "]").check();
    page.locator("button", new Page.LocatorOptions().setHasText("Play the test tone")).focus();
    page.keyboard().press("Enter");
    sees(page, "Did you hear three rising tones?");
    page.keyboard().press("Enter");
    sees(page, "I heard myself: arm");
    page.keyboard().press("Enter");
    sees(page, "ARMED at " + position);
  }

  @AfterAll
  void close() {
    browsers.forEach(Consoles::close);
    demo.close();
  }

  private static void sees(Page page, String words) {
    assertThat(page.locator("body"))
        .containsText(words, new ContainsTextOptions().setUseInnerText(true));
  }

  static void hears(Page page, int track, double hertz) {
    var tolerance = within(hertz == SILENCE ? 0.0 : 2 * Voices.BIN_HERTZ);
    double heard = -1;
    for (int tries = 0; tries < 300; tries++) {
      heard = Voices.strongest(page, track);
      if (Math.abs(heard - hertz) <= tolerance.value) {
        return;
      }
      page.waitForTimeout(100);
    }
    assertThat(heard).as("what is heard on track %d", track).isCloseTo(hertz, tolerance);
  }

  private void look(int browser, Page page, String name) {
    axe.addAll(browsers.get(browser).look(page, name));
  }

  @Test
  @Order(1)
  void before_anybody_lifts_nobody_hears_anything_though_every_leg_is_up() {
    hears(alder, 0, SILENCE);
    hears(birch, 0, SILENCE);
  }

  @Test
  @Order(2)
  void whoever_answers_and_whoever_rang_hear_each_other() {
    alder.keyboard().press("F4");
    sees(birch, "Ringing here");
    look(1, birch, "20-ringing-with-voice");

    birch.keyboard().press("F2");

    hears(alder, 0, BIRCH);
    hears(birch, 0, ALDER);
    look(0, alder, "21-talking");
  }

  @Test
  @Order(3)
  void a_call_on_hold_is_silent_on_both_sides_until_it_is_resumed() {
    pressInCall(alder, "h");

    sees(alder, "HELD");
    hears(alder, 0, SILENCE);
    hears(birch, 0, SILENCE);
    look(1, birch, "22-held-by-them");

    pressInCall(alder, "h");
    hears(alder, 0, BIRCH);
    hears(birch, 0, ALDER);
  }

  @Test
  @Order(4)
  void a_muted_officer_is_not_heard_and_hears() {
    pressInCall(alder, "m");

    hears(birch, 0, SILENCE);
    hears(alder, 0, BIRCH);

    pressInCall(alder, "m");
    hears(birch, 0, ALDER);
  }

  @Test
  @Order(5)
  void a_supervisor_who_listens_hears_both_sides_apart_and_is_shown_to_both() {
    supervisor.locator("button", new Page.LocatorOptions().setHasText("Listen in")).first().click();

    sees(alder, "Lt SERRIN");
    sees(birch, "Lt SERRIN");
    hears(supervisor, 0, BIRCH);
    hears(supervisor, 1, ALDER);
    hears(birch, 0, ALDER);
    look(1, birch, "23-somebody-listens");
  }

  @Test
  @Order(6)
  void a_call_passed_to_the_supervisor_is_spoken_by_the_supervisor() {
    alder.keyboard().press("Shift+F2");

    hears(birch, 0, SUPERVISOR);
    hears(supervisor, 0, BIRCH);
    hears(alder, 0, SILENCE);
    look(2, supervisor, "24-passed-here");
  }

  @Test
  @Order(7)
  void when_it_ends_nobody_hears_anybody_and_its_gist_is_asked_for() {
    birch.keyboard().press("Shift+F4");

    sees(birch, "ENDED");
    hears(birch, 0, SILENCE);
    hears(supervisor, 0, SILENCE);
    look(1, birch, "25-ended");
  }

  @Test
  @Order(8)
  void no_page_broke_its_own_policy_and_axe_objects_to_nothing() {
    assertThat(browsers).allSatisfy(browser -> assertThat(browser.complaints()).isEmpty());
    assertThat(axe).isEmpty();
  }

  /** Character keys act in the call pane only. */
  private static void pressInCall(Page page, String key) {
    page.locator("[data-pane=calls] button").first().focus();
    page.keyboard().press(key);
  }
}
