package parley.routes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program's log for what strangers can cause at will: each kind of line at a limited rate. */
final class QuietLog {
  private static final Logger LOG = LoggerFactory.getLogger("parley.routes");

  private record Said(long atNanos, long kept) {}

  private final Map<String, Said> said = new ConcurrentHashMap<>();

  /** Writes a warning unless one of this kind was written lately; then it is only counted. */
  void warn(String kind, String route, Object detail) {
    var now = System.nanoTime();
    var pause = RouteLimits.LOG_PAUSE.toNanos();
    var before = said.get(kind);
    if (before != null && now - before.atNanos() < pause) {
      said.merge(kind, before, (old, _) -> new Said(old.atNanos(), old.kept() + 1));
      return;
    }
    said.put(kind, new Said(now, 0));
    var kept = before == null ? 0 : before.kept();
    LOG.warn("route {}: {} ({}); {} more of these since the last line", route, kind, detail, kept);
  }
}
