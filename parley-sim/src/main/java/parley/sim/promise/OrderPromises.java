package parley.sim.promise;

import static parley.sim.world.Broken.unless;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.core.line.Accepted;
import parley.core.line.CallView;
import parley.core.line.MessageView;
import parley.core.line.Precedence;
import parley.core.line.Refusal;
import parley.core.line.SendOrder;
import parley.core.message.MessageState;
import parley.sim.station.Station;

/** V2: what an officer was told is accepted stays, and what was refused leaves nothing. */
public final class OrderPromises {
  private static final class Sent {
    final String text;
    final Precedence precedence;
    final boolean stop;
    final long order;
    long acceptedAt = Long.MAX_VALUE;

    Sent(SendOrder order, long at) {
      this.text = order.text();
      this.precedence = order.precedence();
      this.stop = order.stop().isPresent();
      this.order = at;
    }

    /** A STOP before every FLASH, a FLASH before all else. */
    boolean mayPrecede(Sent other) {
      return stop || (!other.stop && precedence == Precedence.FLASH);
    }
  }

  private final Map<String, Map<String, Sent>> messages = new HashMap<>();
  private final Map<String, Set<String>> calls = new HashMap<>();
  private final Map<String, Set<String>> withdrawn = new HashMap<>();
  private final Map<String, List<String>> refused = new HashMap<>();
  private long clock;

  OrderPromises() {}

  /** An officer is about to send; returns what is to be told of the answer. */
  public Answer sends(Station station, SendOrder order) {
    var sent = new Sent(order, clock++);
    return accepted -> {
      switch (accepted) {
        case Accepted.Durable(var serial) -> {
          sent.acceptedAt = clock++;
          var before = sent(station).put(serial, sent);
          unless(before == null, "V4", station.name() + " gives " + serial + " twice");
        }
        case Accepted.Refused(var why, _) -> {
          if (why != Refusal.STORAGE_FAILED) {
            refused.computeIfAbsent(station.name(), _ -> new ArrayList<>()).add(order.text());
          }
        }
      }
    };
  }

  /** Told once what became of an order, or never if the station is killed first. */
  public interface Answer {
    void heard(Accepted accepted);
  }

  /** A call was accepted: in the journal, in the house log, or not entered. */
  public void called(Station station, String serial) {
    calls.computeIfAbsent(station.name(), _ -> new HashSet<>()).add(serial);
  }

  /** A waiting message was taken back. */
  public void withdrew(Station station, String serial) {
    withdrawn.computeIfAbsent(station.name(), _ -> new HashSet<>()).add(serial);
  }

  private Map<String, Sent> sent(Station station) {
    return messages.computeIfAbsent(station.name(), _ -> new HashMap<>());
  }

  /** Checks that everything accepted is still there, word by word, and nothing refused is. */
  void kept(Station station) {
    var shown = new HashMap<String, MessageView>();
    var texts = new HashSet<String>();
    for (var view : station.line().messages()) {
      if (view.outbound()) {
        unless(
            shown.put(view.serial(), view) == null,
            "V4",
            station.name() + " shows " + view.serial() + " twice");
        texts.add(view.text());
      }
    }
    sent(station)
        .forEach(
            (serial, sent) ->
                unless(isThere(shown.get(serial), sent), "V2", lost(station, serial)));
    for (var serial : withdrawn.getOrDefault(station.name(), Set.of())) {
      var view = shown.get(serial);
      unless(
          view != null && view.state() instanceof MessageState.Withdrawn,
          "V2",
          station.name() + " took " + serial + " back, and it is not withdrawn");
    }
    for (var text : refused.getOrDefault(station.name(), List.of())) {
      unless(!texts.contains(text), "V2", station.name() + " kept what it had refused: " + text);
    }
    callsKept(station);
  }

  private static String lost(Station station, String serial) {
    return station.name() + " had accepted " + serial + " and has lost or changed it";
  }

  private static boolean isThere(@org.jspecify.annotations.Nullable MessageView view, Sent sent) {
    return view != null
        && (view.state() instanceof MessageState.Withdrawn || view.text().equals(sent.text))
        && view.precedence() == sent.precedence;
  }

  private void callsKept(Station station) {
    var serials = new HashSet<String>();
    station.line().calls().stream()
        .filter(CallView::outbound)
        .forEach(c -> serials.add(c.serial()));
    for (var serial : calls.getOrDefault(station.name(), Set.of())) {
      unless(serials.contains(serial), "V2", lost(station, serial));
    }
  }

  /**
   * V11, I20: what was ordered after a STOP or a FLASH was accepted never stands before it, unless
   * it is as urgent; and a FLASH is less so than a STOP.
   */
  void urgentFirst(Station station) {
    var places = new HashMap<String, Long>();
    for (var view : station.line().messages()) {
      if (view.outbound() && view.place().isPresent()) {
        places.put(view.serial(), view.place().get().index());
      }
    }
    sent(station)
        .forEach(
            (serial, sent) -> {
              if (sent.precedence == Precedence.FLASH && places.containsKey(serial)) {
                overtaken(station, new Urgent(serial, sent), places);
              }
            });
  }

  private record Urgent(String serial, Sent sent) {
    @Override
    public String toString() {
      return serial + ", a " + (sent.stop ? "STOP" : "FLASH");
    }
  }

  private void overtaken(Station station, Urgent urgent, Map<String, Long> places) {
    var accepted = urgent.sent();
    var place = places.getOrDefault(urgent.serial(), 0L);
    sent(station)
        .forEach(
            (serial, other) ->
                unless(
                    other.mayPrecede(accepted)
                        || other.order < accepted.acceptedAt
                        || places.getOrDefault(serial, Long.MAX_VALUE) > place,
                    "V11",
                    station.name() + " put " + serial + " before " + urgent));
  }

  /** Returns how many messages were accepted, on both sides. */
  long accepted() {
    return messages.values().stream().mapToLong(Map::size).sum();
  }

  /** Returns how many calls were accepted, on both sides. */
  long calls() {
    return calls.values().stream().mapToLong(Set::size).sum();
  }
}
