package parley.core.line;

/** Why an order was not carried out; nothing of it remains. */
public enum Refusal {
  /** The text is empty or longer than an entry holds. */
  TEXT_SIZE,
  /** The window is shorter than 1 s or longer than the terms allow. */
  WINDOW_SIZE,
  /** The outbox of this line is full. */
  OUTBOX_FULL,
  /** The first entries of both sides do not bear four signatures yet. */
  PAIRING_UNFINISHED,
  /** Nothing can be entered now: storage failed, the journal is recovering or frozen. */
  NOT_ENTERED,
  /** No reason was given where one is needed, or it is too long. */
  REASON_SIZE,
  /** The terms forbid answering what is not entered; never a STOP or a FLASH. */
  UNENTERED_NOT_ALLOWED,
  /** No such message or call on this line. */
  UNKNOWN_SERIAL,
  /** It is not in a state in which this can be done: ended, answered, already acknowledged. */
  TOO_LATE,
  /** A FLASH is acknowledged with the last two digits of its serial, and these were others. */
  WRONG_READ_BACK,
  /** Our own item: only the other side may do this. */
  NOT_OURS_TO_DO,
  /** Both ends have voice, and no codec that the other has. */
  NO_COMMON_CODEC,
  /** The terms of the line allow nobody to listen in. */
  LISTENING_NOT_ALLOWED,
  /** A FLASH call gives way to a STOP only, and a STOP to nothing. */
  FLASH_STAYS,
  /** The disk took nothing; the same order may be given again. */
  DISK_FULL,
  /** The storage failed; what was ordered may or may not be on the disk, and was not sent. */
  STORAGE_FAILED
}
