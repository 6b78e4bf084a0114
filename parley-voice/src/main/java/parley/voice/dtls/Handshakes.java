package parley.voice.dtls;

import java.util.concurrent.Semaphore;

/** How many handshakes may be under way at once, so that a flood of hellos costs little. */
public final class Handshakes {
  private final Semaphore free;

  /** Returns a limit of {@code most} handshakes. */
  public Handshakes(int most) {
    free = new Semaphore(most);
  }

  boolean begin() {
    return free.tryAcquire();
  }

  void end() {
    free.release();
  }
}
