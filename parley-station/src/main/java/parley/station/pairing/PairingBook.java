package parley.station.pairing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import parley.journal.Bytes;
import parley.journal.card.CardFile;
import parley.journal.card.PairedCards;
import parley.station.answer.Json;
import parley.station.signin.PrivateFile;

/** The cards of this station: the one waiting to be confirmed, and those that became lines. */
public final class PairingBook {
  /**
   * Our newest card, not yet part of a line.
   *
   * @param madeAtMillis Unix milliseconds
   * @param first what the first administrator confirmed, if one did
   */
  record Pending(CardFile card, long madeAtMillis, Optional<Confirmation> first) {}

  /** One administrator has typed the digits of {@code theirs}. */
  record Confirmation(CardFile theirs, String administrator) {}

  /** Two cards that two administrators of ours confirmed. */
  public record Pair(CardFile ours, CardFile theirs, long atMillis) {
    /** The counterpart's station name, by which the line is called. */
    public String line() {
      return theirs.card().about().station();
    }

    /** Both cards, each on its side. */
    public PairedCards cards() {
      return PairedCards.of(ours, theirs);
    }
  }

  private final Path file;
  private List<Pair> pairs = List.of();
  private Optional<Pending> pending = Optional.empty();

  private PairingBook(Path file) {
    this.file = file;
  }

  /** Reads {@code pairing.json} of a state folder; begins empty when there is none. */
  public static PairingBook read(Path folder) throws IOException {
    var book = new PairingBook(folder.resolve("pairing.json"));
    if (Files.exists(book.file)) {
      ObjectNode root = Json.parse(Files.readString(book.file));
      book.pairs = root.path("pairs").valueStream().map(PairingBook::pair).toList();
      book.pending =
          Optional.of(root.path("pending")).filter(JsonNode::isObject).map(PairingBook::pending);
    }
    return book;
  }

  synchronized Optional<Pending> pending() {
    return pending;
  }

  /** Returns all pairs, the oldest first. */
  public synchronized List<Pair> pairs() {
    return pairs;
  }

  /**
   * This card waits from now on.
   *
   * @throws IOException when that cannot be written: then what was so before is still so
   */
  synchronized void waiting(Pending next) throws IOException {
    change(pairs, Optional.of(next));
  }

  /** The waiting card is dead, even where that cannot be written. */
  synchronized void drop() throws IOException {
    pending = Optional.empty();
    write();
  }

  /** Two cards are a pair; the waiting card is used up. */
  public synchronized void add(Pair pair) throws IOException {
    change(with(pair), Optional.empty());
  }

  /** Adds the pair of an exercise; a card that waits to be confirmed goes on waiting. */
  public synchronized void exercise(Pair pair) throws IOException {
    change(with(pair), pending);
  }

  /** Discards a pair that the other side never confirmed. */
  public synchronized void discard(String line) throws IOException {
    change(pairs.stream().filter(pair -> !pair.line().equals(line)).toList(), pending);
  }

  private List<Pair> with(Pair pair) {
    var more = new ArrayList<>(pairs);
    more.add(pair);
    return more;
  }

  /** What is not on the disk is not so: a restart would not know of it. */
  private void change(List<Pair> nextPairs, Optional<Pending> nextPending) throws IOException {
    var pairsBefore = pairs;
    var pendingBefore = pending;
    pairs = List.copyOf(nextPairs);
    pending = nextPending;
    try {
      write();
    } catch (IOException notKept) {
      pairs = pairsBefore;
      pending = pendingBefore;
      throw notKept;
    }
  }

  private void write() throws IOException {
    ObjectNode root = Json.object();
    pending.ifPresent(waiting -> root.set("pending", json(waiting)));
    root.set("pairs", Json.array(pairs, PairingBook::json));
    PrivateFile.replace(file, Json.pretty(root));
  }

  private static ObjectNode json(Pending waiting) {
    ObjectNode view =
        Json.object()
            .put("card", base64(waiting.card()))
            .put("madeAtMillis", waiting.madeAtMillis());
    waiting
        .first()
        .ifPresent(
            first ->
                view.put("theirs", base64(first.theirs()))
                    .put("administrator", first.administrator()));
    return view;
  }

  private static Pending pending(JsonNode node) {
    Optional<Confirmation> first =
        node.has("theirs")
            ? Optional.of(
                new Confirmation(card(node, "theirs"), Json.required(node, "administrator")))
            : Optional.empty();
    return new Pending(card(node, "card"), node.path("madeAtMillis").asLong(), first);
  }

  private static ObjectNode json(Pair pair) {
    return Json.object()
        .put("line", pair.line())
        .put("ours", base64(pair.ours()))
        .put("theirs", base64(pair.theirs()))
        .put("atMillis", pair.atMillis());
  }

  private static Pair pair(JsonNode node) {
    return new Pair(card(node, "ours"), card(node, "theirs"), node.path("atMillis").asLong());
  }

  private static String base64(CardFile card) {
    return Base64.getEncoder().encodeToString(card.encode().toArray());
  }

  private static CardFile card(JsonNode node, String field) {
    return CardFile.parse(Bytes.of(Base64.getDecoder().decode(Json.required(node, field))));
  }
}
