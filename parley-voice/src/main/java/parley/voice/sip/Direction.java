package parley.voice.sip;

import java.util.Locale;

/** Which way speech goes, as the side that says it sees it (RFC 3264 section 5.1). */
enum Direction {
  SENDRECV,
  SENDONLY,
  RECVONLY,
  INACTIVE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the answerer says to an offer of this, when it would send and receive itself. */
  Direction answer() {
    return switch (this) {
      case SENDRECV -> SENDRECV;
      case SENDONLY -> RECVONLY;
      case RECVONLY -> SENDONLY;
      case INACTIVE -> INACTIVE;
    };
  }

  /** Returns whether an offer of this puts the other end on hold (RFC 3264 section 8.4). */
  boolean holds() {
    return this == SENDONLY || this == INACTIVE;
  }
}
