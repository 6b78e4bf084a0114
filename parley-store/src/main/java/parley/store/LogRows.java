package parley.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import parley.core.durable.LogId;
import parley.journal.Side;
import parley.journal.TreeHead;

/** Table {@code journal_log}: one row a log, with the size and root it has in this database. */
final class LogRows {
  private final Connection connection;

  LogRows(Connection connection) {
    this.connection = connection;
  }

  record LogRow(int id, LogId log, TreeHead head, long timeFloor) {}

  /** Returns the row of a log, made if it is not there. */
  LogRow of(LogId log) throws SQLException {
    var known = find(log);
    if (known.isPresent()) return known.get();
    Sql.update(
        connection,
        "INSERT INTO journal_log (id, line, side, epoch, size, root, time_floor)"
            + " VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM journal_log), ?, ?, ?, 0, ?, 0)",
        log.line(),
        String.valueOf(log.side().letter()),
        log.epoch(),
        TreeHead.EMPTY.root());
    return find(log).orElseThrow();
  }

  Optional<LogRow> find(LogId log) throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM journal_log WHERE line = ? AND side = ? AND epoch = ?",
        LogRows::read,
        log.line(),
        String.valueOf(log.side().letter()),
        log.epoch());
  }

  /** Returns the newest epoch of one side's log that is known here. */
  OptionalInt newestEpoch(String line, Side side) throws SQLException {
    return Sql.list(
            connection,
            "SELECT epoch FROM journal_log WHERE line = ? AND side = ?",
            row -> row.getInt("epoch"),
            line,
            String.valueOf(side.letter()))
        .stream()
        .mapToInt(Integer::intValue)
        .max();
  }

  Map<LogId, TreeHead> heads() throws SQLException {
    var heads = new TreeMap<LogId, TreeHead>();
    Sql.list(connection, "SELECT * FROM journal_log", LogRows::read)
        .forEach(row -> heads.put(row.log(), row.head()));
    return heads;
  }

  void raise(int id, TreeHead head) throws SQLException {
    Sql.update(
        connection,
        "UPDATE journal_log SET size = ?, root = ? WHERE id = ? AND size < ?",
        head.size(),
        head.root(),
        id,
        head.size());
  }

  void raiseFloor(int id, long seconds) throws SQLException {
    Sql.update(
        connection,
        "UPDATE journal_log SET time_floor = ? WHERE id = ? AND time_floor < ?",
        seconds,
        id,
        seconds);
  }

  private static LogRow read(ResultSet row) throws SQLException {
    var log =
        new LogId(row.getString("line"), Side.ofLetter(row.getString("side")), row.getInt("epoch"));
    var head = new TreeHead(row.getLong("size"), Sql.digest(row, "root"));
    return new LogRow(row.getInt("id"), log, head, row.getLong("time_floor"));
  }
}
