package parley.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.core.Chance;
import parley.core.Limits;
import parley.core.durable.Checkpoints;
import parley.core.durable.LogId;
import parley.core.frame.Frame.Push;
import parley.journal.TreeHead;
import parley.journal.entry.Content;
import parley.journal.entry.PeerHead;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.journal.merkle.CompactRange;
import parley.journal.merkle.MerkleTree;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.SignedCheckpoint;

/**
 * The log that this station alone writes: it seals, numbers, and remembers what it signed and what
 * was cosigned.
 */
public final class OwnLog {
  private static final int SECRET_BYTES = 32;

  /**
   * Entries sealed for one durable step, not yet part of the log.
   *
   * @param head what the log's head becomes with them
   */
  public record Sealed(long from, List<SealedEntry> entries, CompactRange range, TreeHead head) {
    public Sealed {
      entries = List.copyOf(entries);
    }
  }

  private final LogId id;
  private final List<SealedEntry> entries;
  private final MerkleTree tree;
  private CompactRange range = CompactRange.EMPTY;
  private final Signed<SignedCheckpoint> signed =
      new Signed<>(one -> one.head().size(), one -> one.byLog().timeSeconds());
  private final Signed<CosignedCheckpoint> receipts =
      new Signed<>(one -> one.signed().head().size(), one -> one.signed().byLog().timeSeconds());

  /** Takes up a log as it was found at start. */
  public OwnLog(LogId id, List<SealedEntry> entries, Checkpoints checkpoints) {
    this.id = id;
    this.entries = new ArrayList<>(entries);
    this.tree = MerkleTree.of(entries.stream().map(entry -> entry.leaf().hash()).toList());
    for (var entry : entries) {
      range = range.append(entry.leaf().hash());
    }
    checkpoints.signed().forEach(signed::add);
    checkpoints.cosigned().forEach(receipts::add);
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

  /** Returns the head this log had at a size not above its own. */
  public TreeHead head(long atSize) {
    return tree.head(atSize);
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

  /**
   * Seals contents at the end of the log, each under a fresh secret; the log itself does not
   * change.
   */
  public Sealed seal(List<Content> contents, PeerHead peer, Chance chance) {
    var all = new ArrayList<SealedEntry>();
    var grown = range;
    for (var content : contents) {
      var entry = Sealing.seal(content, grown.size(), peer, chance.bytes(SECRET_BYTES));
      all.add(entry);
      grown = grown.append(entry.leaf().hash());
    }
    return new Sealed(range.size(), all, grown, grown.head());
  }

  /** Makes sealed entries part of the log; called only when they are durable. */
  public void append(Sealed batch) {
    if (batch.from() != size()) {
      throw new IllegalStateException("sealed for " + batch.from() + ", log is at " + size());
    }
    for (var entry : batch.entries()) {
      entries.add(entry);
      tree.append(entry.leaf().hash());
    }
    range = batch.range();
  }

  /** Remembers a checkpoint that this station signed. */
  public void signed(SignedCheckpoint checkpoint) {
    signed.add(checkpoint);
  }

  public Optional<SignedCheckpoint> newestSigned() {
    return signed.newest();
  }

  /** Returns what we signed at a size, the newest of it. */
  public Optional<SignedCheckpoint> signedAt(long size) {
    return signed.newestAt(size);
  }

  /** Remembers a receipt; returns false if nothing in it is new. */
  public boolean receipted(CosignedCheckpoint receipt) {
    return receipts.add(receipt);
  }

  /** Whether a receipt of this head and author's time is stored already. */
  public boolean knows(CosignedCheckpoint receipt) {
    return receipts
        .newestAt(receipt.head().size())
        .filter(
            stored ->
                stored.signed().byLog().timeSeconds() >= receipt.signed().byLog().timeSeconds())
        .isPresent();
  }

  /** How many entries the counterpart has cosigned. */
  public long cosignedSize() {
    return receipts.newest().map(receipt -> receipt.signed().head().size()).orElse(0L);
  }

  public Optional<CosignedCheckpoint> newestReceipt() {
    return receipts.newest();
  }

  /** Returns the first receipt that covers an entry. */
  public Optional<CosignedCheckpoint> firstReceiptCovering(long index) {
    return receipts.firstCovering(index);
  }

  /**
   * Returns the first receipt of this log whose author signed at or after a time, in Unix seconds.
   */
  public Optional<CosignedCheckpoint> receiptSignedAtOrAfter(long seconds) {
    return receipts.signedAtOrAfter(seconds);
  }

  /**
   * Returns the push that brings a counterpart on from a size, as far as one push may; empty if it
   * has everything.
   */
  public Optional<Push> pushFrom(long from) {
    var limit = from;
    long bytes = 0;
    while (limit < size() && limit - from < Limits.PUSH_ENTRIES) {
      bytes += entry(limit).blob().size();
      if (bytes > Limits.PUSH_BYTES && limit > from) {
        break;
      }
      limit++;
    }
    return signed
        .largest(from, limit)
        .map(
            checkpoint ->
                new Push(
                    id.epoch(),
                    from,
                    entries.subList((int) from, (int) checkpoint.head().size()),
                    checkpoint));
  }
}
