package parley.voice.dtls;

import parley.journal.Bytes;

/** What became of a handshake. All are ordinary. */
public sealed interface Outcome {
  /** Both certificates were the expected ones. */
  record Agreed(SessionKeys keys) implements Outcome {}

  /** The far end showed another certificate, with this SHA-256; empty bytes if it showed none. */
  record WrongFingerprint(Bytes seen) implements Outcome {}

  /** Time ran out, or the far end broke off or broke the rules. */
  record Failed(String reason) implements Outcome {}

  /** The far end closed a session that had been agreed. */
  record Closed() implements Outcome {}
}
