package parley.station.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.core.line.Wording;

/**
 * Everything one station is told from outside.
 *
 * @param station what stands on the station's card
 * @param state the folder that holds keys, journal and accounts; one process at a time
 * @param console where officers' consoles and commands connect
 * @param routes the network paths under every line, in order of preference
 * @param watch the seats of the watch, and who rings when
 * @param checks how lines are tried, until both parties have signed terms about it
 * @param messages how messages are written
 * @param voice where speech comes and goes; empty: the station rings and carries no voice
 * @param passphraseFile where the passphrase of the keys is read; standard input when empty
 * @param languages what the watch reads, the usual one first
 * @param timeSource whom the doctor asks for the time (SNTP)
 * @param demo set only for the two demo stations: plain HTTP, demo cards, passphrases that are
 *     shown
 */
public record Configuration(
    OnCard station,
    Path state,
    ConsoleAddress console,
    List<RouteAddress> routes,
    Watch watch,
    Checks checks,
    Messages messages,
    Optional<Voice> voice,
    Optional<Path> passphraseFile,
    Marking marking,
    List<String> languages,
    Optional<HostPort> timeSource,
    Optional<Demo> demo) {

  public Configuration {
    languages = List.copyOf(languages);
    routes = List.copyOf(routes);
  }

  /** What the station says of itself to a counterpart. */
  public record OnCard(String name, String displayName, String seat, String commandersOffice) {}

  /**
   * Where the console listens.
   *
   * @param certificate PEM chain and key of the console's HTTPS; made by the station itself when
   *     empty. Never used where it is plain HTTP.
   * @param plain HTTP without TLS, on the loopback address only
   * @param origin scheme, host and port under which browsers know the console; passkeys are bound
   *     to it. Empty: there are none
   */
  public record ConsoleAddress(
      HostPort listen,
      boolean plain,
      Optional<Pem> certificate,
      Optional<URI> origin,
      PassphrasePolicy passphrases) {}

  /** A certificate chain and its private key, both PEM files. */
  public record Pem(Path chain, Path key) {}

  /**
   * One route: where this station listens for the other, and what its card tells the other to dial.
   * The two differ when something stands between.
   */
  public record RouteAddress(String name, HostPort listen, HostPort advertise) {}

  /** The seats of the watch, by name. */
  public List<String> positions() {
    return watch.positions();
  }

  /**
   * The seats of the watch and who rings when.
   *
   * @param positions consoles' seats, by name
   * @param lines the lines that a position holds, by counterpart; one that is not named holds all
   * @param supervisor the position or handset that rings at the supervisor's stage
   * @param dutyPhone the handset that rings last
   */
  public record Watch(
      List<String> positions,
      Map<String, Set<String>> lines,
      Optional<String> supervisor,
      Optional<String> dutyPhone) {
    public Watch {
      positions = List.copyOf(positions);
      lines = Map.copyOf(lines);
    }
  }

  /**
   * How every line is tried. Both stations must be told the same.
   *
   * @param interval how often each route is checked by itself; at least a minute
   * @param calls when the two watches ring each other, in UTC
   */
  public record Checks(Duration interval, List<LocalTime> calls) {
    public Checks {
      calls = List.copyOf(calls);
    }
  }

  /**
   * How messages are written here, until both parties have signed terms about it.
   *
   * @param approval the lines, by counterpart, on which a second person approves what is less than
   *     FLASH; {@code all} stands for every line
   * @param onward recipients of our own to whom messages are passed on, as the console offers them
   * @param wording what is agreed about words on a line, by counterpart
   */
  public record Messages(Set<String> approval, List<String> onward, Map<String, Wording> wording) {
    public Messages {
      wording = Map.copyOf(wording);
      approval = Set.copyOf(approval);
      onward = List.copyOf(onward);
    }

    /** Whether a second person approves what is sent to {@code counterpart}. */
    public boolean approves(String counterpart) {
      return approval.contains("all") || approval.contains(counterpart);
    }
  }

  /**
   * Voice of this station. Each route carries its part of a line's voice on the UDP port of the
   * same number.
   *
   * @param listen the one UDP port for consoles and handsets
   * @param advertise what consoles and handsets are told to send to
   */
  public record Voice(HostPort listen, HostPort advertise, Optional<Handsets> handsets) {}

  /**
   * Where handsets register.
   *
   * @param plain SIP over UDP and TCP
   * @param tls SIP over TLS
   */
  public record Handsets(Optional<HostPort> plain, Optional<HostPort> tls, List<Handset> handsets) {
    public Handsets {
      handsets = List.copyOf(handsets);
    }
  }

  /**
   * One desk phone.
   *
   * @param name its account and its position
   * @param displayName how the counterpart reads it
   * @param line the line that rings when it is lifted, whatever is dialled
   * @param passwordFile where its password lies
   * @param address the only address it may register from; empty: any
   * @param srtp whether its speech is encrypted
   * @param md5 whether it may answer the old digest
   * @param stationTones whether the station plays it progress and failure tones
   */
  public record Handset(
      String name,
      String displayName,
      String line,
      Path passwordFile,
      Optional<String> address,
      Srtp srtp,
      boolean md5,
      boolean stationTones) {}

  /** How a handset's speech is encrypted (SDES, RFC 4568). */
  public enum Srtp {
    REQUIRED,
    OFFERED,
    NEVER
  }

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
