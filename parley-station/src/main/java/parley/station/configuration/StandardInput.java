package parley.station.configuration;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Passphrases from standard input: hidden when typed, one a line when piped. */
public final class StandardInput {
  private final BufferedReader lines =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  /**
   * The next passphrase.
   *
   * @throws BadConfiguration when standard input has ended
   */
  public String passphrase(String prompt) throws IOException {
    var terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (terminal.isPresent()) {
      char[] typed = terminal.get().readPassword("%s", prompt);
      if (typed != null) {
        return new String(typed);
      }
    } else {
      String line = lines.readLine();
      if (line != null) {
        return line;
      }
    }
    throw new BadConfiguration("A passphrase was expected on standard input, and it has ended.");
  }
}
