package parley.station.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.station.answer.Json;
import picocli.CommandLine.Option;

/** The options of every command that talks to a station. */
final class StationOptions {
  /** How a command writes. */
  enum Output {
    TABLE,
    JSON
  }

  @Option(
      names = "--station",
      required = true,
      paramLabel = "URL",
      description = "the station's console address, such as http://127.0.0.1:8443")
  private URI station = URI.create("http://127.0.0.1");

  @Option(
      names = "--token-file",
      paramLabel = "F",
      description = "a file with the bearer token that sign-in wrote")
  private @Nullable Path tokenFile;

  @Option(
      names = "--certificate",
      paramLabel = "F",
      description = "PEM of the station's own HTTPS certificate, when it made one itself")
  private @Nullable Path certificate;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      paramLabel = "table|json",
      description = "how to write; table when missing")
  private Output output = Output.TABLE;

  boolean json() {
    return output == Output.JSON;
  }

  Optional<Path> tokenFile() {
    return Optional.ofNullable(tokenFile);
  }

  /** A client that carries the token. */
  StationClient client() {
    if (tokenFile == null) {
      throw new CommandFailed(Exit.USAGE, "Missing required option: '--token-file=F'");
    }
    try {
      return new StationClient(
          station, Optional.of(Files.readString(tokenFile).strip()), certificate());
    } catch (IOException unreadable) {
      throw new CommandFailed(Exit.USAGE, "The token file cannot be read: " + tokenFile);
    }
  }

  /** A client for what needs no sign-in. */
  StationClient anonymous() {
    return new StationClient(station, Optional.empty(), certificate());
  }

  private Optional<Path> certificate() {
    return Optional.ofNullable(certificate);
  }

  /** Writes the view as JSON, or {@code table} for people. */
  void print(ObjectNode view, String table) {
    Out.line(json() ? Json.write(view) : table);
  }
}
