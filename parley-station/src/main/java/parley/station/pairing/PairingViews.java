package parley.station.pairing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import parley.core.line.Terms;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.card.Card;
import parley.journal.card.CardFile;
import parley.station.answer.Json;
import parley.station.answer.Times;
import parley.station.configuration.Limits;
import parley.station.pairing.PairingBook.Pending;
import parley.station.traffic.LineViews;
import parley.station.traffic.Words;

/** Writes a pairing. Their 40 digits are in none of it: they are heard, and typed. */
final class PairingViews {
  /**
   * So much of a key's SHA-256 is shown: enough to tell keys apart; trust comes from the digits.
   */
  private static final int SHOWN_BYTES = 8;

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

  private final Terms terms;

  PairingViews(Terms terms) {
    this.terms = terms;
  }

  /** Writes where the pairing stands. */
  ObjectNode of(Pairing pairing) {
    ObjectNode view = Json.object();
    pairing.waiting().ifPresent(pending -> waiting(view, pending));
    pairing
        .ended()
        .ifPresent(
            ended ->
                Times.put(view.putObject("ended"), ended.atMillis())
                    .put("why", Words.of(ended.why()))
                    .put("by", ended.by()));
    pairing.newest().ifPresent(pair -> view.put("line", pair.line()));
    return view;
  }

  private void waiting(ObjectNode view, Pending pending) {
    ObjectNode card = ours(pending.card());
    card.put("madeAt", Times.at(pending.madeAtMillis()))
        .put("endsAt", Times.at(pending.madeAtMillis() + Limits.PAIRING.toMillis()));
    view.set("card", card);
    pending
        .first()
        .ifPresent(
            first -> {
              ObjectNode theirs = theirs(first.theirs());
              theirs.put("file", file(first.theirs())).put("confirmedBy", first.administrator());
              view.set("theirs", theirs);
            });
  }

  /** Writes our card with its digits. */
  static ObjectNode ours(CardFile card) {
    ObjectNode view =
        Json.object().put("file", file(card)).put("fingerprint", card.fingerprint().toString());
    view.set("about", LineViews.about(card.card().about()));
    view.set("keys", keys(card.card()));
    return view;
  }

  /** Writes what stands on their card, without its digits. */
  ObjectNode theirs(CardFile theirs) {
    ObjectNode view = Json.object();
    view.set("theirs", LineViews.about(theirs.card().about()));
    view.set("routes", Json.texts(theirs.card().routes()));
    view.set("keys", keys(theirs.card()));
    view.set("tenLines", Json.texts(TEN_LINES));
    view.set("rules", rules());
    return view;
  }

  private ObjectNode rules() {
    ObjectNode view =
        Json.object()
            .put("answerWindowSeconds", terms.answerWindow().toSeconds())
            .put("flashLimitSeconds", terms.flashLimit().toSeconds())
            .put("checkIntervalSeconds", terms.checkInterval().toSeconds())
            .put("listening", terms.listening())
            .put("recording", terms.recording());
    view.set("checkCalls", Json.texts(terms.checkCalls().stream().map(Object::toString).toList()));
    return view;
  }

  private static String file(CardFile card) {
    return Base64.getEncoder().encodeToString(card.encode().toArray());
  }

  private static ObjectNode keys(Card card) {
    var keys = card.keys();
    ObjectNode view =
        Json.object()
            .put("routes", shortly(keys.tls()))
            .put("log", shortly(keys.log().ed25519()))
            .put("cosigner", shortly(keys.cosigner().ed25519()))
            .put("recovery", shortly(keys.recovery().ed25519()));
    if (keys.voice().size() > 0) {
      view.put("voice", shortly(keys.voice()));
    }
    return view;
  }

  private static String shortly(Bytes key) {
    return Digest.sha256(key).bytes().slice(0, SHOWN_BYTES).hex();
  }
}
