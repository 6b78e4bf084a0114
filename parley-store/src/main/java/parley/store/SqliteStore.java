package parley.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import parley.core.durable.AtRest;
import parley.core.durable.Batch;
import parley.core.durable.BatchItem;
import parley.core.durable.EntryStore;
import parley.core.durable.LogId;
import parley.core.durable.StorageTrouble;
import parley.core.durable.StoredLine;
import parley.core.durable.StoredLine.StoredLog;
import parley.journal.Malformed;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.store.CannotOpen.Why;

/**
 * The database of a station in one SQLite file, in WAL mode and with {@code synchronous=FULL}: with
 * anything less a power cut takes back commits that were acknowledged.
 *
 * <p>One connection writes, from one thread at a time; another one reads.
 */
public final class SqliteStore implements EntryStore, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);
  private static final int SQLITE_FULL = 13;
  private static final int PRIMARY_CODE = 0xff;
  private static final int BUSY_MILLIS = 5_000;

  private final AtRest atRest;
  private final Connection writing;
  private final Connection reading;

  private SqliteStore(AtRest atRest, Connection writing, Connection reading) {
    this.atRest = atRest;
    this.writing = writing;
    this.reading = reading;
  }

  /** Opens the database in this file, making or upgrading it as needed. */
  public static SqliteStore open(Path file, AtRest atRest) throws CannotOpen {
    var source = new SQLiteDataSource(configuration());
    source.setUrl("jdbc:sqlite:" + file);
    try {
      // Flyway classpath scanning of this module's own resources; no other place is looked at.
      Flyway.configure(SqliteStore.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:parley/store/migrations")
          .load()
          .migrate();
      var writing = source.getConnection();
      return new SqliteStore(atRest, writing, source.getConnection());
    } catch (SQLException | FlywayException e) {
      throw new CannotOpen(Why.DAMAGED, "database " + file + " cannot be opened: " + e, e);
    }
  }

  private static SQLiteConfig configuration() {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    return config;
  }

  @Override
  public Optional<StorageTrouble> apply(List<Batch> batches) {
    synchronized (writing) {
      try {
        perform("BEGIN IMMEDIATE");
        for (var batch : batches) {
          for (var item : batch.items()) apply(item);
        }
        perform("COMMIT");
        return Optional.empty();
      } catch (SQLException e) {
        LOG.warn("the database did not take a batch", e);
        rollBack();
        return Optional.of(trouble(e));
      }
    }
  }

  private static StorageTrouble trouble(SQLException error) {
    return (error.getErrorCode() & PRIMARY_CODE) == SQLITE_FULL
        ? StorageTrouble.DISK_FULL
        : StorageTrouble.FAILED;
  }

  /**
   * Transactions are begun and ended in SQL and not through JDBC: when the disk is full SQLite ends
   * one by itself (sqlite.org/lang_transaction.html), the driver does not notice, and would run
   * everything after it outside of any.
   */
  private void perform(String words) throws SQLException {
    try (var statement = writing.createStatement()) {
      statement.execute(words);
    }
  }

  private void rollBack() {
    try {
      perform("ROLLBACK");
    } catch (SQLException e) {
      LOG.info("the database had rolled back by itself: {}", e.getErrorCode());
    }
  }

  private void apply(BatchItem item) throws SQLException {
    var logs = new LogRows(writing);
    switch (item) {
      case BatchItem.Appended(var log, var from, var entries, var head) -> {
        var row = logs.of(log);
        new EntryRows(writing, atRest).put(row.id(), from, entries);
        logs.raise(row.id(), head);
      }
      case BatchItem.Checkpointed(var log, var signed) ->
          new CheckpointRows(writing).put(logs.of(log).id(), signed);
      case BatchItem.Receipted(var log, var receipt) ->
          new CheckpointRows(writing).put(logs.of(log).id(), receipt);
      case BatchItem.Waiting(var line, var message) ->
          new OutboxRows(writing, atRest).put(line, message);
      case BatchItem.NoLongerWaiting(var line, var serial) ->
          new OutboxRows(writing, atRest).remove(line, serial);
      case BatchItem.TimeFloor(var log, var seconds) -> logs.raiseFloor(logs.of(log).id(), seconds);
    }
  }

  @Override
  public Map<LogId, TreeHead> heads() {
    return read(c -> new LogRows(c).heads());
  }

  @Override
  public StoredLine load(String line, Side ours) {
    return read(
        c ->
            new StoredLine(
                stored(c, line, ours),
                stored(c, line, ours.other()),
                new OutboxRows(c, atRest).all(line)));
  }

  private StoredLog stored(Connection c, String line, Side side) throws SQLException {
    var logs = new LogRows(c);
    var epoch = logs.newestEpoch(line, side);
    if (epoch.isEmpty()) return StoredLog.NONE;
    var row = logs.of(new LogId(line, side, epoch.getAsInt()));
    return new StoredLog(
        row.log().epoch(),
        new EntryRows(c, atRest).all(row.id()),
        row.head(),
        new CheckpointRows(c).all(row.id()),
        row.timeFloor());
  }

  interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  /**
   * Reads something.
   *
   * @throws Unreadable if the database does not give it
   */
  <T> T read(Reading<T> reader) {
    synchronized (reading) {
      try {
        return reader.from(reading);
      } catch (SQLException | Malformed e) {
        throw new Unreadable("the database cannot be read", e);
      }
    }
  }

  /** What is stored cannot be read or was changed. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  @Override
  public void close() throws SQLException {
    synchronized (writing) {
      writing.close();
    }
    synchronized (reading) {
      reading.close();
    }
  }
}
