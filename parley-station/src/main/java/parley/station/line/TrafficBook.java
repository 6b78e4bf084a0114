package parley.station.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import parley.core.call.CallState;
import parley.core.line.CallView;
import parley.core.line.MessageView;
import parley.core.message.MessageState;

/** The calls and messages of one line as they were last shown; read by any thread. */
public final class TrafficBook {
  /** A call or a message. */
  public sealed interface Item {
    record Call(CallView view) implements Item {}

    record Message(MessageView view) implements Item {}

    default String serial() {
      return switch (this) {
        case Call(var view) -> view.serial();
        case Message(var view) -> view.serial();
      };
    }

    /** When its author says that it began, Unix milliseconds. */
    default long atMillis() {
      return switch (this) {
        case Call(var view) -> view.atMillis();
        case Message(var view) -> view.atMillis();
      };
    }

    default Place place() {
      return new Place(atMillis(), serial());
    }
  }

  /** Where an item stands among the others; serials count up, so equal times keep their order. */
  public record Place(long atMillis, String serial) implements Comparable<Place> {
    private static final Comparator<Place> NEWEST_FIRST =
        Comparator.comparingLong(Place::atMillis).thenComparing(Place::serial).reversed();

    @Override
    public int compareTo(Place other) {
      return NEWEST_FIRST.compare(this, other);
    }
  }

  private final Map<String, Item> bySerial = new HashMap<>();
  private final TreeMap<Place, Item> newestFirst = new TreeMap<>();
  private final Map<String, CallView> openCalls = new LinkedHashMap<>();
  private final Map<String, MessageView> unacknowledged = new LinkedHashMap<>();

  synchronized void put(Item item) {
    var before = bySerial.put(item.serial(), item);
    if (before != null) {
      newestFirst.remove(before.place());
    }
    newestFirst.put(item.place(), item);
    switch (item) {
      case Item.Call(var call) ->
          keep(openCalls, call.serial(), call, !(call.state() instanceof CallState.Ended));
      case Item.Message(var message) ->
          keep(unacknowledged, message.serial(), message, isUnacknowledged(message));
    }
  }

  private static <T> void keep(Map<String, T> some, String serial, T view, boolean wanted) {
    if (wanted) {
      some.put(serial, view);
    } else {
      some.remove(serial);
    }
  }

  private static boolean isUnacknowledged(MessageView message) {
    return message.state() instanceof MessageState.Entered
        || message.state() instanceof MessageState.Waiting;
  }

  /** Returns the item of that serial; a serial carries its author's station, so it is unique. */
  public synchronized Optional<Item> find(String serial) {
    return Optional.ofNullable(bySerial.get(serial));
  }

  /**
   * Returns the newest items that are wanted, the newest first.
   *
   * @param after only items behind this place; empty: from the newest on
   * @param most how many at most
   */
  public synchronized List<Item> page(Optional<Place> after, int most, Predicate<Item> wanted) {
    var rest = after.map(place -> newestFirst.tailMap(place, false)).orElse(newestFirst);
    return rest.values().stream().filter(wanted).limit(most).toList();
  }

  /** Returns the calls that have not ended, in the order in which they became known. */
  public synchronized List<CallView> openCalls() {
    return new ArrayList<>(openCalls.values());
  }

  /** Returns the messages that no person has acknowledged yet, of both sides. */
  public synchronized List<MessageView> unacknowledged() {
    return new ArrayList<>(unacknowledged.values());
  }
}
