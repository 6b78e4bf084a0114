package parley.station.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.desk.WhoIsThis;
import parley.station.events.Event;
import parley.station.events.EventStream;
import parley.station.house.Readings;
import parley.station.house.Shown;
import parley.station.signin.Scope;

/** The station's own view, its events, its health and its figures over HTTP. */
public final class HealthEndpoints {
  /** What is asked for here. */
  public record Parts(
      StationViews views,
      EventStream events,
      Metrics metrics,
      WhoIsThis people,
      Readings readings) {}

  private final Parts parts;

  public HealthEndpoints(Parts parts) {
    this.parts = parts;
  }

  public List<Endpoint> endpoints() {
    var see = Access.needs(Scope.SEE);
    return List.of(
        Endpoint.get("/api/v1/station", Access.open(), this::station).evenLocked(),
        Endpoint.get("/api/v1/events", see, this::events).evenLocked(),
        Endpoint.get("/health", Access.open(), this::health),
        Endpoint.get("/metrics", see, this::metrics));
  }

  private void station(Context ctx) {
    boolean known = SignedIn.find(ctx).filter(who -> who.may(Scope.SEE)).isPresent();
    Answers.json(ctx, known ? parts.views().full() : parts.views().atTheDoor());
  }

  private void events(Context ctx) throws IOException {
    var who = SignedIn.of(ctx);
    parts.events().serve(ctx, entering(who, parts.people().viewer(who)));
  }

  /** The same viewer, whose reading is entered before a text is shown. */
  private EventStream.Viewer entering(SignedIn who, EventStream.Viewer viewer) {
    return new EventStream.Viewer() {
      @Override
      public boolean isSignedIn() {
        parts.readings().retry();
        return viewer.isSignedIn();
      }

      @Override
      public Optional<Event> seen(Event event) {
        return viewer.seen(event);
      }

      @Override
      public Event beat(Event beat) {
        return viewer.beat(beat);
      }

      @Override
      public CompletableFuture<Void> shown(Shown text) {
        return parts.readings().begin(who, List.of(text));
      }
    };
  }

  /** 200 when green, 503 when red, so that a checker needs no JSON. */
  private void health(Context ctx) {
    boolean known = SignedIn.find(ctx).filter(who -> who.may(Scope.SEE)).isPresent();
    ObjectNode view = known ? parts.views().health() : parts.views().healthAtTheDoor();
    ctx.status(view.path("health").asText().equals("green") ? 200 : 503);
    Answers.json(ctx, view);
  }

  private void metrics(Context ctx) {
    var who = SignedIn.of(ctx);
    ctx.result(parts.metrics().scrape(who::sees))
        .contentType("text/plain; version=0.0.4; charset=utf-8");
  }
}
