package parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.store.Growing.LINE;
import static parley.store.Growing.OWN;
import static parley.store.Growing.batch;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.core.durable.EntryStore;
import parley.journal.Bytes;
import parley.journal.Side;

final class SqliteStoreTest extends EntryStoreContract {
  @TempDir Path folder;
  private final AesGcmAtRest atRest = new AesGcmAtRest(Bytes.zeros(32), new SecureRandom());
  private SqliteStore store;

  @BeforeEach
  void open() throws CannotOpen {
    store = SqliteStore.open(folder.resolve("parley.db"), atRest);
  }

  @AfterEach
  void close() throws SQLException {
    store.close();
  }

  @Override
  EntryStore store() {
    return store;
  }

  @Test
  void what_was_applied_is_there_after_a_restart() throws Exception {
    var entries = new Growing(OWN).grow(2);
    assertThat(store.apply(List.of(batch(entries)))).isEmpty();
    store.close();

    open();

    assertThat(store.load(LINE, Side.A).own().entries()).isEqualTo(entries.entries());
  }

  @Test
  void an_entry_whose_secret_was_moved_ends_what_can_be_read() throws Exception {
    assertThat(store.apply(List.of(batch(new Growing(OWN).grow(4))))).isEmpty();

    change("UPDATE entry SET secret = (SELECT secret FROM entry WHERE seq = 0) WHERE seq = 2");

    assertThat(store.load(LINE, Side.A).own().entries()).hasSize(2);
  }

  @Test
  void an_entry_that_is_gone_ends_what_can_be_read() throws Exception {
    assertThat(store.apply(List.of(batch(new Growing(OWN).grow(4))))).isEmpty();

    change("DELETE FROM entry WHERE seq = 1");

    assertThat(store.load(LINE, Side.A).own().entries()).hasSize(1);
  }

  @Test
  void a_commit_is_on_the_disk_before_it_is_acknowledged() {
    var synchronous =
        store.read(c -> Sql.list(c, "PRAGMA synchronous", row -> row.getInt(1)).getFirst());
    var journal =
        store.read(c -> Sql.list(c, "PRAGMA journal_mode", row -> row.getString(1)).getFirst());

    assertThat(synchronous).isEqualTo(2);
    assertThat(journal).isEqualTo("wal");
  }

  private void change(String sql) throws SQLException {
    try (var connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("parley.db"))) {
      Sql.update(connection, sql);
    }
  }
}
