package parley.sim.promise;

import static parley.sim.world.Broken.unless;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import parley.core.call.CallState;
import parley.core.call.Conversation;
import parley.core.call.Listener;
import parley.core.call.ReadBack;
import parley.core.line.CallView;
import parley.sim.station.Station;
import parley.sim.world.Mark;
import parley.sim.world.World;

/** What must be true of calls beyond their bells: their outcomes, stages and conversations. */
final class CallPromises {
  private static final Set<String> PUSHED_OUT = Set.of("queue full", "pre-empted");

  private final World world;
  private final UnaryOperator<Station> other;

  CallPromises(World world, UnaryOperator<Station> other) {
    this.world = world;
    this.other = other;
  }

  /** V17, V18, at the end: asked of each station's own two logs. */
  void audited(Station station) {
    var line = station.line();
    var entries = CallAudit.read(station.side(), line.own().entries());
    entries.addAll(CallAudit.read(station.side().other(), line.theirs().entries()));
    var audit = new CallAudit(entries);
    audit.stages();
    stopsStay(station);
    var outcomes = audit.outcomes();
    var shown = shownOutcomes(station);
    unless(
        outcomes.equals(shown),
        "V17",
        station.name() + " shows other outcomes than its journal: " + outcomes + " / " + shown);
  }

  /** V20: no station's queue is too full for a STOP, and no call's people are dearer. */
  private static void stopsStay(Station station) {
    for (var call : station.calls()) {
      var stop = call.purpose().stop().isPresent();
      var pushedOut =
          call.state() instanceof CallState.PreEmpted
              || (call.state() instanceof CallState.Declined declined
                  && PUSHED_OUT.contains(declined.reason()));
      unless(
          !(stop && pushedOut),
          "V20",
          station.name() + " let the STOP " + call.serial() + " make room for another call");
    }
  }

  private static Map<String, String> shownOutcomes(Station station) {
    var shown = new TreeMap<String, String>();
    for (var call : station.calls()) {
      if (call.place().isPresent()) {
        shown.put(call.place().get().side() + call.serial(), word(call.state()));
      }
    }
    return shown;
  }

  private static String word(CallState state) {
    return switch (state) {
      case CallState.Ringing _ -> "ringing";
      case CallState.Talking _ -> "talking";
      case CallState.HungUp _ -> "hung-up";
      case CallState.PreEmpted _ -> "pre-empted";
      case CallState.Withdrawn _ -> "withdrawn";
      case CallState.Declined _ -> "declined";
      case CallState.Unanswered _ -> "unanswered";
      case CallState.Failed _ -> "failed";
      case CallState.Joined _ -> "joined";
    };
  }

  /** V19: once both have the same entries, both show the same conversation. */
  void changed(Station station, CallView call) {
    var counterpart = other.apply(station);
    if (call.conversation().isPresent() && haveTheSame(station, counterpart)) {
      compare(station, counterpart, call);
    }
  }

  /** V19, for every call. */
  void alike(Station station) {
    for (var call : station.calls()) {
      compare(station, other.apply(station), call);
    }
  }

  private static boolean haveTheSame(Station one, Station other) {
    return one.isUp()
        && other.isUp()
        && one.line().own().size() == other.line().theirs().size()
        && one.line().theirs().size() == other.line().own().size();
  }

  private void compare(Station station, Station counterpart, CallView call) {
    var seenHere = seen(station, call.serial(), call.outbound());
    var seenThere = seen(counterpart, call.serial(), !call.outbound()).map(CallPromises::mirrored);
    if (seenHere.isPresent() && seenThere.isPresent()) {
      world.sometimes(Mark.CONVERSATIONS_WERE_COMPARED);
    }
    unless(
        seenHere.equals(seenThere),
        "V19",
        station.name() + " shows " + call.serial() + " as " + seenHere + ", not " + seenThere);
  }

  /** What is not entered shows on one side only. */
  private static Optional<Conversation> seen(Station station, String serial, boolean outbound) {
    return station.calls().stream()
        .filter(call -> call.outbound() == outbound && call.serial().equals(serial))
        .filter(call -> call.place().isPresent() && !call.notEntered())
        .findFirst()
        .flatMap(CallView::conversation);
  }

  private static Conversation mirrored(Conversation talk) {
    var listeners = new ArrayList<Listener>();
    talk.listeners()
        .forEach(one -> listeners.add(new Listener(!one.ours(), one.name(), one.position())));
    var readBacks = new ArrayList<ReadBack>();
    talk.readBacks()
        .forEach(
            one ->
                readBacks.add(
                    new ReadBack(one.what(), one.text(), !one.ours(), one.by(), one.agreed())));
    return new Conversation(
        talk.codec(),
        talk.caller(),
        talk.called(),
        talk.heldByThem(),
        talk.heldByUs(),
        listeners,
        readBacks);
  }
}
