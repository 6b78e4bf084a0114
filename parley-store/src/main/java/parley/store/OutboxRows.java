package parley.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import parley.core.durable.AtRest;
import parley.core.durable.RecordCodec;
import parley.core.durable.WaitingMessage;

/** Table {@code outbox}: messages without a place in the log, under the station's own key. */
final class OutboxRows {
  private final Connection connection;
  private final AtRest atRest;

  OutboxRows(Connection connection, AtRest atRest) {
    this.connection = connection;
    this.atRest = atRest;
  }

  void put(String line, WaitingMessage message) throws SQLException {
    var plain = RecordCodec.plain(message.content());
    Sql.update(
        connection,
        "INSERT INTO outbox (line, serial, accepted_millis, sealed) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (line, serial) DO UPDATE SET sealed = excluded.sealed",
        line,
        message.serial(),
        message.acceptedMillis(),
        atRest.protect(plain, RecordCodec.waitsAs(line, message.serial())));
  }

  void remove(String line, String serial) throws SQLException {
    Sql.update(connection, "DELETE FROM outbox WHERE line = ? AND serial = ?", line, serial);
  }

  List<WaitingMessage> all(String line) throws SQLException {
    return Sql.list(
        connection,
        "SELECT * FROM outbox WHERE line = ? ORDER BY accepted_millis, serial",
        row -> read(row, line),
        line);
  }

  private WaitingMessage read(ResultSet row, String line) throws SQLException {
    var serial = row.getString("serial");
    var plain = atRest.reveal(Sql.bytes(row, "sealed"), RecordCodec.waitsAs(line, serial));
    return new WaitingMessage(serial, RecordCodec.content(plain), row.getLong("accepted_millis"));
  }
}
