package parley.core.line;

import java.util.Optional;
import java.util.function.Consumer;
import parley.core.Limits;
import parley.core.call.Act;
import parley.core.call.CallEvent.Outcome;
import parley.core.call.CallState;
import parley.journal.entry.Content;

/** Carries out what is ordered within an answered call, or refuses it with a reason. */
final class InCall {
  private final Books books;
  private final Entering entering;
  private final Unentered unentered;

  InCall(Books books, Entering entering, Unentered unentered) {
    this.books = books;
    this.entering = entering;
    this.unentered = unentered;
  }

  void act(String serial, InCallOrder order, Consumer<Accepted> done) {
    var entered = entered(serial);
    if (entered.filter(InCall::talks).isPresent()) {
      act(entered.get(), order, done);
      return;
    }
    var signal = signalled(serial);
    if (signal.isPresent()) {
      act(signal.get(), order.act(), done);
    } else {
      Orders.refuse(done, entered.isEmpty() ? Refusal.UNKNOWN_SERIAL : Refusal.TOO_LATE, serial);
    }
  }

  private Optional<Traffic.Call> entered(String serial) {
    return books
        .traffic
        .call(books.side, serial)
        .or(() -> books.traffic.call(books.side.other(), serial));
  }

  private static boolean talks(Traffic.Call call) {
    return call.state() instanceof CallState.Talking;
  }

  private Optional<Unentered.Call> signalled(String serial) {
    return unentered.bySerial(serial).filter(call -> call.state == Unentered.State.TALKING);
  }

  private void act(Traffic.Call call, InCallOrder order, Consumer<Accepted> done) {
    var refusal = refusal(call, order);
    if (refusal.isPresent()) {
      Orders.refuse(done, refusal.get(), call.serial());
      return;
    }
    var content = Contents.by(order.by(), books.wall()).inCall(call, order.position(), order.act());
    enter(call, content, done);
  }

  private void enter(Traffic.Call call, Content content, Consumer<Accepted> done) {
    var told = Orders.told(call.serial(), done);
    entering.add(new Draft.Plain(content, true, Optional.empty(), told));
  }

  private Optional<Refusal> refusal(Traffic.Call call, InCallOrder order) {
    var half = call.talk().of(books.side, call.author());
    var listens = half.listeners().containsKey(order.position());
    var refusal =
        switch (order.act()) {
          case Act.Held _ -> half.held() ? Optional.of(Refusal.TOO_LATE) : none();
          case Act.Resumed _ -> half.held() ? none() : Optional.of(Refusal.TOO_LATE);
          case Act.Left _ -> listens ? none() : Optional.of(Refusal.TOO_LATE);
          case Act.Passed(var to, var name) ->
              isShort(to) && to.length() <= Codecs.POSITION_CHARACTERS && isShort(name)
                  ? none()
                  : textSize();
          case Act.ReadBack _ when !call.talk().mayRead(books.side) ->
              Optional.of(Refusal.TOO_LATE);
          case Act.ReadBack(var what, var text) ->
              isShort(what) && isShort(text) ? none() : textSize();
          case Act.Listening _ when !books.identity.terms().listening() ->
              Optional.of(Refusal.LISTENING_NOT_ALLOWED);
          case Act.Listening _ ->
              half.hasRoomFor(order.position()) ? none() : Optional.of(Refusal.TOO_LATE);
        };
    return refusal.or(() -> books.normal() ? none() : Optional.of(books.standing().refusal()));
  }

  private static Optional<Refusal> none() {
    return Optional.empty();
  }

  private static Optional<Refusal> textSize() {
    return Optional.of(Refusal.TEXT_SIZE);
  }

  private static boolean isShort(String text) {
    return !text.isBlank() && text.length() <= Limits.SHORT_TEXT;
  }

  /** What is not entered shows on this side only; nobody may listen unseen. */
  private void act(Unentered.Call call, Act act, Consumer<Accepted> done) {
    switch (act) {
      case Act.Held _ -> local(call, call.talk.held(true), done);
      case Act.Resumed _ -> local(call, call.talk.held(false), done);
      case Act.Passed(var to, var name) -> local(call, call.talk.passed(name, to), done);
      case Act.Listening _, Act.Left _, Act.ReadBack _ ->
          Orders.refuse(done, Refusal.NOT_ENTERED, call.serial);
    }
  }

  private static void local(Unentered.Call call, SignalTalk talk, Consumer<Accepted> done) {
    call.talk = talk;
    done.accept(new Accepted.Durable(call.serial));
  }

  /**
   * A talking call gives way to one that is more urgent; the station says so to both sides.
   *
   * @param forStop whether a STOP needs its people: then a FLASH gives way too
   */
  void preempt(String serial, boolean forStop, Consumer<Accepted> done) {
    var entered = entered(serial).filter(InCall::talks);
    var signal = signalled(serial);
    var stays = forStop ? Rank.STOP : Rank.FLASH;
    if (entered.filter(call -> Rank.of(call.content()).compareTo(stays) >= 0).isPresent()
        || signal.filter(call -> call.rank().compareTo(stays) >= 0).isPresent()) {
      Orders.refuse(done, Refusal.FLASH_STAYS, serial);
    } else if (entered.isPresent() && books.normal()) {
      var call = entered.get();
      var station = Contents.by(Officer.station(books.station()), books.wall());
      var precedence = call.content().precedence();
      enter(call, station.ended(call.place(), precedence, Outcome.PRE_EMPTED, ""), done);
    } else if (signal.isPresent()) {
      signal.get().reason = Outcome.PRE_EMPTED.word();
      unentered.end(signal.get(), books.station());
      done.accept(new Accepted.Durable(serial));
    } else if (entered.isPresent()) {
      Orders.refuse(done, books.standing().refusal(), serial);
    } else {
      Orders.refuse(
          done, entered(serial).isEmpty() ? Refusal.UNKNOWN_SERIAL : Refusal.TOO_LATE, serial);
    }
  }
}
