package parley.station.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
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
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/** Somebody comes to the watch, by keyboard and with Chromium's virtual authenticators. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(240)
final class PasskeyConsoleTest {
  private final List<String> axe = new ArrayList<>();
  private DemoInOneProcess demo;
  private Consoles consoles;
  private Page first;
  private Page second;
  private Page orlen;
  private final Authenticators keys = new Authenticators();
  private String firstHalf = "";
  private String secondHalf = "";

  @BeforeAll
  void open(@TempDir Path folder) throws IOException, CannotOpen, GeneralSecurityException {
    demo = DemoInOneProcess.start(folder);
    consoles = Consoles.open();
    first = signedIn("admin-1", "first of two keys");
    second = signedIn("admin-2", "second of two keys");
    orlen = consoles.page("orlen", 1280, 800);
    orlen.navigate(demo.alder().url().replace("127.0.0.1", "localhost"));
  }

  @AfterAll
  void close() {
    consoles.close();
    demo.close();
  }

  private Page signedIn(String name, String passphrase) {
    Page page = consoles.page(name, 1920, 1080);
    page.navigate(demo.alder().url());
    page.locator("input").first().focus();
    page.keyboard().type(name);
    page.keyboard().press("Tab");
    page.keyboard().type(passphrase);
    page.keyboard().press("Enter");
    button(page, "People").press("Enter");
    sees(page, "EVERYBODY");
    return page;
  }

  private static Locator button(Page page, String words) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
  }

  private static void sees(Page page, String words) {
    var shown = new ContainsTextOptions().setUseInnerText(true).setTimeout(30_000);
    assertThat(page.locator("body")).containsText(words, shown);
  }

  private static void type(Page page, String... words) {
    for (String word : words) {
      page.keyboard().type(word);
      page.keyboard().press("Tab");
    }
  }

  @Test
  @Order(1)
  void one_administrator_invites_and_another_confirms_and_each_is_shown_a_half() {
    button(first, "Invite somebody").press("Enter");
    type(first, "orlen", "Lt ORLEN", "officer");
    first.keyboard().press("Tab");
    first.keyboard().press("Enter");
    sees(first, "First half of the code for orlen");
    firstHalf = first.locator(".code").innerText();
    axe.addAll(consoles.look(first, "30-first-half"));

    second.keyboard().press("Escape");
    button(second, "People").press("Enter");
    button(second, "Confirm").press("Enter");
    sees(second, "Second half of the code for orlen");
    secondHalf = second.locator(".code").innerText();

    assertThat(firstHalf).isNotEqualTo(secondHalf).matches("[A-Z0-9]{5}-[A-Z0-9]{5}");
  }

  @Test
  @Order(2)
  void the_new_officer_enrols_a_passkey_by_keyboard_and_signs_in_with_it() {
    keys.plug(orlen, "orlen");
    button(orlen, "Enrol with a code").press("Enter");
    orlen.locator("input").nth(2).waitFor();
    axe.addAll(consoles.look(orlen, "31-enrol"));
    type(orlen, "orlen", firstHalf, secondHalf);
    orlen.keyboard().press("Enter");
    sees(orlen, "Enrolled. Now sign in.");
    axe.addAll(consoles.look(orlen, "32-sign-in-by-passkey"));

    button(orlen, "Use passkey").press("Enter");

    sees(orlen, "one passkey");
    assertThat(orlen.locator(".me")).containsText("Lt ORLEN");
  }

  @Test
  @Order(3)
  void a_second_passkey_is_added_and_signs_in_too() {
    keys.plug(orlen, "another key of orlen");
    orlen.locator(".me").press("Enter");
    sees(orlen, "You have one passkey. Add a second one.");
    axe.addAll(consoles.look(orlen, "33-my-passkeys"));

    button(orlen, "Add a passkey").press("Enter");

    sees(orlen, "Passkey 2");
    orlen.keyboard().press("Escape");
    button(orlen, "Sign out").press("Enter");
    button(orlen, "Use passkey").press("Enter");
    assertThat(orlen.locator(".me")).hasText("Lt ORLEN");
  }

  @Test
  @Order(4)
  void a_page_that_is_loaded_again_is_still_signed_in() {
    orlen.reload();

    assertThat(orlen.locator(".me")).hasText("Lt ORLEN");
    sees(orlen, "BIRCH");
  }

  @Test
  @Order(5)
  void a_cookie_copied_to_another_browser_opens_nothing_and_the_watch_is_told() {
    Page thief = consoles.page("thief", 1280, 800);
    var cookies =
        orlen.context().cookies().stream()
            .map(one -> new Cookie(one.name, one.value).setUrl("https://localhost").setSecure(true))
            .toList();
    thief.context().addCookies(cookies);
    thief.navigate(demo.alder().url().replace("127.0.0.1", "localhost"));

    Object answered =
        thief.evaluate("fetch('/api/v1/lines', {headers: {'X-Parley': '1'}}).then(r => r.status)");

    assertThat(answered).isEqualTo(401);
    assertThat(button(thief, "Use passkey")).isVisible();
    sees(orlen, "The session of Lt ORLEN was used from another console");
    axe.addAll(consoles.look(orlen, "34-session-stolen"));
  }

  @Test
  @Order(6)
  void revoking_takes_one_and_the_screen_is_gone_at_once() {
    first.keyboard().press("Escape");
    button(first, "People").press("Enter");
    sees(first, "Lt ORLEN");
    axe.addAll(consoles.look(first, "35-people"));
    Locator revoke =
        first
            .locator("tr", new Page.LocatorOptions().setHasText("Lt ORLEN"))
            .getByRole(AriaRole.BUTTON)
            .last();
    revoke.press("Enter");
    revoke.press("Enter");

    sees(first, "revoked");
    assertThat(button(orlen, "Use passkey")).isVisible();
    button(orlen, "Use passkey").press("Enter");
    sees(orlen, "This station does not know it.");
  }

  @Test
  @Order(7)
  void no_page_broke_its_own_policy_and_axe_objects_to_nothing() {
    assertThat(consoles.complaints()).isEmpty();
    assertThat(axe).isEmpty();
  }
}
