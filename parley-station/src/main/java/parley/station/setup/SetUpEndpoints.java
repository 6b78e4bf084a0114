package parley.station.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.doctor.DoctorViews;
import parley.station.setup.Progress.Addresses;
import parley.station.setup.Progress.Sound;
import parley.station.setup.Progress.Told;
import parley.station.signin.Scope;

/** The wizard over HTTP. One row takes the code; every other needs the token given for it. */
final class SetUpEndpoints {
  static final String BASE = "/api/v1/set-up";
  private final SetUp wizard;
  private final SetUpCode code;
  private final SetUpViews views;

  SetUpEndpoints(SetUp wizard, SetUpCode code, SetUpViews views) {
    this.wizard = wizard;
    this.code = code;
    this.views = views;
  }

  List<Endpoint> endpoints() {
    var holder = Access.needs(Scope.ADMIN);
    return List.of(
        Endpoint.post(BASE + "/begin", Access.open(), this::begin),
        Endpoint.get(BASE, holder, this::show),
        Endpoint.post(BASE + "/station", holder, this::station),
        Endpoint.post(BASE + "/keys", holder, this::keys),
        Endpoint.post(BASE + "/keys/open", holder, this::openKeys),
        Endpoint.post(BASE + "/addresses", holder, this::addresses),
        Endpoint.post(BASE + "/sound", holder, this::sound),
        Endpoint.post(BASE + "/finish", holder, this::finish));
  }

  private void begin(Context ctx) {
    var token = code.begin(Json.required(Json.parse(ctx.body()), "code"));
    Answers.json(ctx, Json.object().put("token", token));
  }

  private void show(Context ctx) {
    Answers.json(ctx, views.all());
  }

  /** With {@code "try": true} nothing is kept: what was found is told, as when it is. */
  private void station(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    var found = wizard.station(Told.of(request), !request.path("try").asBoolean());
    ObjectNode view = views.all();
    view.set("found", DoctorViews.of(found).path("found"));
    Answers.json(ctx, view);
  }

  private void keys(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    wizard.keys(Json.required(request, "passphrase"), request.path("keep").asBoolean());
    show(ctx);
  }

  private void openKeys(Context ctx) {
    wizard.openKeys(Json.required(Json.parse(ctx.body()), "passphrase"));
    show(ctx);
  }

  private void addresses(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    if (!request.path("routes").isArray()) {
      throw Problem.badRequest("\"routes\" is missing.").thrown();
    }
    JsonNode now = request.path("browserMillis");
    var found = wizard.addresses(Addresses.of(request), now.asLong());
    ObjectNode view = views.all();
    view.set("found", DoctorViews.of(found).path("found"));
    Answers.json(ctx, view);
  }

  private void sound(Context ctx) {
    wizard.sound(Sound.of(Json.parse(ctx.body())));
    show(ctx);
  }

  /** The answer is on its way before the wizard's desk is closed. */
  private void finish(Context ctx) throws IOException {
    Optional<String> typed = Json.text(Json.parse(ctx.body()), "passphrase");
    var address = views.address();
    wizard.finish(typed.filter(words -> !words.isEmpty()));
    ctx.status(202);
    Answers.json(ctx, Json.object().put("address", address));
  }
}
