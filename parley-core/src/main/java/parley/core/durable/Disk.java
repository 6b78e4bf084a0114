package parley.core.durable;

import java.util.List;
import parley.journal.Bytes;

/**
 * The write-ahead file: two preallocated segments that are written in turn.
 *
 * <p>At most one {@link #append} or {@link #turnOver} is under way at a time. An implementation
 * only moves bytes; what may be overwritten, and when, is decided by {@link DurableStep}.
 */
public interface Disk {
  /** Returns the size of the largest record the current segment can still take, in bytes. */
  long room();

  /** Returns the size of the largest record an empty segment can take, in bytes. */
  long capacity();

  /**
   * Writes one record behind all others, syncs, then tells {@code done}: durable, or {@link
   * StorageTrouble#DISK_FULL} with nothing kept and this disk usable again, or {@link
   * StorageTrouble#FAILED}, after which every later call fails too.
   */
  void append(Bytes record, Completion done);

  /**
   * Starts the other segment with this record, overwriting what was in it, syncs and tells {@code
   * done}. The segment used so far stays readable until the next turn. After a failure with {@link
   * StorageTrouble#DISK_FULL} the segment used so far is still the current one.
   */
  void turnOver(Bytes record, Completion done);

  /** Reads what both segments hold, at start, older segment first. */
  List<Segment> read();

  /**
   * What one segment was found to hold.
   *
   * @param turn counts the turns; the segment with the higher number is the newer one; 0 when no
   *     good record tells
   * @param records in the order of the segment; empty for a segment never written
   */
  record Segment(long turn, List<Found> records) {
    public Segment {
      records = List.copyOf(records);
    }
  }

  /** One stretch of a segment. */
  sealed interface Found {
    /** A record whose check holds. */
    record Good(Bytes record) implements Found {}

    /**
     * Something that is neither a good record nor the clean end.
     *
     * @param offset where it starts in its segment, in bytes
     */
    record Bad(long offset) implements Found {}
  }
}
