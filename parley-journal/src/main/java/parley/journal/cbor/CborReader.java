package parley.journal.cbor;

import java.util.ArrayList;
import java.util.TreeMap;
import parley.journal.Bytes;
import parley.journal.Malformed;

/** Reads values and refuses every encoding but the deterministic one. */
final class CborReader {
  private final Bytes in;
  private int at;

  private CborReader(Bytes in) {
    this.in = in;
  }

  static Cbor read(Bytes encoded) {
    var reader = new CborReader(encoded);
    var value = reader.value(Cbor.MAX_DEPTH);
    if (reader.at != encoded.size()) {
      throw new Malformed("CBOR goes on after its value");
    }
    return value;
  }

  private Cbor value(int depthLeft) {
    if (depthLeft == 0) {
      throw new Malformed("CBOR is nested too deeply");
    }
    var head = next();
    if (head == CborWriter.FALSE || head == CborWriter.TRUE) {
      return new Cbor.Flag(head == CborWriter.TRUE);
    }
    var argument = argument(head & 0x1f);
    return switch (head >> 5) {
      case CborWriter.UNSIGNED -> new Cbor.Count(argument);
      case CborWriter.DATA -> new Cbor.Data(string(argument));
      case CborWriter.TEXT -> new Cbor.Text(string(argument).text());
      case CborWriter.ITEMS -> items(argument, depthLeft);
      case CborWriter.TABLE -> table(argument, depthLeft);
      default -> throw new Malformed("CBOR type outside our subset");
    };
  }

  private Cbor items(long count, int depthLeft) {
    requireRoom(count);
    var items = new ArrayList<Cbor>();
    for (var i = 0; i < count; i++) {
      items.add(value(depthLeft - 1));
    }
    return new Cbor.Items(items);
  }

  private Cbor table(long count, int depthLeft) {
    requireRoom(count);
    var entries = new TreeMap<String, Cbor>(Cbor.KEY_ORDER);
    for (var i = 0; i < count; i++) {
      var key = value(1);
      if (!(key instanceof Cbor.Text(var text))) {
        throw new Malformed("a CBOR key must be text");
      }
      if (!entries.isEmpty() && Cbor.KEY_ORDER.compare(entries.lastKey(), text) >= 0) {
        throw new Malformed("CBOR keys are out of order or repeated");
      }
      entries.put(text, value(depthLeft - 1));
    }
    return new Cbor.Table(entries);
  }

  private Bytes string(long size) {
    requireRoom(size);
    var from = at;
    at += (int) size;
    return in.slice(from, at);
  }

  private long argument(int low) {
    if (low < 24) {
      return low;
    }
    if (low > 27) {
      throw new Malformed("CBOR lengths must be definite");
    }
    var width = 1 << (low - 24);
    long argument = 0;
    for (var i = 0; i < width; i++) {
      argument = argument << 8 | next();
    }
    var least = width == 1 ? 24 : 1L << (4 * width);
    if (argument < least) {
      throw new Malformed("a CBOR head is not the shortest, or its number is too large");
    }
    return argument;
  }

  private void requireRoom(long count) {
    if (count > in.size() - at) {
      throw new Malformed("CBOR ends too early");
    }
  }

  private int next() {
    if (at == in.size()) {
      throw new Malformed("CBOR ends too early");
    }
    return in.at(at++) & 0xff;
  }
}
