package parley.station.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Clock;
import parley.core.line.LineIdentity;
import parley.journal.Malformed;
import parley.journal.note.CheckpointNote;
import parley.journal.note.LogKeys;
import parley.journal.note.NoteKeys;
import parley.journal.note.SignedCheckpoint;
import parley.journal.pack.ForkEvidence;
import parley.journal.pack.ForkEvidence.Fork;
import parley.journal.pack.PackOnDisk;
import parley.station.line.Contradiction;
import parley.station.pairing.PairingBook;
import parley.station.signin.PrivateFile;

/**
 * Keeps, outside the journal, what shows that somebody lied. Two checkpoints of a fork become a
 * folder that {@code parley journal verify} judges without us; whatever is seen also becomes a text
 * file with the signed notes and the keys to check them.
 */
public final class EvidenceFiles {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceFiles.class);

  private final Path folder;
  private final PairingBook book;
  private final Clock clock;

  /** Files go into {@code evidence/} of the state folder. */
  public EvidenceFiles(Path state, PairingBook book, Clock clock) {
    this.folder = state.resolve("evidence");
    this.book = book;
    this.clock = clock;
  }

  /**
   * Writes what was seen. A disk that takes nothing is logged: the line stands still all the same.
   */
  public void keep(LineIdentity line, Contradiction seen) {
    var name = line.name() + "-" + clock.wallMillis();
    try {
      Files.createDirectories(folder);
      PrivateFile.replace(folder.resolve(name + ".txt"), text(line, seen));
      fork(line, seen).ifPresent(fork -> PackOnDisk.write(fork, folder.resolve(name)));
      LOG.error("line {}: {}; evidence kept as {}", line.name(), seen.what(), name);
    } catch (IOException | UncheckedIOException full) {
      LOG.error("line {}: {}; its evidence could not be written", line.name(), seen.what(), full);
    }
  }

  private static String text(LineIdentity line, Contradiction seen) {
    var text = new StringBuilder(seen.what()).append("\n\n");
    for (SignedCheckpoint checkpoint : seen.checkpoints()) {
      var keys = NoteKeys.log(checkpoint.origin(), author(line, checkpoint));
      keys.vkeys().forEach(key -> text.append(key).append('\n'));
      text.append('\n').append(CheckpointNote.write(checkpoint, keys)).append('\n');
    }
    return text.toString();
  }

  private static LogKeys author(LineIdentity line, SignedCheckpoint checkpoint) {
    boolean weAreA = line.ourFingerprint().compareTo(line.theirFingerprint()) < 0;
    boolean byA = checkpoint.origin().contains("/a/");
    return weAreA == byA ? line.ours().keys().log() : line.theirs().keys().log();
  }

  /** The proof of a fork, where our own leaves suffice to make one. */
  private Optional<ForkEvidence> fork(LineIdentity line, Contradiction seen) {
    var pair = book.pairs().stream().filter(each -> each.line().equals(line.name())).findFirst();
    if (pair.isEmpty() || seen.checkpoints().size() != 2) {
      return Optional.empty();
    }
    var bySize =
        seen.checkpoints().stream()
            .sorted(Comparator.comparingLong(checkpoint -> checkpoint.head().size()))
            .toList();
    var larger = bySize.getLast().head();
    boolean held =
        larger.size() <= seen.held().size() && seen.held().head(larger.size()).equals(larger);
    boolean sameSize = bySize.getFirst().head().size() == larger.size();
    if (!held && !sameSize) {
      return Optional.empty();
    }
    try {
      var fork = Fork.between(bySize.getFirst(), bySize.getLast(), seen.held());
      return Optional.of(new ForkEvidence(pair.get().cards(), List.of(), fork));
    } catch (Malformed notTwoVersions) {
      LOG.warn("line {}: the two checkpoints alone do not show a fork", line.name());
      return Optional.empty();
    }
  }
}
