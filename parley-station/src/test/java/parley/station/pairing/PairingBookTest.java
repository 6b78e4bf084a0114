package parley.station.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.journal.Bytes;
import parley.journal.card.Card;
import parley.journal.card.CardFile;
import parley.journal.note.HybridKeyPair;
import parley.station.pairing.PairingBook.Pair;
import parley.station.pairing.PairingBook.Pending;

/** A pairing that a restart would not know of is none. */
final class PairingBookTest {
  private static final CardFile ALDER = card("alder", 1);
  private static final CardFile BIRCH = card("birch", 5);

  @TempDir private Path folder;

  private static CardFile card(String station, int seed) {
    var nonce = new byte[Card.NONCE_SIZE];
    nonce[0] = (byte) seed;
    var keys =
        new Card.Keys(
            Bytes.utf8("tls of " + station),
            Bytes.EMPTY,
            key(seed).publicKeys(),
            key(seed + 1).publicKeys(),
            key(seed + 2).publicKeys());
    var about = new Card.About(station, station, "a seat", "an office");
    return CardFile.make(
        new Card(Bytes.of(nonce), true, about, keys, List.of("127.0.0.1:7001")), key(seed));
  }

  private static HybridKeyPair key(int seed) {
    var seeds = new byte[HybridKeyPair.PRIVATE_SIZE];
    seeds[0] = (byte) seed;
    return HybridKeyPair.deterministic(Bytes.of(seeds));
  }

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
