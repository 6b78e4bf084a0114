package parley.voice;

import parley.journal.Bytes;
import parley.voice.exchange.AudioEar;
import parley.voice.leg.LegKind;

/**
 * Wants to know what befalls the station's voice. Told on one thread; it must not block for long.
 */
public interface VoiceEar extends AudioEar {
  /** A leg has come up, for the first time or again. */
  void legUp(LegKind kind, String name);

  /** Nothing verified has come over a leg for three seconds, or its far end has left. */
  void legLost(LegKind kind, String name);

  /**
   * Someone on a line shows another certificate than the card says; no speech passes. Told at most
   * once a minute for each line.
   *
   * @param seen SHA-256 of that certificate; empty when it showed none
   */
  void wrongFingerprint(String line, Bytes seen);
}
