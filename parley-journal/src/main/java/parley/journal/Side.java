package parley.journal;

/** The two ends of a line. Side a is the station whose card has the smaller fingerprint. */
public enum Side {
  A,
  B;

  public Side other() {
    return this == A ? B : A;
  }

  /** Returns the letter used in origins, folders and prints: {@code a} or {@code b}. */
  public char letter() {
    return this == A ? 'a' : 'b';
  }

  /** Returns the side a letter names; refuses any but {@code a} and {@code b}. */
  public static Side ofLetter(String letter) {
    return switch (letter) {
      case "a" -> A;
      case "b" -> B;
      default -> throw new Malformed("a side is a or b");
    };
  }
}
