package parley.station.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import parley.journal.Bytes;
import parley.journal.card.CardFile;
import parley.station.configuration.ConfigurationFile;
import parley.station.pairing.CardMaker;
import parley.store.CannotOpen;
import parley.store.PassphraseKeyFile;

/**
 * A good card of a station that is not running.
 *
 * @param digits what would be read aloud
 */
record SomeCard(Path file, String digits) {

  /** Makes a station's keys and a card, with these lines in its configuration. */
  static SomeCard of(String name, String more, Path folder) throws IOException, CannotOpen {
    Files.createDirectories(folder);
    var text =
        """
        station.name = %s
        station.seat = Somewhere
        station.commanders-office = Somebody
        state.folder = state
        console.listen = 127.0.0.1:9
        routes = one
        route.one.listen = 127.0.0.1:10
        """
            .formatted(name);
    var configuration = ConfigurationFile.parse(text + more, folder);
    var keys =
        PassphraseKeyFile.create(
            folder.resolve("keys"), "not a secret at all", PassphraseKeyFile.Strength.QUICK);
    CardFile card = new CardMaker(configuration, keys, SomeCard::random).make();
    var file = folder.resolve(name + ".card");
    Files.write(file, card.encode().toArray());
    return new SomeCard(file, card.fingerprint().toString());
  }

  private static Bytes random(int count) {
    var bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return Bytes.of(bytes);
  }
}
