package parley.station.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import parley.routes.KeyExchangeTrial;

/** Looks at the machine: what every station on it needs. */
public final class MachineChecks {
  private static final int JAVA = 25;
  private static final int EARLIEST_YEAR = 2026;

  /** The file that systemd-timesyncd touches when it has set the clock (systemd-timesyncd(8)). */
  private static final Path SYNCHRONIZED = Path.of("/run/systemd/timesync/synchronized");

  private MachineChecks() {}

  /** Returns what was found, one item a check. */
  public static List<Diagnosis> all() {
    return List.of(
        java(Runtime.version().feature()),
        sqlite(),
        signatures(),
        keyExchange(),
        clock(Instant.now()),
        timeSource(SYNCHRONIZED));
  }

  /** Only what concerns the time of this machine. */
  public static List<Diagnosis> time() {
    return List.of(clock(Instant.now()), timeSource(SYNCHRONIZED));
  }

  static Diagnosis java(int version) {
    return version >= JAVA
        ? Diagnosis.ok("java", "Java " + version + ".")
        : Diagnosis.wrong(
            "java",
            "Java " + version + " is too old.",
            "Install a JDK " + JAVA + " or set JAVA_HOME to one.");
  }

  /** The database is native code that the driver unpacks and loads. */
  private static Diagnosis sqlite() {
    try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        var statement = connection.createStatement();
        var answer = statement.executeQuery("select sqlite_version()")) {
      answer.next();
      return Diagnosis.ok("sqlite", "SQLite " + answer.getString(1) + " can be loaded.");
    } catch (SQLException | LinkageError refused) {
      return Diagnosis.wrong(
          "sqlite",
          "SQLite cannot be loaded: " + refused.getMessage(),
          "Start Java with --enable-native-access=ALL-UNNAMED and let it write to and run files from"
              + " the temporary folder (-Djava.io.tmpdir=FOLDER names another).");
    }
  }

  private static Diagnosis signatures() {
    try {
      KeyPairGenerator.getInstance("ML-DSA-44");
      return Diagnosis.ok("ml-dsa", "ML-DSA-44 signatures are there.");
    } catch (NoSuchAlgorithmException missing) {
      return Diagnosis.wrong(
          "ml-dsa",
          "This Java has no ML-DSA-44; nothing can be signed.",
          "Install a JDK " + JAVA + " with all of its security providers.");
    }
  }

  private static Diagnosis keyExchange() {
    return KeyExchangeTrial.hybridWorks()
        ? Diagnosis.ok("tls", "The hybrid key exchange X25519MLKEM768 was agreed in a trial.")
        : Diagnosis.wrong(
            "tls",
            "The hybrid key exchange X25519MLKEM768 was not agreed in a trial; routes cannot live.",
            "Unpack the program anew: its BouncyCastle libraries are missing or others.");
  }

  static Diagnosis clock(Instant now) {
    return now.atZone(ZoneOffset.UTC).getYear() >= EARLIEST_YEAR
        ? Diagnosis.ok("clock", "The clock says " + now.toString().substring(0, 19) + "Z.")
        : Diagnosis.wrong(
            "clock",
            "The clock says " + now + ", before this program was made.",
            "Set the clock and keep it with NTP. Entries carry its time for ever.");
  }

  static Diagnosis timeSource(Path mark) {
    return Files.exists(mark)
        ? Diagnosis.ok("time-source", "systemd-timesyncd has set the clock since this start.")
        : Diagnosis.warning(
            "time-source",
            "Whether anything keeps the clock right cannot be told from here.",
            "Ask your time service (chronyc tracking, ntpq -p, timedatectl). Two stations whose"
                + " clocks differ by more than 2 s raise an alarm.");
  }
}
