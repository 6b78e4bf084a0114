package parley.journal.view;

import java.util.ArrayList;
import java.util.List;
import parley.journal.Reference;

/**
 * The two logs of a line in one order.
 *
 * @param placed entries in their order
 * @param leftOut entries whose cross-link points beyond the other log as given here, and all after
 *     them in the same log
 */
public record MergedView(List<Placed> placed, List<Reference> leftOut) {
  /**
   * An entry in its place.
   *
   * @param entry the entry
   * @param effectiveMillis its time, but never before that of the entry ahead of it in its own log
   */
  public record Placed(ViewEntry entry, long effectiveMillis) {}

  public MergedView {
    placed = List.copyOf(placed);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Merges two logs, each complete up to its checkpoint and in the order of epoch and index.
   *
   * @param a entries of side a
   * @param b entries of side b
   */
  public static MergedView merge(List<ViewEntry> a, List<ViewEntry> b) {
    var left = new Log(a);
    var right = new Log(b);
    var placed = new ArrayList<Placed>();
    while (true) {
      var leftReady = left.ready(right);
      var rightReady = right.ready(left);
      if (!leftReady && !rightReady) {
        break;
      }
      var takeLeft =
          leftReady && (!rightReady || left.effectiveMillis() <= right.effectiveMillis());
      placed.add((takeLeft ? left : right).take());
    }
    var leftOut = new ArrayList<Reference>();
    left.rest().forEach(entry -> leftOut.add(entry.at()));
    right.rest().forEach(entry -> leftOut.add(entry.at()));
    return new MergedView(placed, leftOut);
  }

  /** Says whether some entry does not show its time, so that the order is partial. */
  public boolean partial() {
    return placed.stream().anyMatch(p -> p.entry().reading().time().isEmpty());
  }

  /** One log and how far it has been read. */
  private static final class Log {
    private final List<ViewEntry> entries;
    private int next;
    private long effectiveBefore;

    Log(List<ViewEntry> entries) {
      this.entries = List.copyOf(entries);
    }

    /** Says whether there is a head, and whether all its author had seen has been placed. */
    boolean ready(Log other) {
      return next < entries.size() && other.reached(entries.get(next));
    }

    private boolean reached(ViewEntry seer) {
      var link = seer.link();
      if (link.head().size() == 0 && link.epoch() == 1) {
        return true;
      }
      if (next < entries.size()) {
        var head = entries.get(next).at();
        return head.epoch() != link.epoch()
            ? head.epoch() > link.epoch()
            : head.index() >= link.head().size();
      }
      return next > 0 && !beyond(entries.get(next - 1).at(), seer);
    }

    private static boolean beyond(Reference last, ViewEntry seer) {
      var link = seer.link();
      return link.epoch() != last.epoch()
          ? link.epoch() > last.epoch()
          : link.head().size() > last.index() + 1;
    }

    long effectiveMillis() {
      return Math.max(effectiveBefore, entries.get(next).reading().time().orElse(effectiveBefore));
    }

    Placed take() {
      effectiveBefore = effectiveMillis();
      return new Placed(entries.get(next++), effectiveBefore);
    }

    List<ViewEntry> rest() {
      return entries.subList(next, entries.size());
    }
  }
}
