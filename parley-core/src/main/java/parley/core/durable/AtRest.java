package parley.core.durable;

import parley.journal.Bytes;
import parley.journal.Malformed;

/**
 * Encrypts under the station's own key-encryption key (AES-256-GCM in production). Entry secrets
 * are bound to their leaf, so that a secret moved to another row does not open there.
 */
public interface AtRest {
  /** Returns {@code plain} encrypted, bound to {@code associated}. */
  Bytes protect(Bytes plain, Bytes associated);

  /**
   * Returns what was protected.
   *
   * @throws Malformed if it was changed, was bound to something else, or is under another key
   */
  Bytes reveal(Bytes sealed, Bytes associated);
}
