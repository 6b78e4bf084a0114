package parley.core.line;

import java.time.Instant;
import parley.core.log.Names;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.entry.Content;
import parley.journal.entry.Leaf;

/** One readable entry as it stands in a log. */
record Placed(Side side, Leaf leaf, Content content) {
  Reference place(int epoch) {
    return new Reference(side, epoch, leaf.seq());
  }

  /** When its author says that it was written. */
  Instant at() {
    return Instant.ofEpochMilli(content.timeMillis());
  }

  /** The display name of whoever acted, or the author field if there is none. */
  String name() {
    return content.attributes().text(Names.NAME).orElse(content.author());
  }

  String reason() {
    return content.attributes().text(Names.REASON).orElse("");
  }
}
