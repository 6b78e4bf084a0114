package parley.station.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A headless Chromium, and the consoles opened in it. */
public final class Consoles implements AutoCloseable {
  private static final List<Path> CHROMIUM =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  /** No sound card here; without these flags a closed network makes Chromium stall at its start. */
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--autoplay-policy=no-user-gesture-required");

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();
  private final Path pictures;

  private Consoles(Playwright playwright, Browser browser, Path pictures) {
    this.playwright = playwright;
    this.browser = browser;
    this.pictures = pictures;
  }

  static Consoles open() throws IOException {
    return open(List.of());
  }

  /** Opens a browser with more flags than the usual ones. */
  public static Consoles open(List<String> more) throws IOException {
    var chromium =
        CHROMIUM.stream()
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("chromium is not installed"));
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var flags = new ArrayList<>(FLAGS);
    flags.addAll(more);
    var browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(chromium).setArgs(flags));
    var pictures = Path.of("target", "screens");
    Files.createDirectories(pictures);
    return new Consoles(playwright, browser, pictures);
  }

  /** What the pages complained about: errors of their own, and breaches of their policy. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Opens a page of a given size that reports every complaint. */
  public Page page(String name, int width, int height) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setIgnoreHTTPSErrors(true));
    context.setDefaultTimeout(60_000);
    Page page = context.newPage();
    page.onPageError(error -> complaints.add(name + ": " + error));
    page.onConsoleMessage(
        message -> {
          boolean policy = message.text().contains("Content Security Policy");
          if (policy) complaints.add(name + ": " + message.text());
        });
    page.addInitScript(
        "document.addEventListener('securitypolicyviolation',"
            + " e => console.log('Content Security Policy: ' + e.violatedDirective))");
    return page;
  }

  /** Takes a picture and returns what axe objects to in it, one line a rule. */
  public List<String> look(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")));
    page.evaluate(axe());
    Object found =
        page.evaluate(
            "axe.run(document, { resultTypes: ['violations'] }).then(r =>"
                + " r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' | ')))");
    var complaints = new ArrayList<String>();
    if (found instanceof List<?> list) {
      list.forEach(each -> complaints.add(name + ": " + each));
    }
    return complaints;
  }

  private static String axe() {
    try {
      return Files.readString(
          Path.of("..", "parley-console", "node_modules", "axe-core", "axe.min.js"));
    } catch (IOException e) {
      throw new IllegalStateException("axe-core is installed with the console's packages", e);
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
