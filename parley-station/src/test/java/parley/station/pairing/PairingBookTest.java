package parley.station.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.journal.card.CardFile;
import parley.station.pairing.PairingBook.Pair;
import parley.station.pairing.PairingBook.Pending;

/** A pairing that a restart would not know of is none. */
final class PairingBookTest {
  private static final CardFile ALDER = SomeCards.of("alder", 1);
  private static final CardFile BIRCH = SomeCards.of("birch", 5);

  @TempDir private Path folder;

  /** No file can be written where no folder is. */
  private PairingBook withoutDisk() throws IOException {
    var place = Files.createDirectory(folder.resolve("state"));
    var book = PairingBook.read(place);
    book.waiting(new Pending(ALDER, 0, Optional.empty()));
    Files.delete(place.resolve("pairing.json"));
    Files.delete(place);
    return book;
  }

  @Test
  void a_pair_that_cannot_be_written_is_not_made_and_the_card_goes_on_waiting() throws IOException {
    var book = withoutDisk();

    assertThatThrownBy(() -> book.add(new Pair(ALDER, BIRCH, 0))).isInstanceOf(IOException.class);

    assertThat(book.pairs()).isEmpty();
    assertThat(book.pending()).isPresent();
  }

  @Test
  void a_card_that_is_dropped_is_dead_though_that_cannot_be_written() throws IOException {
    var book = withoutDisk();

    assertThatThrownBy(book::drop).isInstanceOf(IOException.class);

    assertThat(book.pending()).isEmpty();
  }
}
