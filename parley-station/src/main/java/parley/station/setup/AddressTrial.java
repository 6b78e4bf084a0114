package parley.station.setup;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.station.configuration.Configuration;
import parley.station.configuration.HostPort;
import parley.station.doctor.Diagnosis;
import parley.station.doctor.MachineChecks;
import parley.station.doctor.TimeTrial;

/** Tries the addresses that a station is to listen at, and the time it is to keep. */
final class AddressTrial {
  private static final long SANE_MILLIS = 2_000;
  private final Configuration configuration;
  private final InstantSource clock;
  private final List<Diagnosis> found = new ArrayList<>();
  private final Set<HostPort> seen = new HashSet<>();

  private AddressTrial(Configuration configuration, InstantSource clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  /**
   * What was found, one item a trial.
   *
   * @param browserMillis what time the browser has; 0 when it did not say
   */
  static List<Diagnosis> of(Configuration configuration, InstantSource clock, long browserMillis) {
    var trial = new AddressTrial(configuration, clock);
    trial.addresses();
    trial.time(browserMillis);
    return List.copyOf(trial.found);
  }

  private void addresses() {
    var console = configuration.console().listen();
    seen.add(console);
    found.add(Diagnosis.ok("console.listen", "This page came over " + console + "."));
    boolean speaks = configuration.voice().isPresent();
    for (var route : configuration.routes()) {
      var key = "route." + route.name() + ".listen";
      found.add(address(key, route.listen(), new Ways(true, speaks)));
    }
    configuration
        .voice()
        .ifPresent(v -> found.add(address("voice.listen", v.listen(), new Ways(false, true))));
  }

  /** How something is to be listened for at an address. */
  private record Ways(boolean tcp, boolean udp) {}

  private Diagnosis address(String key, HostPort where, Ways ways) {
    if (where.socketAddress().isUnresolved()) {
      return Diagnosis.wrong(
          key, "The name in " + where + " is not known here.", "Correct the address.");
    }
    if (!seen.add(where)) {
      return Diagnosis.wrong(
          key, where + " is named twice.", "Give each its own port or its own address.");
    }
    try {
      bind(where, ways);
      return Diagnosis.ok(key, where + " is free.");
    } catch (IOException refused) {
      return Diagnosis.wrong(
          key,
          "Cannot listen at " + where + ": " + refused.getMessage() + ".",
          "Name an address of this machine and a port that no other program has.");
    }
  }

  private static void bind(HostPort where, Ways ways) throws IOException {
    if (ways.tcp()) {
      try (var socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(where.socketAddress());
      }
    }
    if (ways.udp()) {
      new DatagramSocket(where.socketAddress()).close();
    }
  }

  private void time(long browserMillis) {
    var source = configuration.timeSource();
    var machine = MachineChecks.time();
    // Whoever asks a time source learns more than a mark in a file says.
    found.addAll(source.isPresent() ? machine.subList(0, 1) : machine);
    source.ifPresent(where -> found.add(new TimeTrial(clock).ask(where)));
    if (browserMillis == 0) {
      return;
    }
    long apart = Math.abs(browserMillis - clock.millis());
    String words = "The clock of this browser's machine differs by " + apart + " ms.";
    found.add(
        apart <= SANE_MILLIS
            ? Diagnosis.ok("browser", words)
            : Diagnosis.warning("browser", words, "Find out which of the two clocks is right."));
  }
}
