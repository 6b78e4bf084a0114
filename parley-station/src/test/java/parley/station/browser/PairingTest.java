package parley.station.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import parley.station.whole.Installation;

/** Two stations that are no demo become a line in the browser, by keyboard alone. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class PairingTest {
  private final List<String> axe = new ArrayList<>();
  private Path folder = Path.of("");
  private Installation alder;
  private Installation birch;
  private Consoles consoles;
  private Page here;
  private Page there;

  @BeforeAll
  void open(@TempDir Path temporary) throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    folder = temporary;
    alder = Installation.running("alder", folder);
    birch = Installation.running("birch", folder);
    consoles = Consoles.open();
    here = consoles.page("alder", 1920, 1080);
    there = consoles.page("birch", 1280, 800);
    for (Page page : new Page[] {here, there}) {
      // Whoever begins to watch for a choice of a file with the key that asks for it may be late.
      page.onFileChooser(asked -> {});
    }
    here.navigate(alder.url() + "/?view=admin");
    there.navigate(birch.url() + "/?view=admin");
    signIn(here, "admin-1");
    signIn(there, "admin-1");
  }

  @AfterAll
  void close() {
    consoles.close();
    alder.close();
    birch.close();
  }

  private void look(Page page, String name) {
    axe.addAll(consoles.look(page, name));
  }

  private static void press(Page page, String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  private static void sees(Page page, String words) {
    assertThat(page.locator("body"))
        .containsText(words, new ContainsTextOptions().setUseInnerText(true));
  }

  private static void signIn(Page page, String who) {
    page.locator("input[autocomplete=username]").focus();
    page.keyboard().type(who);
    press(page, "Tab");
    page.keyboard().type(Installation.passphrase(who));
    press(page, "Enter");
  }

  /** Makes a card and saves it; the first screen and half of the second. */
  private Path card(Page page, String name) {
    sees(page, "Make our card");
    page.locator("button.main").focus();
    press(page, "Enter");
    sees(page, "Save our card");
    var saved = page.waitForDownload(() -> press(page, "Enter"));
    assertThat(saved.suggestedFilename()).isEqualTo(name + ".card");
    var file = folder.resolve("saved-" + name + ".card");
    saved.saveAs(file);
    return file;
  }

  /** Chooses their card and reads what stands on it, up to where digits are typed. */
  private static void choose(Page page, Path theirs) {
    var chooser = page.waitForFileChooser(() -> press(page, "Tab", "Enter"));
    chooser.setFiles(theirs);
    sees(page, "That is them");
    press(page, "Enter");
    sees(page, "On a telephone, by radio");
  }

  private static String digits(Page page) {
    return page.locator(".digits").innerText().strip();
  }

  private static void type(Page page, String digits) {
    page.locator("fieldset input").first().focus();
    page.keyboard().type(digits.replace(" ", ""));
    press(page, "Enter");
  }

  private static String wrong(String digits) {
    var last = digits.length() - 1;
    return digits.substring(0, last) + (digits.charAt(last) == '9' ? '0' : '9');
  }

  @Test
  @Order(1)
  void a_wrong_digit_pairs_nobody_and_the_old_digits_are_dead() {
    look(here, "20-pair-begin");
    var ofAlder = card(here, "alder");
    var ofBirch = card(there, "birch");
    choose(here, ofBirch);
    choose(there, ofAlder);
    var dead = digits(here);

    type(here, wrong(digits(there)));

    sees(here, "WRONG DIGITS");
    look(here, "21-pair-wrong");
    var fresh = card(here, "alder");
    assertThat(digitsAfter(here, ofBirch)).isNotEqualTo(dead);
    press(there, "Shift+Tab");
    there.locator("button", new Page.LocatorOptions().setHasText("Call the pairing off")).focus();
    press(there, "Enter");
    sees(there, "called the pairing off");
    card(there, "birch");
    choose(there, fresh);
    type(there, dead);

    sees(there, "WRONG DIGITS");
    sees(there, "Nobody is paired");
  }

  private static String digitsAfter(Page page, Path theirs) {
    choose(page, theirs);
    return digits(page);
  }

  @Test
  @Order(2)
  void four_administrators_who_type_what_they_hear_open_the_line_at_both_sides() {
    here.locator("button", new Page.LocatorOptions().setHasText("Call the pairing off")).focus();
    press(here, "Enter");
    sees(here, "called the pairing off");
    var ofAlder = card(here, "alder");
    var ofBirch = card(there, "birch");
    choose(here, ofBirch);
    choose(there, ofAlder);
    look(here, "22-pair-digits");
    var read = digits(here);
    var heard = digits(there);

    type(here, heard);
    type(there, read);
    second(here, heard);
    sees(here, "PAIRING UNFINISHED");
    look(here, "23-pair-unfinished");
    second(there, read);

    sees(here, "Both sides are paired");
    sees(there, "Both sides are paired");
    look(there, "24-pair-open");
  }

  /** The second administrator signs in where the first one was, and types the digits too. */
  private void second(Page page, String heard) {
    sees(page, "Sign in as the second administrator");
    press(page, "Enter");
    signIn(page, "admin-2");
    sees(page, "The 40 digits that you hear");
    type(page, heard);
  }

  @Test
  @Order(3)
  void the_doctor_says_in_the_browser_what_it_found() {
    there.navigate(birch.url() + "/?view=admin&pane=doctor");

    sees(there, "Ask your time service");
    look(there, "25-doctor");
  }

  @Test
  @Order(4)
  void no_page_broke_its_own_policy_and_axe_objects_to_nothing() {
    assertThat(consoles.complaints()).isEmpty();
    assertThat(axe).isEmpty();
  }
}
