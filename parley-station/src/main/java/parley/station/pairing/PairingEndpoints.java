package parley.station.pairing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Base64;
import java.util.List;
import parley.core.line.Terms;
import parley.journal.card.CardFile;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.signin.Scope;
import parley.station.traffic.Words;
import parley.store.CannotOpen;

/** Pairing over HTTP, for administrators. */
public final class PairingEndpoints {
  private final Pairing pairing;
  private final PairingViews views;

  /**
   * @param terms what holds on a line from its first day
   */
  public PairingEndpoints(Pairing pairing, Terms terms) {
    this.pairing = pairing;
    this.views = new PairingViews(terms);
  }

  public List<Endpoint> endpoints() {
    var pair = Access.needs(Scope.PAIR);
    return List.of(
        Endpoint.get("/api/v1/pairing", pair, this::show),
        Endpoint.delete("/api/v1/pairing", pair, this::callOff),
        Endpoint.post("/api/v1/pairing/cards", pair, this::makeCard),
        Endpoint.post("/api/v1/pairing/review", pair, this::review),
        Endpoint.post("/api/v1/pairing/confirm", pair, this::confirm));
  }

  private void show(Context ctx) {
    Answers.json(ctx, views.of(pairing));
  }

  private void callOff(Context ctx) {
    pairing.callOff(SignedIn.of(ctx).officer());
    ctx.status(204);
  }

  private void makeCard(Context ctx) throws CannotOpen {
    CardFile card = pairing.makeCard(SignedIn.of(ctx).officer());
    ctx.status(201);
    Answers.json(ctx, PairingViews.ours(card));
  }

  private void review(Context ctx) {
    Answers.json(ctx, views.theirs(card(Json.parse(ctx.body()))));
  }

  private void confirm(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    CardFile theirs = card(request);
    String digits = Json.required(request, "fingerprint");
    var state = pairing.confirm(theirs, digits, SignedIn.of(ctx).officer());
    Answers.json(
        ctx,
        Json.object().put("state", Words.of(state)).put("line", theirs.card().about().station()));
  }

  private CardFile card(ObjectNode request) {
    try {
      return pairing.read(Base64.getDecoder().decode(Json.required(request, "card")));
    } catch (IllegalArgumentException notBase64) {
      throw Problem.badRequest("\"card\" is the card file in base64.").thrown();
    }
  }
}
