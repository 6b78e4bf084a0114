package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;
import parley.station.line.TrafficBook.Place;
import parley.station.signin.Scope;

/** Reading: lines, and what passed on them. */
public final class LineEndpoints {
  private static final int PAGE = 50;
  private static final int LONGEST_PAGE = 500;

  private final Lines lines;
  private final ItemViews views;

  public LineEndpoints(Lines lines, ItemViews views) {
    this.lines = lines;
    this.views = views;
  }

  public List<Endpoint> endpoints() {
    var see = Access.needs(Scope.SEE);
    var read = Access.needs(Scope.READ);
    return List.of(
        Endpoint.get("/api/v1/lines", see, this::list).evenLocked(),
        Endpoint.get("/api/v1/lines/{line}", see, this::show).evenLocked(),
        Endpoint.get("/api/v1/lines/{line}/traffic", read, this::traffic),
        Endpoint.get("/api/v1/messages", read, ctx -> items(ctx, Item.Message.class)),
        Endpoint.get("/api/v1/messages/{serial}", read, ctx -> item(ctx, Item.Message.class)),
        Endpoint.get("/api/v1/calls", read, ctx -> items(ctx, Item.Call.class)),
        Endpoint.get("/api/v1/calls/{serial}", read, ctx -> item(ctx, Item.Call.class)));
  }

  private void list(Context ctx) {
    ObjectNode view = Json.object();
    view.set("lines", Json.array(Finding.seen(lines, ctx), LineViews::of));
    Answers.json(ctx, view);
  }

  private void show(Context ctx) {
    Answers.json(ctx, LineViews.of(Finding.line(lines, ctx)));
  }

  private void item(Context ctx, Class<? extends Item> kind) {
    var found = Finding.item(lines, ctx, kind);
    views.texts().before(ctx, found.line(), found.item());
    Answers.json(ctx, views.of(found.line(), found.item()));
  }

  /** Both kinds of one line, page by page. */
  private void traffic(Context ctx) {
    page(ctx, Finding.line(lines, ctx), _ -> true);
  }

  /** One kind; of one line page by page, of all lines the newest of each. */
  private void items(Context ctx, Class<? extends Item> kind) {
    List<LineKeeper> asked = Finding.lines(lines, ctx);
    if (asked.size() == 1) {
      page(ctx, asked.getFirst(), kind::isInstance);
      return;
    }
    ObjectNode view = Json.object();
    ArrayNode items = view.putArray("items");
    for (LineKeeper line : asked) {
      var newest = line.traffic().page(Optional.empty(), limit(ctx), kind::isInstance);
      read(ctx, line, newest);
      newest.forEach(item -> items.add(views.of(line, item)));
    }
    Answers.json(ctx, view);
  }

  private void page(Context ctx, LineKeeper line, Predicate<Item> wanted) {
    int limit = limit(ctx);
    Optional<Place> after = Optional.ofNullable(ctx.queryParam("before")).map(LineEndpoints::place);
    List<Item> page = line.traffic().page(after, limit + 1, wanted);
    List<Item> shown = page.subList(0, Math.min(limit, page.size()));
    read(ctx, line, shown);
    ObjectNode view = Json.object();
    view.set("items", Json.array(shown, item -> views.of(line, item)));
    if (page.size() > limit) {
      view.put("next", cursor(shown.getLast().place()));
    }
    Answers.json(ctx, view);
  }

  private void read(Context ctx, LineKeeper line, List<Item> items) {
    var texts = views.texts();
    texts.before(ctx, items.stream().flatMap(item -> texts.of(line, item).stream()).toList());
  }

  private static int limit(Context ctx) {
    String asked = Optional.ofNullable(ctx.queryParam("limit")).orElse(Integer.toString(PAGE));
    if (!asked.matches("[1-9][0-9]{0,3}") || Integer.parseInt(asked) > LONGEST_PAGE) {
      throw Problem.badRequest("\"limit\" lies between 1 and " + LONGEST_PAGE + ".").thrown();
    }
    return Integer.parseInt(asked);
  }

  private static String cursor(Place place) {
    return place.atMillis() + "." + place.serial();
  }

  private static Place place(String cursor) {
    if (!cursor.matches("-?[0-9]{1,18}\\..{1,64}")) {
      throw Problem.badRequest("\"before\" is not a cursor that this station gave.").thrown();
    }
    int dot = cursor.indexOf('.');
    return new Place(Long.parseLong(cursor.substring(0, dot)), cursor.substring(dot + 1));
  }
}
