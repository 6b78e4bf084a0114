package parley.journal.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import parley.journal.Malformed;

/** Reads our subset of JSON in bounded depth; everything else is refused. */
final class JsonReader {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_DIGITS = 18;

  private final String in;
  private int at;

  JsonReader(String in) {
    this.in = in;
  }

  Json read() {
    var value = value(MAX_DEPTH);
    blank();
    if (at != in.length()) {
      throw new Malformed("JSON goes on after its value");
    }
    return value;
  }

  private Json value(int depthLeft) {
    if (depthLeft == 0) {
      throw new Malformed("JSON is nested too deeply");
    }
    blank();
    return switch (peek()) {
      case '{' -> members(depthLeft);
      case '[' -> items(depthLeft);
      case '"' -> new Json.Text(text());
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw new Malformed("JSON outside our subset");
    };
  }

  private Json members(int depthLeft) {
    var members = new LinkedHashMap<String, Json>();
    expect('{');
    if (!accept('}')) {
      do {
        blank();
        var name = text();
        expect(':');
        if (members.putIfAbsent(name, value(depthLeft - 1)) != null) {
          throw new Malformed("a JSON member comes twice");
        }
      } while (accept(','));
      expect('}');
    }
    return new Json.Members(members);
  }

  private Json items(int depthLeft) {
    var items = new ArrayList<Json>();
    expect('[');
    if (!accept(']')) {
      do {
        items.add(value(depthLeft - 1));
      } while (accept(','));
      expect(']');
    }
    return new Json.Items(items);
  }

  private Json number() {
    var from = at;
    while (at < in.length() && in.charAt(at) >= '0' && in.charAt(at) <= '9') {
      at++;
    }
    if (at - from > MAX_DIGITS || (in.charAt(from) == '0' && at - from > 1)) {
      throw new Malformed("a JSON number is too long or starts with 0");
    }
    return new Json.Count(Long.parseLong(in.substring(from, at)));
  }

  private String text() {
    expect('"');
    var out = new StringBuilder();
    while (peek() != '"') {
      var c = in.charAt(at++);
      if (c < ' ') {
        throw new Malformed("a control character in a JSON text");
      }
      out.append(c == '\\' ? escaped() : c);
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    var c = peek();
    at++;
    if (c == '"' || c == '\\') {
      return c;
    }
    if (c != 'u' || in.length() - at < 4) {
      throw new Malformed("an escape outside our subset");
    }
    var code = 0;
    for (var end = at + 4; at < end; at++) {
      var digit = Character.digit(in.charAt(at), 16);
      if (digit < 0) {
        throw new Malformed("an escape outside our subset");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private void blank() {
    while (at < in.length() && (in.charAt(at) == ' ' || in.charAt(at) == '\n')) {
      at++;
    }
  }

  private char peek() {
    if (at == in.length()) {
      throw new Malformed("JSON ends too early");
    }
    return in.charAt(at);
  }

  private boolean accept(char wanted) {
    blank();
    if (at < in.length() && in.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) {
    if (!accept(wanted)) {
      throw new Malformed("JSON is not well formed");
    }
  }
}
