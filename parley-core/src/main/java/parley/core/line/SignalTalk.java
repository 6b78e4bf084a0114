package parley.core.line;

import java.util.List;
import java.util.Optional;
import parley.core.call.Conversation;
import parley.core.call.Speaker;

/**
 * The talk in a call by signal, as this side knows it: what the signals say, and our own holds and
 * passes, which nobody enters.
 *
 * @param offered what the caller's end can speak
 * @param speaks who of ours speaks, once the call was passed
 */
record SignalTalk(
    List<String> offered,
    String codec,
    String callerPosition,
    String calledPosition,
    boolean held,
    Optional<Speaker> speaks) {
  SignalTalk {
    offered = List.copyOf(offered);
  }

  static SignalTalk rung(Ends caller) {
    return new SignalTalk(caller.codecs(), "", caller.position(), "", false, Optional.empty());
  }

  SignalTalk answered(String chosen, String position) {
    return new SignalTalk(offered, chosen, callerPosition, position, held, speaks);
  }

  SignalTalk held(boolean now) {
    return new SignalTalk(offered, codec, callerPosition, calledPosition, now, speaks);
  }

  SignalTalk passed(String name, String position) {
    var next = Optional.of(new Speaker(name, position));
    return new SignalTalk(offered, codec, callerPosition, calledPosition, held, next);
  }

  Conversation seen(Unentered.Call call) {
    var caller = new Speaker(call.officer, callerPosition);
    var called = new Speaker(call.decidedBy, calledPosition);
    var holds = held && call.state == Unentered.State.TALKING;
    return new Conversation(
        codec,
        call.outbound ? speaks.orElse(caller) : caller,
        call.outbound ? called : speaks.orElse(called),
        holds,
        false,
        List.of(),
        List.of());
  }
}
