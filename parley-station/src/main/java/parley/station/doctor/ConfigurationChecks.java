package parley.station.doctor;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.station.Station;
import parley.station.configuration.BadConfiguration;
import parley.station.configuration.Configuration;
import parley.station.configuration.Configuration.Pem;
import parley.station.configuration.ConfigurationFile;
import parley.station.configuration.HostPort;

/** Looks at a configuration file and at what it names. */
public final class ConfigurationChecks {
  private static final long LITTLE_ROOM = 1L << 30;
  private static final Duration SOON = Duration.ofDays(30);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);

  private final Configuration configuration;
  private final List<Diagnosis> found = new ArrayList<>();

  private ConfigurationChecks(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Returns what was found, one item a check. */
  public static List<Diagnosis> all(Path file) {
    try {
      var checks = new ConfigurationChecks(ConfigurationFile.read(file));
      checks.found.add(Diagnosis.ok("configuration", "The file " + file + " can be used."));
      checks.look();
      return List.copyOf(checks.found);
    } catch (BadConfiguration bad) {
      return List.of(
          Diagnosis.wrong(
              "configuration",
              String.valueOf(bad.getMessage()),
              "Correct " + file + "; docs/configuration.md explains every key."));
    }
  }

  /** The same for the configuration that a station of this program runs with. */
  public static List<Diagnosis> of(Configuration configuration) {
    var checks = new ConfigurationChecks(configuration);
    checks.look();
    return List.copyOf(checks.found);
  }

  private void look() {
    boolean runs = state();
    found.add(room());
    found.add(address("console.listen", configuration.console().listen(), runs));
    configuration
        .routes()
        .forEach(
            route -> found.add(address("route." + route.name() + ".listen", route.listen(), runs)));
    configuration
        .timeSource()
        .ifPresent(source -> found.add(new TimeTrial(InstantSource.system()).ask(source)));
    if (!configuration.console().plain()) {
      found.add(certificate(Instant.now()));
    }
  }

  /** Looks at the state folder; returns whether a station runs on it now. */
  private boolean state() {
    Path folder = configuration.state();
    if (!Files.isDirectory(folder)) {
      found.add(
          Diagnosis.wrong(
              "state-folder",
              "There is no state folder " + folder + ".",
              "Make the station: parley station init --config FILE."));
      return false;
    }
    found.add(
        isPrivate(folder)
            ? Diagnosis.ok("state-folder", folder + " is its owner's only.")
            : Diagnosis.wrong(
                "state-folder",
                "Others than its owner can look into " + folder + ".",
                "chmod 700 " + folder));
    found.add(keys());
    boolean runs = isLocked(folder.resolve("lock"));
    found.add(
        Diagnosis.ok("lock", runs ? "A station runs on this folder." : "No station runs here."));
    return runs;
  }

  private Diagnosis keys() {
    Path file = Station.keyFile(configuration);
    if (!Files.exists(file)) {
      return Diagnosis.wrong(
          "keys",
          "There is no key file " + file + ".",
          "A new station: parley station init. An old one: put the key file's newest backup back.");
    }
    return isPrivate(file)
        ? Diagnosis.ok("keys", "The key file is its owner's only.")
        : Diagnosis.wrong(
            "keys", "Others than its owner can read " + file + ".", "chmod 600 " + file);
  }

  private static boolean isPrivate(Path path) {
    try {
      return OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean isLocked(Path lock) {
    if (!Files.exists(lock)) {
      return false;
    }
    try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        var mine = channel.tryLock()) {
      return mine == null;
    } catch (OverlappingFileLockException _) {
      return true;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private Diagnosis room() {
    Path there = configuration.state();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      String words = (free >> 20) + " MiB are free on the disk of " + configuration.state() + ".";
      return free >= LITTLE_ROOM
          ? Diagnosis.ok("disk", words)
          : Diagnosis.warning(
              "disk", words, "Make room: on a full disk nothing can be entered any more.");
    } catch (IOException unreadable) {
      return Diagnosis.warning(
          "disk", "Free space cannot be read: " + unreadable.getMessage(), "Look with df.");
    }
  }

  private static Diagnosis address(String key, HostPort where, boolean stationRuns) {
    InetSocketAddress address = where.socketAddress();
    if (address.isUnresolved()) {
      return Diagnosis.wrong(
          key, "The name in " + where + " is not known here.", "Correct " + key + ".");
    }
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return stationRuns
          ? Diagnosis.wrong(
              key,
              "A station runs on this folder, and nothing listens at " + where + ".",
              "Restart the station: it runs with another configuration.")
          : Diagnosis.ok(key, where + " is free.");
    } catch (IOException taken) {
      return stationRuns
          ? Diagnosis.ok(key, where + " is taken, and the station runs.")
          : Diagnosis.wrong(
              key,
              "Cannot listen at " + where + ": " + taken.getMessage() + ".",
              "End the program that listens there, or correct " + key + ".");
    }
  }

  private Diagnosis certificate(Instant now) {
    Path made = configuration.state().resolve("console.crt");
    Path file = configuration.console().certificate().map(Pem::chain).orElse(made);
    boolean own = file.equals(made);
    if (own && !Files.exists(file)) {
      return Diagnosis.ok("certificate", "The station makes its certificate when it first starts.");
    }
    Optional<X509Certificate> certificate = read(file);
    if (certificate.isEmpty()) {
      return Diagnosis.wrong(
          "certificate", "The certificate " + file + " cannot be read.", "Put a PEM file there.");
    }
    return dates(file, certificate.get(), own, now);
  }

  private static Optional<X509Certificate> read(Path file) {
    try (var stream = Files.newInputStream(file)) {
      var read = CertificateFactory.getInstance("X.509").generateCertificate(stream);
      return read instanceof X509Certificate x509 ? Optional.of(x509) : Optional.empty();
    } catch (IOException | CertificateException unreadable) {
      return Optional.empty();
    }
  }

  static Diagnosis dates(Path file, X509Certificate certificate, boolean own, Instant now) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    String renew =
        own
            ? "Stop the station, remove console.crt and console.key, start it, and give the new"
                + " console.crt to every console and command."
            : "Put a renewed certificate there and restart the station.";
    if (now.isBefore(from) || now.isAfter(until)) {
      return Diagnosis.wrong(
          "certificate", file + " is valid from " + from + " to " + until + " only.", renew);
    }
    return now.plus(SOON).isAfter(until)
        ? Diagnosis.warning("certificate", file + " ends at " + until + ".", renew)
        : Diagnosis.ok("certificate", file + " is valid until " + until + ".");
  }
}
