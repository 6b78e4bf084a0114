package parley.core.call;

/**
 * How many armed positions would be heard at each stage. The numbers are cumulative and never fall
 * from one stage to the next.
 */
public record Bells(int holders, int everyone, int supervisor, int dutyPhone) {
  /** Nobody would hear anything. */
  public static final Bells NONE = new Bells(0, 0, 0, 0);

  public Bells {
    if (holders < 0 || everyone < holders || supervisor < everyone || dutyPhone < supervisor) {
      throw new IllegalArgumentException("a later stage rings everybody that an earlier one does");
    }
  }

  /** {@code positions} are heard from the first stage on, and no others ever are. */
  public static Bells all(int positions) {
    return new Bells(positions, positions, positions, positions);
  }

  /** Returns how many are heard at a stage. */
  public int at(Stage stage) {
    return switch (stage) {
      case HOLDERS -> holders;
      case EVERYONE -> everyone;
      case SUPERVISOR -> supervisor;
      case DUTY_PHONE -> dutyPhone;
    };
  }

  /** Whether anybody at all would hear a ring. */
  public boolean any() {
    return dutyPhone > 0;
  }
}
