package parley.station;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import parley.core.Chance;
import parley.core.Clock;
import parley.routes.StationRoutes;
import parley.station.configuration.Configuration;
import parley.station.desk.Endpoint;
import parley.station.house.HouseDoor;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.pairing.CardMaker;
import parley.station.pairing.LineOpener;
import parley.station.pairing.Pairing;
import parley.station.pairing.PairingBook;
import parley.station.pairing.PairingEndpoints;
import parley.station.pairing.Unfinished;
import parley.station.sparring.Sparring;
import parley.station.sparring.SparringEndpoints;
import parley.store.Keys;
import parley.store.Storage;

/** How lines come to be: those of earlier runs, by pairing, and to the sparring partner. */
final class LinesWiring implements AutoCloseable {
  /** What it stands on. */
  record Ground(
      Configuration configuration,
      Keys keys,
      Storage storage,
      StationRoutes routes,
      LineKeeper.Shared shared,
      PairingBook book,
      HouseDoor door,
      Lines lines,
      Clock clock,
      Chance chance) {}

  private final Ground ground;
  private final Unfinished unfinished;
  private final Pairing pairing;
  private final Sparring sparring;

  /**
   * Takes up the lines of earlier runs.
   *
   * @param take hears of a line that is open from now on
   * @param discard ends one
   */
  LinesWiring(Ground ground, Consumer<LineKeeper> take, Consumer<LineKeeper> discard) {
    this.ground = ground;
    var opener =
        new LineOpener(
            new LineOpener.Parts(
                ground.configuration(),
                ground.keys(),
                ground.storage(),
                ground.routes(),
                ground.shared()));
    var book = ground.book();
    book.pairs().forEach(pair -> take.accept(opener.asItWas(pair)));
    this.unfinished =
        new Unfinished(new Unfinished.Parts(book, ground.lines(), ground.clock()), discard);
    var cards = new CardMaker(ground.configuration(), ground.keys(), ground.chance());
    this.pairing =
        new Pairing(
            new Pairing.Parts(book, cards, ground.clock(), ground.door()),
            pair -> take.accept(opener.fresh(pair)));
    this.sparring =
        new Sparring(
            new Sparring.Parts(ground.configuration(), cards, book, ground.clock(), ground.door()),
            pair -> take.accept(opener.fresh(pair)),
            line -> ground.lines().find(line).ifPresent(discard));
    sparring.resume();
  }

  List<Endpoint> endpoints() {
    var terms = LineOpener.terms(ground.configuration());
    List<Endpoint> rows = new ArrayList<>(new PairingEndpoints(pairing, terms).endpoints());
    rows.addAll(new SparringEndpoints(sparring).endpoints());
    return rows;
  }

  @Override
  public void close() {
    sparring.close();
    unfinished.close();
  }
}
