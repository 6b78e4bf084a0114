package parley.journal.pack;

import java.util.HexFormat;

/**
 * Writes JSON in one form only, so that what is read can be compared with what would be written.
 */
final class JsonWriter {
  private JsonWriter() {}

  static void compact(Json value, StringBuilder out) {
    switch (value) {
      case Json.Text(var text) -> quote(text, out);
      case Json.Count(var number) -> out.append(number);
      case Json.Items(var items) -> {
        var separator = "[";
        for (var item : items) {
          out.append(separator);
          compact(item, out);
          separator = ",";
        }
        out.append(items.isEmpty() ? "[]" : "]");
      }
      case Json.Members(var members) -> {
        var separator = "{";
        for (var member : members.entrySet()) {
          out.append(separator);
          quote(member.getKey(), out);
          out.append(':');
          compact(member.getValue(), out);
          separator = ",";
        }
        out.append(members.isEmpty() ? "{}" : "}");
      }
    }
  }

  /** Writes lists and objects over several lines; {@code newline} carries the indentation. */
  static void pretty(Json value, StringBuilder out, String newline) {
    var deeper = newline + "  ";
    switch (value) {
      case Json.Items(var items) when !items.isEmpty() -> {
        var separator = "[";
        for (var item : items) {
          out.append(separator).append(deeper);
          pretty(item, out, deeper);
          separator = ",";
        }
        out.append(newline).append(']');
      }
      case Json.Members(var members) when !members.isEmpty() -> {
        var separator = "{";
        for (var member : members.entrySet()) {
          out.append(separator).append(deeper);
          quote(member.getKey(), out);
          out.append(": ");
          pretty(member.getValue(), out, deeper);
          separator = ",";
        }
        out.append(newline).append('}');
      }
      case Json.Text _, Json.Count _, Json.Items _, Json.Members _ -> compact(value, out);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
        out.append("\\u").append(HexFormat.of().toHexDigits((short) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
