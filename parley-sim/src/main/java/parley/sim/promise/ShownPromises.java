package parley.sim.promise;

import static parley.sim.world.Broken.unless;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import parley.core.line.CallView;
import parley.core.line.LineChange;
import parley.core.line.LineView;
import parley.core.line.MessageView;
import parley.core.line.Standing;
import parley.journal.Reference;
import parley.journal.note.CosignedCheckpoint;
import parley.sim.station.Station;

/** What must be true of what officers are shown: it is durable, and "delivered" is proven. */
final class ShownPromises {
  private final UnaryOperator<Station> other;
  private final Map<String, CosignedCheckpoint> seen = new HashMap<>();

  ShownPromises(UnaryOperator<Station> other) {
    this.other = other;
  }

  void changed(Station station, LineChange change) {
    switch (change) {
      case LineChange.LineChanged(var view) -> line(station, view);
      case LineChange.MessageChanged(var message) -> message(station, message);
      case LineChange.CallChanged(var call) -> call(station, call);
      case LineChange.Evidence(var what, _) ->
          unless(false, "V15", station.name() + " accuses an honest counterpart: " + what);
    }
  }

  private void line(Station station, LineView view) {
    switch (view.standing()) {
      case Standing.Recovering(_, var why) -> unless(false, "V5", stops(station, why));
      case Standing.Frozen(_, var why) -> unless(false, "V15", stops(station, why));
      case Standing.Comparing _, Standing.Normal _, Standing.StorageFailed _ -> {}
    }
    if (view.sizes().oursCosigned() > 0 && station.isUp()) {
      delivered(station);
    }
  }

  private static String stops(Station station, String why) {
    return station.name() + " stops its journal though nobody did wrong: " + why;
  }

  /** V1, I8: what counts as delivered bears four signatures and lies on the other platter. */
  private void delivered(Station station) {
    var receipt = station.line().own().newestReceipt().orElseThrow();
    if (receipt.equals(seen.put(station.name(), receipt))) {
      return;
    }
    var keys = station.keys();
    var peer = other.apply(station);
    unless(
        peer.kept().covers(peer.log(station.side()), receipt.head()),
        "V1",
        station.name() + " shows " + receipt.head().size() + " as delivered; they do not have it");
    unless(
        keys.check().logSigned(keys.log().publicKeys(), receipt.signed())
            && keys.check()
                .cosigned(
                    peer.keys().cosigner().publicKeys(),
                    receipt.cosigner(),
                    receipt.checkpoint(),
                    receipt.byPeer()),
        "I8",
        station.name() + " counts a receipt without its four signatures");
  }

  private static void message(Station station, MessageView message) {
    message.place().ifPresent(place -> durable(station, place, "message " + message.serial()));
  }

  private static void call(Station station, CallView call) {
    if (call.bell() && !call.notEntered()) {
      unless(call.place().isPresent(), "V9", station.name() + " rings for what is in no journal");
    }
    call.place().ifPresent(place -> durable(station, place, "call " + call.serial()));
  }

  private static void durable(Station station, Reference place, String what) {
    unless(
        station.kept().size(station.log(place.side())) > place.index(),
        "V2",
        station.name() + " shows " + what + " before it is durable");
  }
}
