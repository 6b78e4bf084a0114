package parley.sim.promise;

import static parley.sim.world.Broken.unless;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.core.call.CallState;
import parley.core.line.CallView;
import parley.core.line.MessageView;
import parley.core.line.RouteView;
import parley.core.line.Standing;
import parley.core.log.Kinds;
import parley.core.log.Names;
import parley.core.message.MessageState;
import parley.journal.cbor.Cbor;
import parley.journal.entry.Content;
import parley.journal.entry.Opened;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.sim.station.Station;

/** What must have come true a while after everything was healed. */
final class EndPromises {
  private EndPromises() {}

  /** V5: the line goes on, everything accepted is over there, and both know it. */
  static void healed(Station station, Station other) {
    var view = station.line().view();
    var name = station.name();
    unless(view.standing() instanceof Standing.Normal, "V5", name + " is " + view.standing());
    unless(view.open(), "V5", name + " has not finished pairing");
    unless(
        view.routes().stream().allMatch(route -> route.state() == RouteView.State.LIVE),
        "V5",
        name + " does not use every route: " + view.routes());
    unless(view.reach().isEmpty() && view.peerEntering(), "V5", name + " calls the other silent");
    unless(view.waiting() == 0, "V5", name + " still has " + view.waiting() + " waiting");
    unless(
        view.sizes().oursCosigned() == view.sizes().ours(),
        "V5",
        name
            + " knows "
            + view.sizes().oursCosigned()
            + " of "
            + view.sizes().ours()
            + " receipts");
    unless(
        other.line().theirs().head().equals(station.line().own().head()),
        "V5",
        other.name() + " does not hold all of " + name + "'s log");
  }

  /** V4: the counterpart is shown what the author is shown: once each, in one order. */
  static void shownAlike(Station author, Station reader) {
    var written = messages(author, true);
    var read = messages(reader, false);
    unless(
        written.equals(read),
        "V4",
        reader.name()
            + " is shown other messages than "
            + author.name()
            + " wrote: "
            + firstDifference(written, read));
  }

  private static String firstDifference(List<String> one, List<String> other) {
    for (var i = 0; i < Math.min(one.size(), other.size()); i++) {
      if (!one.get(i).equals(other.get(i))) {
        return one.get(i) + " / " + other.get(i);
      }
    }
    return one.size() + " / " + other.size();
  }

  private static List<String> messages(Station station, boolean outbound) {
    var byPlace = new TreeMap<Long, String>();
    for (var view : station.line().messages()) {
      if (view.outbound() == outbound) {
        byPlace.put(view.place().orElseThrow().index(), words(view));
      }
    }
    return new ArrayList<>(byPlace.values());
  }

  private static String words(MessageView view) {
    var state =
        switch (view.state()) {
          case MessageState.Waiting _ -> "waiting";
          case MessageState.Withdrawn(var at) -> "withdrawn " + at;
          case MessageState.Entered entered -> "entered " + entered.alerts();
          case MessageState.Acknowledged known ->
              "acknowledged " + known.at() + known.by() + known.alerts();
        };
    return view.serial() + view.precedence() + view.text().hashCode() + view.corrects() + state;
  }

  /** V9: each call ended in exactly one way, and both stations say in which. */
  static void callsEndAlike(Station caller, Station called) {
    var rang = calls(caller, true);
    var heard = calls(called, false);
    unless(
        rang.equals(heard),
        "V9",
        caller.name()
            + " and "
            + called.name()
            + " tell calls differently: "
            + firstDifference(rang, heard));
    for (var station : List.of(caller, called)) {
      for (var call : station.line().calls()) {
        unless(
            call.state() instanceof CallState.Ended,
            "V9",
            station.name() + " has left " + call.serial() + " open: " + call.state());
      }
    }
  }

  private static List<String> calls(Station station, boolean outbound) {
    var byPlace = new TreeMap<Long, String>();
    for (var view : station.line().calls()) {
      if (view.outbound() == outbound && view.place().isPresent()) {
        byPlace.put(view.place().get().index(), words(view));
      }
    }
    return new ArrayList<>(byPlace.values());
  }

  /** Everything but when the ring was delivered: each side keeps the first receipt that it saw. */
  private static String words(CallView view) {
    var state =
        switch (view.state()) {
          case CallState.Ringing _ -> "ringing";
          case CallState.Talking(_, var since, var by) -> "talking " + since + by;
          case CallState.HungUp(_, var since, var with, var at, var by) ->
              "hung up " + since + with + at + by;
          case CallState.PreEmpted(_, var since, var with, var at, var by) ->
              "pre-empted " + since + with + at + by;
          case CallState.Withdrawn(_, var at, var crossed) -> "withdrawn " + at + crossed;
          case CallState.Declined(_, var at, var by, var why) -> "declined " + at + by + why;
          case CallState.Unanswered(_, var at, var crossed) -> "unanswered " + at + crossed;
          case CallState.Failed(_, var at, var why) -> "failed " + at + why;
          case CallState.Joined(_, var at) -> "joined " + at;
        };
    return view.serial() + view.precedence() + state + view.state().reached().alerts();
  }

  /** V4: no serial of an author is missing, and none stands for two things. */
  static void serialsComplete(Station author, Station other) {
    var seen = new TreeSet<Long>();
    var listed = new TreeSet<Long>();
    for (var entry : author.line().own().entries()) {
      var content = content(entry);
      switch (content.kind()) {
        case Kinds.MESSAGE, Kinds.CORRECTION, Kinds.RING, Kinds.WITHDRAWN -> {
          var serial = content.serial().orElse("");
          unless(seen.add(number(author, serial)), "V4", serial + " stands for two things");
        }
        case Kinds.ATTEMPTS, Kinds.UNENTERED -> listed.addAll(numbers(author, content));
        default -> {}
      }
    }
    for (var entry : other.line().own().entries()) {
      if (content(entry).kind().equals(Kinds.UNENTERED)) {
        listed.addAll(numbers(author, content(entry)));
      }
    }
    seen.addAll(listed);
    for (var number = 1L; number <= (seen.isEmpty() ? 0 : seen.last()); number++) {
      unless(seen.contains(number), "V4", author.name() + " left serial " + number + " out");
    }
  }

  private static Content content(SealedEntry entry) {
    if (Sealing.open(entry) instanceof Opened.Readable(var content)) {
      return content;
    }
    throw new IllegalStateException("an honest entry did not open");
  }

  private static long number(Station author, String serial) {
    var prefix = author.name() + "-";
    return serial.startsWith(prefix) ? Long.parseLong(serial.substring(prefix.length())) : 0;
  }

  private static List<Long> numbers(Station author, Content content) {
    return content.attributes().items(Names.LIST).stream()
        .map(
            item ->
                item instanceof Cbor.Table(var map)
                        && map.get(Names.SERIAL) instanceof Cbor.Text(var serial)
                    ? number(author, serial)
                    : 0L)
        .filter(number -> number > 0)
        .toList();
  }
}
