package parley.journal.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import parley.journal.Reference;

/** One finding in words. Whose word and whose clock it is stands in the same sentence. */
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
    var marks = finding.states().stream().map(Labels::mark).collect(Collectors.joining(", "));
    return (finding.isListed() ? listed() : entered()) + " [" + marks + "]";
  }

  private String entered() {
    var parts = new ArrayList<String>();
    parts.add(passage());
    if (finding.first(State.Delivered.class).isPresent()) {
      parts.add(alerted());
      parts.add(outcome());
    }
    return subject() + String.join(", ", parts) + "." + ended() + mentioned();
  }

  private String subject() {
    var corrected =
        finding
            .content()
            .attributes()
            .text("corrects")
            .map(s -> " (corrects " + s + ")")
            .orElse("");
    return "%s%s%s of %s (entry %s, entered at %s) "
        .formatted(
            finding.isCall() ? "call " : "message ",
            named(),
            Labels.plain(corrected),
            author,
            finding.at(),
            when(finding.content().timeMillis() / 1000, author));
  }

  private String named() {
    var precedence = finding.content().precedence();
    return Labels.plain(finding.serial())
        + (precedence.isEmpty() ? "" : " (" + precedence + ")")
        + (finding.content().attributes().flag("exercise") ? " (EXERCISE)" : "");
  }

  /** A call that never had an entry of its own: nothing but its author's word. */
  private String listed() {
    var passed =
        finding.content().kind().equals(Kinds.UNENTERED)
            ? "passed while nothing could be entered"
            : tried();
    var arrived =
        finding
            .first(State.ListDelivered.class)
            .map(
                list ->
                    "; that entry reached the station of " + peer + " at " + when(list.at(), peer))
            .orElse("");
    return "call %s %s, says %s alone in entry %s%s."
        .formatted(named(), passed, author, finding.at(), arrived);
  }

  private String tried() {
    var silent =
        Findings.listedReason(finding.content(), finding.serial()).equals("station-silent");
    return silent
        ? "was tried while the station of " + peer + " was silent"
        : "was tried while there was no route to the station of " + peer;
  }

  private String passage() {
    var delivered = finding.first(State.Delivered.class);
    if (delivered.isPresent()) {
      return "reached the station of %s at %s (cosigned by %s)"
          .formatted(peer, when(delivered.get().at(), peer), peer);
    }
    return finding
        .first(State.Sent.class)
        .map(
            sent ->
                "was signed by %s at %s; nothing shows that it reached the station of %s"
                    .formatted(author, when(sent.at(), author), peer))
        .orElse("is shown without any proof that it was sent");
  }

  private String alerted() {
    var most = finding.all(State.Alerted.class).max(Labels.BY_POSITIONS);
    if (most.isEmpty()) {
      return "nothing shown says that it "
          + (finding.isCall() ? "rang" : "was brought up")
          + " there";
    }
    var alert = most.get();
    var at = when(alert.atMillis() / 1000, peer);
    if (alert.positions() == 0) {
      return "nobody was armed there at " + at + " (" + peer + "'s word)";
    }
    return "%s at %d armed %s at %s (%s's word)"
        .formatted(
            finding.isCall() ? "rang" : "was brought up",
            alert.positions(),
            alert.positions() == 1 ? "position" : "positions",
            at,
            peer);
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
    var ignored = finding.first(State.Ignored.class);
    if (ignored.isPresent()) {
      return ignored(ignored.get());
    }
    return finding
        .first(State.SilenceOpen.class)
        .map(open -> "and no answer is shown; that there was none is not proven: " + open.why())
        .orElse("and no answer is shown before " + author + " ended it");
  }

  private String reply(String kind, Reference by) {
    return contents
        .content(by)
        .map(
            content ->
                Labels.plain(
                    kind
                        + content.attributes().text("name").map(n -> " by " + n).orElse("")
                        + content.attributes().text("reason").map(r -> " (" + r + ")").orElse("")
                        + " at "
                        + when(content.timeMillis() / 1000, peer)))
        .orElse(kind);
  }

  private String ignored(State.Ignored ignored) {
    var verb = finding.isCall() ? "was not answered" : "was not acknowledged";
    var window = finding.content().attributes().number("window");
    var after =
        window.isPresent()
            ? "after the answer window of " + window.getAsLong() + " s"
            : "no answer window is stated";
    return "and %s: %s's own log, which %s signed again at %s, %d s after delivery (%s), holds no answer%s"
        .formatted(
            verb,
            peer,
            peer,
            when(ignored.until(), peer),
            ignored.until() - ignored.delivered(),
            after,
            excused(ignored));
  }

  /** What did not open is the author's word, and must not pass for the peer's. */
  private String excused(State.Ignored ignored) {
    if (ignored.excused().isEmpty()) {
      return "";
    }
    var faults =
        ignored.excused().stream()
            .map(e -> e.fault() + " (cosigned at " + when(e.cosigned(), peer) + ")")
            .distinct()
            .collect(Collectors.joining(", "));
    return "; not counting %d entries of %s that never opened: that is %s's word in %s, which %s can refute by opening them"
        .formatted(ignored.excused().size(), peer, author, faults, peer);
  }

  private String ended() {
    var words = new StringBuilder();
    var byAuthor = false;
    for (var end : finding.all(State.Ended.class).toList()) {
      byAuthor |= end.side() == finding.at().side();
      words.append(" ").append(contents.station(end.side())).append(" ended it");
      contents
          .content(end.by())
          .ifPresent(
              content ->
                  words
                      .append(" at ")
                      .append(when(content.timeMillis() / 1000, contents.station(end.side()))));
      words.append(end.outcome().isEmpty() ? "." : ": " + outcome(end.outcome()) + ".");
    }
    if (!byAuthor && finding.first(State.Ignored.class).isPresent() && finding.isCall()) {
      words.append(" How long ").append(author).append(" let it ring is not shown.");
    }
    return words.toString();
  }

  private static String outcome(String word) {
    return word.equals(Kinds.PRE_EMPTED)
        ? word + ", to make room for a call of higher precedence"
        : Labels.plain(word);
  }

  private String mentioned() {
    List<String> kinds =
        finding.all(State.Mentioned.class).map(m -> m.kind() + " " + m.by()).toList();
    return kinds.isEmpty() ? "" : " Also about it: " + Labels.plain(String.join(", ", kinds)) + ".";
  }

  private static String when(long seconds, String station) {
    return Sentences.time(seconds) + " by " + station + "'s clock";
  }
}
