package parley.core.line;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.core.call.CallState;
import parley.core.call.Conversation;
import parley.core.call.Silence;
import parley.core.call.Stage;
import parley.core.ladder.Rung;
import parley.journal.Reference;

/**
 * A call as the screens show it.
 *
 * @param outbound whether we rang
 * @param officer the display name the caller claims
 * @param silence what the silence means so far, or meant in the end; empty once answered
 * @param windowEndsMillis when the answer window ends, in Unix milliseconds of our wall clock
 * @param bell whether armed positions here must ring for it now
 * @param notEntered it rings by signal, and the journal has nothing of it yet
 * @param place where the ring stands in the journal
 * @param caller the end that rang
 * @param stage who must ring for it here now; empty when it does not ring here, or nobody hears it
 * @param conversation how it is talked, once it was answered
 * @param purpose what it is for: a STOP, a check call, or neither
 */
public record CallView(
    String serial,
    boolean outbound,
    String officer,
    Precedence precedence,
    CallState state,
    Optional<Silence> silence,
    Duration window,
    long windowEndsMillis,
    boolean bell,
    boolean notEntered,
    long atMillis,
    Optional<Reference> place,
    List<Rung> ladder,
    Possible possible,
    CallerEnd caller,
    Optional<Stage> stage,
    Optional<Conversation> conversation,
    Purpose purpose) {
  public CallView {
    ladder = List.copyOf(ladder);
  }

  /** Returns the same view with another end of the window. */
  CallView withWindowEnd(long millis) {
    return new CallView(
        serial,
        outbound,
        officer,
        precedence,
        state,
        silence,
        window,
        millis,
        bell,
        notEntered,
        atMillis,
        place,
        ladder,
        possible,
        caller,
        stage,
        conversation,
        purpose);
  }

  /**
   * The end that rang, as it said.
   *
   * @param position where the caller sits; empty if it said nothing
   * @param codecs what can be spoken there, the favourite first; empty: no voice
   */
  public record CallerEnd(String position, List<String> codecs) {
    /** An end of which nothing is known. */
    public static final CallerEnd UNKNOWN = new CallerEnd("", List.of());

    public CallerEnd {
      codecs = List.copyOf(codecs);
    }
  }

  /** What an officer may do with it now. */
  public record Possible(boolean answer, boolean decline, boolean end) {}
}
