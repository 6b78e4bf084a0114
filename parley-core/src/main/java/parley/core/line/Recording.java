package parley.core.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import parley.core.call.CallState;
import parley.core.line.LineRecord.CallFact;
import parley.core.line.LineRecord.CheckCallFact;
import parley.core.line.LineRecord.RouteFact;
import parley.journal.Side;

/** Makes the record of a line from its books, and from nothing that only one side knows. */
final class Recording {
  private static final Comparator<CallFact> BY_SERIAL =
      Comparator.comparing(CallFact::by).thenComparing(CallFact::serial);

  private final Books books;
  private final long since;

  private Recording(Books books, long since) {
    this.books = books;
    this.since = since;
  }

  /** Returns the record of everything from a time on, Unix milliseconds. */
  static LineRecord of(Books books, long sinceMillis) {
    var recording = new Recording(books, sinceMillis);
    return new LineRecord(
        sinceMillis, recording.calls(), recording.routes(), recording.checkCalls());
  }

  private List<CallFact> calls() {
    var calls = new ArrayList<CallFact>();
    books.traffic.calls().stream()
        .filter(call -> call.content().timeMillis() >= since)
        .forEach(call -> calls.add(fact(call)));
    for (var tried : books.facts.attempts()) {
      if (tried.atMillis() >= since) {
        calls.add(
            new CallFact(
                tried.by(),
                tried.serial(),
                tried.precedence().name(),
                tried.stop(),
                tried.atMillis(),
                tried.reason(),
                false,
                false,
                OptionalLong.empty()));
      }
    }
    calls.sort(BY_SERIAL);
    return calls;
  }

  private CallFact fact(Traffic.Call call) {
    var state = call.state();
    return new CallFact(
        call.author(),
        call.serial(),
        Precedence.of(call.content().precedence()).orElse(Precedence.ROUTINE).name(),
        call.purpose().stop().isPresent(),
        call.content().timeMillis(),
        word(state),
        reached(call),
        state.reached().everArmed(),
        answerMillis(state));
  }

  private static String word(CallState state) {
    return switch (state) {
      case CallState.Ringing _, CallState.Talking _ -> "open";
      case CallState.HungUp _ -> "hung-up";
      case CallState.PreEmpted _ -> "pre-empted";
      case CallState.Withdrawn _ -> "withdrawn";
      case CallState.Declined _ -> "declined";
      case CallState.Unanswered _ -> "unanswered";
      case CallState.Failed(_, _, var why) -> why.word();
      case CallState.Joined _ -> "joined";
    };
  }

  /** The other side's newest entry links to a checkpoint that covers the ring: it holds it. */
  private boolean reached(Traffic.Call call) {
    var other = call.author() == books.side ? newestLink(books.theirs.size()) : newestLinkOfOurs();
    return other > call.place().index();
  }

  private long newestLink(long size) {
    return size == 0 ? 0 : books.theirs.entry(size - 1).leaf().peer().head().size();
  }

  private long newestLinkOfOurs() {
    var size = books.own.size();
    return size == 0 ? 0 : books.own.entry(size - 1).leaf().peer().head().size();
  }

  /** Both moments are the called side's, so that no difference of clocks comes in. */
  private static OptionalLong answerMillis(CallState state) {
    var answered =
        switch (state) {
          case CallState.Talking talking -> OptionalLong.of(talking.since().toEpochMilli());
          case CallState.HungUp ended -> OptionalLong.of(ended.answeredAt().toEpochMilli());
          case CallState.PreEmpted ended -> OptionalLong.of(ended.answeredAt().toEpochMilli());
          case CallState.Ringing _,
              CallState.Withdrawn _,
              CallState.Declined _,
              CallState.Unanswered _,
              CallState.Failed _,
              CallState.Joined _ ->
              OptionalLong.empty();
        };
    if (answered.isEmpty()) {
      return answered;
    }
    var rang =
        state.reached().alerts().stream()
            .filter(alert -> alert.positions() > 0)
            .mapToLong(alert -> alert.at().toEpochMilli())
            .min();
    return OptionalLong.of(Math.max(0, answered.getAsLong() - rang.orElse(answered.getAsLong())));
  }

  private List<RouteFact> routes() {
    var facts = new ArrayList<RouteFact>();
    for (var side : Side.values()) {
      facts.addAll(LineRecord.routesOf(side, since(side)));
    }
    return facts;
  }

  private List<CheckEntry> since(Side side) {
    return books.facts.checks().all(side).stream()
        .filter(entry -> entry.atMillis() >= since)
        .toList();
  }

  private List<CheckCallFact> checkCalls() {
    var due = new TreeSet<Long>();
    for (var side : Side.values()) {
      since(side).forEach(entry -> due.addAll(entry.due()));
    }
    due.removeIf(at -> at * 1_000 < since);
    return due.stream()
        .map(at -> new CheckCallFact(at, books.facts.checkCalls().of(at, books.traffic)))
        .toList();
  }
}
