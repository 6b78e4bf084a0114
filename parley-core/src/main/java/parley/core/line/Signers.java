package parley.core.line;

import parley.journal.note.SigningKey;

/** The two keys a station signs with on one line. */
public record Signers(SigningKey log, SigningKey cosigner) {}
