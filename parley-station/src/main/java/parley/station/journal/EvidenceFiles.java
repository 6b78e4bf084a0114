package parley.station.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Clock;
import parley.journal.note.CheckpointNote;
import parley.journal.note.LogKeys;
import parley.journal.note.NoteKeys;
import parley.journal.note.SignedCheckpoint;
import parley.station.line.LineKeeper;
import parley.station.signin.PrivateFile;

/**
 * Keeps, outside the journal, the checkpoints that show that somebody lied: two signed notes that
 * cannot both be true, with the keys to check them.
 */
public final class EvidenceFiles {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceFiles.class);

  private final Path folder;
  private final Clock clock;

  /** Files go into {@code evidence/} of the state folder. */
  public EvidenceFiles(Path state, Clock clock) {
    this.folder = state.resolve("evidence");
    this.clock = clock;
  }

  /** Writes one file. A disk that takes nothing is logged: the line stands still all the same. */
  public void keep(LineKeeper line, String what, List<SignedCheckpoint> checkpoints) {
    var text = new StringBuilder(what).append("\n\n");
    for (SignedCheckpoint checkpoint : checkpoints) {
      var keys = NoteKeys.log(checkpoint.origin(), author(line, checkpoint));
      keys.vkeys().forEach(key -> text.append(key).append('\n'));
      text.append('\n').append(CheckpointNote.write(checkpoint, keys)).append('\n');
    }
    try {
      Files.createDirectories(folder);
      var file = folder.resolve(line.name() + "-" + clock.wallMillis() + ".txt");
      PrivateFile.replace(file, text.toString());
      LOG.error("line {}: {}; evidence kept in {}", line.name(), what, file);
    } catch (IOException full) {
      LOG.error("line {}: {}; the evidence could not be written", line.name(), what, full);
    }
  }

  private static LogKeys author(LineKeeper line, SignedCheckpoint checkpoint) {
    var identity = line.identity();
    boolean weAreA = identity.ourFingerprint().compareTo(identity.theirFingerprint()) < 0;
    boolean byA = checkpoint.origin().contains("/a/");
    return weAreA == byA ? identity.ours().keys().log() : identity.theirs().keys().log();
  }
}
