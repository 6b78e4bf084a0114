package parley.core.line;

import parley.core.durable.Completion;
import parley.journal.entry.Content;

/** The station's own log as a line uses it: for what could not be entered in the line's journal. */
public interface House {
  /** Enters a content; {@code done} is posted to the caller's own queue. */
  void enter(Content content, Completion done);
}
