package parley.core.durable;

import parley.journal.TreeHead;

/**
 * What a station finds when it compares the database with the high-water mark at start. In none of
 * these may it sign before a Hello of the peer has been compared.
 */
public sealed interface StartCondition {
  /** The database ends exactly where the mark says. */
  record AtMark() implements StartCondition {}

  /** The mark is missing, or the database shows that it is not the newest: a new epoch is due. */
  record NoMark() implements StartCondition {}

  /** The database is short of what the mark has taken: refill exactly to it, same epoch. */
  record BehindMark(TreeHead mark) implements StartCondition {}

  /**
   * A record is bad although good ones were written behind it, so the mark may have named more than
   * can be read: a new epoch is due.
   *
   * @param atRecord number of the first record that is missing
   */
  record BadBatch(long atRecord) implements StartCondition {}

  /** The last record is unreadable. It counts as never finished only if the peer shows no more. */
  record Torn() implements StartCondition {}
}
