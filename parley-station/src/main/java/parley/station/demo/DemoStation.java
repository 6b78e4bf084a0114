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
 * @param port of its console; behind it come two routes, voice, handsets and handsets over TLS
 * @param otherPort of the other station's console
 * @param handset whether it has a desk phone
 */
record DemoStation(String name, Path folder, int port, int otherPort, boolean handset) {
  /** The demo's desk phone; its password is no secret. */
  private static final String HANDSET = "phone";

  private static final String HANDSET_PASSWORD = "off-the-hook";

  /** How far the two stations' ports lie apart. */
  static final int APART = 100;

  static DemoStation alder(Path folder, int port, boolean handset) {
    return new DemoStation("alder", folder, port, port + APART, handset);
  }

  static DemoStation birch(Path folder, int port, boolean handset) {
    return new DemoStation("birch", folder, port + APART, port, handset);
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
    PrivateFile.replace(configurationFile(), keys() + (handset ? handsetKeys() : ""));
    if (handset) {
      PrivateFile.replace(handsetPasswordFile(), HANDSET_PASSWORD + "\n");
      writeBaresip();
    }
  }

  private String keys() {
    return """
        # Written by parley demo. docs/configuration.md explains every key.
        station.name = %1$s
        station.display-name = %2$s
        station.seat = %3$s
        station.commanders-office = %4$s
        state.folder = %1$s
        keys.passphrase-file = %1$s/passphrase
        console.listen = 127.0.0.1:%5$d
        sign-in.passphrase = yes
        routes = one two
        route.one.listen = 127.0.0.1:%6$d
        route.two.listen = 127.0.0.1:%7$d
        positions = desk-1 desk-2 supervisor
        supervisor = supervisor
        voice.listen = 127.0.0.1:%11$d
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
            otherPort,
            port + 3);
  }

  /** A folder with which the phone program baresip becomes this station's desk phone. */
  private void writeBaresip() throws IOException {
    Files.createDirectories(baresipFolder());
    PrivateFile.replace(
        baresipFolder().resolve("accounts"),
        "<sip:%s@127.0.0.1:%d>;auth_pass=%s;regint=60;mediaenc=srtp;audio_codecs=opus,g722,pcma%n"
            .formatted(HANDSET, port + 4, HANDSET_PASSWORD));
    PrivateFile.replace(
        baresipFolder().resolve("config"),
        """
        sip_listen 127.0.0.1:%d
        rtp_ports %d-%d
        module_path /usr/lib/baresip/modules
        module opus.so
        module g722.so
        module g711.so
        module alsa.so
        module srtp.so
        module stdio.so
        module uuid.so
        module_app account.so
        module_app menu.so
        """
            .formatted(port + 6, port + 10, port + 30));
  }

  Path baresipFolder() {
    return folder.resolve(name + "-phone");
  }

  private String handsetKeys() {
    return """
        handsets = %1$s
        handsets.listen = 127.0.0.1:%2$d
        handsets.tls-listen = 127.0.0.1:%3$d
        handset.%1$s.display-name = Desk phone of %4$s
        handset.%1$s.line = %5$s
        handset.%1$s.password-file = %4$s.handset-password
        handset.%1$s.srtp = offered
        handset.%1$s.md5 = yes
        """
        .formatted(HANDSET, port + 4, port + 5, name, isAlder() ? "birch" : "alder");
  }

  private Path handsetPasswordFile() {
    return folder.resolve(name + ".handset-password");
  }

  /** One line for whoever wants to try it: the account of the desk phone. */
  String handsetAccount() {
    return "sip:%s@127.0.0.1:%d password %s".formatted(HANDSET, port + 4, HANDSET_PASSWORD);
  }

  Configuration configuration() {
    return ConfigurationFile.read(configurationFile());
  }

  /** The passphrase of its keys, which a demo keeps beside them. */
  String passphrase() throws IOException {
    return Files.readString(state().resolve("passphrase")).strip();
  }
}
