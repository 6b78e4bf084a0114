package parley.station.sparring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.core.line.LineIdentity;
import parley.journal.Bytes;
import parley.journal.card.CardFile;
import parley.station.Station;
import parley.station.answer.Json;
import parley.station.configuration.Configuration;
import parley.station.configuration.Configuration.Checks;
import parley.station.configuration.Configuration.ConsoleAddress;
import parley.station.configuration.Configuration.Demo;
import parley.station.configuration.Configuration.Marking;
import parley.station.configuration.Configuration.Messages;
import parley.station.configuration.Configuration.OnCard;
import parley.station.configuration.Configuration.RouteAddress;
import parley.station.configuration.Configuration.Watch;
import parley.station.configuration.HostPort;
import parley.station.configuration.PassphrasePolicy;
import parley.station.pairing.CardMaker;
import parley.station.signin.Account;
import parley.station.signin.Accounts;
import parley.station.signin.Credentials;
import parley.station.signin.Credentials.Grant;
import parley.station.signin.Passphrases;
import parley.station.signin.PrivateFile;
import parley.station.signin.Role;
import parley.store.CannotOpen;
import parley.store.PassphraseKeyFile;
import parley.store.StateFolder;

/**
 * Where the sparring partner's station lives: a folder within this station's, and two ports of the
 * loopback address.
 */
final class SparringPlace {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String OFFICER = "partner";
  private static final Duration WHILE_IT_RUNS = Duration.ofDays(3_650);

  private final Configuration ours;
  private final Path folder;

  SparringPlace(Configuration ours) {
    this.ours = ours;
    this.folder = ours.state().resolve("sparring");
  }

  private Path ports() {
    return folder.resolve("ports.json");
  }

  boolean isMade() {
    return Files.exists(ports());
  }

  /** Makes the station anew, and its card for us. What an earlier one left is removed. */
  CardFile make() throws IOException, CannotOpen {
    remove();
    try (var taken = StateFolder.take(folder)) {
      var passphrase = random(16).hex();
      PrivateFile.replace(taken.path().resolve("passphrase"), passphrase + "\n");
      var ports = Json.object().put("console", freePort()).put("route", freePort());
      PrivateFile.replace(ports(), Json.write(ports));
      var configuration = configuration();
      var keys =
          PassphraseKeyFile.create(
              Station.keyFile(configuration), passphrase, PassphraseKeyFile.Strength.QUICK);
      keys.make(Station.HOUSE_KEY);
      var nobody = Passphrases.QUICK.hash(random(16).hex());
      var officer = new Account(OFFICER, "EXERCISE partner", Role.OFFICER, nobody);
      new Accounts(List.of(officer)).write(Station.accountsFile(configuration));
      return new CardMaker(configuration, keys, SparringPlace::random).make();
    }
  }

  private void remove() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Bytes random(int count) {
    var bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Its configuration: a demo's, so that its cards are demo cards and its desk plain HTTP. */
  Configuration configuration() throws IOException {
    var ports = Json.parse(Files.readString(ports()));
    var route = new HostPort(LOOPBACK, ports.path("route").asInt());
    return new Configuration(
        new OnCard(LineIdentity.EXERCISE, "EXERCISE", "Sparring partner", "No person is there"),
        folder,
        new ConsoleAddress(
            new HostPort(LOOPBACK, ports.path("console").asInt()),
            true,
            Optional.empty(),
            Optional.empty(),
            PassphrasePolicy.NO),
        List.of(new RouteAddress(ours.routes().getFirst().name(), route, route)),
        new Watch(List.of("desk-1"), Map.of(), Optional.empty(), Optional.empty()),
        new Checks(ours.checks().interval(), List.of()),
        new Messages(Set.of(), List.of(), Map.of()),
        Optional.empty(),
        Optional.empty(),
        new Marking("EXERCISE", "#fce83a", "#0a0f14"),
        ours.languages(),
        Optional.empty(),
        Optional.of(new Demo(List.of(), "")));
  }

  String passphrase() throws IOException {
    return Files.readString(folder.resolve("passphrase")).strip();
  }

  Path state() {
    return folder;
  }

  /** A fresh token of its officer; to be asked for before its station runs. */
  String token() throws IOException {
    var credentials =
        new Credentials(Station.credentialsFile(configuration()), InstantSource.system());
    return credentials
        .issue(new Grant(OFFICER, Role.OFFICER.scopes(), Optional.empty(), WHILE_IT_RUNS))
        .token();
  }
}
