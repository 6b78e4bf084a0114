package parley.core.draft;

import java.util.Optional;
import parley.core.house.About;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseEntry.Drafted;
import parley.core.line.Officer;
import parley.core.line.Precedence;

/**
 * A message that is written and not sent.
 *
 * @param about its line, and its own name in the house journal
 * @param text the authentic text; at most 16 KiB in UTF-8
 * @param language BCP 47; empty when nothing was said
 * @param corrects the serial of the message of ours that it would correct
 * @param approval whether a second person has to approve it
 */
public record MessageDraft(
    About about,
    Officer by,
    long writtenMillis,
    Precedence precedence,
    String text,
    String language,
    Optional<String> corrects,
    boolean exercise,
    boolean approval) {
  private static final String PRECEDENCE = "precedence";
  private static final String LANGUAGE = "lang";
  private static final String CORRECTS = "corrects";
  private static final String EXERCISE = "exercise";
  private static final String APPROVAL = "approval";
  private static final String YES = "yes";

  public MessageDraft {
    if (precedence == Precedence.FLASH) {
      throw new IllegalArgumentException("a FLASH is sent and never becomes a draft");
    }
  }

  /** Its name in the house journal, unique within this station. */
  public String id() {
    return about.serial();
  }

  /** Where it stands when nothing has become of it. */
  public DraftState first() {
    return approval ? new DraftState.Waiting() : new DraftState.Kept();
  }

  /** Returns the entry that keeps it. */
  public Entered entry() {
    var details = Details.of(PRECEDENCE, precedence.name());
    if (!language.isEmpty()) {
      details = details.and(LANGUAGE, language);
    }
    if (corrects.isPresent()) {
      details = details.and(CORRECTS, corrects.get());
    }
    if (exercise) {
      details = details.and(EXERCISE, YES);
    }
    if (approval) {
      details = details.and(APPROVAL, YES);
    }
    return new Entered(by, writtenMillis, new Drafted(about, details, text));
  }

  /** Returns the draft that an entry keeps, if it keeps one that can be read. */
  public static Optional<MessageDraft> of(Entered entered) {
    if (!(entered.entry() instanceof Drafted(var about, var details, var text))) {
      return Optional.empty();
    }
    return details
        .get(PRECEDENCE)
        .flatMap(Precedence::of)
        .filter(precedence -> precedence != Precedence.FLASH)
        .map(
            precedence ->
                new MessageDraft(
                    about,
                    entered.by(),
                    entered.atMillis(),
                    precedence,
                    text,
                    details.get(LANGUAGE).orElse(""),
                    details.get(CORRECTS),
                    details.get(EXERCISE).isPresent(),
                    details.get(APPROVAL).isPresent()));
  }
}
