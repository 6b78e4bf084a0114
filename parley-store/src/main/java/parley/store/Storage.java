package parley.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.durable.LineHistory;
import parley.core.durable.RecordCodec;
import parley.core.durable.Replay;
import parley.core.durable.Start;
import parley.core.durable.StorageTrouble;
import parley.core.durable.Writer;
import parley.journal.Side;
import parley.store.CannotOpen.Why;
import parley.store.SqliteStore.Unreadable;

/**
 * Everything a station keeps, opened in the only right order: read the write-ahead file, put into
 * the database what it does not have, compare both with the high-water mark, and only then go on
 * writing.
 */
public final class Storage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

  private final WriteAheadFile file;
  private final SqliteStore database;
  private final Start start;
  private final WriterThread writer;

  private Storage(WriteAheadFile file, SqliteStore database, Start start, RecordCodec codec) {
    this.file = file;
    this.database = database;
    this.start = start;
    this.writer = new WriterThread(file, database, codec, start);
  }

  /** Opens what lies in a state folder, or starts it. */
  public static Storage open(StateFolder folder, Keys keys) throws CannotOpen {
    var file = writeAheadFile(folder, keys);
    var codec = new RecordCodec(keys.atRest());
    var replay = Replay.of(file.read(), codec);
    var database = SqliteStore.open(folder.file("parley.db"), keys.atRest());
    var trouble = database.apply(replay.batches());
    if (trouble.isPresent()) {
      var full = trouble.get() == StorageTrouble.DISK_FULL;
      throw new CannotOpen(
          full ? Why.DISK_FULL : Why.FAILED,
          "the database in "
              + folder.path()
              + " does not take what the write-ahead file holds; nothing is lost: "
              + (full ? "make room and start again" : "see the log, then start again"));
    }
    try {
      var start = replay.against(database.heads());
      LOG.info(
          "storage opened: {} batches replayed, last record {}, torn {}, missing {}",
          replay.batches().size(),
          replay.lastNumber(),
          replay.torn(),
          replay.missing());
      return new Storage(file, database, start, codec);
    } catch (Unreadable e) {
      throw new CannotOpen(
          Why.DAMAGED, "the database in " + folder.path() + " cannot be read: " + e.getCause(), e);
    }
  }

  private static WriteAheadFile writeAheadFile(StateFolder folder, Keys keys) throws CannotOpen {
    try {
      var opened =
          WriteAheadFile.open(
              name -> ChannelFile.open(folder.file(name)),
              keys.writeAheadKey(),
              WriteAheadFile.SEGMENT_SIZE);
      ChannelFile.syncFolder(folder.path());
      return opened;
    } catch (IOException e) {
      var why = FullDisk.caused(e) ? Why.DISK_FULL : Why.FAILED;
      throw new CannotOpen(
          why, "the write-ahead file in " + folder.path() + " cannot be used: " + e, e);
    }
  }

  /**
   * Returns what a line found of itself at start. To be asked once a line, before anything is
   * submitted for it.
   *
   * @param line line id, or {@link parley.core.durable.LogId#HOUSE}
   * @param ours our side of it; side A for the house log
   */
  public LineHistory history(String line, Side ours) {
    return start.history(line, ours, database.load(line, ours));
  }

  /** Returns the station's one writer. */
  public Writer writer() {
    return writer;
  }

  /** Returns the database, for reading: history, search and evidence. */
  public SqliteStore database() {
    return database;
  }

  /** Returns why nothing can be made durable at present; empty while all is well. */
  public Optional<StorageTrouble> trouble() {
    return writer.trouble();
  }

  /**
   * Waits until everything that is durable can also be read from the database: to be called before
   * evidence is taken from it.
   *
   * @return whether it can; not when the storage is in trouble
   */
  public boolean settle() throws InterruptedException {
    return writer.settle();
  }

  /** Stops the writer after what was submitted is durable, and closes all files. */
  @Override
  public void close() throws IOException {
    try {
      writer.stop();
      database.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw new IOException("the database did not close", e);
    } finally {
      file.close();
    }
  }
}
