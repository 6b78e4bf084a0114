package parley.core.handover;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where one handover of a position stands.
 *
 * <pre>
 *   Briefing ──relief signs──▶ Review ──leaver signs──▶ Over
 * </pre>
 */
public sealed interface Handover {
  /** Who is concerned. */
  Between between();

  /**
   * The two who sign.
   *
   * @param leaver sign-in name of who holds the position
   * @param relief sign-in name of who is to hold it
   */
  record Between(String position, Person leaver, Person relief) {
    public Between {
      if (leaver.id().equals(relief.id())) {
        throw new IllegalArgumentException("nobody relieves themselves");
      }
    }
  }

  /** A person by sign-in name and as they are shown. */
  record Person(String id, String name) {}

  /** The relief reads what is open and ticks it, one by one. */
  record Briefing(Between between, long sinceMillis, Set<String> ticked) implements Handover {
    public Briefing {
      ticked = Set.copyOf(ticked);
    }

    /** After one item was ticked, or its tick taken back. */
    public Briefing ticked(String item, boolean now) {
      var after = new TreeSet<>(ticked);
      if (now) {
        after.add(item);
      } else {
        after.remove(item);
      }
      return new Briefing(between, sinceMillis, after);
    }

    /** Why the relief may not assume the watch now; empty when they may. */
    public Optional<Refusal> mayAssume(List<OpenItem> open) {
      if (open.stream().anyMatch(item -> item.kind() == OpenItem.Kind.RINGING)) {
        return Optional.of(Refusal.RINGING);
      }
      var left = open.stream().anyMatch(item -> item.critical() && !ticked.contains(item.id()));
      return left ? Optional.of(Refusal.UNTICKED_CRITICAL) : Optional.empty();
    }

    /** After the relief signed: from now on it rings for them. */
    public Review assumed(long atMillis) {
      return new Review(between, atMillis);
    }
  }

  /** The relief holds the position; the leaver still watches. */
  record Review(Between between, long assumedAtMillis) implements Handover {
    /** How long the leaver watches before they may sign off (FAA JO 7110.65, appendix A). */
    public static final long WATCHED_MILLIS = 120_000;

    /** From when the leaver may sign off. */
    public long endsMillis() {
      return assumedAtMillis + WATCHED_MILLIS;
    }

    /** After the leaver signed too. */
    public Over signedOff(long atMillis) {
      return new Over(between, assumedAtMillis, atMillis);
    }
  }

  /** Both have signed. */
  record Over(Between between, long assumedAtMillis, long signedOffAtMillis) implements Handover {}

  /** Why a watch cannot be assumed. */
  enum Refusal {
    /** A call rings here. */
    RINGING,
    /** Something critical is not ticked. */
    UNTICKED_CRITICAL
  }
}
