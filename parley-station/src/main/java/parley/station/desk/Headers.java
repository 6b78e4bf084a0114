package parley.station.desk;

import io.javalin.http.Context;
import parley.station.configuration.Configuration.Demo;

/** The headers every answer carries, whatever the endpoint and whatever the status. */
final class Headers {
  /**
   * The console needs nothing from anywhere else. The two policies are those that the built console
   * creates: Svelte's own for its templates, and one for the address of the beat's worker.
   */
  static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
          + " blob:; media-src 'self' blob:; font-src 'self'; worker-src 'self';"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'self';"
          + " require-trusted-types-for 'script'; trusted-types svelte-trusted-html parley-worker";

  private static final String PERMISSIONS =
      "microphone=(self), autoplay=(self), camera=(), geolocation=(), payment=(), usb=(),"
          + " display-capture=()";

  private Headers() {}

  /** For everything but the demo's page and the consoles in its frames. */
  static void strict(Context ctx) {
    ctx.header("Content-Security-Policy", CSP)
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Embedder-Policy", "require-corp")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Permissions-Policy", PERMISSIONS)
        .header("Cache-Control", "no-store");
    if (ctx.req().isSecure()) {
      ctx.header("Strict-Transport-Security", "max-age=63072000");
    }
  }

  /** For the page that shows both demo consoles: it may frame the two, and nobody may frame it. */
  static void demoPage(Context ctx, Demo demo) {
    String consoles = "'self' " + demo.otherConsole();
    ctx.header(
        "Content-Security-Policy", CSP + "; frame-src " + consoles + "; child-src " + consoles);
    ctx.header(
        "Permissions-Policy",
        PERMISSIONS
            .replace("microphone=(self)", "microphone=(self \"" + demo.otherConsole() + "\")")
            .replace("autoplay=(self)", "autoplay=(self \"" + demo.otherConsole() + "\")"));
  }

  /** For the console inside that page's frames: only that page may show it. */
  static void demoFrame(Context ctx, Demo demo) {
    String ancestors = "frame-ancestors 'self' " + String.join(" ", demo.pageOrigins());
    ctx.header("Content-Security-Policy", CSP.replace("frame-ancestors 'none'", ancestors));
    // Two ports of one address are one site to a cookie, but not to this header: an address has no
    // registrable domain.
    ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
  }
}
