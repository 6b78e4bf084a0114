package parley.station.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.core.Clock;
import parley.station.configuration.Limits;

/**
 * Checks stamps, and takes each once. What was taken is remembered in memory only: a stamp older
 * than this run of the station is late, so a restart takes none twice.
 *
 * <p>They are judged by a time that begins with the wall clock's at the start and then never jumps:
 * whoever sets the station's clock keeps no officer from answering. A console that thinks otherwise
 * is told this time and tries again.
 */
public final class Stamps {
  private final Clock clock;
  private final long startedMillis;
  private final long startedMono;

  /** By session, the one that asked longest ago first: a flood in one keeps no other out. */
  private final Map<String, Map<String, Long>> taken = new LinkedHashMap<>(16, 0.75f, true);

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

  public Stamps(Clock clock) {
    this.clock = clock;
    this.startedMillis = clock.wallMillis();
    this.startedMono = clock.monoMillis();
  }

  /** The time by which stamps are judged, Unix milliseconds. */
  public long nowMillis() {
    return startedMillis + clock.monoMillis() - startedMono;
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
    long now = nowMillis();
    if (!session.key().made(stamp, method, target)) {
      // Another tab of the same browser may still hold the key of the session before this one.
      long since = Math.abs(clock.wallMillis() - session.sinceMillis());
      boolean fresh = since < Limits.STAMP_CHANGE.toMillis();
      return fresh ? Verdict.LATE : Verdict.FORGED;
    }
    long window = Limits.STAMP_WINDOW.toMillis();
    if (Math.abs(now - stamp.atMillis()) > window || stamp.atMillis() < startedMillis) {
      return Verdict.LATE;
    }
    return take(session.key().encoded(), stamp.once(), now);
  }

  private synchronized Verdict take(String session, String once, long now) {
    // A stamp may be dated a window ahead, so it is fresh for two at the most.
    long oldest = now - 2 * Limits.STAMP_WINDOW.toMillis();
    var ofSession = taken.computeIfAbsent(session, _ -> new LinkedHashMap<>());
    forget(ofSession, oldest);
    var sessions = taken.values().iterator();
    while (sessions.hasNext() && isOver(sessions.next(), ofSession, oldest)) {
      sessions.remove();
    }
    if (ofSession.size() >= Limits.STAMPS_REMEMBERED) {
      return Verdict.LATE;
    }
    return ofSession.putIfAbsent(once, now) == null ? Verdict.GOOD : Verdict.REPLAYED;
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isOver(Map<String, Long> one, Map<String, Long> asking, long oldest) {
    if (one == asking) {
      return false;
    }
    forget(one, oldest);
    return one.isEmpty();
  }

  private static void forget(Map<String, Long> all, long oldest) {
    var eldest = all.values().iterator();
    while (eldest.hasNext() && eldest.next() < oldest) {
      eldest.remove();
    }
  }
}
