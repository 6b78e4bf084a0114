package parley.station.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import parley.station.Station;
import parley.station.configuration.Configuration;
import parley.station.configuration.ConfigurationFile;
import parley.station.configuration.StandardInput;
import parley.station.setup.SetUpKeys;
import parley.store.PassphraseKeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley station keys}: whether a key file is the one on the recovery sheet. */
@Command(
    name = "keys",
    description = {
      "Opens the keys of a station with their passphrase and prints the 40 digits that stand on",
      "its recovery sheet."
    })
final class StationKeysCommand implements Callable<Integer> {
  @Option(names = "--config", required = true, paramLabel = "FILE")
  private Path file = Path.of("");

  @Override
  public Integer call() throws Exception {
    Configuration configuration = ConfigurationFile.read(file);
    String passphrase = StationCommand.keysPassphrase(configuration, new StandardInput());
    var keys = PassphraseKeyFile.open(Station.keyFile(configuration), passphrase);
    Out.line(SetUpKeys.fingerprint(keys));
    return Exit.OK;
  }
}
