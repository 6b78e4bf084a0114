package parley.core.line;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.core.Limits;
import parley.core.log.Names;
import parley.journal.cbor.Cbor;
import parley.journal.entry.Attributes;

/**
 * What a STOP says: "you are striking ours". Any of the four may be empty, for nothing may hold a
 * STOP up; each is at most {@link Limits#STOP_WORDS} characters.
 *
 * @param who who is struck, such as a convoy's name
 * @param what what strikes them
 * @param where a place, in the words of whoever says it
 * @param when since when, in the words of whoever says it
 */
public record Stop(String who, String what, String where, String when) {
  private static final String WHO = "who";
  private static final String WHAT = "what";
  private static final String WHERE = "where";
  private static final String WHEN = "when";

  public Stop {
    for (var words : new String[] {who, what, where, when}) {
      if (words.length() > Limits.STOP_WORDS) {
        throw new IllegalArgumentException(
            "each part of a STOP has at most " + Limits.STOP_WORDS + " characters");
      }
    }
  }

  /** Returns the STOP that an entry or a signal carries; empty if it carries none. */
  public static Optional<Stop> of(Attributes attributes) {
    return attributes
        .value(Names.STOP)
        .flatMap(value -> value instanceof Cbor.Table table ? Optional.of(read(table)) : none());
  }

  private static Optional<Stop> none() {
    return Optional.empty();
  }

  private static Stop read(Cbor.Table table) {
    return new Stop(part(table, WHO), part(table, WHAT), part(table, WHERE), part(table, WHEN));
  }

  /** A counterpart may leave a part out, or write more than there is room for. */
  private static String part(Cbor.Table table, String name) {
    var text = table.entries().get(name) instanceof Cbor.Text(var words) ? words : "";
    return text.length() > Limits.STOP_WORDS ? text.substring(0, Limits.STOP_WORDS) : text;
  }

  Cbor table() {
    SortedMap<String, Cbor> map = new TreeMap<>();
    map.put(WHO, new Cbor.Text(who));
    map.put(WHAT, new Cbor.Text(what));
    map.put(WHERE, new Cbor.Text(where));
    map.put(WHEN, new Cbor.Text(when));
    return new Cbor.Table(map);
  }

  /** Returns the words as the body of a STOP message has them: a line for each part. */
  public String text() {
    return "STOP\nWHO: %s\nWHAT: %s\nWHERE: %s\nWHEN: %s".formatted(who, what, where, when);
  }
}
