package parley.station.signin;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.station.configuration.Limits;

/**
 * Checks stamps, and takes each once. What was taken is remembered in memory only: a stamp older
 * than this run of the station is late, so a restart takes none twice.
 */
public final class Stamps {
  private final InstantSource clock;
  private final long startedMillis;
  private final Map<String, Long> taken = new LinkedHashMap<>();

  /** What became of a request's stamp. */
  public enum Verdict {
    /** It is this session's, fresh and new. */
    GOOD,
    /** It is this session's, and made by another time than ours: the console may try again. */
    LATE,
    /** There is none, or none that can be read. */
    MISSING,
    /** It was not made with this session's key. */
    FORGED,
    /** It was taken before. */
    REPLAYED;

    /** Whether somebody holds the cookie without the key. */
    public boolean stolen() {
      return this == MISSING || this == FORGED || this == REPLAYED;
    }
  }

  public Stamps(InstantSource clock) {
    this.clock = clock;
    this.startedMillis = clock.millis();
  }

  /** The station's time, by which stamps are judged. */
  public long nowMillis() {
    return clock.millis();
  }

  /**
   * Checks a request made with a session's cookie.
   *
   * @param target path and query as they were sent
   */
  public Verdict check(Binding session, Optional<Stamp> given, String method, String target) {
    if (given.isEmpty()) {
      return Verdict.MISSING;
    }
    Stamp stamp = given.get();
    long now = clock.millis();
    if (!session.key().made(stamp, method, target)) {
      // Another tab of the same browser may still hold the key of the session before this one.
      boolean fresh = now - session.sinceMillis() < Limits.STAMP_CHANGE.toMillis();
      return fresh ? Verdict.LATE : Verdict.FORGED;
    }
    long window = Limits.STAMP_WINDOW.toMillis();
    if (Math.abs(now - stamp.atMillis()) > window || stamp.atMillis() < startedMillis) {
      return Verdict.LATE;
    }
    return take(session.key().encoded() + stamp.once(), now);
  }

  private synchronized Verdict take(String once, long now) {
    // A stamp may be dated a window ahead, so it is fresh for two at the most.
    long oldest = now - 2 * Limits.STAMP_WINDOW.toMillis();
    var eldest = taken.values().iterator();
    while (eldest.hasNext() && eldest.next() < oldest) {
      eldest.remove();
    }
    if (taken.size() >= Limits.STAMPS_REMEMBERED) {
      return Verdict.LATE;
    }
    return taken.putIfAbsent(once, now) == null ? Verdict.GOOD : Verdict.REPLAYED;
  }
}
