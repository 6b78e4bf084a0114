package parley.core.line;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import parley.journal.Reference;
import parley.journal.Side;

/** Where the items of both logs stand, and which of them no receipt covers yet. */
final class Places {
  private final Map<Reference, String> keys = new HashMap<>();
  private final TreeMap<Long, String> ofA = new TreeMap<>();
  private final TreeMap<Long, String> ofB = new TreeMap<>();

  /** An item stands at a place and waits for its receipt. */
  void put(Reference place, String key) {
    known(place, key);
    of(place.side()).put(place.index(), key);
  }

  /** An item stands at a place, and nobody waits for a receipt of it. */
  void known(Reference place, String key) {
    keys.put(place, key);
  }

  /** Returns the key of what stands there. */
  Optional<String> at(Reference place) {
    return Optional.ofNullable(keys.get(place));
  }

  /** Returns what a receipt of this size covers and none before it did. */
  List<String> takeCovered(Side side, long size) {
    var covered = of(side).headMap(size, false);
    var taken = List.copyOf(covered.values());
    covered.clear();
    return taken;
  }

  private NavigableMap<Long, String> of(Side side) {
    return side == Side.A ? ofA : ofB;
  }
}
