package parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.durable.Completion;
import parley.core.durable.Disk.Found;
import parley.core.durable.StorageTrouble;
import parley.journal.Bytes;

/** The write-ahead file over files that fill up, fail to sync, and lose what was not synced. */
final class WriteAheadFileTest {
  private static final int SEGMENT = 64 << 10;
  private static final Bytes KEY = Bytes.zeros(32);

  private final Map<String, Faulty> files = new HashMap<>();

  private WriteAheadFile open() throws IOException {
    return WriteAheadFile.open(
        name -> files.computeIfAbsent(name, _ -> new Faulty()), KEY, SEGMENT);
  }

  private List<String> good(WriteAheadFile file) {
    var found = new ArrayList<String>();
    for (var segment : file.read()) {
      for (var each : segment.records()) {
        if (each instanceof Found.Good(var record)) found.add(record.text());
      }
    }
    return found;
  }

  @Test
  void a_record_that_was_durable_is_there_after_a_power_cut() throws IOException {
    var file = open();
    var told = new Told();

    file.turnOver(Bytes.utf8("one"), told);
    file.append(Bytes.utf8("two"), told);
    files.values().forEach(Faulty::powerCut);

    assertThat(told.outcomes).containsExactly("durable", "durable");
    assertThat(good(open())).containsExactly("one", "two");
  }

  @Test
  void an_error_from_sync_is_final() throws IOException {
    var file = open();
    var told = new Told();
    file.turnOver(Bytes.utf8("one"), told);

    files.values().forEach(faulty -> faulty.syncFails = true);
    file.append(Bytes.utf8("two"), told);
    files.values().forEach(faulty -> faulty.syncFails = false);
    file.append(Bytes.utf8("three"), told);

    assertThat(told.outcomes).containsExactly("durable", "FAILED", "FAILED");
  }

  @Test
  void a_disk_without_room_refuses_and_takes_the_same_record_later() throws IOException {
    var file = open();
    var told = new Told();
    file.turnOver(Bytes.utf8("one"), told);

    files.values().forEach(faulty -> faulty.full = true);
    file.append(Bytes.utf8("two"), told);
    files.values().forEach(faulty -> faulty.full = false);
    file.append(Bytes.utf8("two"), told);

    assertThat(told.outcomes).containsExactly("durable", "DISK_FULL", "durable");
    assertThat(good(open())).containsExactly("one", "two");
  }

  @Test
  void another_stations_file_holds_nothing_that_this_station_believes() throws IOException {
    var file = open();
    file.turnOver(Bytes.utf8("one"), new Told());

    var theirs =
        WriteAheadFile.open(
            name -> Optional.ofNullable(files.get(name)).orElseThrow(),
            Bytes.utf8("another station's key, 32 bytes."),
            SEGMENT);

    assertThat(good(theirs)).isEmpty();
  }

  @Test
  void what_was_never_written_is_not_made_up() throws IOException {
    assertThat(good(open())).isEmpty();
  }

  /** Hears what became of each record. */
  private static final class Told implements Completion {
    final List<String> outcomes = new ArrayList<>();

    @Override
    public void durable() {
      outcomes.add("durable");
    }

    @Override
    public void failed(StorageTrouble why) {
      outcomes.add(why.name());
    }
  }

  /** A file in memory with a page cache of its own. */
  private static final class Faulty implements RawFile {
    private byte[] cached = new byte[0];
    private byte[] synced = new byte[0];
    boolean full;
    boolean syncFails;

    void powerCut() {
      cached = synced.clone();
    }

    @Override
    public long size() {
      return cached.length;
    }

    @Override
    public byte[] read() {
      return cached.clone();
    }

    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      if (full) throw new IOException("No space left on device");
      var end = (int) offset + bytes.remaining();
      if (end > cached.length) cached = java.util.Arrays.copyOf(cached, end);
      bytes.get(cached, (int) offset, bytes.remaining());
    }

    @Override
    public void sync() throws IOException {
      if (syncFails) throw new IOException("Input/output error");
      synced = cached.clone();
    }

    @Override
    public void close() {}
  }
}
