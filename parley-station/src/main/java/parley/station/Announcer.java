package parley.station;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.core.Clock;
import parley.core.line.CallView;
import parley.station.events.Event;
import parley.station.events.EventHub;
import parley.station.health.StationViews;
import parley.station.journal.EvidenceFiles;
import parley.station.line.Contradiction;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;
import parley.station.traffic.ItemViews;
import parley.station.traffic.LineViews;
import parley.station.voice.VoiceDesk;
import parley.station.watch.AlarmViews;
import parley.station.watch.WatchFloor;
import parley.station.watch.WatchViews;

/** Hears what changed anywhere in the station and tells the consoles. */
final class Announcer implements LineKeeper.Ear {
  /** What is looked up when something changed. */
  record Sources(
      Lines lines,
      WatchFloor floor,
      StationViews views,
      ItemViews items,
      VoiceDesk voice,
      EvidenceFiles evidence) {}

  private final Clock clock;
  private final EventHub hub;
  private Optional<Sources> sources = Optional.empty();
  private final Map<String, String> toldLines = new ConcurrentHashMap<>();
  private Optional<ObjectNode> told = Optional.empty();

  /** Announces nothing before {@link #attach}: nobody can listen before the desk is open. */
  Announcer(Clock clock) {
    this.clock = clock;
    this.hub = new EventHub(clock.wallMillis(), this::fullState);
  }

  EventHub hub() {
    return hub;
  }

  synchronized void attach(Sources now) {
    sources = Optional.of(now);
  }

  private synchronized Optional<Sources> sources() {
    return sources;
  }

  /** Everything that a console needs which knows nothing yet. */
  private List<Event> fullState() {
    List<Event> all = new ArrayList<>();
    sources()
        .ifPresent(
            from -> {
              all.add(Event.of("station", from.views().full()));
              from.lines().all().forEach(line -> all.add(Event.of("line", LineViews.of(line))));
              all.add(positions(from));
              all.add(Event.of("alarms", AlarmViews.first(from.floor().alarms())));
            });
    return all;
  }

  private Event positions(Sources from) {
    return Event.of("positions", WatchViews.positions(from.floor(), clock.monoMillis()));
  }

  /** Much that changes in a line is not shown; an event that says nothing new is not worth one. */
  private void tell(LineKeeper line) {
    var event = Event.of("line", LineViews.of(line));
    if (!event.json().equals(toldLines.put(line.name(), event.json()))) {
      hub.publish(event);
    }
  }

  @Override
  public void lineChanged(LineKeeper line) {
    tell(line);
    sources()
        .ifPresent(
            from -> {
              from.floor().look();
              from.voice().look();
            });
  }

  @Override
  public void itemChanged(LineKeeper line, Item item) {
    switch (item) {
      case Item.Message _ -> {
        sources()
            .ifPresent(
                from -> {
                  hub.publish(
                      Event.of("message", from.items().of(line, item))
                          .showing(from.items().texts().of(line, item)));
                  from.floor().look();
                });
      }
      case Item.Call(var call) -> {
        sources()
            .ifPresent(
                from -> {
                  // Another thread opens the gates while this one writes what the consoles are
                  // told.
                  from.voice().look();
                  hub.publish(call(from, line, call));
                  tell(line);
                  from.floor().callChanged(line, call);
                });
      }
    }
  }

  private static Event call(Sources from, LineKeeper line, CallView call) {
    var item = new Item.Call(call);
    return Event.of("call", from.items().of(line, item))
        .showing(from.items().texts().of(line, item));
  }

  @Override
  public void evidence(LineKeeper line, Contradiction seen) {
    sources().ifPresent(from -> from.evidence().keep(line.identity(), seen));
  }

  void watchChanged(WatchFloor.Change change) {
    sources()
        .ifPresent(
            from -> {
              switch (change) {
                case POSITIONS -> {
                  hub.publish(positions(from));
                  openCalls(from);
                  from.voice().look();
                }
                case ALARMS ->
                    hub.publish(Event.of("alarms", AlarmViews.first(from.floor().alarms())));
              }
              stationIfChanged(from);
            });
  }

  /** Legs or what is heard over them changed. */
  void voiceChanged() {
    sources().ifPresent(from -> from.floor().legsChanged());
  }

  /** Which positions ring, and how a call is heard, changes without the call itself. */
  private void openCalls(Sources from) {
    for (var line : from.lines().all()) {
      for (var call : line.traffic().openCalls()) {
        hub.publish(call(from, line, call));
      }
    }
  }

  /** Consoles read everything anew when they hear of the station, so it is said only when due. */
  private void stationIfChanged(Sources from) {
    ObjectNode now = from.views().full();
    ObjectNode compared = now.deepCopy();
    compared.remove(List.of("now", "dtg"));
    boolean changed;
    synchronized (this) {
      changed = !told.equals(Optional.of(compared));
      told = Optional.of(compared);
    }
    if (changed) {
      hub.publish(Event.of("station", now));
    }
  }
}
