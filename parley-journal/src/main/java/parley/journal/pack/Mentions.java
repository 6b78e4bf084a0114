package parley.journal.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import parley.journal.Bytes;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.entry.Content;
import parley.journal.entry.Disclosure;
import parley.journal.entry.Field;

/**
 * Who refers to whom in a pack, and which leaves do not show to what they refer. Built once, so
 * that a pack of a whole line stays linear.
 */
final class Mentions {
  /** Stands for the kind of an entry that does not show it; no kind has a space. */
  static final String UNDISCLOSED = "not disclosed";

  private final Map<Reference, List<Reference>> about = new HashMap<>();
  private final Map<LogPart, NavigableSet<Long>> hidden = new HashMap<>();
  private final PackContents contents;

  Mentions(PackContents contents) {
    this.contents = contents;
    contents.logs().forEach(this::read);
  }

  private void read(LogPart log) {
    var unseen = new TreeSet<Long>();
    for (long index = 0; index < log.leaves().size(); index++) {
      var shown = log.disclosed().get(index);
      if (shown == null || shown.value(Field.REFERENCE).isEmpty()) {
        unseen.add(index);
      }
    }
    hidden.put(log, unseen);
    log.disclosed()
        .forEach(
            (index, shown) ->
                shown
                    .value(Field.REFERENCE)
                    .flatMap(Content::reference)
                    .ifPresent(
                        subject ->
                            about
                                .computeIfAbsent(subject, _ -> new ArrayList<>())
                                .add(log.at(index))));
  }

  /** Returns every entry that shows that it refers to {@code subject}, in the order of the logs. */
  List<Reference> of(Reference subject) {
    return about.getOrDefault(subject, List.of());
  }

  /** Returns those of one side. */
  List<Reference> of(Reference subject, Side side) {
    return of(subject).stream().filter(by -> by.side() == side).toList();
  }

  /** Returns the leaves from {@code first} on that do not show to what they refer. */
  NavigableSet<Long> hidden(LogPart log, long first) {
    return hidden.getOrDefault(log, new TreeSet<>()).tailSet(first, true);
  }

  /** Returns the kind of an entry, or a word for one that does not show it. */
  String kind(Reference at) {
    return contents
        .disclosed(at)
        .flatMap((Disclosure shown) -> shown.value(Field.KIND))
        .map(Bytes::text)
        .orElse(UNDISCLOSED);
  }
}
