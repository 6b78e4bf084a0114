package parley.journal.pack;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.journal.Side;
import parley.journal.card.EpochNotice;
import parley.journal.card.PairedCards;
import parley.journal.entry.Disclosure;
import parley.journal.entry.Field;
import parley.journal.entry.SealedEntry;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.SignedCheckpoint;

/** A line held in memory: for tests, simulations and stations that keep their logs at hand. */
public final class MemoryPackSource implements PackSource {
  private final PairedCards cards;
  private final List<EpochNotice> notices = new ArrayList<>();
  private final Map<Side, List<Log>> logs = new EnumMap<>(Side.class);

  /** Starts a line with the first epoch of both logs. */
  public MemoryPackSource(PairedCards cards) {
    this.cards = cards;
    for (var side : Side.values()) {
      logs.put(side, new ArrayList<>());
      openEpoch(side);
    }
  }

  /** Opens the next epoch of one side. */
  public void openEpoch(Side side) {
    epochs(side).add(new Log());
  }

  /** Keeps a change of keys. */
  public void keep(EpochNotice notice) {
    notices.add(notice);
  }

  @Override
  public PairedCards cards() {
    return cards;
  }

  @Override
  public List<EpochNotice> notices() {
    return List.copyOf(notices);
  }

  @Override
  public int newestEpoch(Side side) {
    return epochs(side).size();
  }

  @Override
  public Log log(Side side, int epoch) {
    return epochs(side).get(epoch - 1);
  }

  private List<Log> epochs(Side side) {
    return logs.getOrDefault(side, List.of());
  }

  /** One log in one epoch. */
  public static final class Log implements EpochLog {
    private final List<KeptEntry> entries = new ArrayList<>();
    private final List<CosignedCheckpoint> cosigned = new ArrayList<>();
    private Optional<SignedCheckpoint> newestSigned = Optional.empty();

    private Log() {}

    /** Adds the next entry. */
    public void append(SealedEntry entry) {
      if (entry.leaf().seq() != entries.size()) {
        throw new IllegalArgumentException("entries come in the order of their seq");
      }
      entries.add(new KeptEntry.Whole(entry));
    }

    /** Erases content and secret of an entry and keeps its leaf and its time. */
    public void purge(long index) {
      if (entries.get(Math.toIntExact(index)) instanceof KeptEntry.Whole(var entry)) {
        var time = Disclosure.ofFields(entry, Field.TIME).fields().getFirst();
        var purged = new KeptEntry.Purged(entry.leaf(), Optional.of(time));
        entries.set(Math.toIntExact(index), purged);
      }
    }

    /** Keeps a checkpoint the log's own station signed. */
    public void keep(SignedCheckpoint signed) {
      newestSigned = Optional.of(signed);
    }

    /** Keeps a checkpoint with all four signatures; they come in the order of size and time. */
    public void keep(CosignedCheckpoint checkpoint) {
      cosigned.add(checkpoint);
      if (newestSigned.map(s -> s.head().size() <= checkpoint.head().size()).orElse(true)) {
        newestSigned = Optional.of(checkpoint.signed());
      }
    }

    @Override
    public long size() {
      return entries.size();
    }

    @Override
    public KeptEntry entry(long index) {
      return entries.get(Math.toIntExact(index));
    }

    @Override
    public Optional<CosignedCheckpoint> newest() {
      return cosigned.isEmpty() ? Optional.empty() : Optional.of(cosigned.getLast());
    }

    @Override
    public Optional<CosignedCheckpoint> newestBelow(long size) {
      return cosigned.reversed().stream().filter(c -> c.head().size() < size).findFirst();
    }

    @Override
    public Optional<CosignedCheckpoint> firstCovering(long index) {
      return cosigned.stream().filter(c -> c.head().size() > index).findFirst();
    }

    @Override
    public Optional<CosignedCheckpoint> signedAtOrAfter(long timeSeconds) {
      return cosigned.stream()
          .filter(c -> c.signed().byLog().timeSeconds() >= timeSeconds)
          .findFirst();
    }

    @Override
    public Optional<SignedCheckpoint> newestSigned() {
      return newestSigned;
    }
  }
}
