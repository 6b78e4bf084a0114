package parley.core.line;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.core.call.Act;
import parley.core.call.CallEvent.Outcome;
import parley.core.call.Silence;
import parley.core.call.Stage;
import parley.core.log.Kinds;
import parley.core.log.Names;
import parley.journal.Bytes;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.cbor.Cbor;
import parley.journal.entry.Attributes;
import parley.journal.entry.Content;

/**
 * Writes the contents of entries: one method a kind, so that each kind's fields stand in one place.
 */
final class Contents {
  private final Officer by;
  private final long atMillis;

  private Contents(Officer by, long atMillis) {
    this.by = by;
    this.atMillis = atMillis;
  }

  /** The author and the time of the entry to be written. */
  static Contents by(Officer officer, long atMillis) {
    return new Contents(officer, atMillis);
  }

  Content epoch(String cardA, String cardB) {
    var attributes =
        attributes()
            .text(Names.REASON, "pairing")
            .text(Names.CARD_A, cardA)
            .text(Names.CARD_B, cardB);
    return plain(Kinds.EPOCH, Precedence.ROUTINE, attributes);
  }

  Content message(SendOrder order, String serial) {
    var attributes = attributes().text(Names.SERIAL, serial).text(Names.LANGUAGE, order.language());
    if (order.exercise()) {
      attributes.flag(Names.EXERCISE, true);
    }
    order.corrects().ifPresent(old -> attributes.text(Names.CORRECTS, old));
    order.stop().ifPresent(stop -> attributes.put(Names.STOP, stop.table()));
    return new Content(
        order.corrects().isPresent() ? Kinds.CORRECTION : Kinds.MESSAGE,
        atMillis,
        by.author(),
        order.precedence().name(),
        Optional.empty(),
        attributes.build(),
        Bytes.utf8(order.text()));
  }

  Content status(LineStatus status, String reason) {
    var attributes = attributes().text(Names.STATUS, status.word());
    if (!reason.isEmpty()) {
      attributes.text(Names.REASON, reason);
    }
    return plain(Kinds.STATUS, Precedence.PRIORITY, attributes);
  }

  Content checks(CheckEntry check) {
    var attributes = attributes();
    check.in(attributes);
    return plain(Kinds.CHECKS, Precedence.ROUTINE, attributes);
  }

  Content withdrawn(String serial, Precedence precedence) {
    return plain(Kinds.WITHDRAWN, precedence, attributes().text(Names.SERIAL, serial));
  }

  Content ring(String serial, CallOrder order, long windowSeconds, Told ours) {
    var attributes =
        attributes()
            .text(Names.SERIAL, serial)
            .number(Names.WINDOW, windowSeconds)
            .put(Names.CODECS, Codecs.list(order.ours().codecs()))
            .text(Names.POSITION, order.ours().position());
    order.purpose().in(attributes);
    return plain(Kinds.RING, order.precedence(), ours.in(attributes));
  }

  /**
   * What each side says of its voice in every ring and answer.
   *
   * @param voice the fingerprint that our card names, in hexadecimal; empty if it names none
   * @param recording how we record
   */
  record Told(String voice, String recording) {
    private Attributes.Builder in(Attributes.Builder attributes) {
      return attributes.text(Names.VOICE, voice).text(Names.RECORDING, recording);
    }
  }

  Content alerted(Reference what, String precedence, int positions, Optional<Stage> stage) {
    var attributes = attributes().number(Names.POSITIONS, positions);
    stage.ifPresent(at -> attributes.text(Names.STAGE, at.word()));
    return about(Kinds.ALERTED, what, precedence, attributes);
  }

  Content acknowledged(Reference what, String precedence, Optional<String> readBack) {
    var attributes = attributes();
    readBack.ifPresent(digits -> attributes.text(Names.READ_BACK, digits));
    return about(Kinds.ACKNOWLEDGED, what, precedence, attributes);
  }

  Content answered(Traffic.Call call, String codec, String position, Told ours) {
    var attributes = attributes().text(Names.CODEC, codec).text(Names.POSITION, position);
    return about(Kinds.ANSWERED, call.place(), call.content().precedence(), ours.in(attributes));
  }

  Content inCall(Traffic.Call call, String position, Act act) {
    var attributes = attributes().text(Names.ACT, act.word()).text(Names.POSITION, position);
    switch (act) {
      case Act.Passed(var to, var name) -> attributes.text(Names.TO, to).text(Names.TO_NAME, name);
      case Act.ReadBack(var what, var text) ->
          attributes.text(Names.WHAT, what).text(Names.TEXT, text);
      case Act.Held _, Act.Resumed _, Act.Listening _, Act.Left _ -> {}
    }
    return about(Kinds.IN_CALL, call.place(), call.content().precedence(), attributes);
  }

  Content voiceFault(String route, String reason, String seen) {
    var attributes =
        attributes().text(Names.ROUTE, route).text(Names.REASON, reason).text(Names.SEEN, seen);
    return plain(Kinds.VOICE_FAULT, Precedence.ROUTINE, attributes);
  }

  Content declined(Reference ring, String precedence, String reason) {
    return about(Kinds.DECLINED, ring, precedence, attributes().text(Names.REASON, reason));
  }

  Content ended(Reference ring, String precedence, Outcome outcome, String reason) {
    var attributes = attributes().text(Names.OUTCOME, outcome.word());
    if (!reason.isEmpty()) {
      attributes.text(Names.REASON, reason);
    }
    return about(Kinds.ENDED, ring, precedence, attributes);
  }

  /** Leaf {@code first} of the counterpart and the {@code count - 1} after it did not open. */
  Content fault(Reference first, long count) {
    return about(
        Kinds.FAULT, first, Precedence.ROUTINE.name(), attributes().number(Names.COUNT, count));
  }

  /** One attempt for the house log: a ring that had no route, or one that could not be entered. */
  Content attempt(String kind, String lineId, Attempt attempt) {
    var attributes =
        attributes()
            .text(Names.LINE, lineId)
            .text(Names.SERIAL, attempt.serial())
            .text(Names.REASON, attempt.reason());
    attempt.purpose().in(attributes);
    return plain(kind, attempt.precedence(), attributes);
  }

  /** The list of attempts as the line's own journal gets it. */
  Content list(String kind, List<Attempt> attempts) {
    var items = attempts.stream().map(Contents::item).toList();
    return plain(kind, Precedence.ROUTINE, attributes().items(Names.LIST, items));
  }

  /** A call that is not in the journal under its own entry. */
  record Attempt(
      String serial,
      long atMillis,
      Precedence precedence,
      String officer,
      String reason,
      Purpose purpose) {}

  /** Returns what such a list tells of rings that found no route; what is no map is left out. */
  static List<Tried> tried(Placed list) {
    return list.content().attributes().items(Names.LIST).stream()
        .flatMap(item -> item instanceof Cbor.Table table ? Stream.of(table) : Stream.empty())
        .map(table -> tried(list.side(), table.entries()))
        .toList();
  }

  private static Tried tried(Side by, SortedMap<String, Cbor> map) {
    var serial = map.get(Names.SERIAL) instanceof Cbor.Text(var text) ? text : "";
    var precedence = map.get(Names.PRECEDENCE) instanceof Cbor.Text(var word) ? word : "";
    var at = map.get(Names.AT) instanceof Cbor.Count(var millis) ? millis : 0;
    var reason = map.get(Names.REASON) instanceof Cbor.Text(var why) ? why : "";
    var stop = map.get(Names.STOP) instanceof Cbor.Flag(var flag) && flag;
    return new Tried(
        by,
        serial,
        Precedence.of(precedence).orElse(Precedence.ROUTINE),
        stop,
        at,
        Silence.ofFailed(reason).word());
  }

  /** Returns the serials that such a list names; an odd element gives an empty text. */
  static List<String> listedSerials(Content content) {
    return content.attributes().items(Names.LIST).stream()
        .map(
            item ->
                item instanceof Cbor.Table(var map)
                        && map.get(Names.SERIAL) instanceof Cbor.Text(var serial)
                    ? serial
                    : "")
        .toList();
  }

  private static Cbor item(Attempt attempt) {
    SortedMap<String, Cbor> map = new TreeMap<>();
    map.put(Names.SERIAL, new Cbor.Text(attempt.serial()));
    map.put(Names.AT, new Cbor.Count(attempt.atMillis()));
    map.put(Names.PRECEDENCE, new Cbor.Text(attempt.precedence().name()));
    map.put(Names.REASON, new Cbor.Text(attempt.reason()));
    switch (attempt.purpose()) {
      case Purpose.Talk _ -> {}
      case Purpose.ToStop _ -> map.put(Names.STOP, new Cbor.Flag(true));
      case Purpose.Check(var due) -> map.put(Names.CHECK, new Cbor.Count(due));
    }
    return new Cbor.Table(map);
  }

  private Attributes.Builder attributes() {
    return Attributes.with().text(Names.NAME, by.displayName());
  }

  private Content plain(String kind, Precedence precedence, Attributes.Builder attributes) {
    return new Content(
        kind,
        atMillis,
        by.author(),
        precedence.name(),
        Optional.empty(),
        attributes.build(),
        Bytes.EMPTY);
  }

  private Content about(
      String kind, Reference what, String precedence, Attributes.Builder attributes) {
    return new Content(
        kind,
        atMillis,
        by.author(),
        precedence,
        Optional.of(what),
        attributes.build(),
        Bytes.EMPTY);
  }
}
