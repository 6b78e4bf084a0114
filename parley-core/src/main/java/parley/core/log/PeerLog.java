package parley.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.core.durable.Checkpoints;
import parley.core.durable.LogId;
import parley.core.frame.Frame.Push;
import parley.journal.Digest;
import parley.journal.TreeHead;
import parley.journal.entry.PeerHead;
import parley.journal.entry.SealedEntry;
import parley.journal.merkle.CompactRange;
import parley.journal.merkle.MerkleTree;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.LogKeys;
import parley.journal.note.SignatureCheck;
import parley.journal.note.SignedCheckpoint;

/** Our copy of the counterpart's log. It believes nothing that it has not recomputed. */
public final class PeerLog {
  /** Our own log, as far as cross-links can name it. */
  public interface OwnHeads {
    int epoch();

    long size();

    TreeHead head(long atSize);
  }

  /** How the counterpart signs: its log's name, its keys, and the check. */
  public record Author(String origin, LogKeys keys, SignatureCheck check) {}

  private final LogId id;
  private final Author author;
  private final OwnHeads ours;
  private final List<SealedEntry> entries;
  private final MerkleTree tree;
  private CompactRange range = CompactRange.EMPTY;
  private long newestLink;
  private final Signed<SignedCheckpoint> signed =
      new Signed<>(one -> one.head().size(), one -> one.byLog().timeSeconds());
  private final Signed<CosignedCheckpoint> receipts =
      new Signed<>(one -> one.signed().head().size(), one -> one.signed().byLog().timeSeconds());

  /** Takes up the copy as it was found at start. */
  public PeerLog(LogId id, Author author, OwnHeads ours, List<SealedEntry> entries) {
    this.id = id;
    this.author = author;
    this.ours = ours;
    this.entries = new ArrayList<>(entries);
    this.tree = MerkleTree.of(entries.stream().map(entry -> entry.leaf().hash()).toList());
    for (var entry : entries) {
      range = range.append(entry.leaf().hash());
      newestLink = entry.leaf().peer().head().size();
    }
  }

  /** Takes up the checkpoints that were kept. */
  public PeerLog with(Checkpoints checkpoints) {
    checkpoints.signed().forEach(signed::add);
    checkpoints.cosigned().forEach(receipts::add);
    return this;
  }

  public LogId id() {
    return id;
  }

  public long size() {
    return entries.size();
  }

  public TreeHead head() {
    return range.head();
  }

  public SealedEntry entry(long index) {
    return entries.get(Math.toIntExact(index));
  }

  public List<SealedEntry> entries() {
    return List.copyOf(entries);
  }

  public MerkleTree tree() {
    return tree;
  }

  /** Judges a push against what is stored; changes nothing. */
  public Checked check(Push push) {
    var checkpoint = push.checkpoint();
    var end = push.from() + push.entries().size();
    if (push.epoch() != id.epoch() || !checkpoint.origin().equals(author.origin())) {
      return new Checked.Refused("another epoch or log: " + checkpoint.origin());
    }
    if (push.from() < 0 || (checkpoint.head().size() != end && !push.entries().isEmpty())) {
      return new Checked.Refused("entries do not reach the checkpoint");
    }
    if (isStored(checkpoint)) {
      return new Checked.Duplicate();
    }
    if (push.from() > size()) {
      return new Checked.Gap(size());
    }
    if (!author.check().logSigned(author.keys(), checkpoint)) {
      return new Checked.Refused("bad signature of the log");
    }
    return checkpoint.head().size() > size() ? checkNew(push) : checkOld(checkpoint);
  }

  private boolean isStored(SignedCheckpoint checkpoint) {
    return signed
        .newestAt(checkpoint.head().size())
        .filter(stored -> stored.head().equals(checkpoint.head()))
        .filter(stored -> stored.byLog().timeSeconds() >= checkpoint.byLog().timeSeconds())
        .isPresent();
  }

  /** A well-signed checkpoint of a size that we hold. */
  private Checked checkOld(SignedCheckpoint checkpoint) {
    var size = checkpoint.head().size();
    if (!tree.head(size).equals(checkpoint.head())) {
      return contradiction(checkpoint);
    }
    return size == size() && size > 0 ? new Checked.Resigned(checkpoint) : new Checked.Duplicate();
  }

  private Checked checkNew(Push push) {
    var known = (int) (size() - push.from());
    if (known > push.entries().size()) {
      return new Checked.Refused("entries do not reach the checkpoint");
    }
    for (int i = 0; i < known; i++) {
      if (!entry(push.from() + i).leaf().equals(push.entries().get(i).leaf())) {
        return contradiction(push.checkpoint());
      }
    }
    return checkEntries(push.entries().subList(known, push.entries().size()), push.checkpoint());
  }

  private Checked checkEntries(List<SealedEntry> fresh, SignedCheckpoint checkpoint) {
    var grown = range;
    var link = newestLink;
    long wrongLink = -1;
    for (var entry : fresh) {
      var leaf = entry.leaf();
      if (leaf.seq() != grown.size()) {
        return new Checked.Refused("entry numbered " + leaf.seq() + " at " + grown.size());
      }
      if (!Digest.sha256(entry.blob()).equals(leaf.blobHash())) {
        return new Checked.Refused("blob of entry " + leaf.seq() + " is another one");
      }
      if (wrongLink < 0 && !linksToUs(leaf.peer(), link)) {
        wrongLink = leaf.seq();
      }
      link = leaf.peer().head().size();
      grown = grown.append(leaf.hash());
    }
    if (!grown.head().equals(checkpoint.head())) {
      return new Checked.Refused("root does not recompute from the entries");
    }
    return wrongLink >= 0
        ? new Checked.WrongLink(checkpoint, wrongLink)
        : new Checked.Fresh(size(), fresh, grown, checkpoint, link);
  }

  private boolean linksToUs(PeerHead link, long before) {
    var size = link.head().size();
    return size >= before
        && size <= ours.size()
        && link.epoch() == ours.epoch()
        && ours.head(size).equals(link.head());
  }

  /**
   * Fork evidence needs two signed notes; the nearest stored one at or above the size is the first.
   */
  private Checked contradiction(SignedCheckpoint theirs) {
    return signed
        .firstCovering(Math.min(theirs.head().size(), size()) - 1)
        .<Checked>map(stored -> new Checked.Fork(stored, theirs))
        .orElseGet(() -> new Checked.Refused("contradicts what is stored"));
  }

  /** Makes checked entries part of the copy; called only when they are durable. */
  public void append(Checked.Fresh fresh) {
    if (fresh.from() != size()) {
      throw new IllegalStateException("checked for " + fresh.from() + ", log is at " + size());
    }
    for (var entry : fresh.entries()) {
      entries.add(entry);
      tree.append(entry.leaf().hash());
    }
    range = fresh.range();
    newestLink = fresh.newestLink();
    signed.add(fresh.checkpoint());
  }

  /** Keeps a later signature over the stored head. */
  public void resigned(SignedCheckpoint checkpoint) {
    signed.add(checkpoint);
  }

  public Optional<SignedCheckpoint> newestSigned() {
    return signed.newest();
  }

  /** Keeps the receipt that we gave. */
  public void cosigned(CosignedCheckpoint receipt) {
    receipts.add(receipt);
  }

  public Optional<CosignedCheckpoint> newestReceipt() {
    return receipts.newest();
  }

  /** Returns the receipt that we gave for a head, the newest of it. */
  public Optional<CosignedCheckpoint> receiptAt(long size) {
    return receipts.newestAt(size);
  }

  /** Returns the first of our receipts that covers an entry. */
  public Optional<CosignedCheckpoint> firstReceiptCovering(long index) {
    return receipts.firstCovering(index);
  }

  /**
   * Returns the first receipt whose checkpoint its author signed at or after a time, in Unix
   * seconds.
   */
  public Optional<CosignedCheckpoint> receiptSignedAtOrAfter(long seconds) {
    return receipts.signedAtOrAfter(seconds);
  }
}
