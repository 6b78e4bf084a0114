package parley.station.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseEntry.Fact;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.signin.Scope;

/** The house journal over HTTP. Whoever reads it is entered in it. */
final class HouseEndpoints {
  private static final int PAGE = 50;
  private static final int LONGEST_PAGE = 500;

  private final HouseBook book;
  private final HouseViews views;
  private final Readings readings;

  HouseEndpoints(HouseBook book, HouseViews views, Readings readings) {
    this.book = book;
    this.views = views;
    this.readings = readings;
  }

  List<Endpoint> endpoints() {
    var house = Access.needs(Scope.HOUSE);
    return List.of(
        Endpoint.get("/api/v1/house", house, this::list),
        Endpoint.get("/api/v1/house/{index}", house, this::one));
  }

  /** Opens one entry; who opens it is entered first, each time. */
  private void one(Context ctx) throws InterruptedException {
    var index = ctx.pathParam("index");
    if (!index.matches("[0-9]{1,15}")) {
      throw noEntry();
    }
    var row = book.one(Long.parseLong(index)).orElseThrow(() -> busy().thrown());
    if (row.index() < 0) {
      throw noEntry();
    }
    var who = SignedIn.of(ctx);
    ObjectNode view = view(row, who);
    // What is about a line out of sight does not exist, so that opening it is no reading either.
    if (isHidden(view, who) || isHidden(view.path("details"), who)) {
      throw noEntry();
    }
    var read = new Fact("house.entry-read", Optional.empty(), Details.of("entry", index));
    readings.whole(who, read, false);
    Answers.json(ctx, view);
  }

  private static boolean isHidden(JsonNode view, SignedIn who) {
    return view.path("line").isTextual() && !who.sees(view.path("line").asText());
  }

  private static RuntimeException noEntry() {
    return Problem.notFound("There is no such entry.").thrown();
  }

  /** What people wrote down is for those who may read; others see that it was written. */
  private ObjectNode view(HouseBook.Row row, SignedIn who) {
    ObjectNode view = views.of(row);
    if (!who.may(Scope.READ)) {
      view.remove("text");
    }
    return view;
  }

  private void list(Context ctx) throws InterruptedException {
    var wanted = wanted(ctx);
    var before = query(ctx, "before").map(HouseEndpoints::cursor).orElse(OptionalLong.empty());
    var limit = limit(ctx);
    var read = new Fact("house.read", Optional.empty(), Details.NONE);
    var who = SignedIn.of(ctx);
    readings.whole(who, read, true);
    var page = book.page(before, limit, wanted).orElseThrow(() -> busy().thrown());
    ObjectNode view = Json.object().put("size", page.size());
    view.set("entries", Json.array(page.rows(), row -> view(row, who)));
    page.next().ifPresent(next -> view.put("next", Long.toString(next)));
    Answers.json(ctx, view);
  }

  private static Problem busy() {
    return new Problem(
        "house-busy",
        503,
        "The house log did not answer in time.",
        "Nothing was read.",
        "Try again in a few seconds.");
  }

  private Predicate<HouseBook.Row> wanted(Context ctx) {
    Predicate<HouseBook.Row> wanted = _ -> true;
    for (var field : List.of("kind", "by", "line", "serial", "act")) {
      var asked = query(ctx, field);
      if (asked.isPresent()) {
        wanted = wanted.and(row -> has(row, field, asked.get()));
      }
    }
    var from = query(ctx, "from").map(text -> instant("from", text));
    var to = query(ctx, "to").map(text -> instant("to", text));
    if (from.isPresent()) {
      wanted = wanted.and(row -> at(row) >= from.get());
    }
    if (to.isPresent()) {
      wanted = wanted.and(row -> at(row) < to.get());
    }
    return wanted;
  }

  private boolean has(HouseBook.Row row, String field, String asked) {
    ObjectNode view = views.of(row);
    return switch (field) {
      case "by" -> view.path("author").path("officer").asText().equals(asked);
      case "serial" ->
          view.path("serials").valueStream().anyMatch(one -> one.asText().equals(asked));
      default -> view.path(field).asText().equals(asked);
    };
  }

  private static long at(HouseBook.Row row) {
    return row.entered().map(Entered::atMillis).orElse(0L);
  }

  private static Optional<String> query(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).filter(text -> !text.isEmpty());
  }

  private static long instant(String name, String text) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeException | ArithmeticException _) {
      throw Problem.badRequest("\"" + name + "\" is an RFC 3339 time in UTC.").thrown();
    }
  }

  private static OptionalLong cursor(String text) {
    if (!text.matches("[0-9]{1,15}")) {
      throw Problem.badRequest("\"before\" is not a cursor that this station gave.").thrown();
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  private static int limit(Context ctx) {
    String asked = query(ctx, "limit").orElse(Integer.toString(PAGE));
    if (!asked.matches("[1-9][0-9]{0,3}") || Integer.parseInt(asked) > LONGEST_PAGE) {
      throw Problem.badRequest("\"limit\" lies between 1 and " + LONGEST_PAGE + ".").thrown();
    }
    return Integer.parseInt(asked);
  }
}
