package parley.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import parley.core.durable.Checkpoints;
import parley.journal.TreeHead;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.HybridSignature;
import parley.journal.note.SignedCheckpoint;

/**
 * Tables {@code signed_checkpoint} and {@code cosignature}. For each size the first and the newest
 * of both are kept for good; the signing a kept cosignature rests on stays with it.
 */
final class CheckpointRows {
  private static final String COSIGNED =
      "SELECT s.size, s.signed_at, s.origin, s.root, s.ed25519, s.ml_dsa_44, c.cosigned_at,"
          + " c.cosigner, c.ed25519 AS peer_ed25519, c.ml_dsa_44 AS peer_ml_dsa_44"
          + " FROM cosignature c JOIN signed_checkpoint s"
          + " ON s.log = c.log AND s.size = c.size AND s.signed_at = c.signed_at WHERE c.log = ?";

  private final Connection connection;

  CheckpointRows(Connection connection) {
    this.connection = connection;
  }

  void put(int log, SignedCheckpoint checkpoint) throws SQLException {
    putSigned(log, checkpoint);
    prune(log, checkpoint.head().size());
  }

  void put(int log, CosignedCheckpoint checkpoint) throws SQLException {
    putSigned(log, checkpoint.signed());
    var size = checkpoint.head().size();
    Sql.update(
        connection,
        "INSERT INTO cosignature (log, size, signed_at, cosigned_at, cosigner, ed25519, ml_dsa_44)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (log, size, cosigned_at) DO NOTHING",
        log,
        size,
        checkpoint.signed().byLog().timeSeconds(),
        checkpoint.byPeer().timeSeconds(),
        checkpoint.cosigner(),
        checkpoint.byPeer().ed25519(),
        checkpoint.byPeer().mlDsa44());
    Sql.update(
        connection,
        "DELETE FROM cosignature WHERE log = ? AND size = ?"
            + " AND cosigned_at > (SELECT MIN(cosigned_at) FROM cosignature WHERE log = ? AND size = ?)"
            + " AND cosigned_at < (SELECT MAX(cosigned_at) FROM cosignature WHERE log = ? AND size = ?)",
        log,
        size,
        log,
        size,
        log,
        size);
    prune(log, size);
  }

  private void putSigned(int log, SignedCheckpoint checkpoint) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO signed_checkpoint (log, size, signed_at, origin, root, ed25519, ml_dsa_44)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (log, size, signed_at) DO NOTHING",
        log,
        checkpoint.head().size(),
        checkpoint.byLog().timeSeconds(),
        checkpoint.origin(),
        checkpoint.head().root(),
        checkpoint.byLog().ed25519(),
        checkpoint.byLog().mlDsa44());
  }

  private void prune(int log, long size) throws SQLException {
    Sql.update(
        connection,
        "DELETE FROM signed_checkpoint WHERE log = ? AND size = ?"
            + " AND signed_at > (SELECT MIN(signed_at) FROM signed_checkpoint WHERE log = ? AND size = ?)"
            + " AND signed_at < (SELECT MAX(signed_at) FROM signed_checkpoint WHERE log = ? AND size = ?)"
            + " AND signed_at NOT IN (SELECT signed_at FROM cosignature WHERE log = ? AND size = ?)",
        log,
        size,
        log,
        size,
        log,
        size,
        log,
        size);
  }

  /** Returns what is kept of one log: for each size the first and the newest. */
  Checkpoints all(int log) throws SQLException {
    var signed =
        Sql.list(
            connection,
            "SELECT * FROM signed_checkpoint WHERE log = ? ORDER BY size, signed_at",
            CheckpointRows::signed,
            log);
    return new Checkpoints(
        ends(signed, s -> s.head().size()), cosigned(log, " ORDER BY c.size, c.cosigned_at"));
  }

  /** Of each run of equal sizes keeps the first and the last. */
  private static <T> List<T> ends(List<T> sorted, ToLongFunction<T> size) {
    var kept = new ArrayList<T>();
    for (var i = 0; i < sorted.size(); i++) {
      var at = size.applyAsLong(sorted.get(i));
      var isFirst = i == 0 || size.applyAsLong(sorted.get(i - 1)) != at;
      var isLast = i == sorted.size() - 1 || size.applyAsLong(sorted.get(i + 1)) != at;
      if (isFirst || isLast) kept.add(sorted.get(i));
    }
    return kept;
  }

  /** Returns the fully cosigned checkpoints of a log that {@code rest} of the query asks for. */
  List<CosignedCheckpoint> cosigned(int log, String rest, @Nullable Object... values)
      throws SQLException {
    var all = new ArrayList<@Nullable Object>();
    all.add(log);
    all.addAll(Arrays.asList(values));
    return Sql.list(connection, COSIGNED + rest, CheckpointRows::cosigned, all.toArray());
  }

  /** Returns the largest checkpoint its own station signed, the latest of that size. */
  Optional<SignedCheckpoint> newestSigned(int log) throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM signed_checkpoint WHERE log = ? ORDER BY size DESC, signed_at DESC LIMIT 1",
        CheckpointRows::signed,
        log);
  }

  private static SignedCheckpoint signed(ResultSet row) throws SQLException {
    return new SignedCheckpoint(
        row.getString("origin"),
        new TreeHead(row.getLong("size"), Sql.digest(row, "root")),
        new HybridSignature(
            row.getLong("signed_at"), Sql.bytes(row, "ed25519"), Sql.bytes(row, "ml_dsa_44")));
  }

  private static CosignedCheckpoint cosigned(ResultSet row) throws SQLException {
    return new CosignedCheckpoint(
        signed(row),
        row.getString("cosigner"),
        new HybridSignature(
            row.getLong("cosigned_at"),
            Sql.bytes(row, "peer_ed25519"),
            Sql.bytes(row, "peer_ml_dsa_44")));
  }
}
