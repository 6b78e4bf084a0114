package parley.core.line;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongToIntFunction;
import parley.core.frame.Frame.Signal;
import parley.core.frame.SignalKind;
import parley.core.line.Contents.Attempt;
import parley.core.log.Names;
import parley.core.route.Routes;
import parley.journal.Bytes;
import parley.journal.entry.Attributes;

/**
 * Rings that the journal cannot hold. A record may stop; a hotline may not: the call travels as an
 * ephemeral signal, is marked NOT ENTERED on both sides, and is listed in the journal by both when
 * it has healed.
 */
final class Unentered {
  private static final int NONCE_BYTES = 16;
  private static final long REPEAT_MILLIS = 1_000;
  private static final int MOST = 64;

  /**
   * Calls in one {@code unentered} entry, each with at most so many characters of what became of
   * it.
   */
  private static final int IN_ONE_ENTRY = 8;

  private static final int MOST_LISTED_CHARACTERS = 50;

  /** Where such a call stands. */
  enum State {
    RINGING,
    TALKING,
    DECLINED,
    ENDED
  }

  /** One call by signal. */
  static final class Call {
    final Bytes nonce;
    final String serial;
    final boolean outbound;
    final Precedence precedence;
    final String officer;
    final Purpose purpose;
    final long callerWall;
    final long windowMillis;
    final long windowEnds;
    State state = State.RINGING;
    OptionalInt positionsThere = OptionalInt.empty();
    Optional<Instant> alertedAt = Optional.empty();
    Optional<Instant> decidedAt = Optional.empty();
    String decidedBy = "";
    String reason = "";
    long repeatAt;
    boolean listed;
    SignalTalk talk;

    Call(Bytes nonce, Opening opening, boolean outbound, long now) {
      this.nonce = nonce;
      this.serial = opening.serial();
      this.outbound = outbound;
      this.precedence = opening.precedence();
      this.officer = opening.officer();
      this.purpose = opening.purpose();
      this.callerWall = opening.callerWall();
      this.windowMillis = opening.windowMillis();
      this.windowEnds = now + opening.windowMillis();
      this.talk = SignalTalk.rung(opening.caller());
    }

    Rank rank() {
      return Rank.of(precedence, purpose);
    }
  }

  /** What opens such a call. */
  record Opening(
      String serial,
      Precedence precedence,
      String officer,
      long callerWall,
      long windowMillis,
      Ends caller,
      Purpose purpose) {}

  private final Books books;
  private final Routes routes;
  private final Map<Bytes, Call> calls = new LinkedHashMap<>();

  Unentered(Books books, Routes routes) {
    this.books = books;
    this.routes = routes;
  }

  /** Rings by signal; returns the call. */
  Call ring(Opening opening) {
    var call = new Call(books.ports.chance().bytes(NONCE_BYTES), opening, true, books.mono());
    keep(call);
    say(call, SignalKind.RING);
    return call;
  }

  /** Rings by signal, once, for a call whose entry the counterpart cannot store. */
  void ring(Traffic.Call entered, long leftMillis) {
    if (bySerial(entered.serial()).isEmpty()) {
      var content = entered.content();
      var name = content.attributes().text(Names.NAME).orElse("");
      var precedence = Precedence.of(content.precedence()).orElse(Precedence.ROUTINE);
      var left = Math.max(REPEAT_MILLIS, leftMillis);
      var talk = entered.talk();
      var position = brief(talk.caller().speaker().position());
      var caller = new Ends(position, talk.offered());
      ring(
          new Opening(
              entered.serial(),
              precedence,
              name,
              content.timeMillis(),
              left,
              caller,
              entered.purpose()));
    }
  }

  private void keep(Call call) {
    if (calls.size() >= MOST) {
      calls.remove(calls.keySet().iterator().next());
    }
    calls.put(call.nonce, call);
  }

  /** Repeats what may have been lost, and closes windows. */
  void tick(LongToIntFunction heard) {
    var now = books.mono();
    for (var call : calls.values()) {
      if (call.state == State.RINGING && now >= call.windowEnds) {
        end(call, "");
      } else if (call.state == State.RINGING && now >= call.repeatAt) {
        call.repeatAt = now + REPEAT_MILLIS;
        if (call.outbound) {
          say(call, SignalKind.RING);
        } else {
          alert(call, heard);
        }
      }
    }
  }

  private void alert(Call call, LongToIntFunction heard) {
    var armed = heard.applyAsInt(rang(call));
    if (!call.positionsThere.equals(OptionalInt.of(armed))) {
      call.positionsThere = OptionalInt.of(armed);
      call.alertedAt = Optional.of(Instant.ofEpochMilli(books.wall()));
    }
    say(call, SignalKind.RINGING);
  }

  /** How long a call of theirs has rung here, in milliseconds; a STOP rings everybody at once. */
  long rang(Call call) {
    if (call.purpose.stop().isPresent()) {
      return Attending.FOR_EVERYBODY;
    }
    return books.mono() - (call.windowEnds - call.windowMillis);
  }

  /** Takes in what the counterpart signals. */
  void received(Signal signal, LongToIntFunction heard) {
    var known = calls.get(signal.nonce());
    if (signal.kind() == SignalKind.RING && known == null) {
      incoming(signal, heard);
    } else if (known != null && known.state != State.ENDED && known.state != State.DECLINED) {
      heard(known, signal);
    }
  }

  private void incoming(Signal signal, LongToIntFunction heard) {
    var attributes = signal.attributes();
    var serial = attributes.text(Names.SERIAL).filter(text -> text.length() <= 40);
    var precedence = attributes.text(Names.PRECEDENCE).flatMap(Precedence::of);
    var seconds = attributes.number(Names.WINDOW);
    if (serial.isEmpty() || precedence.isEmpty() || seconds.isEmpty()) {
      return;
    }
    var window = Math.clamp(seconds.getAsLong(), 1, 86_400) * 1_000L;
    var name = attributes.text(Names.NAME).orElse("");
    var opening =
        new Opening(
            serial.get(),
            precedence.get(),
            name,
            signal.callerWallMillis(),
            window,
            new Ends(position(attributes), Codecs.of(attributes)),
            Purpose.of(attributes, precedence.get()));
    var call = new Call(signal.nonce(), opening, false, books.mono());
    keep(call);
    alert(call, heard);
  }

  private void heard(Call call, Signal signal) {
    var at = Optional.of(Instant.ofEpochMilli(signal.wallMillis()));
    switch (signal.kind()) {
      case RING -> {}
      case RINGING -> {
        var positions = signal.attributes().number(Names.POSITIONS).orElse(0);
        call.positionsThere = OptionalInt.of(Math.clamp(positions, 0, 10_000));
        call.alertedAt = call.alertedAt.or(() -> at);
      }
      case ANSWERED, DECLINED, ENDED -> {
        if (call.outbound || signal.kind() == SignalKind.ENDED) {
          decided(call, signal, at);
        }
      }
    }
  }

  private static String position(Attributes attributes) {
    return brief(attributes.text(Names.POSITION).orElse(""));
  }

  private static void decided(Call call, Signal signal, Optional<Instant> at) {
    call.state =
        switch (signal.kind()) {
          case ANSWERED -> State.TALKING;
          case DECLINED -> State.DECLINED;
          case ENDED, RING, RINGING -> State.ENDED;
        };
    call.decidedAt = at;
    call.decidedBy = signal.attributes().text(Names.NAME).orElse("");
    if (call.state == State.TALKING) {
      var codec = Codecs.answered(call.talk.offered(), signal.attributes());
      call.talk = call.talk.answered(codec, position(signal.attributes()));
    }
    call.reason = signal.attributes().text(Names.REASON).orElse("");
  }

  // What officers do.

  void answer(Call call, Officer by, String codec, String position) {
    call.talk = call.talk.answered(codec, position);
    decide(call, State.TALKING, by, "");
    say(call, SignalKind.ANSWERED);
  }

  void decline(Call call, Officer by, String reason) {
    decide(call, State.DECLINED, by, reason);
    say(call, SignalKind.DECLINED);
  }

  void end(Call call, String by) {
    call.state = State.ENDED;
    call.decidedAt = Optional.of(Instant.ofEpochMilli(books.wall()));
    call.decidedBy = call.decidedBy.isEmpty() ? by : call.decidedBy;
    say(call, SignalKind.ENDED);
  }

  private void decide(Call call, State state, Officer by, String reason) {
    call.state = state;
    call.decidedAt = Optional.of(Instant.ofEpochMilli(books.wall()));
    call.decidedBy = by.displayName();
    call.reason = reason;
  }

  private void say(Call call, SignalKind kind) {
    var attributes =
        Attributes.with()
            .text(Names.SERIAL, call.serial)
            .text(Names.PRECEDENCE, call.precedence.name())
            .number(Names.WINDOW, call.windowMillis / 1_000)
            .text(Names.NAME, kind == SignalKind.RING ? call.officer : call.decidedBy)
            .text(Names.REASON, call.reason)
            .text(Names.POSITION, position(call));
    if (kind == SignalKind.RING) {
      attributes.put(Names.CODECS, Codecs.list(call.talk.offered()));
      call.purpose.in(attributes);
    } else if (kind == SignalKind.ANSWERED) {
      attributes.text(Names.CODEC, call.talk.codec());
    }
    call.positionsThere.ifPresent(positions -> attributes.number(Names.POSITIONS, positions));
    var signal = new Signal(kind, call.nonce, call.callerWall, books.wall(), attributes.build());
    routes.live().forEach(connection -> books.ports.net().send(connection, signal, true));
  }

  /** Where the sender of a signal sits. */
  private static String position(Call call) {
    return call.outbound ? call.talk.callerPosition() : call.talk.calledPosition();
  }

  Optional<Call> bySerial(String serial) {
    return calls.values().stream().filter(call -> call.serial.equals(serial)).findFirst();
  }

  List<Call> all() {
    return List.copyOf(calls.values());
  }

  /** Returns some of what is over and not yet listed in the journal, and counts it as listed. */
  List<Call> takeUnlisted() {
    var some =
        calls.values().stream()
            .filter(call -> call.state == State.ENDED || call.state == State.DECLINED)
            .filter(call -> !call.listed)
            .limit(IN_ONE_ENTRY)
            .toList();
    some.forEach(call -> call.listed = true);
    return some;
  }

  /** Returns a call as it stands in such a list. */
  static Attempt listed(Call call) {
    return new Attempt(
        call.serial,
        call.callerWall,
        call.precedence,
        call.officer,
        brief(outcome(call)),
        call.purpose);
  }

  /** Names come from the counterpart too, and a list has to fit an entry. */
  private static String brief(String text) {
    return text.substring(
        0,
        text.offsetByCodePoints(
            0, Math.min(MOST_LISTED_CHARACTERS, text.codePointCount(0, text.length()))));
  }

  /** Says in one word how a call by signal went. */
  static String outcome(Call call) {
    if (call.state == State.DECLINED) {
      return "declined";
    }
    return call.decidedBy.isEmpty() ? "unanswered" : "answered by " + call.decidedBy;
  }
}
