package parley.core.line;

import java.util.Optional;
import parley.core.log.Names;
import parley.journal.entry.Attributes;
import parley.journal.entry.Content;

/** What a call is for, as its caller said when it rang. */
public sealed interface Purpose {
  /** A call like any other. */
  record Talk() implements Purpose {}

  /** "You are striking ours": first of everything, always FLASH. */
  record ToStop(Stop words) implements Purpose {}

  /**
   * The check call of a calendar's time.
   *
   * @param dueSeconds that time, in Unix seconds
   */
  record Check(long dueSeconds) implements Purpose {}

  /** Returns what the ring says; whatever is no FLASH is no STOP. */
  static Purpose of(Content ring) {
    return of(ring.attributes(), Precedence.of(ring.precedence()).orElse(Precedence.ROUTINE));
  }

  /** Returns what the attributes of a ring or a signal say. */
  static Purpose of(Attributes attributes, Precedence precedence) {
    var stop = Stop.of(attributes).filter(_ -> precedence == Precedence.FLASH);
    if (stop.isPresent()) {
      return new ToStop(stop.get());
    }
    var due = attributes.number(Names.CHECK);
    return due.isPresent() ? new Check(due.getAsLong()) : new Talk();
  }

  /** Writes it into a ring. */
  default void in(Attributes.Builder attributes) {
    switch (this) {
      case Talk _ -> {}
      case ToStop(var words) -> attributes.put(Names.STOP, words.table());
      case Check(var due) -> attributes.number(Names.CHECK, due);
    }
  }

  /** Returns what the STOP says; empty if it is none. */
  default Optional<Stop> stop() {
    return this instanceof ToStop(var words) ? Optional.of(words) : Optional.empty();
  }
}
