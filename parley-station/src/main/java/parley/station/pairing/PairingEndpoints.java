package parley.station.pairing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Base64;
import java.util.List;
import parley.journal.card.CardFile;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.signin.Scope;
import parley.station.traffic.LineViews;
import parley.station.traffic.Words;
import parley.store.CannotOpen;

/** Pairing over HTTP, for administrators. */
public final class PairingEndpoints {
  /** What is said before an administrator confirms. */
  private static final List<String> TEN_LINES =
      List.of(
          "What they will be able to prove about us, to anybody, for years, without us:",
          "- that our station stored what they sent, and when, by our clock;",
          "- every message and ring of ours: its words, its time, whom we named as its author;",
          "- how many of our positions rang, and when nobody was armed;",
          "- who of us answered, declined or acknowledged, by the name we gave;",
          "- that a call of theirs reached us, rang, and was not answered;",
          "- that we signed two versions of our journal, if we ever do.",
          "What they will never be able to prove: what was spoken, or that anyone understood it;",
          "- our house journal, our watches and notes, a message withdrawn before it was entered.",
          "All of it holds the other way round. Digits once typed cannot be taken back.");

  private final Pairing pairing;

  public PairingEndpoints(Pairing pairing) {
    this.pairing = pairing;
  }

  public List<Endpoint> endpoints() {
    var pair = Access.needs(Scope.PAIR);
    return List.of(
        Endpoint.post("/api/v1/pairing/cards", pair, this::makeCard),
        Endpoint.post("/api/v1/pairing/review", pair, this::review),
        Endpoint.post("/api/v1/pairing/confirm", pair, this::confirm));
  }

  private void makeCard(Context ctx) throws CannotOpen {
    CardFile card = pairing.makeCard();
    ObjectNode view =
        Json.object()
            .put("file", Base64.getEncoder().encodeToString(card.encode().toArray()))
            .put("fingerprint", card.fingerprint().toString());
    view.set("about", LineViews.about(card.card().about()));
    ctx.status(201);
    Answers.json(ctx, view);
  }

  private void review(Context ctx) {
    CardFile theirs = card(Json.parse(ctx.body()));
    ObjectNode view = Json.object();
    view.set("theirs", LineViews.about(theirs.card().about()));
    view.set("routes", Json.texts(theirs.card().routes()));
    view.set("tenLines", Json.texts(TEN_LINES));
    Answers.json(ctx, view);
  }

  private void confirm(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    CardFile theirs = card(request);
    String digits = Json.required(request, "fingerprint");
    var state = pairing.confirm(theirs, digits, SignedIn.of(ctx).account().name());
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
