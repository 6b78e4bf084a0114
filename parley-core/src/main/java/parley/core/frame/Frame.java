package parley.core.frame;

import java.util.List;
import java.util.Optional;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.entry.Attributes;
import parley.journal.entry.SealedEntry;
import parley.journal.note.HybridSignature;
import parley.journal.note.SignedCheckpoint;

/** One frame between two stations. */
public sealed interface Frame {
  /** The protocol version that this code speaks. */
  int VERSION = 1;

  /**
   * The first frame in each direction of every connection.
   *
   * @param version the highest protocol version the sender speaks
   * @param features names of optional abilities; unknown ones are ignored
   * @param lineId the 16 bytes of the line's id
   * @param from the sender's side of the line
   * @param own the newest checkpoint the sender has signed of its own log
   * @param held the newest checkpoint of the receiver's log that the sender stores
   * @param wallMillis the sender's wall clock
   * @param nonce 16 random bytes, so that no two hellos are alike
   */
  record Hello(
      int version,
      List<String> features,
      Bytes lineId,
      Side from,
      Optional<SignedCheckpoint> own,
      Optional<SignedCheckpoint> held,
      long wallMillis,
      Bytes nonce)
      implements Frame {
    public Hello {
      features = List.copyOf(features);
    }
  }

  /**
   * Entries {@code from} up to the size of {@code checkpoint}; no entries at all when the same size
   * is signed again.
   *
   * @param epoch the epoch of the sender's log
   * @param from the index of the first entry
   */
  record Push(int epoch, long from, List<SealedEntry> entries, SignedCheckpoint checkpoint)
      implements Frame {
    public Push {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The receipt: the sender has checked and durably stored every entry below {@code head.size()}.
   *
   * @param epoch the epoch of the receiver's log that is cosigned
   * @param authorSeconds the time of the author's signature that this answers
   */
  record Cosigned(int epoch, TreeHead head, long authorSeconds, HybridSignature cosignature)
      implements Frame {}

  /** "Push me your log again from this index." */
  record Ask(int epoch, long from) implements Frame {}

  /**
   * Sent once a second on every live route.
   *
   * @param number counts up from 1 on each connection
   * @param wallMillis the sender's wall clock
   * @param echo the newest beat number received on this connection, 0 if none
   * @param echoHeldMillis how long ago that beat came in
   * @param announcedSize the size of the sender's own log
   * @param entering false while the sender can neither enter nor cosign; a ring then goes as a
   *     {@link Signal}
   */
  record Beat(
      long number,
      long wallMillis,
      long echo,
      long echoHeldMillis,
      long announcedSize,
      boolean entering)
      implements Frame {}

  /**
   * The trial of one route, and its answer on the same connection.
   *
   * @param number counts the sender's trials; it tells the far end which text this has to be
   * @param text what is sent; an answer carries what came in, byte by byte
   * @param echo whether it is an answer
   * @param same in an answer: whether what came in was what that number should have brought
   */
  record Check(long number, Bytes text, boolean echo, boolean same) implements Frame {}

  /**
   * Ephemeral and never official: how a call rings while its journal cannot be written.
   *
   * @param nonce 16 bytes that name the call
   * @param callerWallMillis the caller's wall clock when it lifted
   * @param wallMillis the sender's wall clock now
   */
  record Signal(
      SignalKind kind, Bytes nonce, long callerWallMillis, long wallMillis, Attributes attributes)
      implements Frame {}
}
