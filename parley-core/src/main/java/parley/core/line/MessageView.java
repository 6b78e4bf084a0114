package parley.core.line;

import java.util.List;
import java.util.Optional;
import parley.core.ladder.Rung;
import parley.core.message.MessageState;
import parley.journal.Reference;

/**
 * A message as the screens show it.
 *
 * @param outbound whether we wrote it
 * @param officer the display name its author claims
 * @param text empty for a withdrawn message
 * @param atMillis when it was accepted (ours) or entered (theirs), by its author's clock
 * @param place where it stands in the journal; empty while it waits
 * @param stop what it says if it is a STOP
 */
public record MessageView(
    String serial,
    boolean outbound,
    String officer,
    Precedence precedence,
    MessageState state,
    String text,
    String language,
    boolean exercise,
    Optional<String> corrects,
    Optional<String> correctedBy,
    long atMillis,
    Optional<Reference> place,
    List<Rung> ladder,
    Possible possible,
    Optional<Stop> stop) {
  public MessageView {
    ladder = List.copyOf(ladder);
  }

  /** What an officer may do with it now. */
  public record Possible(boolean acknowledge, boolean readBack, boolean withdraw) {}
}
