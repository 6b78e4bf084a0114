package parley.core.durable;

import java.util.List;
import parley.journal.Bytes;

/**
 * A write-ahead file in memory, for tests and simulations: the same bytes as on a disk, so that
 * they can be cut and changed between two starts. It completes at once.
 */
public final class MemoryDisk implements Disk {
  private final SegmentFormat format = new SegmentFormat(Bytes.utf8("in memory"));
  private final byte[][] segments;
  private long turn;
  private int current;
  private int position;

  /** Makes an empty disk of two segments of this many bytes. */
  public MemoryDisk(int segmentSize) {
    this(Bytes.zeros(segmentSize), Bytes.zeros(segmentSize));
  }

  /** Makes a disk with these contents, as a restart would find it. */
  public MemoryDisk(Bytes first, Bytes second) {
    this.segments = new byte[][] {first.toArray(), second.toArray()};
    var turns = read().stream().mapToLong(Segment::turn).toArray();
    this.current = turns[0] >= turns[1] ? 0 : 1;
    this.turn = turns[current];
    this.position = segments[current].length;
  }

  /** Returns the bytes of segment 0 or 1. */
  public Bytes content(int segment) {
    return Bytes.of(segments[segment]);
  }

  /** Returns which segment is written to at present. */
  public int current() {
    return current;
  }

  /** Returns where the next record goes in the current segment. */
  public int position() {
    return position;
  }

  @Override
  public long room() {
    return SegmentFormat.room(segments[current].length - position);
  }

  @Override
  public long capacity() {
    return SegmentFormat.room(segments[0].length);
  }

  @Override
  public void append(Bytes record, Completion done) {
    if (record.size() > room()) {
      done.failed(StorageTrouble.DISK_FULL);
    } else {
      write(record);
      done.durable();
    }
  }

  @Override
  public void turnOver(Bytes record, Completion done) {
    if (record.size() > capacity()) {
      done.failed(StorageTrouble.DISK_FULL);
    } else {
      turn++;
      current = 1 - current;
      position = 0;
      write(record);
      done.durable();
    }
  }

  private void write(Bytes record) {
    format.frame(turn, record).copyTo(segments[current], position);
    position += Math.toIntExact(SegmentFormat.space(record.size()));
  }

  @Override
  public List<Segment> read() {
    return List.of(format.scan(content(0)), format.scan(content(1)));
  }
}
