package parley.voice.handset;

import parley.voice.Codec;

/**
 * Hears what handsets do. Called by one thread, one event after another, and holding no lock; it
 * must return soon. A call's name never comes up again after {@code declined} or {@code putDown}.
 */
public interface HandsetEar {
  /** The handset can be rung; told again at no refresh. */
  void registered(String handset);

  /** It took itself off, or its registration ran out. */
  void expired(String handset);

  void lifted(OffHook offHook);

  /** A handset that was rung sounds its bell. */
  void ringing(String handset, String call);

  /** A handset that was rung was lifted; its leg is ready at the port. */
  void answered(String handset, String call, Codec codec);

  void declined(String handset, String call, Decline why);

  /** The handset put the call on hold, or took it back. */
  void held(String handset, String call, boolean held);

  /**
   * The handset ended the call, at any stage, or is gone; not told when the station ended it.
   *
   * @param lost it did not hang up: it fell silent
   */
  void putDown(String handset, String call, boolean lost);
}
