package parley.core.line;

import java.util.Optional;
import parley.core.call.Silence;
import parley.core.route.Routes;

/** Whether the counterpart can be reached, as far as routes and receipts tell, and since when. */
final class Reach {
  private final Books books;
  private final Routes routes;
  private final Syncing syncing;
  private Optional<Silence> silence = Optional.of(Silence.NO_ROUTE);
  private long sinceMillis;

  Reach(Books books, Routes routes, Syncing syncing) {
    this.books = books;
    this.routes = routes;
    this.syncing = syncing;
    this.sinceMillis = books.wall();
  }

  void measure() {
    syncing.watchTail();
    Optional<Silence> now;
    if (routes.anyLive()) {
      now = syncing.stationSilent() ? Optional.of(Silence.STATION_SILENT) : Optional.empty();
    } else {
      now = Optional.of(routes.silence());
    }
    if (!now.equals(silence)) {
      silence = now;
      sinceMillis = books.wall();
    }
  }

  /** Which silence it is; empty while a route lives and the counterpart cosigns. */
  Optional<Silence> silence() {
    return silence;
  }

  /** Since when, wall clock. */
  long sinceMillis() {
    return sinceMillis;
  }
}
