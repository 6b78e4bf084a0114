package parley.station.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import parley.core.Clock;
import parley.station.Station;
import parley.station.line.MachineClock;
import parley.store.CannotOpen;

/** Both demo stations within this process, on ports that were free. */
public final class DemoInOneProcess implements AutoCloseable {
  private static final int FIRST_PORT = 21_000;
  private static final int LAST_PORT = 31_000;

  private final List<DemoStation> places;
  private final List<Station> running = new ArrayList<>();

  private final Clock alderClock;

  private DemoInOneProcess(List<DemoStation> places, Clock alderClock) {
    this.places = places;
    this.alderClock = alderClock;
  }

  /** Makes both stations in a folder, pairs them and starts them. */
  public static DemoInOneProcess start(Path folder)
      throws IOException, CannotOpen, GeneralSecurityException {
    return start(folder, _ -> {});
  }

  /** As above; {@code before} is given each station's state folder before it starts. */
  public static DemoInOneProcess start(Path folder, Consumer<Path> before)
      throws IOException, CannotOpen, GeneralSecurityException {
    return start(folder, before, new MachineClock());
  }

  /** The same, with alder's clocks in the caller's hand. */
  public static DemoInOneProcess start(Path folder, Consumer<Path> before, Clock alder)
      throws IOException, CannotOpen, GeneralSecurityException {
    var places = DemoFolder.prepare(folder, freePort(), false).stations();
    var demo = new DemoInOneProcess(places, alder);
    places.forEach(place -> before.accept(place.state()));
    demo.running.add(started(places.get(0), alder));
    demo.running.add(started(places.get(1), new MachineClock()));
    return demo;
  }

  private static Station started(DemoStation place, Clock clock)
      throws IOException, CannotOpen, GeneralSecurityException {
    return Station.start(place.configuration(), place.passphrase(), clock);
  }

  /** The same, with birch's clocks in the caller's hand. */
  public static DemoInOneProcess start(Path folder, Clock birch)
      throws IOException, CannotOpen, GeneralSecurityException {
    var places = DemoFolder.prepare(folder, freePort(), false).stations();
    var demo = new DemoInOneProcess(places, new MachineClock());
    demo.running.add(started(places.get(0), demo.alderClock));
    demo.running.add(started(places.get(1), birch));
    return demo;
  }

  /** Ends alder and starts it again from its folder. */
  public void restartAlder() throws IOException, CannotOpen, GeneralSecurityException {
    running.get(0).close();
    running.set(0, started(places.get(0), alderClock));
  }

  public Station alder() {
    return running.get(0);
  }

  /** Where alder's configuration file lies. */
  public Path alderConfiguration() {
    return places.get(0).configurationFile();
  }

  public Station birch() {
    return running.get(1);
  }

  /** Returns a token of the demo's officer at alder. */
  public String alderToken() throws IOException {
    return Files.readString(places.get(0).tokenFile()).strip();
  }

  /** Returns a token of the demo's officer at birch. */
  public String birchToken() throws IOException {
    return Files.readString(places.get(1).tokenFile()).strip();
  }

  /** A port with the others free that a demo takes beside it, for TCP or for UDP. */
  private static int freePort() {
    // Two builds on one machine begin to look in different places.
    int first = FIRST_PORT + (int) (ProcessHandle.current().pid() % 700) * 7;
    return IntStream.iterate(first, port -> port < LAST_PORT, port -> port + 7)
        .filter(
            port ->
                IntStream.of(0, 1, 2, 3, DemoStation.APART, 101, 102, 103)
                    .allMatch(behind -> isFree(port + behind)))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  @Override
  public void close() {
    running.reversed().forEach(Station::close);
  }
}
