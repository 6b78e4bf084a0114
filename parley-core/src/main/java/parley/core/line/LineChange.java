package parley.core.line;

import java.util.List;
import parley.journal.note.SignedCheckpoint;

/** One thing that looks different now. */
public sealed interface LineChange {
  record LineChanged(LineView line) implements LineChange {}

  record MessageChanged(MessageView message) implements LineChange {}

  record CallChanged(CallView call) implements LineChange {}

  /** A fork or a wrong link: keep these as evidence, outside the journal. */
  record Evidence(String what, List<SignedCheckpoint> checkpoints) implements LineChange {
    public Evidence {
      checkpoints = List.copyOf(checkpoints);
    }
  }
}
