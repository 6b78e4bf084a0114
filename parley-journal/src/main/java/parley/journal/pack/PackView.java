package parley.journal.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.entry.Content;
import parley.journal.entry.Field;
import parley.journal.entry.Leaf;
import parley.journal.view.MergedView;
import parley.journal.view.Reading;
import parley.journal.view.ViewEntry;

/** The merged view over what a pack holds, up to its two cosigned checkpoints. */
final class PackView {
  private PackView() {}

  static MergedView of(PackContents contents) {
    return MergedView.merge(entries(contents, Side.A), entries(contents, Side.B));
  }

  private static List<ViewEntry> entries(PackContents contents, Side side) {
    var entries = new ArrayList<ViewEntry>();
    for (var log : contents.logsOf(side)) {
      for (long index = 0; index < log.leaves().size(); index++) {
        entries.add(entry(contents, log.at(index), log.leaves().get(index)));
      }
    }
    return entries;
  }

  private static ViewEntry entry(PackContents contents, Reference at, Leaf leaf) {
    var reading =
        contents
            .content(at)
            .<Reading>map(Reading.Clear::new)
            .orElseGet(() -> new Reading.Closed(time(contents, at)));
    return new ViewEntry(at, leaf.peer(), reading);
  }

  private static OptionalLong time(PackContents contents, Reference at) {
    return contents
        .disclosed(at)
        .flatMap(shown -> shown.value(Field.TIME))
        .map(value -> OptionalLong.of(Content.time(value)))
        .orElse(OptionalLong.empty());
  }
}
