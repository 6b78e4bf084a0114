package parley.core.watch;

import java.util.Optional;

/** One position of the watch, as its console last described it. */
public sealed interface Seat {
  /** Nobody has taken it. */
  record Vacant() implements Seat {}

  /**
   * An officer has taken it and its sound was proven then.
   *
   * @param sinceMillis when it was taken, wall clock
   * @param beat what the console last said
   * @param beatMono when it said so, monotonic clock; a wall clock may jump, and an armed position
   *     must not fall silent over that
   * @param beatMillis the same moment by the wall clock, for people
   */
  record Held(Holder holder, long sinceMillis, Beat beat, long beatMono, long beatMillis)
      implements Seat {}

  /**
   * A desk phone: nobody takes it, it counts while its registration is fresh.
   *
   * @param registered whether it can be rung now
   * @param everRegistered whether it ever could since the station started
   * @param sinceMillis since when this is so, wall clock
   */
  record Handset(boolean registered, boolean everRegistered, long sinceMillis) implements Seat {
    /** One that has not registered. */
    public static final Handset SILENT = new Handset(false, false, 0);
  }

  /**
   * Who holds a position.
   *
   * @param name the officer's name at sign-in
   */
  record Holder(String name, String displayName) {}

  /**
   * What a console says of itself.
   *
   * @param soundRuns whether the audio device is running, as the browser says
   * @param visible whether the page can be seen
   * @param volume from 0 to 1
   */
  record Beat(boolean soundRuns, boolean visible, double volume) {
    public Beat {
      if (!(volume >= 0 && volume <= 1)) {
        throw new IllegalArgumentException("a volume lies between 0 and 1");
      }
    }
  }

  /** Why a position does not count as ringing. */
  enum NotArmed {
    /** Nobody took it. */
    NEVER,
    /** Its console has gone quiet. */
    STALE,
    /** Its page is hidden. */
    HIDDEN,
    /** Its volume is under the floor. */
    MUTED,
    /** Its audio device does not run. */
    NO_SOUND
  }

  /** Why it does not count as ringing at {@code monoMillis}; empty when it does. */
  default Optional<NotArmed> notArmed(long monoMillis) {
    return switch (this) {
      case Vacant _ -> Optional.of(NotArmed.NEVER);
      case Handset(var registered, _, _) when registered -> Optional.empty();
      case Handset(_, var ever, _) -> Optional.of(ever ? NotArmed.STALE : NotArmed.NEVER);
      case Held held when monoMillis - held.beatMono > Positions.STALE_AFTER_MILLIS ->
          Optional.of(NotArmed.STALE);
      case Held held when !held.beat.soundRuns -> Optional.of(NotArmed.NO_SOUND);
      case Held held when !held.beat.visible -> Optional.of(NotArmed.HIDDEN);
      case Held held when held.beat.volume < Positions.VOLUME_FLOOR -> Optional.of(NotArmed.MUTED);
      case Held _ -> Optional.empty();
    };
  }
}
