package parley.voice.sip;

import java.util.List;

/**
 * What a lifted handset hears from its own station. Each silence has a tone of its own, and the
 * first two are those that consoles sound too.
 */
enum Tone {
  /** Nobody rings yet. */
  PROGRESS(note(880, 40), rest(460), note(880, 40), rest(460)),
  /** The other side truly rings; ITU-T E.180's cadence for most of Europe. */
  RING_BACK(note(425, 1000), rest(4000)),
  /** Three falling notes. */
  NO_ROUTE(note(950, 250), note(700, 250), note(450, 250), rest(500)),
  /** One low note and a long rest. */
  STATION_SILENT(note(300, 700), rest(500)),
  /** Two notes in turn. */
  NOBODY_ARMED(note(520, 200), rest(100), note(650, 200), rest(500)),
  /** Ring-back's note, cut short again and again. */
  NOT_ANSWERED(note(425, 250), rest(250)),
  /** Busy, faster. */
  REFUSED(note(620, 120), rest(120)),
  /** The two notes that consoles sound for a FLASH, for whoever lifts the phone it rang. */
  FLASH(note(650, 250), note(980, 250));

  /** A stretch of one tone; silence at 0 hertz. */
  record Note(int hertz, int millis) {}

  // A list that List.of made never changes; the compiler's check cannot see that.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Note> notes;

  Tone(Note... notes) {
    this.notes = List.of(notes);
  }

  List<Note> notes() {
    return notes;
  }

  private static Note note(int hertz, int millis) {
    return new Note(hertz, millis);
  }

  private static Note rest(int millis) {
    return new Note(0, millis);
  }
}
