package parley.core.line;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.core.call.Bells;
import parley.core.call.CallState;
import parley.core.call.Stage;
import parley.core.line.Traffic.Call;
import parley.core.line.Traffic.Message;
import parley.core.message.MessageState;
import parley.journal.Reference;

/**
 * Who rings here for what, and what the counterpart is told of it: one {@code alerted} entry for
 * each stage that a call of theirs reaches, one for a message.
 */
final class Telling {
  private final Books books;
  private final Entering entering;
  private final Map<Reference, Integer> toldOfMessage = new HashMap<>();
  private final Map<Reference, Set<Optional<Stage>>> toldOfCall = new HashMap<>();
  private Bells bells = Bells.NONE;

  Telling(Books books, Entering entering) {
    this.books = books;
    this.entering = entering;
  }

  void armed(Bells now) {
    bells = now;
  }

  /** Returns the stage of a call that has rung here for so long; empty: nobody would hear it. */
  Optional<Stage> stage(long rangMillis) {
    return books.identity.terms().escalation().stage(Duration.ofMillis(rangMillis), bells);
  }

  /** Returns how many positions hear a call that has rung here for so long. */
  int heard(long rangMillis) {
    return stage(rangMillis).map(bells::at).orElse(0);
  }

  /** Enters {@code alerted} once for each stage, and once if nobody was armed from the start. */
  void ofCall(Call call, long rangMillis) {
    var stage = stage(rangMillis);
    var told = toldOfCall.computeIfAbsent(call.place(), this::toldBefore);
    if (stage.isEmpty() ? told.isEmpty() : !told.contains(stage)) {
      told.add(stage);
      var key = Traffic.key(call.author(), call.serial());
      var content =
          station().alerted(call.place(), call.content().precedence(), heard(rangMillis), stage);
      // What is sealed after an answer or end must not say that it rings.
      entering.add(
          new Draft.Alert(
              content, () -> books.traffic.call(key).filter(Call::ringing).isPresent()));
    }
  }

  /** What the journal says of an earlier run. */
  private Set<Optional<Stage>> toldBefore(Reference ring) {
    var told = new HashSet<Optional<Stage>>();
    books.traffic.alertsAt(ring).forEach(alert -> told.add(alert.stage()));
    return told;
  }

  /** Enters {@code alerted} once, and once more when nobody was armed and now somebody is. */
  void of(Message message) {
    if (message.author() != books.side && message.state() instanceof MessageState.Entered) {
      message.place().ifPresent(place -> ofMessage(place, message.content().precedence()));
    }
  }

  private void ofMessage(Reference place, String precedence) {
    var armed = bells.everyone();
    var before = toldOfMessage.computeIfAbsent(place, this::positionsBefore);
    if (before < 0 || (before == 0 && armed > 0)) {
      toldOfMessage.put(place, armed);
      var content = station().alerted(place, precedence, armed, Optional.empty());
      entering.add(new Draft.Plain(content, true, Optional.empty(), Draft.Outcome.NONE));
    }
  }

  /** What the journal says of an earlier run: −1 if nothing was told. */
  private int positionsBefore(Reference place) {
    return books.traffic.alertsAt(place).stream()
        .mapToInt(CallState.Alert::positions)
        .max()
        .orElse(-1);
  }

  private Contents station() {
    return Contents.by(Officer.station(books.station()), books.wall());
  }

  /** What was under way was refused by the storage: the journal says what was told. */
  void forgetUnderWay() {
    toldOfMessage.clear();
    toldOfCall.clear();
  }
}
