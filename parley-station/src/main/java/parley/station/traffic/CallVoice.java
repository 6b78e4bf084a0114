package parley.station.traffic;

import java.util.Optional;
import parley.core.line.CallView;
import parley.station.line.LineKeeper;

/** What the voice of the station knows of a call. */
public interface CallVoice {
  /** Whether speech can pass. */
  enum State {
    /** This call carries no voice, or is over. */
    NONE,
    /** It rings. */
    WAITING,
    /** Our leg and the line's leg are up, and speech comes from both sides. */
    UP,
    /** A leg is not up, or no speech has come from one side for three seconds. */
    LOST
  }

  /** In which direction no speech has come for three seconds. */
  enum Direction {
    FROM_THEM,
    FROM_US
  }

  /**
   * How a call is heard.
   *
   * @param missing which direction is missing, while one is
   * @param missingSinceMillis since when, wall clock; 0 while none is
   * @param route the preferred route that carries it now
   */
  record Heard(
      State state, Optional<Direction> missing, long missingSinceMillis, Optional<String> route) {
    public static final Heard NONE = new Heard(State.NONE, Optional.empty(), 0, Optional.empty());
  }

  /** Returns how a call is heard now. */
  Heard of(LineKeeper line, CallView call);
}
