package parley.station.command;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley journal house}: the station's own log. */
@Command(
    name = "house",
    description = "Prints the house journal, newest first: who read, did and decided what.")
final class HouseCommand implements Callable<Integer> {
  @Mixin private StationOptions options = new StationOptions();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "only entries of this kind, such as reading, watch, administration, note")
  private @Nullable String kind;

  @Option(names = "--by", paramLabel = "NAME", description = "only what this person did")
  private @Nullable String by;

  @Option(names = "--line", paramLabel = "NAME", description = "only about this line")
  private @Nullable String line;

  @Option(names = "--serial", paramLabel = "SERIAL", description = "only about this item")
  private @Nullable String serial;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "not before, such as 2026-11-22T06:00:00Z")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "only before")
  private @Nullable String to;

  @Option(names = "--before", paramLabel = "CURSOR", description = "older than a page ended")
  private @Nullable String before;

  @Option(names = "--limit", paramLabel = "N", description = "at most so many; 50 when missing")
  private int limit = 50;

  @Override
  public Integer call() {
    var query = new StringJoiner("&", "/api/v1/house?", "").add("limit=" + limit);
    add(query, "kind", kind);
    add(query, "by", by);
    add(query, "line", line);
    add(query, "serial", serial);
    add(query, "from", from);
    add(query, "to", to);
    add(query, "before", before);
    ObjectNode answer = options.client().get(query.toString());
    var table = new StringJoiner("\n");
    answer.path("entries").forEach(entry -> table.add(row(entry)));
    if (answer.has("next")) {
      table.add("There may be more: --before " + answer.path("next").asText());
    }
    options.print(answer, table.toString());
    return Exit.OK;
  }

  private static void add(StringJoiner query, String name, @Nullable String value) {
    if (value != null) {
      query.add(name + "=" + encode(value, UTF_8));
    }
  }

  private static String row(JsonNode entry) {
    var about = new StringJoiner(" ");
    for (var field : new String[] {"act", "position", "subject", "line"}) {
      if (!entry.path(field).asText().isEmpty()) {
        about.add(entry.path(field).asText());
      }
    }
    entry.path("serials").forEach(serial -> about.add(serial.asText()));
    entry
        .path("details")
        .properties()
        .forEach(detail -> about.add(detail.getKey() + "=" + detail.getValue().asText()));
    if (!entry.path("text").asText().isEmpty()) {
      about.add("\u201c" + entry.path("text").asText() + "\u201d");
    }
    return "%6d  %s  %-14s %-16s %s"
        .formatted(
            entry.path("index").asLong(),
            entry.path("dtg").asText("              "),
            entry.path("kind").asText(),
            entry.path("author").path("name").asText(),
            about)
        .stripTrailing();
  }
}
