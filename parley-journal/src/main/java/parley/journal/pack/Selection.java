package parley.journal.pack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.entry.Content;
import parley.journal.entry.Disclosure;
import parley.journal.entry.Opened;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.journal.note.CosignedCheckpoint;

/**
 * Decides which entries a pack shows, and how much of each.
 *
 * <p>A whole line shows everything that opens. One call or message shows every entry that names its
 * serial or refers to it, directly or through others; and, where the peer has not answered, of
 * every later entry of the peer to what it refers, so that its silence can be seen while unrelated
 * traffic stays sealed.
 */
final class Selection {
  private final PackSource source;
  private final PackScope scope;
  private final Map<Reference, List<Reference>> about = new HashMap<>();
  private final Set<Reference> whole = new HashSet<>();
  private final Set<Reference> answered = new HashSet<>();
  private final List<Reference> subjects = new ArrayList<>();
  private final List<Reference> faults = new ArrayList<>();

  Selection(PackSource source, PackScope scope) {
    this.source = source;
    this.scope = scope;
    for (var side : Side.values()) {
      for (var epoch = 1; epoch <= source.newestEpoch(side); epoch++) {
        scan(side, epoch);
      }
    }
    follow();
  }

  private void scan(Side side, int epoch) {
    var log = source.log(side, epoch);
    for (long index = 0; index < log.size(); index++) {
      var at = new Reference(side, epoch, index);
      content(log.entry(index)).ifPresent(content -> note(at, content));
    }
  }

  private void note(Reference at, Content content) {
    content
        .reference()
        .ifPresent(
            subject -> {
              about.computeIfAbsent(subject, _ -> new ArrayList<>()).add(at);
              if (at.side() != subject.side() && Kinds.ANSWERS.contains(content.kind())) {
                answered.add(subject);
              }
            });
    if (content.kind().equals(Kinds.FAULT)) {
      faults.add(at);
    }
    var opensEpoch = content.kind().equals(Kinds.EPOCH) && at.epoch() > 1;
    if (scope instanceof PackScope.WholeLine || opensEpoch || names(content)) {
      whole.add(at);
      if (content.kind().equals(Kinds.RING) || Kinds.MESSAGES.contains(content.kind())) {
        subjects.add(at);
      }
    }
  }

  private boolean names(Content content) {
    var serial =
        switch (scope) {
          case PackScope.WholeLine() -> "";
          case PackScope.OneCall(var wanted) -> wanted;
          case PackScope.OneMessage(var wanted) -> wanted;
        };
    // Whoever sees a message should also see what replaced its sense.
    var corrects = content.attributes().text("corrects").filter(serial::equals).isPresent();
    return corrects || Findings.serialsWithin(content).contains(serial);
  }

  /** Adds what refers to anything shown, until nothing more does. */
  private void follow() {
    var open = new ArrayDeque<>(whole);
    while (!open.isEmpty()) {
      for (var by : about.getOrDefault(open.removeFirst(), List.of())) {
        if (whole.add(by)) {
          open.addLast(by);
        }
      }
    }
    if (subjects.stream().anyMatch(subject -> !answered.contains(subject))) {
      whole.addAll(faults);
    }
  }

  /** Says whether anything names the serial this pack is to be about. */
  boolean isEmpty() {
    return whole.isEmpty();
  }

  /**
   * Returns the checkpoint a log is shown up to: the newest, but for one call the first that the
   * silent side signed after the window and that covers all that is shown.
   */
  Optional<CosignedCheckpoint> checkpoint(Side side, int epoch) {
    var log = source.log(side, epoch);
    if (scope instanceof PackScope.OneCall && epoch == source.newestEpoch(side)) {
      var end = silentSubjects(side).stream().mapToLong(this::silenceFrom).max();
      if (end.isPresent()) {
        var enough = log.signedAtOrAfter(end.getAsLong()).filter(c -> covers(c, side, epoch));
        if (enough.isPresent()) {
          return enough;
        }
      }
    }
    return log.newest();
  }

  private boolean covers(CosignedCheckpoint checkpoint, Side side, int epoch) {
    return whole.stream()
        .filter(at -> at.side() == side && at.epoch() == epoch)
        .allMatch(at -> at.index() < checkpoint.head().size());
  }

  private List<Reference> silentSubjects(Side silent) {
    return subjects.stream().filter(s -> s.side() != silent && !answered.contains(s)).toList();
  }

  /** Returns the first second at which silence about an entry can be seen. */
  private long silenceFrom(Reference subject) {
    var log = source.log(subject.side(), subject.epoch());
    var window =
        content(log.entry(subject.index()))
            .map(content -> content.attributes().number("window").orElse(0))
            .orElse(0L);
    var delivered = log.firstCovering(subject.index()).map(c -> c.byPeer().timeSeconds());
    // Beyond a century a window is nonsense, and a sum of two such numbers could overflow.
    var end = delivered.orElse(0L) + Math.clamp(window, 1, 100L * 366 * 86_400);
    return Math.max(end, faultsCosigned(subject));
  }

  /**
   * Returns when the silent side had cosigned every fault about what it wrote after the subject.
   */
  private long faultsCosigned(Reference subject) {
    return faults.stream()
        .filter(fault -> fault.side() == subject.side() && mayExcuse(fault, subject))
        .map(fault -> source.log(fault.side(), fault.epoch()).firstCovering(fault.index()))
        .flatMap(Optional::stream)
        .mapToLong(first -> first.byPeer().timeSeconds())
        .max()
        .orElse(0);
  }

  private boolean mayExcuse(Reference fault, Reference subject) {
    return content(source.log(fault.side(), fault.epoch()).entry(fault.index()))
        .flatMap(Content::reference)
        .filter(leaf -> leaf.side() != subject.side() && leaf.epoch() <= newest(leaf))
        .map(leaf -> source.log(leaf.side(), leaf.epoch()))
        .filter(log -> log.size() > 0)
        .map(log -> log.entry(log.size() - 1).leaf())
        .filter(last -> last.peer().covers(subject.epoch(), subject.index()))
        .isPresent();
  }

  private int newest(Reference at) {
    return source.newestEpoch(at.side());
  }

  /** Returns what is shown of one log, by index. */
  SortedMap<Long, Disclosure> shown(Side side, int epoch) {
    var log = source.log(side, epoch);
    var silentAbout =
        scope instanceof PackScope.WholeLine ? List.<Reference>of() : silentSubjects(side);
    var shown = new TreeMap<Long, Disclosure>();
    for (long index = 0; index < log.size(); index++) {
      var at = new Reference(side, epoch, index);
      disclosure(log.entry(index), at, silentAbout).ifPresent(d -> shown.put(at.index(), d));
    }
    return shown;
  }

  private Optional<Disclosure> disclosure(
      KeptEntry kept, Reference at, List<Reference> silentAbout) {
    return switch (kept) {
      case KeptEntry.Whole(var entry) when whole.contains(at) ->
          Optional.of(Disclosure.whole(entry));
      case KeptEntry.Whole(var entry) ->
          silentAbout.stream()
              .filter(s -> entry.leaf().peer().covers(s.epoch(), s.index()))
              .filter(_ -> content(kept).isPresent())
              .findFirst()
              .map(subject -> Disclosure.forSilence(entry, subject));
      case KeptEntry.Purged(var leaf, var time) when scope instanceof PackScope.WholeLine ->
          time.map(
              field -> new Disclosure(leaf, List.of(field), Optional.empty(), Optional.empty()));
      case KeptEntry.Purged _ -> Optional.empty();
    };
  }

  private static Optional<Content> content(KeptEntry kept) {
    return kept instanceof KeptEntry.Whole(SealedEntry entry)
            && Sealing.open(entry) instanceof Opened.Readable(var content)
        ? Optional.of(content)
        : Optional.empty();
  }
}
