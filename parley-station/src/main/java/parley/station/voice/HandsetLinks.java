package parley.station.voice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.core.line.Officer;
import parley.station.line.LineKeeper;

/** Which call at which handset is which call of a line, by the name the handsets' side gives it. */
final class HandsetLinks {
  /** A call at one handset; only the handsets' thread changes it. */
  static final class Link {
    final String handset;
    final LineKeeper line;
    final String serial;

    /** Whether the handset lifted first; false: it was rung. */
    final boolean own;

    /** Whether it was told that the other side rings. */
    boolean alerted;

    /** Whether it speaks, or did until the call ended. */
    boolean talks;

    /** Whether the phone was put down, and the call's end could not be entered yet. */
    boolean gone;

    /** Who passes the call to it, when it rings for that. */
    Optional<Officer> passedBy = Optional.empty();

    Link(String handset, LineKeeper line, String serial, boolean own) {
      this.handset = handset;
      this.line = line;
      this.serial = serial;
      this.own = own;
    }

    private boolean is(String name, LineKeeper of, String number) {
      return handset.equals(name) && line.equals(of) && serial.equals(number);
    }
  }

  private final Map<String, Link> links = new LinkedHashMap<>();

  synchronized Optional<Link> get(String call) {
    return Optional.ofNullable(links.get(call));
  }

  synchronized void keep(String call, Link link) {
    links.put(call, link);
  }

  synchronized void drop(String call) {
    links.remove(call);
  }

  synchronized Map<String, Link> all() {
    return new LinkedHashMap<>(links);
  }

  /** Returns the name of the call that a handset has on a line under a serial. */
  synchronized Optional<String> find(String handset, LineKeeper line, String serial) {
    return links.entrySet().stream()
        .filter(one -> one.getValue().is(handset, line, serial))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
