package parley.station.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything one station is told from outside.
 *
 * @param station what stands on the station's card
 * @param state the folder that holds keys, journal and accounts; one process at a time
 * @param console where officers' consoles and commands connect
 * @param routes the network paths under every line, in order of preference
 * @param positions the seats of the watch, by name
 * @param passphraseFile where the passphrase of the keys is read; standard input when empty
 * @param demo set only for the two demo stations: plain HTTP, demo cards, passphrases that are
 *     shown
 */
public record Configuration(
    OnCard station,
    Path state,
    ConsoleAddress console,
    List<RouteAddress> routes,
    List<String> positions,
    Optional<Path> passphraseFile,
    Marking marking,
    Optional<Demo> demo) {

  public Configuration {
    routes = List.copyOf(routes);
    positions = List.copyOf(positions);
  }

  /** What the station says of itself to a counterpart. */
  public record OnCard(String name, String displayName, String seat, String commandersOffice) {}

  /**
   * Where the console listens.
   *
   * @param certificate PEM chain and key of the console's HTTPS; made by the station itself when
   *     empty. Never used in the demo, which is plain HTTP on the loopback address.
   */
  public record ConsoleAddress(HostPort listen, Optional<Pem> certificate) {}

  /** A certificate chain and its private key, both PEM files. */
  public record Pem(Path chain, Path key) {}

  /**
   * One route: where this station listens for the other, and what its card tells the other to dial.
   * The two differ when something stands between.
   */
  public record RouteAddress(String name, HostPort listen, HostPort advertise) {}

  /** The party's own confidentiality label; no nation's scheme is built in. */
  public record Marking(String text, String color, String textColor) {}

  /**
   * What only a demo station has.
   *
   * @param pageOrigins the origins whose page {@code /demo} may show this console in a frame
   * @param otherConsole the other demo station's console, for the page that shows both
   */
  public record Demo(List<String> pageOrigins, String otherConsole) {
    public Demo {
      pageOrigins = List.copyOf(pageOrigins);
    }
  }
}
