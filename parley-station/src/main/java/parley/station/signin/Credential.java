package parley.station.signin;

import java.util.Optional;
import java.util.Set;

/**
 * A proof of sign-in that has not ended.
 *
 * @param digest SHA-256 of the token in hexadecimal; the token itself is not kept
 * @param locked whether nobody was at the console for too long: it rings and shows lamps, and reads
 *     nothing until somebody signs in there
 * @param binding the console it is bound to; empty for a bearer token, which a browser never
 *     carries
 */
public record Credential(
    String digest,
    String officer,
    Set<Scope> scopes,
    Optional<Binding> binding,
    boolean locked,
    long expiresAtMillis) {

  public Credential {
    scopes = Set.copyOf(scopes);
  }

  /** Whether a browser carries it, so that cross-site rules apply. */
  public boolean cookie() {
    return binding.isPresent();
  }

  Credential lockedNow() {
    return new Credential(digest, officer, scopes, binding, true, expiresAtMillis);
  }
}
