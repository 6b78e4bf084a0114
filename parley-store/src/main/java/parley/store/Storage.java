package parley.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.durable.Checkpoints;
import parley.core.durable.LineHistory;
import parley.core.durable.RecordCodec;
import parley.core.durable.Replay;
import parley.core.durable.Standing;
import parley.core.durable.Start;
import parley.core.durable.StartCondition;
import parley.core.durable.StorageTrouble;
import parley.core.durable.StoredLine;
import parley.core.durable.StoredLine.StoredLog;
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

  /** What a line finds when nothing can be read: it signs nothing, and it rings. */
  private static final LineHistory LOST =
      new LineHistory(
          List.of(),
          List.of(),
          Checkpoints.NONE,
          Checkpoints.NONE,
          List.of(),
          new StartCondition.NoMark(),
          0,
          0,
          Standing.FRESH);

  private final Optional<Opened> opened;

  private record Opened(
      WriteAheadFile file, SqliteStore database, Start start, WriterThread writer) {}

  private Storage(Optional<Opened> opened) {
    this.opened = opened;
  }

  /**
   * Opens what lies in a state folder, or starts it.
   *
   * @throws CannotOpen if it cannot be read or written; the station then goes on {@link
   *     #withoutJournal}, because a hotline that is down over its records is no hotline
   */
  public static Storage open(StateFolder folder, Keys keys) throws CannotOpen {
    var file = writeAheadFile(folder, keys);
    try {
      return new Storage(Optional.of(opened(folder, keys, file)));
    } catch (CannotOpen refused) {
      closeAfter(file, refused);
      throw refused;
    }
  }

  private static void closeAfter(WriteAheadFile file, CannotOpen refused) {
    try {
      file.close();
    } catch (IOException e) {
      refused.addSuppressed(e);
    }
  }

  private static Opened opened(StateFolder folder, Keys keys, WriteAheadFile file)
      throws CannotOpen {
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
      return new Opened(file, database, start, new WriterThread(file, database, codec, start));
    } catch (Unreadable e) {
      throw new CannotOpen(
          Why.DAMAGED, "the database in " + folder.path() + " cannot be read: " + e.getCause(), e);
    }
  }

  /**
   * Stands in for a storage that cannot be opened: every line finds its history lost and goes on
   * ringing, NOT ENTERED; nothing is written and nothing signed.
   */
  public static Storage withoutJournal() {
    return new Storage(Optional.empty());
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
    return opened
        .map(parts -> parts.start().history(line, ours, parts.database().load(line, ours)))
        .orElse(LOST);
  }

  /** Returns the station's one writer. */
  public Writer writer() {
    return opened
        .<Writer>map(Opened::writer)
        .orElse((_, completion) -> completion.failed(StorageTrouble.FAILED));
  }

  /** Returns what the database holds of a line, for reading: history, search and evidence. */
  public StoredLine load(String line, Side ours) {
    return opened
        .map(parts -> parts.database().load(line, ours))
        .orElse(new StoredLine(StoredLog.NONE, StoredLog.NONE, List.of()));
  }

  /** Returns why nothing can be made durable at present; empty while all is well. */
  public Optional<StorageTrouble> trouble() {
    return opened.map(parts -> parts.writer().trouble()).orElse(Optional.of(StorageTrouble.FAILED));
  }

  /**
   * Waits until everything that is durable can also be read from the database: to be called before
   * evidence is taken from it.
   *
   * @return whether it can; not when the storage is in trouble
   */
  public boolean settle() throws InterruptedException {
    return opened.isPresent() && opened.get().writer().settle();
  }

  /** Stops the writer after what was submitted is durable, and closes all files. */
  @Override
  public void close() throws IOException {
    if (opened.isEmpty()) {
      return;
    }
    var parts = opened.get();
    try {
      parts.writer().stop();
      parts.database().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw new IOException("the database did not close", e);
    } finally {
      parts.file().close();
    }
  }
}
