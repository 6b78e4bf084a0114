package parley.station.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.station.configuration.Configuration;
import parley.station.configuration.ConfigurationFile;
import parley.station.signin.PrivateFile;

/**
 * One of the two demo stations: where its files lie and where it listens.
 *
 * @param port of its console; its routes listen on the two ports behind it
 * @param otherPort of the other station's console
 */
record DemoStation(String name, Path folder, int port, int otherPort) {
  /** How far the two stations' ports lie apart. */
  static final int APART = 100;

  static DemoStation alder(Path folder, int port) {
    return new DemoStation("alder", folder, port, port + APART);
  }

  static DemoStation birch(Path folder, int port) {
    return new DemoStation("birch", folder, port + APART, port);
  }

  Path state() {
    return folder.resolve(name);
  }

  Path configurationFile() {
    return folder.resolve(name + ".properties");
  }

  Path tokenFile() {
    return folder.resolve(name + ".token");
  }

  Path pidFile() {
    return folder.resolve(name + ".pid");
  }

  Path logFile() {
    return folder.resolve(name + ".log");
  }

  /** The name under which a browser should open it: the two are one site, so cookies work. */
  String url() {
    return "http://127.0.0.1:" + port;
  }

  private boolean isAlder() {
    return name.equals("alder");
  }

  /** Writes the configuration file, the same one each time. */
  void writeConfiguration() throws IOException {
    String text =
        """
        # Written by parley demo. docs/configuration.md explains every key.
        station.name = %1$s
        station.display-name = %2$s
        station.seat = %3$s
        station.commanders-office = %4$s
        state.folder = %1$s
        keys.passphrase-file = %1$s/passphrase
        console.listen = 127.0.0.1:%5$d
        routes = one two
        route.one.listen = 127.0.0.1:%6$d
        route.two.listen = 127.0.0.1:%7$d
        positions = desk-1 desk-2 supervisor
        marking.text = %8$s
        marking.color = %9$s
        marking.text-color = #10151c
        demo = yes
        demo.page-origins = http://127.0.0.1:%5$d http://127.0.0.1:%10$d
        demo.other-console = http://127.0.0.1:%10$d
        """
            .formatted(
                name,
                isAlder() ? "ALDER" : "BIRCH",
                isAlder() ? "Westmark" : "Ostmark",
                isAlder() ? "Office of the Chief of Operations" : "Joint Operations Command East",
                port,
                port + 1,
                port + 2,
                isAlder() ? "RESTRICTED - DEMO" : "OFFICIAL - DEMO",
                isAlder() ? "#c8a2e8" : "#9fc7a7",
                otherPort);
    PrivateFile.replace(configurationFile(), text);
  }

  Configuration configuration() {
    return ConfigurationFile.read(configurationFile());
  }

  /** The passphrase of its keys, which a demo keeps beside them. */
  String passphrase() throws IOException {
    return Files.readString(state().resolve("passphrase")).strip();
  }
}
