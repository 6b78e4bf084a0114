package parley.station.health;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.core.Clock;
import parley.core.line.RouteView;
import parley.core.line.Standing;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.traffic.Words;
import parley.station.watch.WatchFloor;
import parley.voice.leg.LegHealth;
import parley.voice.leg.LegState;

/** The station's figures in Prometheus' text format. Names of lines and routes, never content. */
public final class Metrics {
  private static final Pattern ABOUT_A_LINE =
      Pattern.compile("(?:[{,]line=|kind=\"line\",.*[{,]?name=)\"([^\"]*)\"");
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Clock clock;
  private final Lines lines;
  private final Supplier<List<LegHealth>> legs;
  private final List<Gauge> gauges = new ArrayList<>();

  /** A family of gauges with one row a line, or one a route of a line. */
  private record Gauge(MultiGauge gauge, ToRows rows) {}

  private interface ToRows {
    List<Row<?>> of(List<LineKeeper> lines);
  }

  /**
   * @param legs every leg of the station's voice, as it fares now
   */
  public Metrics(Lines lines, WatchFloor floor, Supplier<List<LegHealth>> legs, Clock clock) {
    this.clock = clock;
    this.legs = legs;
    this.lines = lines;
    registry.gauge("parley.console.armed", floor, WatchFloor::armed);
    registry.gauge("parley.watch.vacant", floor, f -> f.armed() == 0 ? 1 : 0);
    registry.gauge("parley.alarms.open", floor, f -> f.alarms().list().size());
    perLine("parley.line.up", line -> line.view().reach().isEmpty() ? 1 : 0);
    perLine("parley.line.not.entered", line -> line.view().notEntered() ? 1 : 0);
    perLine("parley.message.waiting", line -> line.view().waiting());
    perLine("parley.message.unacked", line -> line.view().unacknowledged());
    perLine("parley.journal.size", line -> line.view().sizes().ours());
    perLine("parley.journal.cosigned", line -> line.view().sizes().oursCosigned());
    perLine("parley.journal.fork", line -> frozen(line) ? 1 : 0);
    perLine("parley.line.faults", LineKeeper::faults);
    perLine("parley.peer.clock.skew.seconds", line -> line.view().skewMillis().orElse(0) / 1_000.0);
    perLine("parley.check.passed", line -> line.view().checks().passed());
    perLine("parley.check.failed", line -> line.view().checks().failed());
    perLine("parley.check.missed.consecutive", line -> line.view().checks().missed());
    perLine("parley.check.age.seconds", this::checkAge);
    perLine("parley.check.call.streak", line -> line.view().checkCalls().streak());
    perRoute("parley.route.up", route -> route.state() == RouteView.State.LIVE ? 1 : 0);
    perRoute("parley.route.rtt.seconds", route -> route.rttMillis().orElse(0) / 1_000.0);
    perLeg("parley.voice.up", leg -> leg.state() == LegState.UP ? 1 : 0);
    perLeg("parley.voice.loss.ratio", LegHealth::loss);
    perLeg("parley.voice.jitter.seconds", leg -> leg.jitterMillis() / 1_000);
    perLeg("parley.voice.rtt.seconds", leg -> Math.max(0, leg.rttMillis()) / 1_000);
    perLeg("parley.voice.mos", LegHealth::mos);
    perLeg("parley.voice.packets.received", LegHealth::packetsIn);
    perLeg("parley.voice.packets.sent", LegHealth::packetsOut);
  }

  /** Since the last route check that passed; −1 while none has. */
  private double checkAge(LineKeeper line) {
    var passed = line.view().checks().lastPassedMillis();
    return passed.isEmpty() ? -1 : (clock.wallMillis() - passed.getAsLong()) / 1_000.0;
  }

  private static boolean frozen(LineKeeper line) {
    return line.view().standing() instanceof Standing.Frozen;
  }

  private void perLine(String name, ToDoubleFunction<LineKeeper> figure) {
    gauges.add(
        new Gauge(
            MultiGauge.builder(name).register(registry),
            all ->
                all.stream()
                    .<Row<?>>map(l -> Row.of(Tags.of("line", l.name()), figure.applyAsDouble(l)))
                    .toList()));
  }

  private void perLeg(String name, ToDoubleFunction<LegHealth> figure) {
    var gauge = MultiGauge.builder(name).register(registry);
    gauges.add(
        new Gauge(
            gauge,
            _ ->
                legs.get().stream()
                    .<Row<?>>map(leg -> Row.of(tags(leg), figure.applyAsDouble(leg)))
                    .toList()));
  }

  /** The officer's name stays out: a console's leg goes by its position. */
  private static Tags tags(LegHealth leg) {
    return Tags.of(
        "kind",
        Words.of(leg.kind()),
        "name",
        leg.name().split(" ", 2)[0],
        "route",
        leg.route().orElse(""));
  }

  private void perRoute(String name, ToDoubleFunction<RouteView> figure) {
    gauges.add(
        new Gauge(
            MultiGauge.builder(name).register(registry),
            all ->
                all.stream()
                    .flatMap(
                        l ->
                            l.view().routes().stream()
                                .<Row<?>>map(
                                    r ->
                                        Row.of(
                                            Tags.of("line", l.name(), "route", r.name()),
                                            figure.applyAsDouble(r))))
                    .toList()));
  }

  /**
   * Returns all figures as they are now.
   *
   * @param sees which lines whoever asks may know of
   */
  public synchronized String scrape(Predicate<String> sees) {
    var all = lines.all();
    for (Gauge gauge : gauges) {
      gauge.gauge().register(new ArrayList<>(gauge.rows().of(all)), true);
    }
    return registry
        .scrape()
        .lines()
        .filter(row -> lineOf(row).filter(line -> !sees.test(line)).isEmpty())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The line that a row is about, by its label or because it is the line's own leg. */
  private static Optional<String> lineOf(String row) {
    var found = ABOUT_A_LINE.matcher(row);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
