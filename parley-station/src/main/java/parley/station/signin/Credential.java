package parley.station.signin;

import java.util.Set;

/**
 * A proof of sign-in that has not ended.
 *
 * @param digest SHA-256 of the token in hexadecimal; the token itself is not kept
 * @param cookie whether a browser carries it, so that cross-site rules apply
 */
public record Credential(
    String digest, String officer, Set<Scope> scopes, boolean cookie, long expiresAtMillis) {

  public Credential {
    scopes = Set.copyOf(scopes);
  }
}
