package parley.station.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.core.durable.StoredLine;
import parley.core.durable.StoredLine.StoredLog;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.card.EpochNotice;
import parley.journal.card.PairedCards;
import parley.journal.entry.Opened;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.SignedCheckpoint;
import parley.journal.pack.EpochLog;
import parley.journal.pack.KeptEntry;
import parley.journal.pack.PackSource;
import parley.journal.view.MergedView;
import parley.journal.view.Reading;
import parley.journal.view.ViewEntry;

/** One line's two logs as the database holds them, for reading. */
final class StoredJournal implements PackSource {
  private final PairedCards cards;
  private final Log a;
  private final Log b;

  /**
   * @param ours our side of the line
   */
  StoredJournal(PairedCards cards, Side ours, StoredLine stored) {
    this.cards = cards;
    var own = new Log(stored.own());
    var peers = new Log(stored.peers());
    this.a = ours == Side.A ? own : peers;
    this.b = ours == Side.A ? peers : own;
  }

  @Override
  public PairedCards cards() {
    return cards;
  }

  @Override
  public List<EpochNotice> notices() {
    return List.of();
  }

  @Override
  public int newestEpoch(Side side) {
    return 1;
  }

  @Override
  public Log log(Side side, int epoch) {
    return side == Side.A ? a : b;
  }

  /** The merged view of everything that bears all four signatures: the same at both stations. */
  MergedView view() {
    return MergedView.merge(a.cosigned(Side.A), b.cosigned(Side.B));
  }

  /** One log; only what is below its newest complete checkpoint leaves this station as evidence. */
  static final class Log implements EpochLog {
    private final StoredLog stored;
    private final List<CosignedCheckpoint> receipts;

    private Log(StoredLog stored) {
      this.stored = stored;
      this.receipts = stored.checkpoints().cosigned();
    }

    List<SealedEntry> entries() {
      return stored.entries();
    }

    private List<ViewEntry> cosigned(Side side) {
      long size = newest().map(receipt -> receipt.head().size()).orElse(0L);
      List<ViewEntry> view = new ArrayList<>();
      for (SealedEntry entry : stored.entries().subList(0, Math.toIntExact(size))) {
        var at = new Reference(side, stored.epoch(), entry.leaf().seq());
        view.add(new ViewEntry(at, entry.leaf().peer(), reading(entry)));
      }
      return view;
    }

    private static Reading reading(SealedEntry entry) {
      return switch (Sealing.open(entry)) {
        case Opened.Readable(var content) -> new Reading.Clear(content);
        case Opened.Faulty _ -> new Reading.Closed(OptionalLong.empty());
      };
    }

    @Override
    public long size() {
      return stored.entries().size();
    }

    @Override
    public KeptEntry entry(long index) {
      return new KeptEntry.Whole(stored.entries().get(Math.toIntExact(index)));
    }

    @Override
    public Optional<CosignedCheckpoint> newest() {
      return receipts.isEmpty() ? Optional.empty() : Optional.of(receipts.getLast());
    }

    @Override
    public Optional<CosignedCheckpoint> newestBelow(long size) {
      return first(receipts.reversed().stream(), receipt -> receipt.head().size() < size);
    }

    @Override
    public Optional<CosignedCheckpoint> firstCovering(long index) {
      return first(receipts.stream(), receipt -> receipt.head().size() > index);
    }

    @Override
    public Optional<CosignedCheckpoint> signedAtOrAfter(long timeSeconds) {
      return first(
          receipts.stream(), receipt -> receipt.signed().byLog().timeSeconds() >= timeSeconds);
    }

    private static Optional<CosignedCheckpoint> first(
        Stream<CosignedCheckpoint> some, Predicate<CosignedCheckpoint> wanted) {
      return some.filter(wanted).findFirst();
    }

    @Override
    public Optional<SignedCheckpoint> newestSigned() {
      var signed = stored.checkpoints().signed();
      return signed.isEmpty()
          ? newest().map(CosignedCheckpoint::signed)
          : Optional.of(signed.getLast());
    }
  }
}
