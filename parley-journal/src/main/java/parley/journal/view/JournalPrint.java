package parley.journal.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.journal.Bytes;
import parley.journal.Malformed;
import parley.journal.cbor.Cbor;
import parley.journal.entry.Content;

/**
 * The one rendering of the merged view as plain text, the same to the byte wherever it is made.
 *
 * <p>One line an entry, its text below, each line of it behind {@code " | "}. Characters that could
 * hide or reorder what is printed are shown as {@code \\u{…}}.
 */
public final class JournalPrint {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private JournalPrint() {}

  /** Returns the whole view, each line ended by a line feed. */
  public static String of(MergedView view) {
    var out = new StringBuilder();
    view.placed().forEach(placed -> append(out, placed.entry()));
    view.leftOut().forEach(at -> out.append(at).append(" not placed\n"));
    if (view.partial()) {
      out.append("the order is partial: not every entry shows its time\n");
    }
    return out.toString();
  }

  /** Returns one entry: its line, and its text below. */
  public static String of(ViewEntry entry) {
    var out = new StringBuilder();
    append(out, entry);
    return out.toString();
  }

  private static void append(StringBuilder out, ViewEntry entry) {
    out.append(entry.at()).append(' ');
    var time = entry.reading().time();
    out.append(time.isPresent() ? time(time.getAsLong()) : "(no time shown)");
    switch (entry.reading()) {
      case Reading.Closed _ -> out.append(" (not disclosed)\n");
      case Reading.Clear(var content) -> append(out, content);
    }
  }

  private static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  private static void append(StringBuilder out, Content content) {
    var words = new ArrayList<String>();
    words.add(content.kind());
    content.serial().ifPresent(serial -> words.add(visible(serial)));
    if (!content.precedence().isEmpty()) {
      words.add(content.precedence());
    }
    words.add("by " + visible(content.author()));
    content.reference().ifPresent(reference -> words.add("about " + reference));
    content
        .attributes()
        .all()
        .forEach(
            (name, value) -> {
              if (!name.equals("serial") || !(value instanceof Cbor.Text)) {
                words.add(visible(name) + "=" + text(value));
              }
            });
    out.append(' ').append(String.join(" ", words)).append('\n');
    if (!content.body().isEmpty()) {
      var lines = body(content.body()).replace("\n", "\n    | ");
      out.append("    | ").append(lines).append('\n');
    }
  }

  private static String body(Bytes body) {
    try {
      return Stream.of(body.text().split("\n", -1))
          .map(JournalPrint::visible)
          .collect(Collectors.joining("\n"));
    } catch (Malformed _) {
      return "(" + body.size() + " bytes that are no text)";
    }
  }

  private static String text(Cbor value) {
    return switch (value) {
      case Cbor.Text(var text) -> "\"" + visible(text) + "\"";
      case Cbor.Count(var number) -> Long.toString(number);
      case Cbor.Flag(var flag) -> Boolean.toString(flag);
      case Cbor.Data(var data) -> "h'" + data.hex() + "'";
      case Cbor.Items(var items) ->
          items.stream().map(JournalPrint::text).collect(Collectors.joining(", ", "[", "]"));
      case Cbor.Table(var entries) ->
          entries.entrySet().stream()
              .map(entry -> visible(entry.getKey()) + "=" + text(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String visible(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (misleading(c)) {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /**
   * Control characters, other line ends, everything that changes the direction of reading, and what
   * takes no space. The two joiners stay: Persian and Hindi words need them.
   */
  private static boolean misleading(int c) {
    return Character.isISOControl(c)
        || c == 0x00ad
        || c == 0x061c
        || c == 0x200b
        || c == 0x200e
        || c == 0x200f
        || c == 0xfeff
        || (c >= 0x2060 && c <= 0x2064)
        || (c >= 0xfff9 && c <= 0xfffb)
        || (c >= 0xe0000 && c <= 0xe007f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
