package parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.core.durable.Batch;
import parley.core.durable.BatchItem;
import parley.core.durable.LogId;
import parley.core.durable.WaitingMessage;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.entry.Attributes;
import parley.journal.entry.Content;
import parley.journal.entry.PeerHead;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.journal.merkle.MerkleTree;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.HybridSignature;
import parley.journal.note.SignedCheckpoint;

/** A log that grows, with checkpoints whose signatures are not real. */
final class Growing {
  static final String LINE = "0123456789abcdef0123456789abcdef";
  static final LogId OWN = new LogId(LINE, Side.A, 1);
  static final LogId PEERS = new LogId(LINE, Side.B, 1);

  private final LogId log;
  private final MerkleTree tree = new MerkleTree();

  Growing(LogId log) {
    this.log = log;
  }

  BatchItem.Appended grow(int count) {
    return grow(count, "All quiet in sector 4.");
  }

  BatchItem.Appended grow(int count, String text) {
    var from = tree.size();
    var entries = new ArrayList<SealedEntry>();
    for (var i = 0; i < count; i++) {
      var seq = tree.size();
      var secret = Digest.sha256(Bytes.utf8("secret " + seq + log)).bytes();
      var entry = Sealing.seal(content(text), seq, PeerHead.NONE, secret);
      tree.append(entry.leaf().hash());
      entries.add(entry);
    }
    return new BatchItem.Appended(log, from, entries, tree.head());
  }

  TreeHead head() {
    return tree.head();
  }

  SignedCheckpoint signed(long seconds) {
    return new SignedCheckpoint("parley.line/" + log, tree.head(), signature(seconds));
  }

  CosignedCheckpoint cosigned(long signedAt, long cosignedAt) {
    return new CosignedCheckpoint(signed(signedAt), "parley.line/peer", signature(cosignedAt));
  }

  static WaitingMessage waiting(String serial) {
    return new WaitingMessage(serial, content("Text of " + serial), 1_700_000_000_000L);
  }

  static Content content(String text) {
    return new Content(
        "message",
        1_700_000_000_000L,
        "watch/marianne",
        "FLASH",
        Optional.empty(),
        Attributes.with().text("serial", "alder-0017").build(),
        Bytes.utf8(text));
  }

  static HybridSignature signature(long seconds) {
    return new HybridSignature(seconds, Bytes.zeros(64), Bytes.zeros(2420));
  }

  static Batch batch(BatchItem... items) {
    return new Batch(List.of(items));
  }
}
