package parley.station.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.station.configuration.Configuration.Pem;
import parley.station.configuration.HostPort;
import parley.station.setup.ConsoleDoor;
import picocli.CommandLine.Option;

/** Where the console of a new station will be; one that is made already says so itself. */
final class ConsoleOptions {
  @Option(
      names = "--console",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:8443",
      description =
          "where consoles connect; localhost:8443 when missing. On the loopback address plain HTTP,"
              + " anywhere else HTTPS")
  private String listen = "localhost:8443";

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description = "https://NAME or https://NAME:PORT, under which browsers know it")
  private @Nullable URI origin;

  @Option(
      names = "--certificate",
      paramLabel = "F",
      description = "PEM chain of its HTTPS, with --certificate-key; self-made when missing")
  private @Nullable Path certificate;

  @Option(names = "--certificate-key", paramLabel = "F", description = "its private key, PEM")
  private @Nullable Path key;

  ConsoleDoor door() {
    if ((certificate == null) != (key == null)) {
      throw new CommandFailed(Exit.USAGE, "Name --certificate and --certificate-key, or neither.");
    }
    try {
      return new ConsoleDoor(HostPort.parse(listen), Optional.ofNullable(origin), pem());
    } catch (IllegalArgumentException refused) {
      throw new CommandFailed(Exit.USAGE, "--console: " + refused.getMessage());
    }
  }

  private Optional<Pem> pem() {
    return certificate == null || key == null
        ? Optional.empty()
        : Optional.of(new Pem(certificate, key));
  }
}
