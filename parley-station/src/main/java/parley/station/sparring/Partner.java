package parley.station.sparring;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Clock;
import parley.station.answer.Json;
import parley.station.sparring.Script.Act;
import parley.station.sparring.Script.Deed;

/** Plays the officer at the sparring partner's station: keeps its watch and follows the script. */
final class Partner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Partner.class);
  private static final long TURN_MILLIS = 1_000;
  private static final String DESK = "desk-1";
  private static final int WINDOW_SECONDS = 30;

  private final PartnerDesk desk;
  private final String line;
  private final Clock clock;
  private final Map<String, Long> since = new HashMap<>();
  private final Thread thread;

  /**
   * Takes the watch there and begins.
   *
   * @param line the name of the line over there: this station's
   */
  Partner(PartnerDesk desk, String line, Clock clock) {
    this.desk = desk;
    this.line = line;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("parley-sparring").start(this::run);
  }

  private void run() {
    boolean armed = false;
    while (true) {
      try {
        armed = watch(armed);
        look();
        TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
      } catch (InterruptedException _) {
        return;
      } catch (IOException | RuntimeException refused) {
        LOG.debug("the sparring partner was refused something", refused);
        armed = false;
        if (!pause()) {
          return;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  private boolean watch(boolean armed) throws IOException, InterruptedException {
    var path = "/positions/" + DESK;
    if (!armed) {
      desk.post(path + "/arm", Json.object().put("audio", "running").put("proven", true));
    }
    desk.post(
        path + "/beat",
        Json.object().put("audio", "running").put("visible", true).put("volume", 1.0));
    return true;
  }

  private void look() throws IOException, InterruptedException {
    var items = desk.get("/lines/" + line + "/traffic?limit=20").path("items");
    Set<String> standing = new HashSet<>();
    for (var item : items) {
      var key = item.path("serial").asText() + " " + item.path("state").asText();
      standing.add(key);
      long seen = since.computeIfAbsent(key, _ -> clock.monoMillis());
      var deed = Script.due(item, clock.monoMillis() - seen);
      if (deed.isPresent()) {
        carryOut(deed.get(), item);
      }
    }
    since.keySet().retainAll(standing);
  }

  private void carryOut(Deed deed, JsonNode item) throws IOException, InterruptedException {
    var serial = item.path("serial").asText();
    var here = Json.object().put("position", DESK);
    switch (deed) {
      case ANSWER -> desk.post("/calls/" + serial + "/answer?line=" + line, here);
      case END -> desk.post("/calls/" + serial + "/end?line=" + line, Json.object());
      case ACKNOWLEDGE -> {
        var digits = Json.object();
        if (item.path("needsReadBack").asBoolean()) {
          digits.put("readBack", serial.substring(serial.length() - 2));
        }
        desk.post("/messages/" + serial + "/acknowledge?line=" + line, digits);
      }
    }
  }

  /**
   * Begins something, as it was asked to.
   *
   * @throws IOException when its station cannot do it now
   */
  void begin(Act act) throws IOException, InterruptedException {
    var to = "/lines/" + line;
    switch (act) {
      case CALL ->
          desk.post(
              to + "/calls",
              Json.object()
                  .put("precedence", "immediate")
                  .put("windowSeconds", WINDOW_SECONDS)
                  .put("position", DESK));
      case MESSAGE, FLASH ->
          desk.post(
              to + "/messages",
              Json.object()
                  .put("precedence", act == Act.FLASH ? "flash" : "routine")
                  .put("text", Script.text(act)));
      case STOP ->
          desk.post(
              to + "/stop-calls",
              Json.object()
                  .put("who", "EXERCISE: our patrol boat")
                  .put("what", "EXERCISE: artillery")
                  .put("where", "EXERCISE: buoy 7")
                  .put("when", "now")
                  .put("position", DESK));
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    desk.close();
  }
}
