package parley.voice.leg;

import parley.voice.Speech;

/** Takes the speech of a leg as it arrives, on the thread of its socket. It must not block. */
@FunctionalInterface
public interface Hearer {
  /** Takes a stretch of speech whose origin has been verified and which came for the first time. */
  void heard(Leg from, Speech speech);
}
