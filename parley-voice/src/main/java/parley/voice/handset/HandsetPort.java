package parley.voice.handset;

import java.util.Optional;
import java.util.Set;
import parley.voice.Codec;
import parley.voice.leg.Leg;

/** Orders to handsets. Every order returns at once; what comes of it is heard at the ear. */
public interface HandsetPort extends AutoCloseable {
  /** Returns the names of those whose registration is fresh: each counts as an armed position. */
  Set<String> registered();

  /** The other side truly rings: the lifted handset hears ring-back. */
  void alerting(String call);

  /** The other side answered with {@code codec}, which is one of those the handset offered. */
  void answered(String call, Codec codec);

  /** The lifted handset reached nobody; it hears and shows why. */
  void refuse(String call, Refusal why);

  /** Rings a handset; told {@code declined} at once if it is not registered. */
  void ring(Ring ring);

  /**
   * A handset that was rung and lifted hears the tone of a FLASH for as long as its call lasts; its
   * codec must be G.711.
   */
  void flash(String handset, String call);

  /** A handset stops ringing. */
  void stopRinging(String handset, String call, Stop why);

  /** Ends a call at whatever stage it is. */
  void hangUp(String handset, String call);

  /** Ends a call for one of higher precedence, and tells the handset so (RFC 4411). */
  void preempt(String handset, String call);

  /**
   * Returns the leg of a call, there from {@code answered} on, and from the first tone on for a
   * handset that hears tones. It closes with its call.
   */
  Optional<Leg> leg(String handset, String call);

  HandsetCounts counts();

  /** Ends every call, tells nobody more, and frees sockets and threads before it returns. */
  @Override
  void close();
}
