package parley.station.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import parley.station.answer.Json;
import parley.station.answer.Times;

/**
 * The program's log: one JSON object a line on standard error. What officers write never gets
 * there: of an exception only its class and places are written, because its text may repeat
 * content.
 */
final class LogLines extends Formatter {
  private static final int PLACES = 12;

  /** Held here, because the logging system forgets the level of a logger that nobody holds. */
  private static final List<Logger> TALKATIVE =
      Stream.of("org.eclipse.jetty", "io.javalin", "org.flywaydb").map(Logger::getLogger).toList();

  private LogLines() {}

  /** Makes every logger of this process write such lines. */
  static void begin() {
    Logger root = Logger.getLogger("");
    for (Handler old : root.getHandlers()) {
      root.removeHandler(old);
    }
    var handler = new ConsoleHandler();
    handler.setFormatter(new LogLines());
    root.addHandler(handler);
    root.setLevel(Level.INFO);
    TALKATIVE.forEach(talkative -> talkative.setLevel(Level.WARNING));
  }

  @Override
  public String format(LogRecord line) {
    ObjectNode json =
        Json.object()
            .put("at", Times.at(line.getMillis()))
            .put("level", line.getLevel().getName().toLowerCase(Locale.ROOT))
            .put("from", line.getLoggerName())
            .put("words", formatMessage(line));
    if (line.getThrown() != null) {
      json.set("thrown", thrown(line.getThrown()));
    }
    return Json.write(json) + "\n";
  }

  private static ArrayNode thrown(Throwable thrown) {
    ArrayNode places = Json.array();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      places.add(cause.getClass().getName());
      Arrays.stream(cause.getStackTrace())
          .limit(PLACES)
          .forEach(place -> places.add(place.toString()));
    }
    return places;
  }
}
