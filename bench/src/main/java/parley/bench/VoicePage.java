package parley.bench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.Gson;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One console in a browser of its own, with a mouth and an ear that can be timed. */
final class VoicePage implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--autoplay-policy=no-user-gesture-required",
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--allow-loopback-in-peer-connection",
          "--disable-features=WebRtcHideLocalIpsWithMdns");

  private static final long PATIENCE_MILLIS = 20_000;
  private static final long LOOK_MILLIS = 400;

  private final Playwright playwright;
  private final Browser browser;
  private final Page page;

  private VoicePage(Playwright playwright, Browser browser, Page page) {
    this.playwright = playwright;
    this.browser = browser;
    this.page = page;
  }

  static VoicePage open(String url, int hertz) throws IOException {
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var chromium = Path.of("/usr/bin/chromium");
    var browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(chromium).setArgs(FLAGS));
    var context =
        browser.newContext(
            new Browser.NewContextOptions().setBypassCSP(true).setViewportSize(1_280, 800));
    Page page = context.newPage();
    page.onConsoleMessage(
        said -> {
          if (said.text().startsWith("bench:")) System.err.println(said.text());
        });
    var worklet = new Gson().toJson(resource("voice-worklet.js"));
    page.addInitScript("(" + resource("voice-page.js") + ")(" + hertz + ", " + worklet + ")");
    page.navigate(url);
    return new VoicePage(playwright, browser, page);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = VoicePage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the bench lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  void signIn(String name, String passphrase) {
    page.locator("input").first().focus();
    page.keyboard().type(name);
    page.keyboard().press("Tab");
    page.keyboard().type(passphrase);
    page.keyboard().press("Enter");
    sees("NOT ARMED");
  }

  void takeTheWatch() {
    page.locator("button", new Page.LocatorOptions().setHasText("Take the watch")).first().focus();
    page.keyboard().press("Enter");
    page.locator("button", new Page.LocatorOptions().setHasText("Play the test tone")).focus();
    page.keyboard().press("Enter");
    sees("Did you hear three rising tones?");
    page.keyboard().press("Enter");
    sees("I heard myself: arm");
    page.keyboard().press("Enter");
    sees("ARMED at");
  }

  void sees(String words) {
    assertThat(page.locator("body")).containsText(words);
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  Object run(String script) {
    return page.evaluate(script);
  }

  Object run(String script, Object with) {
    return page.evaluate(script, with);
  }

  /** The moment at which a key was last pressed, Unix milliseconds. */
  double pressed(String key) {
    return number(page.evaluate("key => bench.pressed[key]", key));
  }

  void forget() {
    page.evaluate(
        "() => ['bells', 'spoken', 'heard', 'asked', 'answered', 'told']"
            + ".forEach(what => bench[what].length = 0)");
  }

  /**
   * Waits for the first moment noted under a name since {@link #forget}. It asks seldom: what asks
   * takes from the cores on which the stations and the browsers work.
   */
  double first(String what) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (System.nanoTime() < end) {
      Object found = page.evaluate("what => bench[what][0] ?? null", what);
      if (found != null) {
        return number(found);
      }
      page.waitForTimeout(LOOK_MILLIS);
    }
    throw new IllegalStateException("nothing was noted as " + what);
  }

  /** When a rung of the newest call was reached, as the stations say. */
  double rung(String name) {
    Object found = page.evaluate("name => bench.rung(name)", name);
    if (found == null) {
      throw new IllegalStateException("the newest call has no rung " + name);
    }
    return number(found);
  }

  /** All moments noted under a name. */
  List<Double> all(String what) {
    return ((List<?>) page.evaluate("what => bench[what]", what))
        .stream().map(VoicePage::number).toList();
  }

  void pause(double millis) {
    page.waitForTimeout(millis);
  }

  static double number(Object found) {
    return ((Number) found).doubleValue();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
