package parley.station.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import parley.station.Station;
import parley.store.CannotOpen;

/** The two demo stations within this process: nothing but a rehearsal runs them so. */
public final class DemoPair implements AutoCloseable {
  private final List<Station> running = new ArrayList<>();
  private final List<DemoStation> stations;

  private DemoPair(List<DemoStation> stations) {
    this.stations = stations;
  }

  /**
   * Makes both stations in an empty folder, paired, and starts them.
   *
   * @param port of alder's console; the others lie behind it as in {@link Demo#start}
   * @throws IOException if one of the ports is taken
   */
  public static DemoPair start(Path folder, int port)
      throws IOException, CannotOpen, GeneralSecurityException {
    var pair = new DemoPair(DemoFolder.prepare(folder, port, false).stations());
    try {
      for (var station : pair.stations) {
        pair.running.add(Station.start(station.configuration(), station.passphrase()));
      }
      return pair;
    } catch (IOException | CannotOpen | GeneralSecurityException | RuntimeException refused) {
      pair.close();
      throw refused;
    }
  }

  /** The addresses of alder's and birch's consoles. */
  public List<String> urls() {
    return stations.stream().map(DemoStation::url).toList();
  }

  /** The bearer tokens of the officers at alder and at birch. */
  public List<String> tokens() throws IOException {
    var tokens = new ArrayList<String>();
    for (var station : stations) {
      tokens.add(Files.readString(station.tokenFile()).strip());
    }
    return tokens;
  }

  @Override
  public void close() {
    running.reversed().forEach(Station::close);
  }
}
