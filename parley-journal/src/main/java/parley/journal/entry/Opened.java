package parley.journal.entry;

/** What a receiver finds in a sealed entry. Both happen; a faulty one is kept and answered. */
public sealed interface Opened {
  /** The content opened and is what the leaf commits to. */
  @SuppressWarnings("AvoidCommonTypeNames") // always read as Opened.Readable
  record Readable(Content content) implements Opened {}

  /** The leaf stands in the log, but its content is not what the leaf says. */
  record Faulty(String why) implements Opened {}
}
