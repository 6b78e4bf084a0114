package parley.station.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import parley.station.answer.Json;
import parley.station.configuration.StandardInput;
import parley.station.signin.PrivateFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley sign-in}: a bearer token for commands, in a file nobody else can read. */
@Command(
    name = "sign-in",
    description = {
      "Signs in with the passphrase on standard input and writes a bearer token to --token-file",
      "(mode 0600). The token ends by itself."
    })
final class SignInCommand implements Callable<Integer> {
  @Mixin private StationOptions options = new StationOptions();

  @Option(names = "--name", required = true, paramLabel = "N")
  private String name = "";

  @Option(
      names = "--scope",
      split = ",",
      paramLabel = "SCOPE",
      description =
          "see, read, call, listen, message, watch, journal, pair, recover, admin; all that the"
              + " role has when missing")
  private List<String> scopes = List.of();

  @Option(
      names = "--lifetime",
      defaultValue = "3600",
      paramLabel = "S",
      description = "seconds; one hour when missing, twelve at most")
  private long lifetime = 3600;

  @Override
  public Integer call() throws IOException {
    Path file =
        options
            .tokenFile()
            .orElseThrow(
                () -> new CommandFailed(Exit.USAGE, "Missing required option: '--token-file=F'"));
    String passphrase = new StandardInput().passphrase("Passphrase of " + name + ": ");
    ObjectNode request =
        Json.object()
            .put("name", name)
            .put("passphrase", passphrase)
            .put("lifetimeSeconds", lifetime);
    if (!scopes.isEmpty()) {
      request.set("scopes", Json.texts(scopes));
    }
    ObjectNode issued = options.anonymous().post("/api/v1/tokens", request);
    PrivateFile.replace(file, Json.required(issued, "token") + "\n");
    String expires = Json.required(issued, "expiresAt");
    issued.remove("token");
    options.print(issued, "Signed in as " + name + " until " + expires + ".");
    return Exit.OK;
  }
}
