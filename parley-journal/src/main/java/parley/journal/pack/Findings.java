package parley.journal.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.cbor.Cbor;
import parley.journal.entry.Content;

/**
 * Works out what a pack shows. The writer states it as a claim, the verifier works it out again and
 * compares.
 */
final class Findings {
  private final PackContents contents;
  private final Mentions mentions;
  private final Silence silence;

  private Findings(PackContents contents) {
    this.contents = contents;
    this.mentions = new Mentions(contents);
    this.silence = new Silence(contents, mentions);
  }

  /** Returns one finding for each call and message in scope, side a first, in log order. */
  static List<Finding> of(PackContents contents) {
    var findings = new Findings(contents);
    return contents.logs().stream().flatMap(findings::in).toList();
  }

  private Stream<Finding> in(LogPart log) {
    return log.disclosed().keySet().stream()
        .flatMap(
            index ->
                contents.content(log.at(index)).stream()
                    .flatMap(content -> about(log, log.at(index), content)));
  }

  private Stream<Finding> about(LogPart log, Reference at, Content content) {
    var kind = content.kind();
    if (kind.equals(Kinds.RING) || Kinds.MESSAGES.contains(kind)) {
      return content.serial().stream()
          .filter(serial -> inScope(serial, kind))
          .map(serial -> new Finding(serial, at, content, states(log, at, content)));
    }
    if (Kinds.LISTS.contains(kind)) {
      return serialsWithin(content).stream()
          .filter(serial -> inScope(serial, Kinds.RING))
          .map(serial -> new Finding(serial, at, content, listed(log, at)));
    }
    return Stream.empty();
  }

  private boolean inScope(String serial, String kind) {
    return switch (contents.scope()) {
      case PackScope.WholeLine() -> true;
      case PackScope.OneCall(var wanted) -> kind.equals(Kinds.RING) && serial.equals(wanted);
      case PackScope.OneMessage(var wanted) ->
          Kinds.MESSAGES.contains(kind) && serial.equals(wanted);
    };
  }

  /** The list is what was sent and delivered; the call itself never had a proof. */
  private static List<State> listed(LogPart log, Reference at) {
    var states = new ArrayList<State>();
    states.add(new State.Listed(at));
    passage(log, at)
        .filter(State.Delivered.class::isInstance)
        .map(State.Delivered.class::cast)
        .forEach(delivered -> states.add(new State.ListDelivered(delivered.at())));
    return states;
  }

  private List<State> states(LogPart log, Reference at, Content content) {
    var states = new ArrayList<State>();
    passage(log, at).forEach(states::add);
    var peer = at.side().other();
    for (var by : mentions.of(at)) {
      states.add(mention(by, peer));
    }
    if (crossed(states, at.side())) {
      states.add(new State.Crossed());
    }
    var delivered =
        states.stream()
            .filter(State.Delivered.class::isInstance)
            .map(State.Delivered.class::cast)
            .findFirst();
    if (delivered.isPresent() && states.stream().noneMatch(state -> settles(state, at.side()))) {
      states.add(silence.after(at, content, delivered.get().at()));
    }
    return states;
  }

  /**
   * Says whether nobody can speak of silence any more: there is a reply, or the caller itself ended
   * the call for another reason than the end of the window.
   */
  private static boolean settles(State state, Side author) {
    return switch (state) {
      case State.Replied _ -> true;
      case State.Ended(var side, var outcome, _) ->
          side == author && !outcome.equals(Kinds.UNANSWERED);
      default -> false;
    };
  }

  /** What shows that an entry was sent, and that it reached the other station. */
  private static Stream<State> passage(LogPart log, Reference at) {
    var proof = Optional.ofNullable(log.proven().get(at.index()));
    var cosigned =
        proof.stream()
            .flatMap(
                by ->
                    Stream.<State>of(
                        new State.Sent(by.signed().byLog().timeSeconds()),
                        new State.Delivered(by.byPeer().timeSeconds())));
    var alone =
        log.heads().tail().stream()
            .filter(_ -> proof.isEmpty())
            .<State>map(tail -> new State.Sent(tail.signed().byLog().timeSeconds()));
    return Stream.concat(cosigned, alone);
  }

  private State mention(Reference by, Side peer) {
    var kind = mentions.kind(by);
    var said = contents.content(by);
    if (by.side() == peer && Kinds.ANSWERS.contains(kind)) {
      return new State.Replied(kind, by);
    }
    if (by.side() == peer && kind.equals(Kinds.ALERTED) && said.isPresent()) {
      var positions = said.get().attributes().number("positions").orElse(0);
      return new State.Alerted(positions, said.get().timeMillis(), by);
    }
    if (kind.equals(Kinds.ENDED) && said.isPresent()) {
      var outcome = said.get().attributes().text("outcome").orElse("");
      return new State.Ended(by.side(), outcome, by);
    }
    return new State.Mentioned(kind, by);
  }

  private boolean crossed(List<State> states, Side caller) {
    for (var state : states) {
      if (state instanceof State.Replied(_, var answer)) {
        for (var other : states) {
          if (other instanceof State.Ended(var side, _, var end)
              && side == caller
              && !knows(answer, end)
              && !knows(end, answer)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean knows(Reference later, Reference earlier) {
    return contents
        .log(later.side(), later.epoch())
        .flatMap(log -> log.leaf(later.index()))
        .map(leaf -> leaf.peer().covers(earlier.epoch(), earlier.index()))
        .orElse(false);
  }

  /** Returns why a call stands in a list and has no entry of its own; empty if that is not said. */
  static String listedReason(Content list, String serial) {
    return list.attributes().items("list").stream()
        .map(item -> item instanceof Cbor.Table(var map) ? map : Map.<String, Cbor>of())
        .filter(map -> new Cbor.Text(serial).equals(map.get("serial")))
        .map(map -> map.get("reason") instanceof Cbor.Text(var reason) ? reason : "")
        .findFirst()
        .orElse("");
  }

  /** Returns every serial an entry's attributes name, at any depth. */
  static List<String> serialsWithin(Content content) {
    var serials = new ArrayList<String>();
    content.serial().ifPresent(serials::add);
    content.attributes().all().values().forEach(value -> collect(value, serials));
    return serials;
  }

  private static void collect(Cbor value, List<String> serials) {
    switch (value) {
      case Cbor.Items(var items) -> items.forEach(item -> collect(item, serials));
      case Cbor.Table(var entries) ->
          entries.forEach(
              (name, held) -> {
                if (name.equals("serial") && held instanceof Cbor.Text(var serial)) {
                  serials.add(serial);
                }
                collect(held, serials);
              });
      case Cbor.Text _, Cbor.Count _, Cbor.Flag _, Cbor.Data _ -> {}
    }
  }
}
