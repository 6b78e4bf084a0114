package parley.core.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.core.call.Silence;
import parley.core.line.LineChange.CallChanged;
import parley.core.line.LineChange.LineChanged;
import parley.core.line.LineChange.MessageChanged;
import parley.core.route.Routes;

/**
 * Tells the listener what looks different from what it was told last; answers who asks for all of
 * it.
 */
final class Showing {
  /** A window's end is computed from two clocks; a view must not change by their jitter. */
  private static final long JITTER_MILLIS = 1_000;

  /** What is measured of the line and shown with it. */
  record Measured(
      Optional<Silence> reach,
      long reachSince,
      boolean peerEntering,
      OptionalLong skew,
      int waiting) {}

  /** The parts of a line that are shown. */
  record Parts(
      Books books, Routes routes, Attending attending, Unentered unentered, Attempts attempts) {}

  private final Parts parts;
  private final Books books;
  private final Views views;
  private final FactsSeen facts;
  private final Map<String, CallView> shownCalls = new HashMap<>();
  private Optional<LineView> shownLine = Optional.empty();

  Showing(Parts parts) {
    this.parts = parts;
    this.books = parts.books();
    this.facts = new FactsSeen(books);
    this.views = new Views(books, parts.attending(), parts.unentered());
  }

  void announce(Measured measured) {
    for (var key : books.takeTouched()) {
      books.traffic.message(key).ifPresent(message -> tell(new MessageChanged(views.of(message))));
      books
          .traffic
          .call(key)
          .ifPresent(call -> show(key, views.of(call, measured.reach(), measured.reachSince())));
    }
    for (var call : books.traffic.openCalls()) {
      var view = views.of(call, measured.reach(), measured.reachSince());
      show(Traffic.key(call.author(), call.serial()), view);
    }
    for (var call : notInTraffic()) {
      show("unentered/" + call.serial, views.of(call));
    }
    for (var attempt : parts.attempts().takeNew()) {
      tell(new CallChanged(views.of(attempt)));
    }
    var line = line(measured);
    if (!shownLine.equals(Optional.of(line))) {
      shownLine = Optional.of(line);
      tell(new LineChanged(line));
    }
  }

  private List<Unentered.Call> notInTraffic() {
    return parts.unentered().all().stream()
        .filter(
            call ->
                books
                    .traffic
                    .call(call.outbound ? books.side : books.side.other(), call.serial)
                    .isEmpty())
        .toList();
  }

  private void show(String key, CallView view) {
    var shown = shownCalls.get(key);
    var steady =
        shown != null
                && Math.abs(shown.windowEndsMillis() - view.windowEndsMillis()) < JITTER_MILLIS
            ? view.withWindowEnd(shown.windowEndsMillis())
            : view;
    if (!steady.equals(shown)) {
      shownCalls.put(key, steady);
      tell(new CallChanged(steady));
    }
  }

  private void tell(LineChange change) {
    books.ports.listener().changed(change);
  }

  LineView line(Measured measured) {
    var routes =
        parts.routes().known().stream()
            .map(
                r ->
                    new RouteView(
                        r.name(),
                        RouteView.State.valueOf(r.health().name()),
                        r.sinceWallMillis(),
                        r.rtt(),
                        r.lastCause()))
            .toList();
    var unacknowledged =
        books.traffic.unacknowledged().stream().filter(m -> m.author() != books.side).count();
    return new LineView(
        books.identity,
        books.standing(),
        books.open(),
        measured.reach(),
        measured.peerEntering(),
        routes,
        measured.skew(),
        measured.waiting(),
        (int) unacknowledged,
        new LineView.Sizes(
            books.own.size(),
            books.own.cosignedSize(),
            books.theirs.size(),
            books.theirs.newestReceipt().map(r -> r.head().size()).orElse(0L)),
        books.facts.declared(books.side),
        facts.now().checks(),
        facts.now().calls());
  }

  List<MessageView> messages() {
    return books.traffic.messages().stream().map(views::of).toList();
  }

  List<CallView> calls(Measured measured) {
    var all = new ArrayList<CallView>();
    parts.attempts().all().forEach(attempt -> all.add(views.of(attempt)));
    books
        .traffic
        .calls()
        .forEach(call -> all.add(views.of(call, measured.reach(), measured.reachSince())));
    notInTraffic().forEach(call -> all.add(views.of(call)));
    return all;
  }
}
