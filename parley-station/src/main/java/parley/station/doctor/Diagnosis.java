package parley.station.doctor;

/**
 * What one check found.
 *
 * @param about what was looked at, one word
 * @param words what is the case, one sentence
 * @param whatToDo empty when there is nothing to do
 */
public record Diagnosis(State state, String about, String words, String whatToDo) {
  /** How it stands. */
  public enum State {
    OK,
    WARNING,
    WRONG
  }

  public static Diagnosis ok(String about, String words) {
    return new Diagnosis(State.OK, about, words, "");
  }

  public static Diagnosis warning(String about, String words, String whatToDo) {
    return new Diagnosis(State.WARNING, about, words, whatToDo);
  }

  public static Diagnosis wrong(String about, String words, String whatToDo) {
    return new Diagnosis(State.WRONG, about, words, whatToDo);
  }
}
