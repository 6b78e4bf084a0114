package parley.sim.promise;

import static parley.sim.world.Broken.unless;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import parley.core.frame.Frame;
import parley.core.line.Standing;
import parley.journal.Digest;
import parley.journal.TreeHead;
import parley.journal.note.SignedCheckpoint;
import parley.sim.station.Station;

/** What must be true of a frame at the moment it leaves: all it rests on is on the platter. */
final class FramePromises {
  private record Signed(Digest root, long firstSeconds, long lastSeconds) {}

  private final Map<String, TreeMap<Long, Signed>> byOrigin = new HashMap<>();
  private final Map<String, Long> heldBefore = new HashMap<>();

  void leaves(Station station, Frame frame) {
    switch (frame) {
      case Frame.Hello hello -> {
        hello.own().ifPresent(own -> ours(station, own));
        hello.held().ifPresent(held -> held(station, held.head()));
      }
      case Frame.Push push -> {
        entering(station, "pushes");
        ours(station, push.checkpoint());
      }
      case Frame.Cosigned cosigned -> {
        entering(station, "cosigns");
        covers(station, cosigned.head(), "cosigns");
        unless(
            station.kept().floor(station.log(station.side().other()))
                >= cosigned.cosignature().timeSeconds(),
            "V7",
            station.name() + " cosigns at a time that is not durable");
      }
      case Frame.Ask _, Frame.Beat _, Frame.Signal _, Frame.Check _ -> {}
    }
  }

  private static void entering(Station station, String deed) {
    unless(
        station.line().view().standing() instanceof Standing.Normal,
        "I13",
        station.name() + " " + deed + " while its journal does not go on");
  }

  /** A checkpoint of our own log leaves. */
  private void ours(Station station, SignedCheckpoint checkpoint) {
    var log = station.log(station.side());
    var head = checkpoint.head();
    var seconds = checkpoint.byLog().timeSeconds();
    unless(
        station.kept().covers(log, head),
        "I3",
        station.name() + " lets a signature over " + head.size() + " leave before it is durable");
    unless(
        station.kept().floor(log) >= seconds,
        "V7",
        station.name() + " signs at a time that is not durable");
    var all = byOrigin.computeIfAbsent(checkpoint.origin(), _ -> new TreeMap<>());
    var known = all.get(head.size());
    unless(
        known == null || known.root().equals(head.root()),
        "I2",
        station.name() + " signed two roots at " + head.size());
    var before = all.lowerEntry(head.size());
    var after = all.higherEntry(head.size());
    unless(
        (before == null || before.getValue().lastSeconds() <= seconds)
            && (after == null || seconds <= after.getValue().firstSeconds()),
        "V7",
        station.name() + " signed " + head.size() + " at a time out of order, " + seconds);
    all.put(
        head.size(),
        known == null
            ? new Signed(head.root(), seconds, seconds)
            : new Signed(
                head.root(),
                Math.min(known.firstSeconds(), seconds),
                Math.max(known.lastSeconds(), seconds)));
  }

  /** We say that we hold so much of the counterpart's log. */
  private void held(Station station, TreeHead head) {
    covers(station, head, "says that it holds");
    var before = heldBefore.getOrDefault(station.name(), 0L);
    unless(
        head.size() >= before,
        "I4",
        station.name() + " holds " + head.size() + " of the counterpart's log, and held " + before);
    heldBefore.put(station.name(), head.size());
  }

  private static void covers(Station station, TreeHead head, String deed) {
    unless(
        station.kept().covers(station.log(station.side().other()), head),
        "I5",
        station.name() + " " + deed + " " + head.size() + " before that is durable");
  }

  /** I1, I2: everything that ever left was a state of the one log that is there in the end. */
  void consistent(Station station) {
    var origin = station.line().own().newestSigned().map(SignedCheckpoint::origin).orElse("");
    byOrigin
        .getOrDefault(origin, new TreeMap<>())
        .forEach(
            (size, signed) ->
                unless(
                    station
                        .kept()
                        .covers(station.log(station.side()), new TreeHead(size, signed.root())),
                    "I1",
                    station.name() + " signed " + size + ", which its log does not extend"));
  }
}
