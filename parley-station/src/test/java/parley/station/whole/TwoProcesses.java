package parley.station.whole;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import parley.station.answer.Json;
import parley.station.whole.Installation.Plan;
import parley.station.whole.Installation.RoutePorts;

/**
 * Two stations that are no demo, each a process, paired by two administrators on each side, with
 * two routes between them that a test can break.
 */
public final class TwoProcesses implements AutoCloseable {
  private final List<RoutePaths> routes;
  private final Installation alderHouse;
  private final Installation birchHouse;
  private final OneStation alder;
  private final OneStation birch;

  private TwoProcesses(List<RoutePaths> routes, Installation alder, Installation birch) {
    this.routes = routes;
    this.alderHouse = alder;
    this.birchHouse = birch;
    this.alder = alder.onTheLineTo("birch");
    this.birch = birch.onTheLineTo("alder");
  }

  /** Makes, runs and pairs them, and waits until the line is up on both routes. */
  public static TwoProcesses start(Path folder) {
    return start(folder, folder.resolve("birch"));
  }

  /** As {@link #start(Path)}, with birch's state in a folder of its own. */
  static TwoProcesses start(Path folder, Path birchState) {
    return start(folder, birchState, Optional.of(FreePorts.one()));
  }

  /** As {@link #start(Path)}; birch has no voice. */
  static TwoProcesses startWithOneVoice(Path folder) {
    return start(folder, folder.resolve("birch"), Optional.empty());
  }

  private static TwoProcesses start(Path folder, Path birchState, Optional<Integer> birchVoice) {
    var listenAlder = List.of(FreePorts.one(), FreePorts.one());
    var listenBirch = List.of(FreePorts.one(), FreePorts.one());
    var routes =
        List.of(
            RoutePaths.to(listenAlder.get(0), listenBirch.get(0)),
            RoutePaths.to(listenAlder.get(1), listenBirch.get(1)));
    var ofAlder =
        List.of(
            new RoutePorts(
                "one", listenAlder.get(0), routes.get(0).towardsFirst().address().getPort()),
            new RoutePorts(
                "two", listenAlder.get(1), routes.get(1).towardsFirst().address().getPort()));
    var ofBirch =
        List.of(
            new RoutePorts(
                "one", listenBirch.get(0), routes.get(0).towardsSecond().address().getPort()),
            new RoutePorts(
                "two", listenBirch.get(1), routes.get(1).towardsSecond().address().getPort()));
    var alderVoice = Optional.of(FreePorts.one());
    var alder =
        new Plan("alder", folder, folder.resolve("alder"), FreePorts.one(), ofAlder, alderVoice);
    var birch = new Plan("birch", folder, birchState, FreePorts.one(), ofBirch, birchVoice);
    return start(routes, alder, birch);
  }

  private static TwoProcesses start(List<RoutePaths> routes, Plan alder, Plan birch) {
    var other = beside(() -> Installation.make(birch).run());
    var one = Installation.make(alder).run();
    pair(one, other.join());
    var both = new TwoProcesses(routes, one, other.join());
    both.awaitNormal();
    return both;
  }

  private static <T> CompletableFuture<T> beside(Supplier<T> deed) {
    return CompletableFuture.supplyAsync(deed, Thread.ofPlatform()::start);
  }

  /** Pairs as four administrators would, over the API that the commands use too. */
  static void pair(Installation one, Installation other) {
    var ofOne = makeCard(one);
    var ofOther = makeCard(other);
    confirm(one, ofOther);
    confirm(other, ofOne);
  }

  /** A card file in base64 and its digits. */
  private record MadeCard(String file, String digits) {}

  private static MadeCard makeCard(Installation at) {
    var token = at.signedIn(Installation.ADMINISTRATORS.getFirst());
    var made = at.door().post("/api/v1/pairing/cards", Json.object(), token).done();
    return new MadeCard(made.path("file").asText(), made.path("fingerprint").asText());
  }

  private static void confirm(Installation at, MadeCard theirs) {
    for (var administrator : Installation.ADMINISTRATORS) {
      var order = Json.object().put("card", theirs.file()).put("fingerprint", theirs.digits());
      at.door().post("/api/v1/pairing/confirm", order, at.signedIn(administrator)).done();
    }
  }

  public OneStation alder() {
    return alder;
  }

  public OneStation birch() {
    return birch;
  }

  List<OneStation> stations() {
    return List.of(alder, birch);
  }

  public Installation alderHouse() {
    return alderHouse;
  }

  public Installation birchHouse() {
    return birchHouse;
  }

  /** The first or second route. */
  RoutePaths route(int index) {
    return routes.get(index);
  }

  public List<RoutePaths> routes() {
    return routes;
  }

  /** Heals all routes and waits until both stations use both. */
  public void heal() {
    routes.forEach(RoutePaths::heal);
    awaitNormal();
  }

  public void awaitNormal() {
    alder.awaitNormal();
    birch.awaitNormal();
  }

  @Override
  public void close() {
    alderHouse.close();
    birchHouse.close();
    routes.forEach(RoutePaths::close);
  }
}
