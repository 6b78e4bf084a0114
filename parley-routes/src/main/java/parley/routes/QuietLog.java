package parley.routes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program's log for what strangers can cause at will: each kind of line at a limited rate. */
final class QuietLog {
  private static final Logger LOG = LoggerFactory.getLogger("parley.routes");

  private record Said(long atNanos, long kept) {}

  private final Map<String, Said> said = new HashMap<>();

  /** Writes a mistake of ours with its trace, at the same limited rate. */
  void error(String kind, String route, RuntimeException mistake) {
    if (due(kind).isPresent()) {
      LOG.error("route {}: {}", route, kind, mistake);
    }
  }

  /** Writes a warning unless one of this kind was written lately; then it is only counted. */
  void warn(String kind, String route, Object detail) {
    due(kind)
        .ifPresent(
            kept ->
                LOG.warn(
                    "route {}: {} ({}); {} more of these since the last line",
                    route,
                    kind,
                    detail,
                    kept));
  }

  /** Returns how many were kept back since the last line; empty if this one is kept back too. */
  private synchronized Optional<Long> due(String kind) {
    var now = System.nanoTime();
    var before = said.get(kind);
    if (before != null && now - before.atNanos() < RouteLimits.LOG_PAUSE.toNanos()) {
      said.put(kind, new Said(before.atNanos(), before.kept() + 1));
      return Optional.empty();
    }
    said.put(kind, new Said(now, 0));
    return Optional.of(before == null ? 0L : before.kept());
  }
}
