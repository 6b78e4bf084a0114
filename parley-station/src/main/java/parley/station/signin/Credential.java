package parley.station.signin;

import java.util.Set;

/**
 * A proof of sign-in that has not ended.
 *
 * @param digest SHA-256 of the token in hexadecimal; the token itself is not kept
 * @param locked whether nobody was at the console for too long: it rings and shows lamps, and reads
 *     nothing until somebody signs in there
 * @param cookie whether a browser carries it, so that cross-site rules apply
 */
public record Credential(
    String digest,
    String officer,
    Set<Scope> scopes,
    boolean cookie,
    boolean locked,
    long expiresAtMillis) {

  public Credential {
    scopes = Set.copyOf(scopes);
  }

  Credential lockedNow() {
    return new Credential(digest, officer, scopes, cookie, true, expiresAtMillis);
  }
}
