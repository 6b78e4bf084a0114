package parley.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/**
 * The headers of every row of a running station; that each row is here, {@link RightsTest} says.
 */
@Timeout(120)
final class HeadersTest {
  private static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
          + " blob:; media-src 'self' blob:; font-src 'self'; worker-src 'self';"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'self';"
          + " require-trusted-types-for 'script'; trusted-types svelte-trusted-html parley-worker";

  private static final Map<String, String> STRICT =
      Map.of(
          "Content-Security-Policy", CSP,
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Embedder-Policy", "require-corp",
          "Cross-Origin-Resource-Policy", "same-origin",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cache-Control", "no-store",
          "Permissions-Policy",
              "microphone=(self), autoplay=(self), camera=(), geolocation=(), payment=(), usb=(),"
                  + " display-capture=()");

  @TempDir private static Path folder;
  private static DemoInOneProcess demo;
  private static EveryRole nobody;

  @BeforeAll
  static void start() throws IOException, CannotOpen, GeneralSecurityException {
    demo = DemoInOneProcess.start(folder);
    nobody = new EveryRole(demo.alder().url());
  }

  @AfterAll
  static void stop() {
    nobody.close();
    demo.close();
  }

  @Test
  void every_row_carries_the_headers_that_its_row_in_the_table_names() throws Exception {
    List<String> wrong = new ArrayList<>();

    for (DeskRow row : DeskRow.all()) {
      var path = row.path().replace("{file}", "index.html").replaceAll("[{}]", "");
      var answer = nobody.anonymous(row.method(), path);
      complaints(row, answer.headers(), answer.statusCode())
          .forEach(each -> wrong.add(row.name() + ": " + each));
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void what_is_no_row_carries_them_too() throws Exception {
    var headers = nobody.anonymous("POST", "/api/v1/nothing").headers();

    STRICT.forEach((name, value) -> assertThat(headers.firstValue(name)).contains(value));
  }

  /** The two pages of the demo differ, where they are served, in who may frame whom only. */
  private static List<String> complaints(DeskRow row, HttpHeaders headers, int status) {
    List<String> found = new ArrayList<>();
    boolean strict = row.headers().equals("strict") || status != 200;
    STRICT.forEach(
        (name, value) -> {
          String seen = headers.firstValue(name).orElse("nothing");
          boolean framed = !strict && MAY_DIFFER.contains(name);
          if (!seen.equals(value) && !framed) {
            found.add(name + " is " + seen);
          }
          if (framed && name.equals("Content-Security-Policy") && isLoose(row.headers(), seen)) {
            found.add("a " + row.headers() + " with " + seen);
          }
        });
    if (headers.firstValue("Server").isPresent()) {
      found.add("it names its server");
    }
    return found;
  }

  private static final List<String> MAY_DIFFER =
      List.of("Content-Security-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy");

  private static boolean isLoose(String kind, String csp) {
    boolean page = kind.equals("page") && csp.startsWith(CSP + "; frame-src ");
    boolean frame =
        kind.equals("frame")
            && csp.matches(Pattern.quote(CSP).replace("frame-ancestors 'none'", "\\E.*\\Q"))
            && csp.contains("frame-ancestors 'self' http://127.0.0.1:");
    return !page && !frame;
  }
}
