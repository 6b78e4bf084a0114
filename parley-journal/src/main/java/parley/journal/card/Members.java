package parley.journal.card;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import parley.journal.Bytes;
import parley.journal.cbor.Cbor;

/** The named parts of a CBOR map, each asked for by its type. */
record Members(SortedMap<String, Cbor> entries) {
  private static final int MAX_SIZE = 64 * 1024;

  /** Reads a map that has exactly {@code count} members. */
  static Members of(Bytes encoded, int count) {
    if (encoded.size() > MAX_SIZE) {
      throw new MalformedCard("limited to 64 KiB");
    }
    if (!(Cbor.parse(encoded) instanceof Cbor.Table(var entries)) || entries.size() != count) {
      throw new MalformedCard("a map of " + count + " members is needed");
    }
    return new Members(entries);
  }

  Cbor value(String name) {
    var value = entries.get(name);
    if (value == null) {
      throw new MalformedCard("'" + name + "' is missing");
    }
    return value;
  }

  String text(String name) {
    if (value(name) instanceof Cbor.Text(var text)) {
      return text;
    }
    throw new MalformedCard("'" + name + "' must be text");
  }

  Bytes data(String name) {
    if (value(name) instanceof Cbor.Data(var data)) {
      return data;
    }
    throw new MalformedCard("'" + name + "' must be bytes");
  }

  long number(String name) {
    if (value(name) instanceof Cbor.Count(var number)) {
      return number;
    }
    throw new MalformedCard("'" + name + "' must be a number");
  }

  boolean flag(String name) {
    if (value(name) instanceof Cbor.Flag(var flag)) {
      return flag;
    }
    throw new MalformedCard("'" + name + "' must be true or false");
  }

  List<String> texts(String name) {
    if (!(value(name) instanceof Cbor.Items(var items))) {
      throw new MalformedCard("'" + name + "' must be a list");
    }
    var texts = new ArrayList<String>();
    for (var item : items) {
      if (!(item instanceof Cbor.Text(var text))) {
        throw new MalformedCard("'" + name + "' must hold texts");
      }
      texts.add(text);
    }
    return texts;
  }
}
