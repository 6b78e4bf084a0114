package parley.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.journal.Bytes;
import parley.journal.Digest;

/** The few things one does with JDBC, without its ceremony. */
final class Sql {
  private Sql() {}

  /** Makes one value of the row the result stands at. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (var result = statement.executeQuery()) {
        var all = new ArrayList<T>();
        while (result.next()) all.add(row.read(result));
        return all;
      }
    }
  }

  static <T> Optional<T> first(
      Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    return list(connection, sql, row, values).stream().findFirst();
  }

  static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    for (var i = 0; i < values.length; i++) {
      switch (values[i]) {
        case Bytes bytes -> statement.setBytes(i + 1, bytes.toArray());
        case Digest digest -> statement.setBytes(i + 1, digest.toArray());
        case null, default -> statement.setObject(i + 1, values[i]);
      }
    }
  }

  static Bytes bytes(ResultSet row, String column) throws SQLException {
    var value = row.getBytes(column);
    return value == null ? Bytes.EMPTY : Bytes.of(value);
  }

  static Digest digest(ResultSet row, String column) throws SQLException {
    return Digest.of(bytes(row, column));
  }
}
