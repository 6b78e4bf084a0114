package parley.journal.card;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import parley.journal.Side;
import parley.journal.note.LogKeys;
import parley.journal.note.NoteKeys;
import parley.journal.note.Origin;
import parley.journal.note.SignatureCheck;

/**
 * Which keys count for which epoch: those of the cards, until a notice that holds changes them.
 *
 * <p>An epoch opened only because the log broke has no notice and keeps its keys.
 */
public final class KeyBook {
  private record Pair(LogKeys log, LogKeys cosigner) {}

  private final PairedCards cards;
  private final NavigableMap<Integer, Pair> keysOfA = new TreeMap<>();
  private final NavigableMap<Integer, Pair> keysOfB = new TreeMap<>();

  /**
   * Starts from the cards and follows the notices in the order of their epochs.
   *
   * @throws MalformedCard if a notice is for another line, comes twice or does not hold
   */
  public KeyBook(PairedCards cards, List<EpochNotice> notices, SignatureCheck check) {
    this.cards = cards;
    for (var side : Side.values()) {
      var keys = cards.card(side).keys();
      of(side).put(1, new Pair(keys.log(), keys.cosigner()));
    }
    for (var notice : notices) {
      follow(notice, check);
    }
  }

  private void follow(EpochNotice notice, SignatureCheck check) {
    var change = notice.change();
    var known = of(change.side());
    if (!change.line().equals(cards.line()) || change.epoch() <= known.lastKey()) {
      throw new MalformedCard("a notice of another line, or out of order");
    }
    var recovery = cards.card(change.side()).keys().recovery();
    if (!notice.holds(check, recovery, known.lastEntry().getValue().log())) {
      throw new MalformedCard("a notice of new keys does not hold");
    }
    known.put(change.epoch(), new Pair(change.log(), change.cosigner()));
  }

  private NavigableMap<Integer, Pair> of(Side side) {
    return side == Side.A ? keysOfA : keysOfB;
  }

  /** Returns the keys that sign a log. */
  public NoteKeys log(Origin origin) {
    return NoteKeys.log(origin.log(), pair(origin).log());
  }

  /** Returns the keys with which a log's station cosigns the other log. */
  public NoteKeys cosigner(Origin origin) {
    return NoteKeys.cosigner(origin.cosigner(), pair(origin).cosigner());
  }

  private Pair pair(Origin origin) {
    if (!origin.line().equals(cards.line().hex())) {
      throw new MalformedCard("a log of another line");
    }
    return of(origin.side()).floorEntry(origin.epoch()).getValue();
  }
}
