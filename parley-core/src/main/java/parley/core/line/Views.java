package parley.core.line;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.core.call.CallEvent.Outcome;
import parley.core.call.CallState;
import parley.core.call.CallState.Reached;
import parley.core.call.Conversation;
import parley.core.call.Silence;
import parley.core.call.Stage;
import parley.core.ladder.Basis;
import parley.core.ladder.Rung;
import parley.core.line.Contents.Attempt;
import parley.core.log.Names;
import parley.core.message.MessageState;
import parley.journal.Bytes;

/** Turns what the line holds into what the screens show. */
final class Views {
  private final Books books;
  private final Attending attending;
  private final Unentered unentered;

  Views(Books books, Attending attending, Unentered unentered) {
    this.books = books;
    this.attending = attending;
    this.unentered = unentered;
  }

  MessageView of(Traffic.Message message) {
    var outbound = message.author() == books.side;
    var content = message.content();
    var state = message.state();
    var precedence = precedence(content.precedence());
    var open = !outbound && state instanceof MessageState.Entered;
    var withdrawn = state instanceof MessageState.Withdrawn;
    return new MessageView(
        message.serial(),
        outbound,
        content.attributes().text(Names.NAME).orElse(content.author()),
        precedence,
        state,
        withdrawn ? "" : text(content.body()),
        content.attributes().text(Names.LANGUAGE).orElse(""),
        content.attributes().flag(Names.EXERCISE),
        content.attributes().text(Names.CORRECTS),
        message.correctedBy(),
        content.timeMillis(),
        message.place(),
        new Ladders(outbound).of(state, message.correctedBy()),
        new MessageView.Possible(
            open,
            open && precedence == Precedence.FLASH,
            outbound && state instanceof MessageState.Waiting),
        Rank.isStop(content) ? Stop.of(content.attributes()) : Optional.empty());
  }

  /** A body that is not UTF-8 is a counterpart's fault and must not stop a screen. */
  private static String text(Bytes body) {
    return new String(body.toArray(), StandardCharsets.UTF_8);
  }

  private static Precedence precedence(String name) {
    return Precedence.of(name).orElse(Precedence.ROUTINE);
  }

  /** Shows a call; {@code reach} is what is known of the line while it has no receipt. */
  CallView of(Traffic.Call call, Optional<Silence> reach, long reachSinceMillis) {
    var outbound = call.author() == books.side;
    var silence = silence(call.state(), outbound ? reach : Optional.empty());
    var since = Instant.ofEpochMilli(Math.max(reachSinceMillis, call.content().timeMillis()));
    var ladder = new ArrayList<>(new Ladders(outbound).of(call.state(), silence, since));
    var signalled = unentered.bySerial(call.serial()).filter(other -> other.outbound == outbound);
    if (signalled.isPresent() && call.ringing()) {
      return overlaid(call, signalled.get(), ladder);
    }
    var stage = attending.stage(call);
    var window =
        Duration.ofMillis(call.windowMillis(books.identity.terms().answerWindow().toMillis()));
    return new CallView(
        call.serial(),
        outbound,
        call.content().attributes().text(Names.NAME).orElse(call.content().author()),
        precedence(call.content().precedence()),
        call.state(),
        silence,
        window,
        books.wall() + attending.windowEnds(call) - books.mono(),
        stage.isPresent(),
        false,
        call.content().timeMillis(),
        Optional.of(call.place()),
        ladder,
        possible(call, outbound),
        new CallView.CallerEnd(call.talk().caller().speaker().position(), call.talk().offered()),
        stage,
        conversation(call),
        call.purpose());
  }

  private Optional<Conversation> conversation(Traffic.Call call) {
    return isTalk(call.state())
        ? Optional.of(call.talk().seen(call.author(), books.side, call.over()))
        : Optional.empty();
  }

  private static boolean isTalk(CallState state) {
    return switch (state) {
      case CallState.Talking _, CallState.HungUp _, CallState.PreEmpted _ -> true;
      case CallState.Ringing _,
          CallState.Withdrawn _,
          CallState.Declined _,
          CallState.Unanswered _,
          CallState.Failed _,
          CallState.Joined _ ->
          false;
    };
  }

  private CallView.Possible possible(Traffic.Call call, boolean outbound) {
    var answer = !outbound && call.ringing() && books.mono() < attending.windowEnds(call);
    var end = call.state() instanceof CallState.Talking || (outbound && call.ringing());
    return new CallView.Possible(answer, answer, end);
  }

  /** What the silence means: proven things first, then what is measured of the line. */
  static Optional<Silence> silence(CallState state, Optional<Silence> reach) {
    return switch (state) {
      case CallState.Ringing(var reached) ->
          reached.delivered().isEmpty() ? reach : reached.silence();
      case CallState.Unanswered ended ->
          Optional.of(
              ended.reached().everArmed() ? Silence.RANG_NOT_ANSWERED : Silence.NOBODY_ARMED);
      case CallState.Failed ended -> Optional.of(ended.why());
      case CallState.Talking _,
          CallState.HungUp _,
          CallState.PreEmpted _,
          CallState.Withdrawn _,
          CallState.Declined _,
          CallState.Joined _ ->
          Optional.empty();
    };
  }

  /**
   * The ring stands in our log and cannot be stored over there: it rings by signal under the same
   * serial.
   */
  private CallView overlaid(Traffic.Call call, Unentered.Call signal, List<Rung> ladder) {
    var view = of(signal);
    ladder.addAll(view.ladder());
    return new CallView(
        view.serial(),
        view.outbound(),
        view.officer(),
        view.precedence(),
        view.state(),
        view.silence(),
        view.window(),
        view.windowEndsMillis(),
        view.bell(),
        true,
        view.atMillis(),
        Optional.of(call.place()),
        ladder,
        view.possible(),
        view.caller(),
        view.stage(),
        view.conversation(),
        view.purpose());
  }

  CallView of(Unentered.Call call) {
    var state = state(call);
    var open = call.state == Unentered.State.RINGING;
    var answer = open && !call.outbound;
    var stage = answer ? attending.telling().stage(unentered.rang(call)) : Optional.<Stage>empty();
    return new CallView(
        call.serial,
        call.outbound,
        call.officer,
        call.precedence,
        state,
        open ? state.reached().silence() : Optional.empty(),
        Duration.ofMillis(call.windowMillis),
        books.wall() + call.windowEnds - books.mono(),
        stage.isPresent(),
        true,
        call.callerWall,
        Optional.empty(),
        ladder(call),
        new CallView.Possible(
            answer, answer, (open && call.outbound) || call.state == Unentered.State.TALKING),
        new CallView.CallerEnd(call.talk.callerPosition(), call.talk.offered()),
        stage,
        isTalk(state) ? Optional.of(call.talk.seen(call)) : Optional.empty(),
        call.purpose);
  }

  private static Reached reached(Unentered.Call call) {
    var since = Instant.ofEpochMilli(call.callerWall);
    var alerts =
        call.positionsThere.isPresent()
            ? List.of(
                new CallState.Alert(
                    call.alertedAt.orElse(since), call.positionsThere.getAsInt(), Optional.empty()))
            : List.<CallState.Alert>of();
    return new Reached(since, Optional.empty(), alerts);
  }

  private static CallState state(Unentered.Call call) {
    var reached = reached(call);
    var at = call.decidedAt.orElse(reached.since());
    return switch (call.state) {
      case RINGING -> new CallState.Ringing(reached);
      case TALKING -> new CallState.Talking(reached, at, call.decidedBy);
      case DECLINED -> new CallState.Declined(reached, at, call.decidedBy, call.reason);
      case ENDED -> ended(call, reached, at);
    };
  }

  private static CallState ended(Unentered.Call call, Reached reached, Instant at) {
    if (call.decidedBy.isEmpty()) {
      return new CallState.Unanswered(reached, at, false);
    }
    return call.reason.equals(Outcome.PRE_EMPTED.word())
        ? new CallState.PreEmpted(reached, at, call.decidedBy, at, call.decidedBy)
        : new CallState.HungUp(reached, at, call.decidedBy, at, call.decidedBy);
  }

  private static List<Rung> ladder(Unentered.Call call) {
    var rungs = new ArrayList<Rung>();
    rungs.add(new Rung.NotEntered(Instant.ofEpochMilli(call.callerWall), Basis.OURS));
    var told = new Ladders(call.outbound).of(state(call), Optional.empty(), Instant.EPOCH);
    rungs.addAll(told.subList(1, told.size()));
    return rungs;
  }

  /** A ring that found no route. */
  CallView of(Attempt attempt) {
    var at = Instant.ofEpochMilli(attempt.atMillis());
    var silence = Silence.ofFailed(attempt.reason());
    var state = new CallState.Failed(new Reached(at, Optional.empty(), List.of()), at, silence);
    return new CallView(
        attempt.serial(),
        true,
        attempt.officer(),
        attempt.precedence(),
        state,
        Optional.of(silence),
        Duration.ZERO,
        attempt.atMillis(),
        false,
        false,
        attempt.atMillis(),
        Optional.empty(),
        new Ladders(true).of(state, Optional.empty(), at),
        new CallView.Possible(false, false, false),
        CallView.CallerEnd.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        attempt.purpose());
  }
}
