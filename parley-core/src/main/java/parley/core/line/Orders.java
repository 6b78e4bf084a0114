package parley.core.line;

import java.util.Optional;
import java.util.function.Consumer;
import parley.core.Limits;
import parley.core.call.CallEvent.Outcome;
import parley.core.call.CallState;
import parley.core.line.Unentered.Opening;
import parley.core.message.MessageState;
import parley.core.route.Routes;
import parley.journal.Bytes;
import parley.journal.entry.Content;

/** Carries out what officers order on one line, or refuses it with a reason. */
final class Orders {
  /** The parts of a line that orders need. */
  record Parts(
      Books books,
      Outbox outbox,
      Entering entering,
      Syncing syncing,
      Attending attending,
      Unentered unentered,
      Attempts attempts,
      Routes routes) {}

  private final Parts parts;
  private final Books books;

  Orders(Parts parts) {
    this.parts = parts;
    this.books = parts.books();
  }

  // Messages.

  void send(SendOrder order, Consumer<Accepted> done) {
    var bytes = Bytes.utf8(order.text()).size();
    if (order.text().isBlank() || bytes > Limits.MESSAGE_BYTES) {
      refuse(
          done,
          Refusal.TEXT_SIZE,
          bytes + " bytes; 1 to " + Limits.MESSAGE_BYTES + " are possible");
    } else if (!books.open()) {
      refuse(done, Refusal.PAIRING_UNFINISHED, "");
    } else if (books.standing() instanceof Standing.StorageFailed) {
      refuse(done, books.standing().refusal(), "");
    } else if (order.corrects().isPresent()
        && books.traffic.message(books.side, order.corrects().get()).isEmpty()) {
      refuse(done, Refusal.UNKNOWN_SERIAL, order.corrects().get());
    } else if (mayEnter(order.precedence())) {
      parts
          .entering()
          .add(
              new Draft.Numbered(
                  serial -> content(order, serial),
                  order.stop().isPresent() ? Rank.STOP : Rank.of(order.precedence()),
                  isUrgent(order.precedence()),
                  told(done)));
    } else if (parts.outbox().size() >= Limits.OUTBOX_MESSAGES && order.stop().isEmpty()) {
      refuse(done, Refusal.OUTBOX_FULL, "");
    } else {
      parts.entering().add(new Draft.Wait(serial -> content(order, serial), told(done)));
    }
  }

  private Content content(SendOrder order, String serial) {
    return Contents.by(order.by(), books.wall()).message(order, serial);
  }

  static boolean isUrgent(Precedence precedence) {
    return precedence == Precedence.FLASH;
  }

  /** FLASH ignores the window; anything else keeps its turn behind what waits already. */
  private boolean mayEnter(Precedence precedence) {
    if (!books.normal() || !parts.routes().anyLive()) {
      return false;
    }
    return precedence == Precedence.FLASH
        || (parts.syncing().windowOpen() && !parts.outbox().holdsAtLeast(precedence));
  }

  /** Moves from the outbox into the log what may go now. */
  void release() {
    while (books.normal() && books.open() && parts.routes().anyLive()) {
      var next = parts.outbox().next();
      var flash =
          next.filter(m -> m.content().precedence().equals(Precedence.FLASH.name())).isPresent();
      if (next.isEmpty() || (!flash && !parts.syncing().windowOpen())) {
        return;
      }
      parts.outbox().remove(next.get().serial());
      parts
          .entering()
          .add(
              new Draft.Plain(
                  next.get().content(),
                  flash,
                  Optional.of(next.get().serial()),
                  Draft.Outcome.NONE));
    }
  }

  /**
   * A message that waits is taken back: its serial is entered when the line allows, its text never
   * is.
   */
  void withdraw(String serial, Officer by, Consumer<Accepted> done) {
    if (books.standing() instanceof Standing.StorageFailed) {
      refuse(done, books.standing().refusal(), serial);
      return;
    }
    var waiting = parts.outbox().remove(serial);
    if (waiting.isEmpty()) {
      refuse(done, notWaiting(serial), serial);
      return;
    }
    var precedence = Precedence.of(waiting.get().content().precedence()).orElse(Precedence.ROUTINE);
    var content = Contents.by(by, books.wall()).withdrawn(serial, precedence);
    parts.entering().add(new Draft.Replace(waiting.get(), content, told(serial, done)));
  }

  private Refusal notWaiting(String serial) {
    if (books.traffic.message(books.side, serial).isPresent()) {
      return Refusal.TOO_LATE;
    }
    var theirs = books.traffic.message(books.side.other(), serial).isPresent();
    return theirs ? Refusal.NOT_OURS_TO_DO : Refusal.UNKNOWN_SERIAL;
  }

  void acknowledge(String serial, Officer by, Optional<String> readBack, Consumer<Accepted> done) {
    var found = books.traffic.message(books.side.other(), serial);
    if (found.isEmpty()) {
      var ours = books.traffic.message(books.side, serial).isPresent();
      refuse(done, ours ? Refusal.NOT_OURS_TO_DO : Refusal.UNKNOWN_SERIAL, serial);
      return;
    }
    var message = found.get();
    var flash = message.content().precedence().equals(Precedence.FLASH.name());
    if (flash && !readBack.equals(Optional.of(Serial.readBack(serial)))) {
      refuse(done, Refusal.WRONG_READ_BACK, serial);
    } else if (!(message.state() instanceof MessageState.Entered)) {
      refuse(done, Refusal.TOO_LATE, serial);
    } else if (!books.normal()) {
      refuse(done, books.standing().refusal(), serial);
    } else {
      var place = message.place().orElseThrow();
      var content =
          Contents.by(by, books.wall())
              .acknowledged(place, message.content().precedence(), readBack);
      decide(Traffic.key(message.author(), serial), serial, content, done);
    }
  }

  // Calls.

  void call(CallOrder order, Consumer<Accepted> done) {
    var most = books.identity.terms().answerWindow();
    var window = order.window().orElse(most);
    if (window.toSeconds() < 1 || window.compareTo(most) > 0) {
      refuse(done, Refusal.WINDOW_SIZE, "1 to " + most.toSeconds() + " s");
    } else if (!books.open() && !books.standing().stopped()) {
      refuse(done, Refusal.PAIRING_UNFINISHED, "");
    } else if (!parts.routes().anyLive()) {
      parts.attempts().tried(order, parts.routes().silence(), told(done));
    } else if (books.standing().stopped()) {
      done.accept(new Accepted.Durable(ringBySignal(order, books.takeSerial(), window.toMillis())));
    } else {
      var draft =
          new Draft.Numbered(
              serial ->
                  Contents.by(order.by(), books.wall())
                      .ring(serial, order, window.toSeconds(), books.told()),
              Rank.of(order.precedence(), order.purpose()),
              true,
              told(done, order, window.toMillis()));
      parts.entering().add(draft);
    }
  }

  /** A ring that the disk refuses goes out by signal: the officer who lifted must be heard. */
  private Draft.Outcome told(Consumer<Accepted> done, CallOrder order, long windowMillis) {
    return new Draft.Outcome() {
      @Override
      public void durable(String serial) {
        done.accept(new Accepted.Durable(serial));
      }

      @Override
      public void refused(Refusal why) {
        done.accept(new Accepted.Durable(ringBySignal(order, books.takeSerial(), windowMillis)));
      }
    };
  }

  private String ringBySignal(CallOrder order, String serial, long windowMillis) {
    var opening =
        new Opening(
            serial,
            order.precedence(),
            order.by().displayName(),
            books.wall(),
            windowMillis,
            order.ours(),
            order.purpose());
    return parts.unentered().ring(opening).serial;
  }

  void answer(String serial, Officer by, Ends ours, Consumer<Accepted> done) {
    var signal = incomingSignal(serial);
    if (signal.isPresent()) {
      var codec = Codecs.chosen(signal.get().talk.offered(), ours.codecs());
      if (!mayAnswerUnentered(signal.get())) {
        refuse(done, Refusal.UNENTERED_NOT_ALLOWED, serial);
      } else if (codec.isEmpty()) {
        refuse(done, Refusal.NO_COMMON_CODEC, serial);
      } else {
        parts.unentered().answer(signal.get(), by, codec.get(), ours.position());
        done.accept(new Accepted.Durable(serial));
      }
      return;
    }
    ringingHere(serial, done).ifPresent(call -> answer(call, by, ours, done));
  }

  /** Nobody may fork a journal to talk off the record, and no journal stands before a STOP. */
  private boolean mayAnswerUnentered(Unentered.Call call) {
    return books.identity.terms().answeringUnentered() || call.precedence == Precedence.FLASH;
  }

  private void answer(Traffic.Call call, Officer by, Ends ours, Consumer<Accepted> done) {
    var codec = Codecs.chosen(call.talk().offered(), ours.codecs());
    if (codec.isEmpty()) {
      refuse(done, Refusal.NO_COMMON_CODEC, call.serial());
      return;
    }
    var content =
        Contents.by(by, books.wall()).answered(call, codec.get(), ours.position(), books.told());
    decide(Traffic.key(call.author(), call.serial()), call.serial(), content, done);
  }

  void decline(String serial, Officer by, String reason, Consumer<Accepted> done) {
    var brief =
        reason.length() > Limits.SHORT_TEXT ? reason.substring(0, Limits.SHORT_TEXT) : reason;
    var signal = incomingSignal(serial);
    if (signal.isPresent()) {
      parts.unentered().decline(signal.get(), by, brief);
      done.accept(new Accepted.Durable(serial));
      return;
    }
    ringingHere(serial, done)
        .ifPresent(
            call -> {
              var content =
                  Contents.by(by, books.wall())
                      .declined(call.place(), call.content().precedence(), brief);
              decide(Traffic.key(call.author(), serial), serial, content, done);
            });
  }

  private Optional<Unentered.Call> incomingSignal(String serial) {
    return parts
        .unentered()
        .bySerial(serial)
        .filter(call -> !call.outbound && call.state == Unentered.State.RINGING);
  }

  /** Returns the call of theirs that rings here now, or tells why there is none. */
  private Optional<Traffic.Call> ringingHere(String serial, Consumer<Accepted> done) {
    var found = books.traffic.call(books.side.other(), serial);
    if (found.isEmpty()) {
      var ours = books.traffic.call(books.side, serial).isPresent();
      refuse(done, ours ? Refusal.NOT_OURS_TO_DO : Refusal.UNKNOWN_SERIAL, serial);
      return Optional.empty();
    }
    if (!found.get().ringing() || books.mono() >= parts.attending().windowEnds(found.get())) {
      refuse(done, Refusal.TOO_LATE, serial);
      return Optional.empty();
    }
    if (!books.normal()) {
      refuse(done, books.standing().refusal(), serial);
      return Optional.empty();
    }
    return found;
  }

  void end(String serial, Officer by, Consumer<Accepted> done) {
    var signal =
        parts
            .unentered()
            .bySerial(serial)
            .filter(
                call ->
                    call.state == Unentered.State.TALKING
                        || (call.outbound && call.state == Unentered.State.RINGING));
    signal.ifPresent(call -> parts.unentered().end(call, by.displayName()));
    var found =
        books
            .traffic
            .call(books.side, serial)
            .or(() -> books.traffic.call(books.side.other(), serial));
    if (found.isEmpty() || !books.normal()) {
      if (signal.isPresent()) {
        done.accept(new Accepted.Durable(serial));
      } else {
        refuse(done, found.isEmpty() ? Refusal.UNKNOWN_SERIAL : books.standing().refusal(), serial);
      }
      return;
    }
    endEntered(found.get(), by, done);
  }

  private void endEntered(Traffic.Call call, Officer by, Consumer<Accepted> done) {
    var ours = call.author() == books.side;
    switch (call.state()) {
      case CallState.Ringing _ when !ours ->
          refuse(done, Refusal.NOT_OURS_TO_DO, "decline it with a reason");
      case CallState.Ringing _ when parts.attending().isEnding(call) ->
          refuse(done, Refusal.TOO_LATE, call.serial());
      case CallState.Ringing _ -> end(call, Outcome.WITHDRAWN, by, done);
      case CallState.Talking _ -> end(call, Outcome.HUNG_UP, by, done);
      case CallState.Ended _ -> refuse(done, Refusal.TOO_LATE, call.serial());
    }
  }

  private void end(Traffic.Call call, Outcome outcome, Officer by, Consumer<Accepted> done) {
    var content =
        Contents.by(by, books.wall()).ended(call.place(), call.content().precedence(), outcome, "");
    // An end is not a second decision: whoever puts down may do so at any time.
    parts
        .entering()
        .add(new Draft.Plain(content, true, Optional.empty(), told(call.serial(), done)));
  }

  private void decide(String key, String serial, Content content, Consumer<Accepted> done) {
    if (!parts.attending().decides(key)) {
      refuse(done, Refusal.TOO_LATE, serial);
      return;
    }
    parts
        .entering()
        .add(
            new Draft.Plain(
                content,
                true,
                Optional.empty(),
                new Draft.Outcome() {
                  @Override
                  public void durable(String none) {
                    parts.attending().decided(key);
                    done.accept(new Accepted.Durable(serial));
                  }

                  @Override
                  public void refused(Refusal why) {
                    parts.attending().decided(key);
                    refuse(done, why, serial);
                  }
                }));
  }

  private static Draft.Outcome told(Consumer<Accepted> done) {
    return told("", done);
  }

  static Draft.Outcome told(String known, Consumer<Accepted> done) {
    return new Draft.Outcome() {
      @Override
      public void durable(String serial) {
        done.accept(new Accepted.Durable(known.isEmpty() ? serial : known));
      }

      @Override
      public void refused(Refusal why) {
        refuse(done, why, known);
      }
    };
  }

  static void refuse(Consumer<Accepted> done, Refusal why, String detail) {
    done.accept(new Accepted.Refused(why, detail));
  }
}
