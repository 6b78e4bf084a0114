package parley.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import parley.core.durable.Completion;
import parley.core.durable.Disk;
import parley.core.durable.SegmentFormat;
import parley.core.durable.StorageTrouble;
import parley.journal.Bytes;

/**
 * The write-ahead file on a real disk: two preallocated segments, one fdatasync a record.
 *
 * <p>It works on the thread that calls it, and tells its completions before it returns. Segments
 * are filled with zeros once, so that a record overwrites blocks the file system has already given
 * us: fdatasync then has no allocation to make durable, and a full disk cannot stop a record.
 */
public final class WriteAheadFile implements Disk, AutoCloseable {
  /** Size of each of the two segments in bytes. */
  public static final int SEGMENT_SIZE = 8 << 20;

  private static final int CHUNK = 64 << 10;

  private final List<RawFile> files;
  private final SegmentFormat format;
  private final long segmentSize;
  private final List<Segment> found;
  private long turn;
  private int current;
  private long position;
  private boolean failed;

  private WriteAheadFile(List<RawFile> files, SegmentFormat format, long segmentSize)
      throws IOException {
    this.files = files;
    this.format = format;
    this.segmentSize = segmentSize;
    this.found =
        List.of(
            format.scan(Bytes.of(files.get(0).read())), format.scan(Bytes.of(files.get(1).read())));
    this.current = found.get(0).turn() >= found.get(1).turn() ? 0 : 1;
    this.turn = found.get(current).turn();
    // What follows the newest record may be torn: nothing is appended to a segment found at start.
    this.position = segmentSize;
  }

  /**
   * Opens both segments, and makes them if they are missing.
   *
   * @param key the station's secret for the records' checks
   * @throws IOException if they cannot be read, or there is no room to make them
   */
  static WriteAheadFile open(RawFile.Opener opener, Bytes key, long segmentSize)
      throws IOException {
    var files = List.of(opener.open("write-ahead-0"), opener.open("write-ahead-1"));
    var opened = new WriteAheadFile(files, new SegmentFormat(key), segmentSize);
    for (var file : files) preallocate(file, segmentSize);
    return opened;
  }

  private static void preallocate(RawFile file, long segmentSize) throws IOException {
    var from = file.size();
    if (from >= segmentSize) return;
    for (var at = from; at < segmentSize; at += CHUNK) {
      file.write(ByteBuffer.allocate((int) Math.min(CHUNK, segmentSize - at)), at);
    }
    file.sync();
  }

  @Override
  public long room() {
    return SegmentFormat.room(segmentSize - position);
  }

  @Override
  public long capacity() {
    return SegmentFormat.room(segmentSize);
  }

  @Override
  public void append(Bytes record, Completion done) {
    if (failed) done.failed(StorageTrouble.FAILED);
    else if (record.size() > room()) done.failed(StorageTrouble.DISK_FULL);
    else write(new Target(current, position, turn), record, done);
  }

  @Override
  public void turnOver(Bytes record, Completion done) {
    if (failed) done.failed(StorageTrouble.FAILED);
    else if (record.size() > capacity()) done.failed(StorageTrouble.DISK_FULL);
    else write(new Target(1 - current, 0, turn + 1), record, done);
  }

  private record Target(int segment, long position, long turn) {}

  private void write(Target target, Bytes record, Completion done) {
    var file = files.get(target.segment());
    try {
      file.write(ByteBuffer.wrap(format.frame(target.turn(), record).toArray()), target.position());
    } catch (IOException e) {
      giveUpWriting(target, e, done);
      return;
    }
    try {
      file.sync();
    } catch (IOException _) {
      // The page cache may from now on show what the disk does not have. Nothing is tried again.
      failed = true;
      done.failed(StorageTrouble.FAILED);
      return;
    }
    current = target.segment();
    turn = target.turn();
    position = target.position() + SegmentFormat.space(record.size());
    done.durable();
  }

  /** Leaves a clean end where the record would have begun, and says why it did not. */
  private void giveUpWriting(Target target, IOException error, Completion done) {
    if (!FullDisk.caused(error)) {
      failed = true;
      done.failed(StorageTrouble.FAILED);
      return;
    }
    try {
      files
          .get(target.segment())
          .write(ByteBuffer.allocate(SegmentFormat.GRAIN), target.position());
    } catch (IOException _) {
      // The next record goes to the same place; until then the check of this one does not hold.
    }
    done.failed(StorageTrouble.DISK_FULL);
  }

  @Override
  public List<Segment> read() {
    return found;
  }

  @Override
  public void close() throws IOException {
    for (var file : files) file.close();
  }
}
