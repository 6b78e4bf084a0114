package parley.journal.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.journal.Vectors;

/** Checkpoints that Go code made and signed, where this machine has them. */
class InteropTest {
  private static NoteKeys keys(Path folder, String name) {
    var lines = Vectors.read(folder.resolve(name)).text().lines().toList();
    return NoteKeys.ofVkeys(lines.getFirst(), lines.getLast());
  }

  @Test
  void checkpoints_with_four_signatures_made_by_others_open() {
    var vectors = Vectors.others("journal-interop");
    assumeTrue(vectors.isPresent());
    var folder = vectors.orElseThrow();
    var notes = new CheckpointNote(SignatureCheck.REAL);

    for (var name : List.of("checkpoint", "checkpoint.old")) {
      var note = SignedNote.parse(Vectors.read(folder.resolve(name)));
      var opened = notes.open(note, keys(folder, "log.vkey"), keys(folder, "cosigner.vkey"));
      assertThat(opened.head().size()).isEqualTo(name.endsWith("old") ? 180 : 300);
      assertThat(
              CheckpointNote.write(opened, keys(folder, "log.vkey"), keys(folder, "cosigner.vkey")))
          .isEqualTo(note.encode());
    }
  }
}
