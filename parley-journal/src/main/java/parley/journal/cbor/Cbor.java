package parley.journal.cbor;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.journal.Bytes;
import parley.journal.Malformed;

/** One value. Parsing an encoding and encoding the result gives the same bytes again. */
public sealed interface Cbor {
  /**
   * Deeper nesting is refused: nothing we write needs it, and a parser must not run out of stack.
   */
  int MAX_DEPTH = 8;

  /** Text in UTF-8. */
  record Text(String text) implements Cbor {}

  /** An unsigned number up to 2^63 − 1. */
  record Count(long number) implements Cbor {
    public Count {
      if (number < 0) {
        throw new Malformed("numbers are unsigned");
      }
    }
  }

  /** True or false. */
  record Flag(boolean flag) implements Cbor {}

  /** A byte string. */
  record Data(Bytes data) implements Cbor {}

  /** A list. */
  record Items(List<Cbor> items) implements Cbor {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A map from text, kept in the order of its encoded keys. */
  record Table(SortedMap<String, Cbor> entries) implements Cbor {
    public Table {
      var ordered = new TreeMap<String, Cbor>(KEY_ORDER);
      ordered.putAll(entries);
      entries = Collections.unmodifiableSortedMap(ordered);
    }
  }

  /** Encoded order of text keys: the shorter first, then by bytes (RFC 8949 §4.2.1). */
  Comparator<String> KEY_ORDER =
      Comparator.comparingInt((String key) -> Bytes.utf8(key).size()).thenComparing(Bytes::utf8);

  /** Returns the one encoding of this value. */
  default Bytes encode() {
    return CborWriter.write(this);
  }

  /** Reads exactly one value that fills {@code encoded}; refuses any second form of it. */
  static Cbor parse(Bytes encoded) {
    return CborReader.read(encoded);
  }
}
