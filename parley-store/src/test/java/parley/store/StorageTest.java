package parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.store.Growing.LINE;
import static parley.store.Growing.OWN;
import static parley.store.Growing.batch;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.core.durable.Batch;
import parley.core.durable.Completion;
import parley.core.durable.StartCondition;
import parley.core.durable.StorageTrouble;
import parley.journal.Side;

/** The whole storage of a station over one folder, opened, filled, hurt, and opened again. */
final class StorageTest {
  @TempDir Path temporary;

  private Path state() {
    return temporary.resolve("state");
  }

  private Keys keys() throws CannotOpen {
    var file = temporary.resolve("keys");
    return Files.exists(file)
        ? PassphraseKeyFile.open(file, "open sesame street")
        : PassphraseKeyFile.create(file, "open sesame street", PassphraseKeyFile.Strength.QUICK);
  }

  private static void write(Storage storage, Batch batch) throws Exception {
    var done = new CompletableFuture<String>();
    storage
        .writer()
        .submit(
            batch,
            new Completion() {
              @Override
              public void durable() {
                done.complete("durable");
              }

              @Override
              public void failed(StorageTrouble why) {
                done.complete(why.name());
              }
            });
    assertThat(done.get(30, TimeUnit.SECONDS)).isEqualTo("durable");
  }

  @Test
  void what_was_durable_is_found_by_the_next_start_exactly_at_its_mark() throws Exception {
    var entries = new Growing(OWN).grow(3);
    try (var folder = StateFolder.take(state());
        var storage = Storage.open(folder, keys())) {
      write(storage, batch(entries));
    }

    try (var folder = StateFolder.take(state());
        var storage = Storage.open(folder, keys())) {
      var history = storage.history(LINE, Side.A);

      assertThat(history.own()).isEqualTo(entries.entries());
      assertThat(history.condition()).isEqualTo(new StartCondition.AtMark());
    }
  }

  @Test
  void a_batch_that_only_the_write_ahead_file_has_is_put_into_the_database_at_start()
      throws Exception {
    var entries = new Growing(OWN).grow(2);
    try (var folder = StateFolder.take(state());
        var storage = Storage.open(folder, keys())) {
      write(storage, batch(entries));
    }
    deleteDatabase();

    try (var folder = StateFolder.take(state());
        var storage = Storage.open(folder, keys())) {
      assertThat(storage.history(LINE, Side.A).own()).isEqualTo(entries.entries());
    }
  }

  @Test
  void a_database_that_lost_what_the_file_no_longer_holds_is_behind_its_mark() throws Exception {
    var growing = new Growing(OWN);
    for (int start = 0; start < 3; start++) {
      try (var folder = StateFolder.take(state());
          var storage = Storage.open(folder, keys())) {
        write(storage, batch(growing.grow(1)));
        assertThat(storage.settle()).isTrue();
      }
    }
    deleteDatabase();

    try (var folder = StateFolder.take(state());
        var storage = Storage.open(folder, keys())) {
      assertThat(storage.history(LINE, Side.A).condition())
          .isNotInstanceOf(StartCondition.AtMark.class)
          .isNotInstanceOf(StartCondition.Torn.class);
    }
  }

  @Test
  void a_last_record_that_was_torn_is_told_apart_from_a_clean_end() throws Exception {
    var growing = new Growing(OWN);
    try (var folder = StateFolder.take(state());
        var storage = Storage.open(folder, keys())) {
      write(storage, batch(growing.grow(1)));
      write(storage, batch(growing.grow(1)));
      assertThat(storage.settle()).isTrue();
    }
    tearNewestRecord();

    try (var folder = StateFolder.take(state());
        var storage = Storage.open(folder, keys())) {
      assertThat(storage.history(LINE, Side.A).condition())
          .isNotInstanceOf(StartCondition.AtMark.class);
    }
  }

  @Test
  void a_database_that_is_no_database_is_refused_and_the_station_can_go_on_without()
      throws Exception {
    try (var folder = StateFolder.take(state())) {
      var keys = keys();
      Files.writeString(state().resolve("parley.db"), "this is no database at all, ".repeat(100));

      assertThatThrownBy(() -> Storage.open(folder, keys))
          .isInstanceOf(CannotOpen.class)
          .extracting(e -> ((CannotOpen) e).why())
          .isEqualTo(CannotOpen.Why.DAMAGED);

      try (var without = Storage.withoutJournal()) {
        assertThat(without.trouble()).contains(StorageTrouble.FAILED);
        assertThat(without.history(LINE, Side.A).condition())
            .isEqualTo(new StartCondition.NoMark());
        assertThat(without.settle()).isFalse();
      }
    }
  }

  @Test
  void a_second_process_on_one_folder_is_refused() throws Exception {
    try (var _ = StateFolder.take(state())) {
      assertThatThrownBy(() -> StateFolder.take(state()))
          .isInstanceOf(CannotOpen.class)
          .hasMessageContaining("in use by another process");
    }
  }

  private void deleteDatabase() throws Exception {
    for (var name : new String[] {"parley.db", "parley.db-wal", "parley.db-shm"}) {
      Files.deleteIfExists(state().resolve(name));
    }
  }

  /** Changes one byte near the end of what was written last. */
  private void tearNewestRecord() throws Exception {
    for (var name : new String[] {"write-ahead-0", "write-ahead-1"}) {
      var bytes = Files.readAllBytes(state().resolve(name));
      var last = bytes.length - 1;
      while (last >= 0 && bytes[last] == 0) last--;
      if (last >= 0) {
        try (var file = new RandomAccessFile(state().resolve(name).toFile(), "rw")) {
          file.seek(last);
          file.write(bytes[last] ^ 0x40);
        }
      }
    }
  }
}
