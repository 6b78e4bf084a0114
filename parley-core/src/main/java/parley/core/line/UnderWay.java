package parley.core.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.core.durable.BatchItem;
import parley.core.durable.WaitingMessage;
import parley.core.log.Checked;
import parley.core.log.OwnLog.Sealed;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.SignedCheckpoint;

/** One batch on its way to the disk, with all that changes once it is there. */
final class UnderWay {
  final List<BatchItem> items = new ArrayList<>();
  final List<Draft> drafts = new ArrayList<>();
  final List<String> serials = new ArrayList<>();
  final List<WaitingMessage> toWait = new ArrayList<>();
  Optional<Sealed> sealed = Optional.empty();
  Optional<Checked> received = Optional.empty();
  Optional<SignedCheckpoint> signed = Optional.empty();
  Optional<CosignedCheckpoint> cosigned = Optional.empty();
  boolean sign;
  long ownSeconds;
  long theirSeconds;
  long numbersFrom;
  long numbersTo;

  /** The checkpoint of the counterpart that this batch accepts. */
  Optional<SignedCheckpoint> accepted() {
    return received.flatMap(UnderWay::checkpoint);
  }

  /** The checkpoint that a checked push brings, if it is one to store. */
  static Optional<SignedCheckpoint> checkpoint(Checked checked) {
    return switch (checked) {
      case Checked.Fresh fresh -> Optional.of(fresh.checkpoint());
      case Checked.Resigned again -> Optional.of(again.checkpoint());
      case Checked.Duplicate _,
          Checked.Gap _,
          Checked.Fork _,
          Checked.Refused _,
          Checked.WrongLink _ ->
          Optional.empty();
    };
  }
}
