package parley.station.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.house.HouseLog;
import parley.journal.entry.Opened;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.station.line.HouseKeeper;

/** Reads the house journal back, from its newest entry to its oldest. */
final class HouseBook {
  /** Opened at most for one page: what takes longer comes with the next. */
  private static final int MOST_OPENED = 20_000;

  private static final int STEP = 200;

  /**
   * One entry and its place; empty content where it does not open.
   *
   * @param index from 0
   */
  record Row(long index, Optional<Entered> entered) {}

  /**
   * Some rows, the newest first.
   *
   * @param next where the next page begins; empty when there is no more
   * @param size how many entries the journal has
   */
  record Page(List<Row> rows, OptionalLong next, long size) {}

  private record Slice(List<SealedEntry> entries, long from, long size) {}

  private static final Row NONE = new Row(-1, Optional.empty());

  private final HouseKeeper keeper;

  HouseBook(HouseKeeper keeper) {
    this.keeper = keeper;
  }

  /**
   * Returns the newest rows that are wanted.
   *
   * @param before only entries below this index; empty: from the newest on
   * @param most how many at most
   * @return empty when the house log did not answer in time
   */
  Optional<Page> page(OptionalLong before, int most, Predicate<Row> wanted)
      throws InterruptedException {
    var rows = new ArrayList<Row>();
    long to = before.orElse(Long.MAX_VALUE);
    int opened = 0;
    while (true) {
      long end = to;
      var slice = keeper.ask(log -> slice(log, end));
      if (slice.isEmpty()) {
        return Optional.empty();
      }
      var entries = slice.get().entries();
      for (int i = entries.size() - 1; i >= 0; i--) {
        var row = row(slice.get().from() + i, entries.get(i));
        if (wanted.test(row)) {
          rows.add(row);
        }
        if (rows.size() == most) {
          return Optional.of(page(rows, row.index(), slice.get().size()));
        }
      }
      opened += entries.size();
      to = slice.get().from();
      if (to == 0 || opened >= MOST_OPENED) {
        return Optional.of(page(rows, to, slice.get().size()));
      }
    }
  }

  /**
   * Returns one row.
   *
   * @return empty when the house log did not answer in time; a row without content, and the index
   *     -1, when there is none of that index
   */
  Optional<Row> one(long index) throws InterruptedException {
    return keeper
        .ask(log -> index < log.size() ? log.slice(index, index + 1) : List.<SealedEntry>of())
        .map(found -> found.isEmpty() ? NONE : row(index, found.getFirst()));
  }

  private static Page page(List<Row> rows, long next, long size) {
    return new Page(rows, next == 0 ? OptionalLong.empty() : OptionalLong.of(next), size);
  }

  private static Slice slice(HouseLog log, long before) {
    long to = Math.min(before, log.size());
    long from = Math.max(0, to - STEP);
    return new Slice(log.slice(from, to), from, log.size());
  }

  private static Row row(long index, SealedEntry entry) {
    return new Row(
        index,
        Sealing.open(entry) instanceof Opened.Readable(var content)
            ? Optional.of(HouseCodec.read(content))
            : Optional.empty());
  }
}
