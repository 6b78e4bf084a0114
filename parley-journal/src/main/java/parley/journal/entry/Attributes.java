package parley.journal.entry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.journal.Bytes;
import parley.journal.cbor.Cbor;

/**
 * Field 7: small facts about an entry by name, in deterministic CBOR of at most 4 KiB.
 *
 * <p>No attributes at all are the empty value, not an empty map. docs/protocol/journal.md lists the
 * names; unknown ones are kept and shown.
 */
public final class Attributes {
  public static final int MAX_SIZE = 4096;
  public static final Attributes EMPTY = new Attributes(new Cbor.Table(new TreeMap<>()));

  private final Cbor.Table table;

  private Attributes(Cbor.Table table) {
    this.table = table;
    if (encode().size() > MAX_SIZE) {
      throw new MalformedEntry("attributes are limited to 4 KiB");
    }
  }

  /** Returns an empty builder. */
  public static Builder with() {
    return new Builder();
  }

  /** Reads field 7; refuses anything but the one encoding. */
  public static Attributes parse(Bytes encoded) {
    if (encoded.isEmpty()) {
      return EMPTY;
    }
    if (encoded.size() > MAX_SIZE) {
      throw new MalformedEntry("attributes are limited to 4 KiB");
    }
    if (!(Cbor.parse(encoded) instanceof Cbor.Table table) || table.entries().isEmpty()) {
      throw new MalformedEntry("attributes are a map, and no map if there are none");
    }
    return new Attributes(table);
  }

  /** Returns field 7. */
  public Bytes encode() {
    return table.entries().isEmpty() ? Bytes.EMPTY : table.encode();
  }

  /** Returns all attributes in the order of their encoded names. */
  public SortedMap<String, Cbor> all() {
    return table.entries();
  }

  public Optional<Cbor> value(String name) {
    return Optional.ofNullable(table.entries().get(name));
  }

  /** Returns the text of that name; empty if there is none or it is not text. */
  public Optional<String> text(String name) {
    return value(name)
        .flatMap(
            value -> value instanceof Cbor.Text(var text) ? Optional.of(text) : Optional.empty());
  }

  /** Returns the number of that name; empty if there is none or it is not a number. */
  public OptionalLong number(String name) {
    return value(name).orElse(NOTHING) instanceof Cbor.Count(var number)
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  /** Says whether the flag of that name is there and set. */
  public boolean flag(String name) {
    return value(name).orElse(NOTHING) instanceof Cbor.Flag(var flag) && flag;
  }

  /** Returns the bytes of that name; empty if there are none. */
  public Optional<Bytes> bytes(String name) {
    return value(name)
        .flatMap(
            value -> value instanceof Cbor.Data(var data) ? Optional.of(data) : Optional.empty());
  }

  /** Returns the list of that name; empty if there is none. */
  public List<Cbor> items(String name) {
    return value(name).orElse(NOTHING) instanceof Cbor.Items(var items) ? items : List.of();
  }

  private static final Cbor NOTHING = new Cbor.Flag(false);

  @Override
  public boolean equals(Object other) {
    return other instanceof Attributes attributes && table.equals(attributes.table);
  }

  @Override
  public int hashCode() {
    return table.hashCode();
  }

  /** Returns the names only, so that no content reaches a program log. */
  @Override
  public String toString() {
    return "Attributes" + table.entries().keySet();
  }

  /** Collects attributes; a name given twice keeps the later value. */
  public static final class Builder {
    private final SortedMap<String, Cbor> entries = new TreeMap<>(Cbor.KEY_ORDER);

    private Builder() {}

    public Builder text(String name, String text) {
      return put(name, new Cbor.Text(text));
    }

    public Builder number(String name, long number) {
      return put(name, new Cbor.Count(number));
    }

    public Builder flag(String name, boolean flag) {
      return put(name, new Cbor.Flag(flag));
    }

    public Builder bytes(String name, Bytes data) {
      return put(name, new Cbor.Data(data));
    }

    public Builder items(String name, List<? extends Cbor> items) {
      return put(name, new Cbor.Items(List.copyOf(items)));
    }

    public Builder put(String name, Cbor value) {
      entries.put(name, value);
      return this;
    }

    public Attributes build() {
      return new Attributes(new Cbor.Table(entries));
    }
  }
}
