package parley.station.desk;

import io.javalin.http.Context;
import java.util.Optional;
import parley.station.answer.Problem;

/**
 * A console on the loopback address answers its own two names only. Any web page may make a browser
 * ask 127.0.0.1 under a name of its own (DNS rebinding); such a request carries that name as Host
 * and ends here.
 */
final class HostCheck {
  private HostCheck() {}

  static void loopbackNamesOnly(Context ctx) {
    String host = Optional.ofNullable(ctx.host()).orElse("");
    String name = host.replaceFirst(":\\d{1,5}$", "");
    if (!name.equals("127.0.0.1") && !name.equals("localhost")) {
      throw new Problem(
              "wrong-host",
              421,
              "This console answers to 127.0.0.1 and localhost only.",
              "Nothing was done with this request.",
              "Open it by one of these two names, on the machine it runs on.")
          .thrown();
    }
  }
}
