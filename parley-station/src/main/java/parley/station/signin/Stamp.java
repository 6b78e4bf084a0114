package parley.station.signin;

import java.util.Optional;

/**
 * What a console writes on each request with its session's cookie, in the header {@code
 * X-Parley-Stamp}: the time by the station's clock, a number used once, and a code over both and
 * the request, with full stops between them.
 */
public record Stamp(long atMillis, String once, String code) {
  /** The header it stands in. */
  public static final String HEADER = "X-Parley-Stamp";

  /** Reads the header; empty when it is none. */
  public static Optional<Stamp> of(String header) {
    String[] parts = header.split("\\.", -1);
    boolean well =
        parts.length == 3 && parts[0].matches("\\d{1,15}") && parts[1].matches("[\\w-]{16,32}");
    return well
        ? Optional.of(new Stamp(Long.parseLong(parts[0]), parts[1], parts[2]))
        : Optional.empty();
  }

  /** The text its code is made over. */
  String covered(String method, String target) {
    return String.join("\n", "parley stamp 1", method, target, Long.toString(atMillis), once);
  }
}
