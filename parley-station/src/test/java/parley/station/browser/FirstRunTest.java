package parley.station.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.whole.FirstStart;

/**
 * People who never saw the program: from an empty folder to a printed watch, by keyboard alone, at
 * two consoles, and only with what stands on the screen.
 */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class FirstRunTest {
  private static final Pattern SERIAL = Pattern.compile("(?:exercise-)?(\\d{4})");
  private static final int TABS = 120;

  /** A handover is read again when something happens, not when it was read. */
  private static final int MOST_ASKED = 100;

  private final List<String> axe = new ArrayList<>();
  private final Authenticators keys = new Authenticators();
  private FirstStart station;
  private Consoles consoles;
  private Page desk;
  private Page other;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    station = FirstStart.in(folder.resolve("alder"));
    consoles = Consoles.open(Voices.microphone(Voices.tone(folder, 440)));
    desk = consoles.page("desk", 1280, 800);
    other = consoles.page("other", 1920, 1080);
    // Nobody sits at this printer.
    desk.addInitScript("window.print = () => { window.printed = (window.printed ?? 0) + 1; }");
  }

  @AfterAll
  void close() {
    consoles.close();
    station.close();
  }

  private static void press(Page page, String... pressed) {
    for (String key : pressed) {
      page.keyboard().press(key);
    }
  }

  private static void sees(Page page, String words) {
    assertThat(page.locator("body"))
        .containsText(words, new ContainsTextOptions().setUseInnerText(true));
  }

  /** Types into one field after the other. */
  private static void type(Page page, String... words) {
    for (int i = 0; i < words.length; i++) {
      if (i > 0) {
        press(page, "Tab");
      }
      page.keyboard().type(words[i]);
    }
  }

  /** Waits until the focus is on what says this: the screen itself led there. */
  private static void ledTo(Page page, String words) {
    page.waitForFunction(
        "words => document.activeElement !== document.body &&"
            + " (document.activeElement?.textContent ?? '').includes(words)",
        words);
  }

  /** Goes on with the Tab key until the focus is on what says this. */
  private static void tabTo(Page page, String words) {
    for (int i = 0; i < TABS; i++) {
      Object there =
          page.evaluate(
              "words => document.activeElement !== document.body &&"
                  + " (document.activeElement?.textContent ?? '').includes(words)",
              words);
      if (Boolean.TRUE.equals(there)) {
        return;
      }
      press(page, "Tab");
    }
    throw new AssertionError("the Tab key never comes to \"" + words + "\"");
  }

  private void look(Page page, String name) {
    axe.addAll(consoles.look(page, name));
  }

  @Test
  @Order(1)
  void the_first_two_steps_name_the_station_and_its_two_administrators() {
    var printed = station.address();
    desk.navigate(station.url());
    sees(desk, "One-time code");
    desk.navigate("about:blank");
    desk.navigate(printed);
    sees(desk, "1. Station");
    assertThat(desk.url()).doesNotContain("#");
    type(desk, "alder", "ALDER", "Westmark", "Office of the Chief of Operations");
    look(desk, "40-set-up-station");
    press(desk, "Enter");

    sees(desk, "2 administrators are missing.");
    keys.plug(desk, "admin-1");
    type(desk, "admin-1", "Administrator 1");
    press(desk, "Enter");
    sees(desk, "1 administrator is missing.");
    keys.plug(desk, "admin-2");
    type(desk, "admin-2", "Administrator 2");
    press(desk, "Enter");
    sees(desk, "Both administrators are there.");
    look(desk, "41-set-up-people");
  }

  @Test
  @Order(2)
  void after_a_power_cut_it_goes_on_where_it_was_at_a_new_address() {
    station.cutOff();
    var anew = station.address();

    desk.navigate("about:blank");
    desk.navigate(anew);

    sees(desk, "3. Keys");
    tabTo(desk, "People");
    press(desk, "Enter");
    keys.plug(desk, "almark");
    type(desk, "almark", "Maj ALMARK");
    press(desk, "Enter");
    sees(desk, "Maj ALMARK");
    keys.plug(desk, "serrin");
    type(desk, "serrin", "Lt SERRIN");
    press(desk, "Enter");
    sees(desk, "Enough to begin with.");
    tabTo(desk, "Test now: use a passkey");
    press(desk, "Enter");
    sees(desk, "That is Lt SERRIN.");
    tabTo(desk, "Go on");
    press(desk, "Enter");
  }

  @Test
  @Order(3)
  void keys_are_made_named_by_digits_printed_and_opened() {
    sees(desk, "3. Keys");
    type(desk, "under seven old lindens", "under seven old lindens");
    press(desk, "Enter");

    ledTo(desk, "Print the recovery sheet");
    assertThat(desk.locator(".digits").first()).containsText(Pattern.compile("(\\d{5} ){7}\\d{5}"));
    press(desk, "Enter");
    assertThat(desk.evaluate("window.printed")).isEqualTo(1);
    look(desk, "42-set-up-keys");
    press(desk, "Tab");
    type(desk, "under seven old lindens");
    press(desk, "Enter");
    ledTo(desk, "Go on");
    press(desk, "Enter");
  }

  @Test
  @Order(4)
  void addresses_and_sound_are_tested_and_the_station_starts() {
    sees(desk, "4. Addresses and time");
    for (int field = 0; field < 7; field++) {
      if (field % 3 == 0) {
        press(desk, "Control+a");
        desk.keyboard().type("127.0.0.1:" + FirstStart.freePort());
      }
      // Behind each route stands what removes it.
      press(desk, "Tab");
    }
    look(desk, "43-set-up-addresses");
    tabTo(desk, "Test now");
    press(desk, "Enter");
    ledTo(desk, "Go on");
    look(desk, "44-set-up-tested");
    press(desk, "Enter");

    for (int trial = 0; trial < 3; trial++) {
      ledTo(desk, "Test now");
      press(desk, "Enter");
      ledTo(desk, "I hear it");
      press(desk, "Enter");
    }
    ledTo(desk, "Go on");
    look(desk, "45-set-up-sound");
    press(desk, "Enter");
    ledTo(desk, "Start the station");
    look(desk, "46-set-up-practise");
    keys.plug(desk, "admin-1");
    press(desk, "Enter");
    ledTo(desk, "Use passkey");
  }

  @Test
  @Order(5)
  void an_administrator_starts_the_sparring_partner_and_an_officer_takes_the_watch() {
    press(desk, "Enter");
    ledTo(desk, "Start the sparring partner");
    press(desk, "Enter");
    ledTo(desk, "Sign out: the officer’s turn");
    look(desk, "47-practice");
    press(desk, "Enter");
    desk.waitForURL(station.url() + "/");

    ledTo(desk, "Use passkey");
    keys.plug(desk, "almark");
    press(desk, "Enter");
    sees(desk, "NOBODY HAS THE WATCH");
    ledTo(desk, "Take the watch");
    look(desk, "48-nobody");
    press(desk, "Enter");
    ledTo(desk, "Play the test tone");
    press(desk, "Enter");
    ledTo(desk, "I heard them");
    press(desk, "Enter");
    ledTo(desk, "I heard myself: arm");
    press(desk, "Enter");
    sees(desk, "ARMED at");
  }

  @Test
  @Order(6)
  void a_call_is_answered_and_a_flash_is_sent_and_acknowledged() {
    tabTo(desk, "Let them call");
    press(desk, "Enter");
    sees(desk, "CALL FROM EXERCISE");
    press(desk, "F2");
    sees(desk, "Answered here by Maj ALMARK");
    press(desk, "Shift+F4");
    sees(desk, "ENDED");
    look(desk, "49-call-ended");

    press(desk, "Shift+F9");
    desk.keyboard().type("Our boat lies disabled 2 NM south of buoy 7. Hold fire.");
    press(desk, "Control+Enter", "Control+Enter");
    assertThat(desk.locator(".exercise li.done")).hasCount(2);
    flashComes();
    acknowledges();
    assertThat(desk.locator(".exercise li.done")).hasCount(3);
    look(desk, "50-flash-acknowledged");
  }

  private void flashComes() {
    tabTo(desk, "Let them send a FLASH");
    press(desk, "Enter");
    assertThat(desk.locator("li.fresh.high")).containsText("Two aircraft cross the line");
  }

  private void acknowledges() {
    press(desk, "F8");
    var shown = SERIAL.matcher(desk.locator("li.fresh.high strong").first().innerText());
    assertThat(shown.find()).isTrue();
    var serial = shown.group(1);
    desk.keyboard().type(serial.substring(serial.length() - 2));
  }

  @Test
  @Order(7)
  void the_watch_is_not_handed_over_before_what_is_critical_is_ticked() {
    flashComes();
    keys.unplug(desk);
    other.navigate(station.url());
    keys.plug(other, "serrin");
    ledTo(other, "Use passkey");
    press(other, "Enter");
    sees(other, "NOT ARMED");
    press(other, "Alt+w");
    var asked = new AtomicInteger();
    other.onRequest(
        request -> {
          if (request.url().endsWith("/relief")) asked.incrementAndGet();
        });
    ledTo(other, "Relieve Maj ALMARK");
    press(other, "Enter");
    sees(other, "1 CRITICAL item is not ticked.");
    assertThat(other.locator("dialog button.main")).isDisabled();
    look(other, "51-unticked");
    sees(desk, "Lt SERRIN");

    int open = other.locator("dialog input[type=checkbox]").count();
    for (int item = 0; item < open; item++) {
      press(other, "Space", "Tab");
    }
    sees(other, "Everything CRITICAL is ticked.");
    tabTo(other, "assume the watch");
    press(other, "Enter");

    sees(other, "You have the watch at");
    assertThat(asked.get()).isLessThan(MOST_ASKED);
    sees(desk, "Sign off in");
    look(desk, "52-leaver-reviews");
  }

  @Test
  @Order(8)
  void the_leavers_acknowledgement_lapses_and_the_relief_prints_the_watch() {
    ledTo(other, "Back");
    press(other, "Enter");
    sees(other, "acknowledged by Maj ALMARK, who left the watch");
    look(other, "53-lapsed");
    tabTo(other, "Print the watch");
    Page paper = other.context().waitForPage(() -> press(other, "Enter"));

    sees(paper, "Watch log ALDER");
    sees(paper, "Our boat lies disabled");
    sees(paper, "assumed it from Maj ALMARK (signed)");
    var pdf = paper.pdf(new Page.PdfOptions().setPath(Path.of("target/screens/54-watch.pdf")));
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    look(paper, "54-print");
  }

  @Test
  @Order(9)
  void no_page_broke_its_own_policy_and_axe_objects_to_nothing() {
    assertThat(consoles.complaints()).isEmpty();
    assertThat(axe).isEmpty();
  }
}
