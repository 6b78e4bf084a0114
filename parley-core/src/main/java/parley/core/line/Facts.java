package parley.core.line;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.core.log.Kinds;
import parley.core.log.Names;
import parley.journal.Side;

/** What the two logs say of the line itself, beside its calls and messages: a fold of them. */
final class Facts {
  private final Map<Side, Declaration> declared = new EnumMap<>(Side.class);

  private final CheckBook checks = new CheckBook();
  private final List<Tried> attempts = new ArrayList<>();
  private final Map<Side, Long> opened = new EnumMap<>(Side.class);
  private final CheckCalls checkCalls = new CheckCalls();

  void entered(Placed entry) {
    switch (entry.content().kind()) {
      case Kinds.EPOCH -> opened.putIfAbsent(entry.side(), entry.content().timeMillis());
      case Kinds.CHECKS -> checks.entered(entry);
      case Kinds.RING -> checkCalls.rang(entry);
      case Kinds.ATTEMPTS -> {
        checkCalls.attempted(entry);
        attempts.addAll(Contents.tried(entry));
      }
      default -> {}
    }
    if (entry.content().kind().equals(Kinds.STATUS)) {
      entry
          .content()
          .attributes()
          .text(Names.STATUS)
          .flatMap(LineStatus::of)
          .ifPresent(status -> declared.put(entry.side(), declaration(status, entry)));
    }
  }

  private static Declaration declaration(LineStatus status, Placed entry) {
    return new Declaration(status, entry.reason(), entry.name(), entry.content().timeMillis());
  }

  /**
   * When a side opened the line, by that side's own clock; far off while it has not. Ours counts
   * for what is due here: the counterpart could date its own as it likes.
   */
  long openedMillis(Side side) {
    return opened.getOrDefault(side, Long.MAX_VALUE);
  }

  /** Returns the rings without a route that either side has listed. */
  List<Tried> attempts() {
    return List.copyOf(attempts);
  }

  /** Returns the route checks that both sides have entered. */
  CheckBook checks() {
    return checks;
  }

  /** Returns the check calls that stand in both logs. */
  CheckCalls checkCalls() {
    return checkCalls;
  }

  /** Returns what each side has declared, seen from one of them. */
  Declared declared(Side ours) {
    return new Declared(
        Optional.ofNullable(declared.get(ours)), Optional.ofNullable(declared.get(ours.other())));
  }
}
