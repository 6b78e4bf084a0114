package parley.journal.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import parley.journal.Malformed;

/** As much JSON as a pack needs: texts, whole numbers, lists, objects in a fixed order. */
sealed interface Json {
  /** A text. */
  record Text(String text) implements Json {}

  /** A whole number from 0. */
  record Count(long number) implements Json {}

  /** A list. */
  record Items(List<Json> items) implements Json {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** An object; its members keep their order. */
  record Members(SequencedMap<String, Json> members) implements Json {}

  /** Starts an object. */
  static Builder members() {
    return new Builder();
  }

  /** Reads one value that fills the text; refuses anything outside our subset. */
  static Json parse(String text) {
    return new JsonReader(text).read();
  }

  /** Returns the value on one line. */
  default String compact() {
    var out = new StringBuilder();
    JsonWriter.compact(this, out);
    return out.toString();
  }

  /** Returns the value over many lines, two spaces deeper each. */
  default String pretty() {
    var out = new StringBuilder();
    JsonWriter.pretty(this, out, "\n");
    return out.append('\n').toString();
  }

  /** Returns a member of this object; refuses anything that is no object or has no such member. */
  default Json member(String name) {
    if (this instanceof Members(var members)) {
      var value = members.get(name);
      if (value != null) {
        return value;
      }
    }
    throw new Malformed("'" + name + "' is missing");
  }

  default boolean has(String name) {
    return this instanceof Members(var members) && members.containsKey(name);
  }

  default String asText() {
    if (this instanceof Text(var text)) {
      return text;
    }
    throw new Malformed("a text is needed");
  }

  default long asCount() {
    if (this instanceof Count(var number)) {
      return number;
    }
    throw new Malformed("a number is needed");
  }

  default List<Json> asItems() {
    if (this instanceof Items(var items)) {
      return items;
    }
    throw new Malformed("a list is needed");
  }

  /** Collects members in order. */
  final class Builder {
    private final SequencedMap<String, Json> members = new LinkedHashMap<>();

    Builder put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    Builder put(String name, String text) {
      return put(name, new Text(text));
    }

    Builder put(String name, long number) {
      return put(name, new Count(number));
    }

    Builder put(String name, List<? extends Json> items) {
      return put(name, new Items(List.copyOf(items)));
    }

    Members build() {
      return new Members(new LinkedHashMap<>(members));
    }
  }
}
