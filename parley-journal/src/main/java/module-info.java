/**
 * The book: entries, Merkle logs, checkpoints and their four signatures, cards, the merged view,
 * and evidence packs with the verifier an auditor runs alone.
 *
 * <p>It needs the JDK and BouncyCastle's provider and nothing else. It reads no clock, starts no
 * thread and opens no socket; files are touched by {@link parley.journal.pack.PackOnDisk} and the
 * auditor's command alone.
 */
module parley.journal {
  requires org.bouncycastle.provider;
  requires static transitive org.jspecify;

  exports parley.journal;
  exports parley.journal.card;
  exports parley.journal.cbor;
  exports parley.journal.entry;
  exports parley.journal.merkle;
  exports parley.journal.note;
  exports parley.journal.pack;
  exports parley.journal.view;
}
