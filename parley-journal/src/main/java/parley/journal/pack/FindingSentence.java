package parley.journal.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import parley.journal.Reference;

/** One finding in words. */
final class FindingSentence {
  private final PackContents contents;
  private final Finding finding;
  private final String author;
  private final String peer;

  FindingSentence(PackContents contents, Finding finding) {
    this.contents = contents;
    this.finding = finding;
    this.author = contents.station(finding.at().side());
    this.peer = contents.station(finding.at().side().other());
  }

  String text() {
    var parts = new ArrayList<String>();
    parts.add(passage());
    if (finding.first(State.Delivered.class).isPresent() && !isAttempt()) {
      parts.add(alerted());
      parts.add(outcome());
    }
    var marks =
        finding.states().stream().map(FindingSentence::mark).collect(Collectors.joining(", "));
    return subject() + String.join(", ", parts) + "." + ended() + mentioned() + " [" + marks + "]";
  }

  private boolean isAttempt() {
    return finding.content().kind().equals(Kinds.ATTEMPTS);
  }

  private String subject() {
    var sort = finding.isCall() ? "call " : "message ";
    var precedence = finding.content().precedence();
    return sort
        + finding.serial()
        + (precedence.isEmpty() ? "" : " (" + precedence + ")")
        + (finding.content().attributes().flag("exercise") ? " (EXERCISE)" : "")
        + (isAttempt() ? ", tried by " : " of ")
        + author
        + ", entered at "
        + Sentences.time(finding.content().timeMillis() / 1000)
        + " by "
        + author
        + "'s clock, ";
  }

  private String passage() {
    if (isAttempt()) {
      return "rang with no route to " + peer + "'s station: that is " + author + "'s word alone";
    }
    var delivered = finding.first(State.Delivered.class);
    if (delivered.isPresent()) {
      return "reached the station of %s at %s by %s's clock (cosigned by %s)"
          .formatted(peer, Sentences.time(delivered.get().at()), peer, peer);
    }
    return finding
        .first(State.Sent.class)
        .map(
            sent ->
                "was sent: %s's own checkpoint of %s covers it; nothing proves that it reached the station of %s"
                    .formatted(author, Sentences.time(sent.at()), peer))
        .orElse("is shown without any proof that it was sent");
  }

  private String alerted() {
    var alerts = finding.all(State.Alerted.class).toList();
    var most = alerts.stream().mapToLong(State.Alerted::positions).max();
    if (most.isEmpty()) {
      return "and nothing shown says that it "
          + (finding.isCall() ? "rang" : "was brought up")
          + " there";
    }
    if (most.getAsLong() == 0) {
      return "nobody was armed there (alerted at 0 positions, " + peer + "'s word)";
    }
    var rang = finding.isCall() ? "rang at " : "was brought up at ";
    return rang + most.getAsLong() + " armed positions (" + peer + "'s word)";
  }

  private String outcome() {
    var replies = finding.all(State.Replied.class).toList();
    if (!replies.isEmpty()) {
      var words = replies.stream().map(r -> reply(r.kind(), r.by())).distinct().toList();
      var crossed = finding.first(State.Crossed.class).isPresent();
      return "and was "
          + String.join(", ", words)
          + (crossed ? "; answer crossed: " + author + " had ended it without knowing" : "");
    }
    return finding
        .first(State.Ignored.class)
        .map(this::ignored)
        .orElseGet(
            () ->
                "and no answer is shown; that there was none is not proven: "
                    + finding
                        .first(State.SilenceOpen.class)
                        .map(State.SilenceOpen::why)
                        .orElse(""));
  }

  private String reply(String kind, Reference by) {
    return contents
        .content(by)
        .map(
            content ->
                kind
                    + content.attributes().text("name").map(name -> " by " + plain(name)).orElse("")
                    + content.attributes().text("reason").map(r -> " (" + plain(r) + ")").orElse("")
                    + " at "
                    + Sentences.time(content.timeMillis() / 1000)
                    + " by "
                    + peer
                    + "'s clock")
        .orElse(kind);
  }

  private String ignored(State.Ignored ignored) {
    var verb = finding.isCall() ? "was not answered" : "was not acknowledged";
    return "and %s: %s's own log, signed again at %s by %s's clock, %d s after delivery%s, holds no answer"
        .formatted(
            verb,
            peer,
            Sentences.time(ignored.until()),
            peer,
            ignored.until() - ignored.delivered(),
            window());
  }

  private String window() {
    var window = finding.content().attributes().number("window");
    return window.isPresent() ? " and after the answer window of " + window.getAsLong() + " s" : "";
  }

  private String ended() {
    var words = new ArrayList<String>();
    finding
        .all(State.Ended.class)
        .forEach(
            end ->
                words.add(
                    " %s ended it%s."
                        .formatted(
                            contents.station(end.side()),
                            end.outcome().isEmpty() ? "" : ": " + plain(end.outcome()))));
    return String.join("", words);
  }

  private String mentioned() {
    List<String> kinds =
        finding.all(State.Mentioned.class).map(m -> m.kind() + " " + m.by()).toList();
    return kinds.isEmpty() ? "" : " Also about it: " + plain(String.join(", ", kinds)) + ".";
  }

  private static String mark(State state) {
    return switch (state) {
      case State.Sent _ -> "SENT";
      case State.Delivered(var at) -> "DELIVERED " + Sentences.time(at);
      case State.Alerted(var positions, _) -> "ALERTED " + positions;
      case State.Replied(var kind, _) -> Kinds.label(kind);
      case State.Ended _ -> "ENDED";
      case State.Crossed _ -> "ANSWER CROSSED";
      case State.Mentioned _ -> "MENTIONED";
      case State.Ignored(_, var until) -> "IGNORED until " + Sentences.time(until);
      case State.SilenceOpen _ -> "SILENCE NOT PROVEN";
      case State.Attempted _ -> "ATTEMPTED";
    };
  }

  /** Keeps a text of theirs on one line, whatever it holds. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }
}
