package parley.journal.view;

import java.util.OptionalLong;
import parley.journal.entry.Content;

/** How much of an entry its reader can see. */
public sealed interface Reading {
  /** All of it. */
  record Clear(Content content) implements Reading {}

  /**
   * At most its time: it is sealed, erased, or never opened. A reader cannot tell which, so the
   * print does not say.
   */
  record Closed(OptionalLong timeMillis) implements Reading {}

  /** Returns the author's time in Unix milliseconds, if it can be read. */
  default OptionalLong time() {
    return switch (this) {
      case Clear(var content) -> OptionalLong.of(content.timeMillis());
      case Closed(var timeMillis) -> timeMillis;
    };
  }
}
