package parley.station.traffic;

import parley.core.line.Accepted;
import parley.core.line.Refusal;
import parley.station.answer.Problem;
import parley.station.line.LineKeeper;

/** Says what a refused order means, in words an officer can act on. */
final class Refusals {
  private Refusals() {}

  static Problem of(LineKeeper line, Accepted.Refused refused) {
    String detail = refused.detail();
    return switch (refused.why()) {
      case TEXT_SIZE, REASON_SIZE, WINDOW_SIZE -> ofSize(refused.why(), detail);
      case UNKNOWN_SERIAL ->
          Problem.notFound("There is no " + detail + " on the line to " + line.name() + ".");
      case TOO_LATE ->
          conflict(
              "too-late",
              detail + " is no longer in a state in which that can be done.",
              "Look at its ladder: somebody else acted, or its time is over.");
      case WRONG_READ_BACK ->
          new Problem(
              "wrong-read-back",
              422,
              "The digits read back are not the last two of the serial.",
              "The FLASH was not acknowledged, and it goes on sounding.",
              "Read the serial again and type its last two digits.");
      case NOT_OURS_TO_DO,
          NO_COMMON_CODEC,
          LISTENING_NOT_ALLOWED,
          UNENTERED_NOT_ALLOWED,
          FLASH_STAYS ->
          ofItem(refused.why(), detail);
      case OUTBOX_FULL, PAIRING_UNFINISHED, NOT_ENTERED, DISK_FULL, STORAGE_FAILED ->
          cannotEnter(line, refused.why());
    };
  }

  private static Problem ofSize(Refusal why, String detail) {
    return switch (why) {
      case TEXT_SIZE ->
          new Problem(
              "text-size",
              400,
              "The text is empty or longer than 16 KiB.",
              "It was not accepted and not sent.",
              "Shorten it, or send it in parts.");
      case REASON_SIZE ->
          new Problem(
              "reason-size",
              400,
              "A line is suspended or closed with a reason of " + detail + ".",
              "Nothing was declared; what was declared before stands.",
              "Give the reason in a few words: the other side reads it.");
      default ->
          new Problem(
              "window-size",
              400,
              "The answer window must be " + detail + " on this line.",
              "No call was started.",
              "Choose a window within the terms.");
    };
  }

  private static Problem ofItem(Refusal why, String detail) {
    return switch (why) {
      case NOT_OURS_TO_DO ->
          conflict(
              "not-ours",
              "Only the other side may do that with " + detail + ".",
              "Wait for them, or ring them.");
      case NO_COMMON_CODEC ->
          conflict(
              "no-common-codec",
              "This position and theirs have no codec in common for " + detail + ".",
              "Answer it at another position.");
      case LISTENING_NOT_ALLOWED ->
          conflict(
              "listening-not-allowed",
              "The terms of this line allow nobody to listen in.",
              "Have the call passed to you, and speak.");
      case UNENTERED_NOT_ALLOWED ->
          conflict(
              "unentered-not-allowed",
              "The terms of this line forbid answering what is not entered, except STOP and FLASH.",
              "Ring them with FLASH if it cannot wait, or mend the journal.");
      default ->
          conflict(
              "flash-stays",
              "A FLASH call gives way to a STOP only, and a STOP to nothing.",
              "Let it end by itself.");
    };
  }

  private static Problem conflict(String slug, String title, String whatToDo) {
    return new Problem(slug, 409, title, "Nothing was done and nothing entered.", whatToDo);
  }

  private static Problem cannotEnter(LineKeeper line, Refusal why) {
    var standing = line.view().standing();
    return switch (why) {
      case OUTBOX_FULL ->
          new Problem(
              "outbox-full",
              409,
              "So many messages wait for " + line.name() + " that no more are taken.",
              "This one was not accepted and not sent.",
              "Withdraw what is out of date, or ring them: a call does not wait behind messages.");
      case PAIRING_UNFINISHED ->
          new Problem(
                  "pairing-unfinished",
                  409,
                  "The line to " + line.name() + " is not open yet: pairing unfinished.",
                  "Nothing was entered and nothing sent.",
                  "It opens by itself when their station has confirmed our card.")
              .since(standing.sinceMillis());
      case DISK_FULL ->
          new Problem(
                  "disk-full",
                  503,
                  "The disk of this station is full.",
                  "Nothing was entered and nothing sent.",
                  "Ring them: calls go through, marked NOT ENTERED. Tell the administrator to make"
                      + " room; entering goes on by itself then.")
              .since(standing.sinceMillis());
      default ->
          new Problem(
                  "not-entered",
                  503,
                  "Nothing can be entered in the journal of this line now.",
                  "Nothing was entered and nothing sent.",
                  "Ring them: calls go through, marked NOT ENTERED. Tell the administrator.")
              .since(standing.sinceMillis());
    };
  }

  /** The line's thread did not answer in time. */
  static Problem noAnswer(LineKeeper line) {
    return new Problem(
        "line-busy",
        503,
        "The line to " + line.name() + " did not answer in time.",
        "It is not known whether this was carried out.",
        "Look at the traffic before you try again; the same request may be sent again with the"
            + " same Idempotency-Key.");
  }
}
