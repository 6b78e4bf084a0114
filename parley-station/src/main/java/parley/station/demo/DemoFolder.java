package parley.station.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.core.Chance;
import parley.journal.Bytes;
import parley.journal.card.CardFile;
import parley.station.Station;
import parley.station.configuration.BadConfiguration;
import parley.station.pairing.CardMaker;
import parley.station.pairing.PairingBook;
import parley.station.pairing.PairingBook.Pair;
import parley.station.signin.Credentials;
import parley.station.signin.Credentials.Grant;
import parley.station.signin.PrivateFile;
import parley.station.signin.Role;
import parley.store.CannotOpen;
import parley.store.Keys;
import parley.store.PassphraseKeyFile;
import parley.store.StateFolder;

/** The folder of a demo: made once, carried on with every later start. */
final class DemoFolder {
  private static final Duration WHILE_IT_RUNS = Duration.ofDays(3_650);

  private final Path folder;
  private final DemoStation alder;
  private final DemoStation birch;

  private DemoFolder(Path folder, int port, boolean handsets) {
    this.folder = folder;
    this.alder = DemoStation.alder(folder, port, handsets);
    this.birch = DemoStation.birch(folder, port, handsets);
  }

  /**
   * Makes the folder, or takes up what lies in it.
   *
   * @param handsets whether each station has a desk phone
   * @throws BadConfiguration if it was made for another port: the cards in it name the ports
   */
  static DemoFolder prepare(Path folder, int port, boolean handsets)
      throws IOException, CannotOpen {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(folder, ownerOnly);
    var demo = new DemoFolder(folder.toAbsolutePath().normalize(), port, handsets);
    if (!demo.isMade()) {
      demo.make();
    }
    for (var station : demo.stations()) {
      station.writeConfiguration();
      demo.giveToken(station);
    }
    return demo;
  }

  List<DemoStation> stations() {
    return List.of(alder, birch);
  }

  private Path mark() {
    return folder.resolve("made");
  }

  private boolean isMade() throws IOException {
    if (!Files.exists(mark())) {
      return false;
    }
    String port = Files.readString(mark()).strip();
    if (!port.equals(Integer.toString(alder.port()))) {
      throw new BadConfiguration(
          "The folder "
              + folder
              + " holds a demo made for --port "
              + port
              + ". Start it with that port, or choose another --state folder.");
    }
    return true;
  }

  /** Makes both stations and pairs them. The mark comes last: half a demo is made anew. */
  private void make() throws IOException, CannotOpen {
    for (var station : stations()) {
      remove(station.state());
      station.writeConfiguration();
      init(station);
    }
    var at = System.currentTimeMillis();
    var ofAlder = card(alder);
    var ofBirch = card(birch);
    PairingBook.read(alder.state()).add(new Pair(ofAlder, ofBirch, at));
    PairingBook.read(birch.state()).add(new Pair(ofBirch, ofAlder, at));
    PrivateFile.replace(mark(), alder.port() + "\n");
  }

  private static void remove(Path old) throws IOException {
    if (!Files.exists(old)) {
      return;
    }
    try (var files = Files.walk(old)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void init(DemoStation station) throws IOException, CannotOpen {
    try (var taken = StateFolder.take(station.state())) {
      PrivateFile.replace(taken.path().resolve("passphrase"), random(16).hex() + "\n");
      var file = Station.keyFile(station.configuration());
      Keys keys =
          PassphraseKeyFile.create(file, station.passphrase(), PassphraseKeyFile.Strength.QUICK);
      keys.make(Station.HOUSE_KEY);
      DemoPeople.of(station.name()).write(taken.path());
    }
  }

  private static CardFile card(DemoStation station) throws IOException, CannotOpen {
    var configuration = station.configuration();
    var keys = PassphraseKeyFile.open(Station.keyFile(configuration), station.passphrase());
    Chance chance = DemoFolder::random;
    return new CardMaker(configuration, keys, chance).make();
  }

  private static Bytes random(int count) {
    var bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return Bytes.of(bytes);
  }

  /** Writes a fresh token of the demo's officer; the one of an earlier run is no longer valid. */
  private void giveToken(DemoStation station) throws IOException {
    var file = Station.credentialsFile(station.configuration());
    var credentials = new Credentials(file, InstantSource.system());
    if (Files.exists(station.tokenFile())) {
      credentials
          .find(Files.readString(station.tokenFile()).strip())
          .ifPresent(credentials::revoke);
    }
    var officer = DemoPeople.of(station.name()).officer().name();
    var issued =
        credentials.issue(
            new Grant(officer, Role.OFFICER.scopes(), Optional.empty(), WHILE_IT_RUNS));
    PrivateFile.replace(station.tokenFile(), issued.token() + "\n");
  }
}
