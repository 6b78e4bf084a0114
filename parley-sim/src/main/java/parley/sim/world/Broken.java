package parley.sim.world;

/** A promise was broken: the simulation stops here. */
public final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String promise;

  /** Names the promise ({@code V1}, {@code I19}) and says what was seen. */
  public Broken(String promise, String what) {
    super(promise + ": " + what);
    this.promise = promise;
  }

  /** Returns the promise's name. */
  public String promise() {
    return promise;
  }

  /** Breaks off with this promise unless it holds. */
  public static void unless(boolean holds, String promise, String what) {
    if (!holds) {
      throw new Broken(promise, what);
    }
  }
}
