package parley.station.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import parley.station.answer.Json;
import parley.station.configuration.BadConfiguration;
import parley.station.signin.PrivateFile;

/** The folder of one station: its configuration, its state, and what its wizard was told. */
public record SetUpPlace(Path folder) {
  /** The station's configuration file; written when the wizard is finished. */
  public Path configuration() {
    return folder.resolve("station.properties");
  }

  /** Where keys, accounts and journal lie. */
  public Path state() {
    return folder.resolve("state");
  }

  Path progress() {
    return folder.resolve("set-up.json");
  }

  Path passphrase() {
    return folder.resolve("keys.passphrase");
  }

  /** Whether the wizard is over: only then is there a station to run. */
  public boolean isReady() {
    return Files.exists(configuration()) && !Files.exists(progress());
  }

  /**
   * Makes the folder, or takes up a wizard that was begun in it.
   *
   * @throws BadConfiguration if something else lies there: nothing of it is touched
   */
  public void claim() throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(folder, ownerOnly);
    if (Files.exists(progress())) {
      return;
    }
    try (var found = Files.list(folder)) {
      if (found.findAny().isPresent()) {
        throw new BadConfiguration(
            "The folder "
                + folder
                + " holds neither a station nor the beginning of one. Name an empty folder, or one"
                + " that does not exist.");
      }
    }
    PrivateFile.replace(progress(), Json.write(Json.object()));
  }
}
