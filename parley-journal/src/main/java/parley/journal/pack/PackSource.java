package parley.journal.pack;

import java.util.List;
import parley.journal.Side;
import parley.journal.card.EpochNotice;
import parley.journal.card.PairedCards;

/** Where the material of an evidence pack comes from: one line of one station. */
public interface PackSource {
  PairedCards cards();

  /** Returns the changes of keys so far, in the order they took effect. */
  List<EpochNotice> notices();

  /** Returns the number of the newest epoch of one side's log, 1 or more. */
  int newestEpoch(Side side);

  /** Returns one side's log in one epoch, 1 to {@link #newestEpoch}. */
  EpochLog log(Side side, int epoch);
}
