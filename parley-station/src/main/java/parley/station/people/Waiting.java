package parley.station.people;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import parley.station.configuration.Limits;

/** Changes that one person asked for and a second one has to confirm, in memory only. */
final class Waiting {
  private final InstantSource clock;
  private final Map<String, Asked> byId = new LinkedHashMap<>();

  /**
   * One of them.
   *
   * @param by who asked, by account
   * @param half the half of the code that whoever asked was given; empty when it gives none
   */
  record Asked(String id, Change change, String by, long atMillis, String half) {}

  Waiting(InstantSource clock) {
    this.clock = clock;
  }

  /** Keeps it; an earlier one of the same kind for the same person is forgotten. */
  synchronized Asked add(Change change, String by) {
    byId.values()
        .removeIf(
            each ->
                each.change().subject().equals(change.subject())
                    && each.change().word().equals(change.word()));
    String half = change.givesCode() ? Halves.make() : "";
    var asked = new Asked(UUID.randomUUID().toString(), change, by, clock.millis(), half);
    byId.put(asked.id(), asked);
    return asked;
  }

  synchronized List<Asked> all() {
    long oldest = clock.millis() - Limits.CONFIRMATION.toMillis();
    byId.values().removeIf(each -> each.atMillis() < oldest);
    return List.copyOf(byId.values());
  }

  synchronized Optional<Asked> find(String id) {
    return all().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** Takes it out; empty when somebody else was quicker. */
  synchronized Optional<Asked> take(String id) {
    Optional<Asked> found = find(id);
    byId.remove(id);
    return found;
  }
}
