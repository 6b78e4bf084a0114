package parley.journal.note;

import java.nio.ByteBuffer;
import java.util.List;
import parley.journal.Bytes;

/**
 * Checkpoints as signed notes: writes the four lines, and opens a note against known keys.
 *
 * @param check who verifies the signatures
 */
public record CheckpointNote(SignatureCheck check) {
  /** Returns the note with the log's two lines and the cosigner's two, in that order. */
  public static String write(CosignedCheckpoint cosigned, NoteKeys log, NoteKeys cosigner) {
    var lines =
        List.of(
            ed25519(log, cosigned.signed().byLog()),
            mlDsa44(log, cosigned.signed().byLog()),
            ed25519(cosigner, cosigned.byPeer()),
            mlDsa44(cosigner, cosigned.byPeer()));
    return new SignedNote(cosigned.checkpoint().text(), lines).encode();
  }

  /** Returns the note with the log's own two lines only: SENT, and no word of the peer. */
  public static String write(SignedCheckpoint signed, NoteKeys log) {
    var lines = List.of(ed25519(log, signed.byLog()), mlDsa44(log, signed.byLog()));
    return new SignedNote(signed.checkpoint().text(), lines).encode();
  }

  private static SignedNote.Line ed25519(NoteKeys keys, HybridSignature by) {
    var signature =
        switch (keys.role()) {
          case LOG -> by.ed25519();
          case COSIGNER -> timed(by.timeSeconds(), by.ed25519());
        };
    return new SignedNote.Line(keys.name(), keys.ed25519Id(), signature);
  }

  private static SignedNote.Line mlDsa44(NoteKeys keys, HybridSignature by) {
    var signature = timed(by.timeSeconds(), by.mlDsa44());
    return new SignedNote.Line(keys.name(), keys.mlDsa44Id(), signature);
  }

  private static Bytes timed(long time, Bytes signature) {
    var head = ByteBuffer.allocate(Long.BYTES).putLong(time).array();
    return Bytes.concat(Bytes.of(head), signature);
  }

  /** Opens a note that must bear all four signatures of these keys; unknown lines are ignored. */
  public CosignedCheckpoint open(SignedNote note, NoteKeys log, NoteKeys cosigner) {
    var signed = open(note, log);
    var edLine = required(note, cosigner, cosigner.ed25519Id());
    var mlLine = required(note, cosigner, cosigner.mlDsa44Id());
    if (time(edLine) != time(mlLine)) {
      throw new MalformedNote("the cosigner's two times differ");
    }
    var by = new HybridSignature(time(edLine), untimed(edLine), untimed(mlLine));
    if (!check.cosigned(cosigner.keys(), cosigner.name(), signed.checkpoint(), by)) {
      throw new MalformedNote("a cosignature does not hold");
    }
    return new CosignedCheckpoint(signed, cosigner.name(), by);
  }

  /** Opens a note that must bear the log's own two signatures; all other lines are ignored. */
  public SignedCheckpoint open(SignedNote note, NoteKeys log) {
    var checkpoint = Checkpoint.parse(note.text());
    if (!checkpoint.origin().equals(log.name())) {
      throw new MalformedNote("a checkpoint of another log");
    }
    var edLine = required(note, log, log.ed25519Id());
    var mlLine = required(note, log, log.mlDsa44Id());
    var by = new HybridSignature(time(mlLine), edLine, untimed(mlLine));
    var signed = new SignedCheckpoint(checkpoint.origin(), checkpoint.head(), by);
    if (!check.logSigned(log.keys(), signed)) {
      throw new MalformedNote("a signature of the log does not hold");
    }
    return signed;
  }

  private static Bytes required(SignedNote note, NoteKeys keys, Bytes id) {
    return note.by(keys.name(), id)
        .orElseThrow(() -> new MalformedNote("a required signature is missing"));
  }

  private static long time(Bytes line) {
    if (line.size() < Long.BYTES) {
      throw new MalformedNote("a timed signature is too short");
    }
    return ByteBuffer.wrap(line.toArray()).getLong();
  }

  private static Bytes untimed(Bytes line) {
    return line.slice(Long.BYTES, line.size());
  }
}
