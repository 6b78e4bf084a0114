package parley.journal.cbor;

import java.io.ByteArrayOutputStream;
import parley.journal.Bytes;

/** Writes values with the shortest heads. */
final class CborWriter {
  static final int UNSIGNED = 0;
  static final int DATA = 2;
  static final int TEXT = 3;
  static final int ITEMS = 4;
  static final int TABLE = 5;
  static final int FALSE = 0xf4;
  static final int TRUE = 0xf5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CborWriter() {}

  static Bytes write(Cbor value) {
    var writer = new CborWriter();
    writer.value(value);
    return Bytes.of(writer.out.toByteArray());
  }

  private void value(Cbor value) {
    switch (value) {
      case Cbor.Text(var text) -> string(TEXT, Bytes.utf8(text));
      case Cbor.Count(var number) -> head(UNSIGNED, number);
      case Cbor.Flag(var flag) -> out.write(flag ? TRUE : FALSE);
      case Cbor.Data(var data) -> string(DATA, data);
      case Cbor.Items(var items) -> {
        head(ITEMS, items.size());
        items.forEach(this::value);
      }
      case Cbor.Table(var entries) -> {
        head(TABLE, entries.size());
        entries.forEach(
            (key, held) -> {
              string(TEXT, Bytes.utf8(key));
              value(held);
            });
      }
    }
  }

  private void string(int major, Bytes content) {
    head(major, content.size());
    out.writeBytes(content.toArray());
  }

  private void head(int major, long argument) {
    var type = major << 5;
    if (argument < 24) {
      out.write(type | (int) argument);
    } else {
      var width = argument < 1L << 8 ? 0 : argument < 1L << 16 ? 1 : argument < 1L << 32 ? 2 : 3;
      out.write(type | (24 + width));
      for (var shift = (8 << width) - 8; shift >= 0; shift -= 8) {
        out.write((int) (argument >> shift));
      }
    }
  }
}
