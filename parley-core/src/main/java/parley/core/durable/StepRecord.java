package parley.core.durable;

import java.util.Map;
import java.util.TreeMap;

/**
 * One record of the write-ahead file: what one durable step made durable.
 *
 * @param number counts records from 1 without a gap
 * @param applied number of the newest record that was known to be in the database when this one was
 *     written; those up to it are no longer needed
 * @param first whether this is the first record of its segment and so carries all marks
 * @param marks the high-water marks before this record, of all logs; empty unless {@code first},
 *     because the batch of every record raises them by itself
 */
record StepRecord(long number, long applied, boolean first, Map<LogId, Mark> marks, Batch batch) {
  StepRecord {
    marks = Map.copyOf(marks);
    if (number < 1 || applied < 0 || applied >= number) {
      throw new IllegalArgumentException("a record is numbered from 1 and not applied yet");
    }
  }

  /** The marks in the order in which they are written. */
  TreeMap<LogId, Mark> sortedMarks() {
    return new TreeMap<>(marks);
  }
}
