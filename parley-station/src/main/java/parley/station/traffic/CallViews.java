package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import parley.core.call.Conversation;
import parley.core.call.Speaker;
import parley.core.house.CallNote;
import parley.core.line.CallView;
import parley.core.line.LineIdentity;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.station.answer.Json;
import parley.station.answer.Times;
import parley.station.line.LineKeeper;
import parley.station.watch.WatchFloor;

/** Adds to a call's view who rings, how it is heard, and what officers here wrote about it. */
public final class CallViews implements ItemViews.Extras {
  /** Where it looks. */
  public record Sources(WatchFloor floor, CallNotes notes, CallVoice voice) {}

  private final Sources from;

  public CallViews(Sources from) {
    this.from = from;
  }

  @Override
  public void add(ObjectNode view, LineKeeper line, CallView call) {
    ringsAt(view, line, call);
    voice(view, line, call);
    call.conversation().ifPresent(talk -> readBacks(view, talk));
    notes(view, line, call);
  }

  private void ringsAt(ObjectNode view, LineKeeper line, CallView call) {
    if (call.bell() && call.stage().isPresent()) {
      var names = view.putArray("ringsAt");
      from.floor().ringing(line.name(), call.stage().get()).forEach(names::add);
    }
  }

  // Voice.

  private void voice(ObjectNode view, LineKeeper line, CallView call) {
    var heard = from.voice().of(line, call);
    ObjectNode voice = view.putObject("voice").put("state", Words.of(heard.state()));
    voice.put("recording", "none");
    digits(line.identity()).ifPresent(digits -> voice.put("digits", digits));
    heard.route().ifPresent(route -> voice.put("route", route));
    heard
        .missing()
        .ifPresent(
            way ->
                voice
                    .put("lost", Words.of(way))
                    .put("lostSince", Times.at(heard.missingSinceMillis())));
    call.conversation()
        .ifPresentOrElse(talk -> conversation(voice, call, talk), () -> caller(voice, call));
  }

  /** Until somebody answers only the end that rang is known. */
  private static void caller(ObjectNode voice, CallView call) {
    var speaker = speaker(new Speaker(call.officer(), call.caller().position()), false);
    voice.set(call.outbound() ? "ours" : "theirs", speaker);
  }

  private static void conversation(ObjectNode voice, CallView call, Conversation talk) {
    voice.put("codec", talk.codec());
    var ours = call.outbound() ? talk.caller() : talk.called();
    var theirs = call.outbound() ? talk.called() : talk.caller();
    voice.set("ours", speaker(ours, talk.heldByUs()));
    voice.set("theirs", speaker(theirs, talk.heldByThem()));
    voice.set(
        "listeners",
        Json.array(
            talk.listeners(),
            listener ->
                Json.object()
                    .put("name", listener.name())
                    .put("ours", listener.ours())
                    .put("position", listener.position())));
  }

  private static ObjectNode speaker(Speaker speaker, boolean held) {
    return Json.object()
        .put("name", speaker.name())
        .put("position", speaker.position())
        .put("held", held);
  }

  /**
   * Eight digits of both voice fingerprints, for the two officers to compare by ear; empty while
   * one of the stations has no voice.
   */
  private static Optional<String> digits(LineIdentity identity) {
    Bytes ours = identity.ours().keys().voice();
    Bytes theirs = identity.theirs().keys().voice();
    if (ours.isEmpty() || theirs.isEmpty()) {
      return Optional.empty();
    }
    boolean oursFirst = ours.compareTo(theirs) < 0;
    var both =
        Bytes.concat(
            Bytes.utf8("parley-digits/v1\n"), oursFirst ? ours : theirs, oursFirst ? theirs : ours);
    var number = Long.parseLong(Digest.sha256(both).bytes().hex().substring(0, 12), 16);
    var digits = "%08d".formatted(number % 100_000_000);
    return Optional.of(digits.substring(0, 4) + " " + digits.substring(4));
  }

  // What was read back, and what was written.

  private static void readBacks(ObjectNode view, Conversation talk) {
    view.set(
        "readBacks",
        Json.array(
            talk.readBacks(),
            one ->
                Json.object()
                    .put("what", one.what())
                    .put("text", one.text())
                    .put("ours", one.ours())
                    .put("by", one.by())
                    .put("agreed", one.agreed())));
  }

  private void notes(ObjectNode view, LineKeeper line, CallView call) {
    var written = from.notes().of(noteKey(line, call.serial()));
    view.set(
        "notes",
        Json.array(
            written.stream().filter(note -> note.result().isEmpty()).toList(),
            note ->
                Times.put(Json.object(), note.atMillis())
                    .put("by", note.by())
                    .put("text", note.text())));
    written.stream()
        .filter(note -> note.result().isPresent())
        .reduce((_, later) -> later)
        .ifPresent(
            filed ->
                view.putObject("filed")
                    .put("outcome", filed.result().map(CallNote.Result::word).orElse(""))
                    .put("gist", filed.text()));
  }

  /** Names a call for the house log. */
  static CallNote.Call noteKey(LineKeeper line, String serial) {
    return new CallNote.Call(line.id().hex(), serial);
  }
}
