package parley.sim.promise;

import static parley.sim.world.Broken.unless;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.core.call.Stage;
import parley.core.log.Kinds;
import parley.core.log.Names;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.entry.Content;
import parley.journal.entry.Leaf;
import parley.journal.entry.Opened;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;

/**
 * Tells from the entries of both logs alone what became of each call and when it was alerted: an
 * auditor's reading, written apart from the one that the stations use.
 */
final class CallAudit {
  private static final int EPOCH = 1;

  /** One readable entry. */
  record Read(Side side, Leaf leaf, Content content) {
    boolean is(String... kinds) {
      return List.of(kinds).contains(content.kind());
    }

    /** Whether the author of this entry had stored {@code other}. */
    boolean knew(Read other) {
      return side == other.side
          ? leaf.seq() > other.leaf.seq()
          : leaf.peer().covers(EPOCH, other.leaf.seq());
    }

    String text(String name) {
      return content.attributes().text(name).orElse("");
    }
  }

  /** A ring and all that refers to it, each log in its order. */
  private record Attempt(Read ring, List<Read> byCaller, List<Read> byCalled) {
    String serial() {
      return ring.text(Names.SERIAL);
    }

    Optional<Read> decision() {
      return byCalled.stream().filter(e -> e.is(Kinds.ANSWERED, Kinds.DECLINED)).findFirst();
    }

    Optional<Read> callersEnd() {
      return byCaller.stream().filter(e -> e.is(Kinds.ENDED)).findFirst();
    }

    Optional<Read> calledsEnd() {
      return byCalled.stream().filter(e -> e.is(Kinds.ENDED)).findFirst();
    }
  }

  private final List<Attempt> attempts = new ArrayList<>();

  /** Reads both logs; the order within each must be its own. */
  CallAudit(List<Read> entries) {
    Map<Reference, Attempt> byPlace = new TreeMap<>(CallAudit::compare);
    for (var entry : entries) {
      if (entry.is(Kinds.RING)) {
        var attempt = new Attempt(entry, new ArrayList<>(), new ArrayList<>());
        byPlace.put(new Reference(entry.side(), EPOCH, entry.leaf().seq()), attempt);
        attempts.add(attempt);
      }
    }
    for (var entry : entries) {
      var about = entry.content().reference().map(byPlace::get);
      about.ifPresent(
          attempt ->
              (entry.side() == attempt.ring().side() ? attempt.byCaller() : attempt.byCalled())
                  .add(entry));
    }
  }

  private static int compare(Reference one, Reference other) {
    var bySide = one.side().compareTo(other.side());
    return bySide != 0 ? bySide : Long.compare(one.index(), other.index());
  }

  static List<Read> read(Side side, List<SealedEntry> entries) {
    var read = new ArrayList<Read>();
    for (var entry : entries) {
      if (Sealing.open(entry) instanceof Opened.Readable(var content)) {
        read.add(new Read(side, entry.leaf(), content));
      }
    }
    return read;
  }

  /** V17: returns the one outcome of each call by the caller's side and serial. */
  Map<String, String> outcomes() {
    var outcomes = new TreeMap<String, String>();
    for (var attempt : attempts) {
      var decisions =
          attempt.byCalled().stream().filter(e -> e.is(Kinds.ANSWERED, Kinds.DECLINED)).count();
      unless(decisions <= 1, "V17", attempt.serial() + " was decided " + decisions + " times");
      var outcome = outcome(attempt);
      unless(outcome.isPresent(), "V17", attempt.serial() + " has no outcome in the journal");
      outcomes.put(attempt.ring().side() + attempt.serial(), outcome.orElse(""));
    }
    return outcomes;
  }

  private static Optional<String> outcome(Attempt attempt) {
    var decision = attempt.decision();
    var end = attempt.callersEnd();
    var isVoid = decision.isPresent() && end.isPresent() && decision.get().knew(end.get());
    var crossed = decision.isPresent() && end.isPresent() && !end.get().knew(decision.get());
    if (decision.isPresent() && !isVoid && !crossed) {
      return decision.get().is(Kinds.DECLINED)
          ? Optional.of("declined")
          : talkEnd(attempt).map(CallAudit::afterTalk);
    }
    var answered = decision.isPresent() && decision.get().is(Kinds.ANSWERED) && !isVoid;
    return end.map(entry -> beforeTalk(entry.text(Names.OUTCOME), answered));
  }

  /** Either side may end a talk; where both did and neither knew, the caller's counts. */
  private static Optional<Read> talkEnd(Attempt attempt) {
    var end = attempt.callersEnd();
    var other = attempt.calledsEnd();
    if (end.isPresent() && other.isPresent()) {
      return end.get().knew(other.get()) ? other : end;
    }
    return end.or(() -> other);
  }

  private static String afterTalk(Read end) {
    return end.text(Names.OUTCOME).equals("pre-empted") ? "pre-empted" : "hung-up";
  }

  private static String beforeTalk(String word, boolean answered) {
    return switch (word) {
      case "joined", "unanswered" -> word;
      case "failed" -> answered ? "unanswered" : "failed";
      default -> "withdrawn";
    };
  }

  /** V18: each stage is told once, and none once its author knew an answer, decline or end. */
  void stages() {
    for (var attempt : attempts) {
      var told = new HashSet<Optional<Stage>>();
      for (var alert : attempt.byCalled()) {
        if (alert.is(Kinds.ALERTED)) {
          var stage = Stage.of(alert.text(Names.STAGE));
          unless(told.add(stage), "V18", attempt.serial() + " rings twice at stage " + stage);
          afterNothing(attempt, alert);
        }
      }
    }
  }

  private static void afterNothing(Attempt attempt, Read alert) {
    for (var over : List.of(attempt.decision(), attempt.callersEnd(), attempt.calledsEnd())) {
      unless(
          over.filter(alert::knew).isEmpty(),
          "V18",
          attempt.serial() + " rings for more people though it was over");
    }
  }
}
