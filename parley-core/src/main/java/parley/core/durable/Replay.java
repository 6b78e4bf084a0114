package parley.core.durable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import parley.journal.Malformed;
import parley.journal.TreeHead;

/**
 * What a station reads from its write-ahead file at start.
 *
 * <p>Records are numbered without a gap. A number that is missing although a higher one is there
 * means that something that had been made durable is lost. Something unreadable with nothing behind
 * it is taken for a write that a crash cut off. Records that the file says are in the database are
 * not needed any more, nor missed, except that the marks must be continuous: from the first record
 * of a segment, which carries them all, to the end.
 *
 * @param batches what must be applied to the database before anything is loaded from it
 * @param marks the marks the file names
 * @param lastNumber number of the newest good record, 0 when there is none
 * @param torn whether something unreadable follows the newest record
 * @param missing number of the first record that is missing with good ones behind it
 */
public record Replay(
    List<Batch> batches,
    Map<LogId, Mark> marks,
    long lastNumber,
    boolean torn,
    OptionalLong missing) {

  public Replay {
    batches = List.copyOf(batches);
    marks = Map.copyOf(marks);
  }

  /** Reads what the two segments hold. */
  public static Replay of(List<Disk.Segment> segments, RecordCodec codec) {
    var good = new TreeMap<Long, StepRecord>();
    var torn = readAll(segments, codec, good);
    if (good.isEmpty()) return new Replay(List.of(), Map.of(), 0, torn, OptionalLong.empty());
    var marks = new Marks();
    var applied = good.values().stream().mapToLong(StepRecord::applied).max().orElse(0);
    var batches = new ArrayList<Batch>();
    for (var record : good.values()) {
      marks.merge(record.marks());
      marks.raise(record.batch());
      if (record.number() > applied) batches.add(record.batch());
    }
    return new Replay(batches, marks.all(), good.lastKey(), torn, missing(good, applied));
  }

  /** Says whether the file named any mark at all. */
  public boolean found() {
    return lastNumber > 0;
  }

  /**
   * Compares with the database, into which {@link #batches} have been applied.
   *
   * @param heads size and root of every log the database knows
   */
  public Start against(Map<LogId, TreeHead> heads) {
    var compared = new Marks(marks);
    if (missing.isPresent() || (!found() && !heads.isEmpty())) {
      compared.doubtAll(heads);
    } else {
      heads.forEach(
          (log, head) -> {
            if (contradicts(head, compared.of(log).head())) compared.doubt(log, head);
          });
    }
    return new Start(compared.all(), lastNumber, torn, missing);
  }

  /**
   * A database beyond the mark, or with another root at it, proves the mark not to be the newest.
   */
  private static boolean contradicts(TreeHead stored, TreeHead mark) {
    return stored.size() > mark.size() || (stored.size() == mark.size() && !stored.equals(mark));
  }

  /**
   * Reads all records into {@code good} and says whether something unreadable may be the last thing
   * that was being written: at the end of the newest segment, or at the beginning of the other one,
   * where the next turn would have gone.
   */
  private static boolean readAll(
      List<Disk.Segment> segments, RecordCodec codec, NavigableMap<Long, StepRecord> good) {
    var newest = segments.stream().mapToLong(Disk.Segment::turn).max().orElse(0);
    var torn = false;
    for (var segment : segments) {
      var startsBad = false;
      var endsBad = false;
      for (var found : segment.records()) {
        endsBad = !read(found, codec, good);
        startsBad |= endsBad && found.equals(segment.records().getFirst());
      }
      torn |= segment.turn() == newest ? endsBad : startsBad;
    }
    return torn;
  }

  private static boolean read(
      Disk.Found found, RecordCodec codec, NavigableMap<Long, StepRecord> good) {
    if (!(found instanceof Disk.Found.Good(var bytes))) return false;
    try {
      var record = codec.decode(bytes);
      good.put(record.number(), record);
      return true;
    } catch (Malformed _) {
      return false;
    }
  }

  /** Walks back from the newest record until marks and batches are complete. */
  private static OptionalLong missing(NavigableMap<Long, StepRecord> good, long applied) {
    var marksComplete = false;
    for (var at = good.lastKey(); good.containsKey(at); at--) {
      marksComplete |= good.get(at).first();
      if (marksComplete && at <= applied + 1) return OptionalLong.empty();
      if (!good.containsKey(at - 1)) return OptionalLong.of(at - 1);
    }
    return OptionalLong.of(good.lastKey());
  }
}
