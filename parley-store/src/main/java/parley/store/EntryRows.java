package parley.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.core.durable.AtRest;
import parley.journal.Bytes;
import parley.journal.Malformed;
import parley.journal.Reference;
import parley.journal.entry.Content;
import parley.journal.entry.Leaf;
import parley.journal.entry.Opened;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;

/** Table {@code entry}: leaf, protected secret and sealed blob, with what may be searched for. */
final class EntryRows {
  private static final String PUT =
      "INSERT INTO entry (log, seq, leaf, secret, blob, kind, time_millis, precedence,"
          + " ref_side, ref_epoch, ref_index) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (log, seq) DO UPDATE SET leaf = excluded.leaf,"
          + " secret = excluded.secret, blob = excluded.blob, kind = excluded.kind,"
          + " time_millis = excluded.time_millis, precedence = excluded.precedence,"
          + " ref_side = excluded.ref_side, ref_epoch = excluded.ref_epoch,"
          + " ref_index = excluded.ref_index";

  private final Connection connection;
  private final AtRest atRest;

  EntryRows(Connection connection, AtRest atRest) {
    this.connection = connection;
    this.atRest = atRest;
  }

  /** Puts entries in their places; what is there already is written over with the same. */
  void put(int log, long from, List<SealedEntry> entries) throws SQLException {
    try (var statement = connection.prepareStatement(PUT)) {
      for (var i = 0; i < entries.size(); i++) put(statement, log, from + i, entries.get(i));
    }
  }

  private void put(PreparedStatement statement, int log, long seq, SealedEntry entry)
      throws SQLException {
    var leaf = entry.leaf().encode();
    var content =
        Sealing.open(entry) instanceof Opened.Readable(var readable)
            ? Optional.of(readable)
            : Optional.<Content>empty();
    var reference = content.flatMap(Content::reference);
    Sql.bind(
        statement,
        log,
        seq,
        leaf,
        atRest.protect(entry.secret(), leaf),
        entry.blob(),
        content.map(c -> c.kind()).orElse(null),
        content.map(c -> c.timeMillis()).orElse(null),
        content.map(c -> c.precedence()).orElse(null),
        reference.map(r -> String.valueOf(r.side().letter())).orElse(null),
        reference.map(Reference::epoch).orElse(null),
        reference.map(Reference::index).orElse(null));
    statement.executeUpdate();
  }

  /** Returns the entries from index 0 up to the first that is missing or cannot be read. */
  List<SealedEntry> all(int log) throws SQLException {
    var entries = new ArrayList<SealedEntry>();
    try (var statement =
        connection.prepareStatement("SELECT * FROM entry WHERE log = ? ORDER BY seq")) {
      Sql.bind(statement, log);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var entry = readable(rows);
          if (entry.isEmpty() || rows.getLong("seq") != entries.size()) break;
          entries.add(entry.get());
        }
      }
    }
    return entries;
  }

  private Optional<SealedEntry> readable(ResultSet row) throws SQLException {
    try {
      return Optional.of(read(row));
    } catch (Malformed _) {
      return Optional.empty();
    }
  }

  /**
   * Returns the entry at one place.
   *
   * @throws Malformed if what is stored there was changed
   */
  Optional<SealedEntry> at(int log, long seq) throws SQLException {
    return Sql.first(
        connection, "SELECT * FROM entry WHERE log = ? AND seq = ?", this::read, log, seq);
  }

  private SealedEntry read(ResultSet row) throws SQLException {
    Bytes leaf = Sql.bytes(row, "leaf");
    var secret = atRest.reveal(Sql.bytes(row, "secret"), leaf);
    return new SealedEntry(Leaf.parse(leaf), secret, Sql.bytes(row, "blob"));
  }
}
