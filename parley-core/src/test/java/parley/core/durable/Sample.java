package parley.core.durable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Malformed;
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

/** A small log that grows, with everything that belongs to it. Signatures are not real here. */
final class Sample {
  static final String LINE = "0123456789abcdef0123456789abcdef";
  static final LogId OWN = new LogId(LINE, Side.A, 1);
  static final LogId PEERS = new LogId(LINE, Side.B, 1);

  private final LogId log;
  private final MerkleTree tree = new MerkleTree();

  Sample(LogId log) {
    this.log = log;
  }

  /** Returns the next {@code count} entries of this log as one batch item. */
  BatchItem.Appended grow(int count) {
    var from = tree.size();
    var entries = new ArrayList<SealedEntry>();
    for (var i = 0; i < count; i++) {
      var entry = entry(tree.size(), "text " + tree.size() + " of " + log);
      tree.append(entry.leaf().hash());
      entries.add(entry);
    }
    return new BatchItem.Appended(log, from, entries, tree.head());
  }

  TreeHead head() {
    return tree.head();
  }

  BatchItem.Checkpointed signed(long seconds) {
    return new BatchItem.Checkpointed(log, signedAt(seconds));
  }

  BatchItem.Receipted cosigned(long seconds) {
    return new BatchItem.Receipted(
        log, new CosignedCheckpoint(signedAt(seconds), "peer", signature(seconds + 1)));
  }

  private SignedCheckpoint signedAt(long seconds) {
    return new SignedCheckpoint("parley.line/" + log, tree.head(), signature(seconds));
  }

  static WaitingMessage waiting(String serial) {
    return new WaitingMessage(serial, content("waits as " + serial), 1_700_000_000_000L);
  }

  static SealedEntry entry(long seq, String text) {
    var secret = Digest.sha256(Bytes.utf8("secret of " + seq + text)).bytes();
    return Sealing.seal(content(text), seq, PeerHead.NONE, secret);
  }

  static Content content(String text) {
    return new Content(
        "message",
        1_700_000_000_000L,
        "watch/A-3",
        "FLASH",
        Optional.empty(),
        Attributes.with().text("serial", "alder-0017").build(),
        Bytes.utf8(text));
  }

  static HybridSignature signature(long seconds) {
    return new HybridSignature(seconds, Bytes.zeros(64), Bytes.zeros(2420));
  }

  /** Protects by a check only: enough to see that what is moved or changed is refused. */
  static AtRest atRest() {
    return new AtRest() {
      @Override
      public Bytes protect(Bytes plain, Bytes associated) {
        return Bytes.concat(check(plain, associated), plain);
      }

      @Override
      public Bytes reveal(Bytes sealed, Bytes associated) {
        if (sealed.size() < Digest.SIZE) throw new Malformed("too short");
        var plain = sealed.slice(Digest.SIZE, sealed.size());
        if (!sealed.slice(0, Digest.SIZE).equals(check(plain, associated))) {
          throw new Malformed("changed at rest");
        }
        return plain;
      }

      private Bytes check(Bytes plain, Bytes associated) {
        return Digest.sha256(Bytes.concat(associated, plain)).bytes();
      }
    };
  }

  static RecordCodec codec() {
    return new RecordCodec(atRest());
  }

  static Batch batch(BatchItem... items) {
    return new Batch(List.of(items));
  }
}
