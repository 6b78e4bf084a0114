package parley.core.line;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import parley.core.Limits;
import parley.core.durable.StartCondition;
import parley.core.frame.Frame;
import parley.core.frame.Frame.Ask;
import parley.core.frame.Frame.Cosigned;
import parley.core.frame.Frame.Hello;
import parley.core.frame.Frame.Push;
import parley.core.log.Checked;
import parley.core.route.Net;
import parley.core.route.Routes;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.SignedCheckpoint;

/**
 * Keeps the two copies of both logs alike: compares hellos, pushes what the counterpart lacks,
 * checks what it pushes, and takes in its receipts.
 */
final class Syncing implements Entering.Incoming {
  private static final int NONCE_BYTES = 16;
  private static final int PUSHES_UNDER_WAY = 4;
  private static final long ASK_AGAIN_MILLIS = 300;

  private record Incoming(long connection, Push push) {}

  /** What this part cannot do itself. */
  interface Events {
    /** The counterpart has cosigned our log further. */
    void receipted(CosignedCheckpoint receipt, long before);

    /** A hello was compared, and the journal may go on. */
    void compared();

    /** The journal must stop. */
    void stop(Standing standing, List<SignedCheckpoint> evidence);
  }

  private final Books books;
  private final Routes routes;
  private final Entering entering;
  private final Events events;
  private final StartCondition condition;
  private final Window window = new Window();
  private final ArrayDeque<Incoming> incoming = new ArrayDeque<>();
  private long announced;
  private long pushedTo;
  private long progressAt;
  private long askedAt;
  private long unansweredSince;

  Syncing(Books books, Routes routes, Entering entering, Start start) {
    this.books = books;
    this.routes = routes;
    this.entering = entering;
    this.events = start.events();
    this.condition = start.condition();
    this.announced = books.theirs.size();
    this.pushedTo = books.own.cosignedSize();
  }

  record Start(StartCondition condition, Events events) {}

  private Net net() {
    return books.ports.net();
  }

  // Hello.

  Hello hello() {
    return new Hello(
        Frame.VERSION,
        List.of(RouteChecks.FEATURE),
        books.lineId.bytes(),
        books.side,
        books.own.newestSigned(),
        books.theirs.newestSigned(),
        books.wall(),
        books.ports.chance().bytes(NONCE_BYTES));
  }

  /** Compares; returns false if no station of this line can have sent it. */
  boolean compare(long connection, Hello hello) {
    if (!hello.lineId().equals(books.lineId.bytes())
        || hello.from() != books.side.other()
        || hello.version() < 1) {
      return false;
    }
    if ((hello.held().isPresent() && !books.signedByUs(hello.held().get()))
        || (hello.own().isPresent() && !books.signedByThem(hello.own().get()))) {
      return false;
    }
    hello.own().ifPresent(own -> announce(own.head().size()));
    if (hello.held().isPresent() && !agrees(hello.held().get())) {
      return true;
    }
    var held = hello.held().map(one -> one.head().size()).orElse(0L);
    if (books.standing() instanceof Standing.Comparing) {
      afterStart();
    }
    if (routes.live().size() == 1 || (held < pushedTo && pushedTo > books.own.cosignedSize())) {
      pushedTo = Math.min(pushedTo, held);
    }
    progressAt = books.mono();
    if (books.normal()) {
      answerStored(connection);
    }
    return true;
  }

  /** Compares what the counterpart holds of our log with what we know that we signed. */
  private boolean agrees(SignedCheckpoint held) {
    if (held.head().size() > books.own.size()) {
      var why =
          "the counterpart holds "
              + held.head().size()
              + " entries of ours, signed by us; we have "
              + books.own.size();
      events.stop(new Standing.Recovering(books.wall(), why), List.of());
      return false;
    }
    if (!books.own.head(held.head().size()).equals(held.head())) {
      var ours = books.own.signedAt(held.head().size());
      var evidence = ours.map(one -> List.of(one, held)).orElse(List.of(held));
      events.stop(
          new Standing.Frozen(books.wall(), "our own log was signed in two versions"), evidence);
      return false;
    }
    return true;
  }

  private void afterStart() {
    switch (condition) {
      case StartCondition.AtMark _ -> events.compared();
      // The hello has just shown that the counterpart holds no more than we do: the torn batch
      // never left.
      case StartCondition.Torn _ -> events.compared();
      case StartCondition.NoMark _ ->
          events.stop(
              new Standing.Recovering(books.wall(), "the high-water mark is missing"), List.of());
      case StartCondition.BehindMark(var mark) ->
          events.stop(
              new Standing.Recovering(
                  books.wall(), "the journal ends before its high-water mark, " + mark.size()),
              List.of());
      case StartCondition.BadBatch(var at) ->
          events.stop(
              new Standing.Recovering(
                  books.wall(), "record " + at + " of the write-ahead file is bad"),
              List.of());
    }
  }

  /** The counterpart may have missed our newest receipt with its old connection. */
  private void answerStored(long connection) {
    books
        .theirs
        .newestReceipt()
        .ifPresent(receipt -> net().send(connection, cosigned(receipt), true));
  }

  // Out: pushes.

  /** Sends what the counterpart lacks, as far as its receipts keep up. */
  void pump() {
    if (!books.normal() || !routes.anyLive()) {
      return;
    }
    var now = books.mono();
    var silent = now - progressAt > Limits.SILENT_AFTER.toMillis() + 2 * routes.shortestRtt();
    if (pushedTo > books.own.cosignedSize() && silent) {
      window.stalled();
      pushedTo = books.own.cosignedSize();
      progressAt = now;
    }
    for (var room = PUSHES_UNDER_WAY; room > 0 && pushedTo < books.own.size(); room--) {
      var push = books.own.pushFrom(pushedTo);
      if (push.isEmpty()
          || pushedTo - books.own.cosignedSize() > (long) PUSHES_UNDER_WAY * Limits.PUSH_ENTRIES) {
        return;
      }
      send(push.get());
    }
  }

  private void send(Push push) {
    if (books.own.cosignedSize() == pushedTo) {
      progressAt = books.mono();
    }
    pushedTo = push.checkpoint().head().size();
    var last = pushedTo == books.own.size();
    // The live tail goes on every route; what is behind it once, on the fastest.
    var connections = last ? routes.live() : routes.fastest().map(List::of).orElse(List.of());
    for (var connection : connections) {
      net().send(connection, push, last);
    }
  }

  /** Sends a signature over a head that the counterpart may hold already. */
  void sendResigned(SignedCheckpoint signed) {
    var push = new Push(books.own.id().epoch(), signed.head().size(), List.of(), signed);
    if (pushedTo >= signed.head().size()) {
      routes.live().forEach(connection -> net().send(connection, push, true));
    }
  }

  void asked(Ask ask) {
    if (ask.epoch() == books.own.id().epoch()
        && ask.from() >= 0
        && ask.from() <= books.own.size()) {
      pushedTo = Math.min(pushedTo, ask.from());
    }
  }

  // In: pushes.

  void received(long connection, Push push) {
    announce(push.checkpoint().head().size());
    var known =
        incoming.stream().anyMatch(one -> one.push().checkpoint().equals(push.checkpoint()));
    if (!known && incoming.size() < Limits.INCOMING_PUSHES) {
      incoming.add(new Incoming(connection, push));
    }
  }

  void announce(long size) {
    announced = Math.max(announced, size);
  }

  /** Whether we hold all that the counterpart said it has. */
  boolean caughtUp() {
    return books.theirs.size() >= announced;
  }

  @Override
  public Optional<Checked> next() {
    while (!incoming.isEmpty()) {
      var one = incoming.poll();
      var checked = books.theirs.check(one.push());
      switch (checked) {
        case Checked.Fresh _, Checked.Resigned _ -> {
          return Optional.of(checked);
        }
        case Checked.Duplicate _ ->
            books
                .theirs
                .receiptAt(one.push().checkpoint().head().size())
                .ifPresent(receipt -> net().send(one.connection(), cosigned(receipt), true));
        case Checked.Gap(var from) -> ask(one.connection(), from);
        case Checked.Refused _ -> net().close(one.connection());
        case Checked.Fork(var stored, var theirs) ->
            freeze("the counterpart signed two versions of its log", List.of(stored, theirs));
        case Checked.WrongLink(var theirs, var index) ->
            freeze(
                "entry " + index + " of the counterpart names a state of our log that never was",
                List.of(theirs));
      }
    }
    return Optional.empty();
  }

  private void freeze(String why, List<SignedCheckpoint> evidence) {
    incoming.clear();
    events.stop(new Standing.Frozen(books.wall(), why), evidence);
  }

  private void ask(long connection, long from) {
    var now = books.mono();
    if (now - askedAt >= ASK_AGAIN_MILLIS) {
      askedAt = now;
      net().send(connection, new Ask(books.theirs.id().epoch(), from), true);
    }
  }

  void dropIncoming() {
    incoming.clear();
  }

  // Receipts.

  Cosigned cosigned(CosignedCheckpoint receipt) {
    return new Cosigned(
        books.theirs.id().epoch(),
        receipt.head(),
        receipt.signed().byLog().timeSeconds(),
        receipt.byPeer());
  }

  /** Takes a receipt in; returns false if it is signed falsely. */
  boolean received(Cosigned frame) {
    var signed = books.own.signedAt(frame.head().size());
    if (frame.epoch() != books.own.id().epoch()
        || signed.isEmpty()
        || !signed.get().head().equals(frame.head())
        || signed.get().byLog().timeSeconds() != frame.authorSeconds()) {
      return true;
    }
    var receipt = new CosignedCheckpoint(signed.get(), books.theirCosigner(), frame.cosignature());
    var before = books.own.cosignedSize();
    if (before >= frame.head().size() && books.own.knows(receipt)) {
      return true;
    }
    if (!books.receiptHolds(receipt)) {
      return false;
    }
    if (books.own.receipted(receipt)) {
      pushedTo = Math.max(pushedTo, frame.head().size());
      progressAt = books.mono();
      var size = books.own.cosignedSize();
      window.cosigned(size - before, books.own.size() - size, progressAt);
      entering.keep(receipt);
      events.receipted(receipt, before);
    }
    return true;
  }

  /** Whether one more entry that is not urgent may stand un-cosigned now. */
  boolean windowOpen() {
    return books.own.size() - books.own.cosignedSize() + entering.pending() < window.entries();
  }

  /** Whether a live route has carried no receipt for too long though one is due. */
  boolean stationSilent() {
    return books.own.size() > books.own.cosignedSize()
        && routes.anyLive()
        && books.mono() - unansweredSince > Limits.SILENT_AFTER.toMillis() + routes.shortestRtt();
  }

  /** Notes since when something waits for a receipt. */
  void watchTail() {
    if (books.own.size() == books.own.cosignedSize() || !routes.anyLive()) {
      unansweredSince = books.mono();
    }
  }
}
