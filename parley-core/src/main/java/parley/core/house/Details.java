package parley.core.house;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import parley.journal.Bytes;

/**
 * Small facts by name: at most ten, a name of at most 24 lower-case characters, a value of at most
 * 256 UTF-8 bytes. Together they fit the 4 KiB of an entry's attributes.
 */
public record Details(SortedMap<String, String> byName) {
  public static final Details NONE = new Details(new TreeMap<>());
  private static final int MOST = 10;
  private static final int MOST_BYTES = 256;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,23}");

  public Details {
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    if (byName.size() > MOST) {
      throw new IllegalArgumentException("an entry has at most " + MOST + " details");
    }
    byName.forEach(Details::check);
  }

  private static void check(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a detail's name is lower-case ASCII, 1 to 24 characters");
    }
    if (Bytes.utf8(value).size() > MOST_BYTES) {
      throw new IllegalArgumentException("a detail has at most " + MOST_BYTES + " bytes");
    }
  }

  /** Returns details from a map. */
  public static Details of(Map<String, String> byName) {
    return new Details(new TreeMap<>(byName));
  }

  /** Returns one detail. */
  public static Details of(String name, String value) {
    return of(Map.of(name, value));
  }

  /** Returns these details and one more; a value too long is cut, and an ellipsis says so. */
  public Details and(String name, String value) {
    var more = new TreeMap<>(byName);
    more.put(name, shortened(value));
    return new Details(more);
  }

  /** Returns a text that fits a detail. */
  public static String shortened(String value) {
    if (Bytes.utf8(value).size() <= MOST_BYTES) {
      return value;
    }
    var cut = value;
    while (Bytes.utf8(cut + "…").size() > MOST_BYTES) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut + "…";
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
