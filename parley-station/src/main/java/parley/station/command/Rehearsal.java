package parley.station.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import parley.station.answer.Json;
import parley.station.demo.DemoPair;

/** Officers at two stations who call and write to each other as fast as they can. */
final class Rehearsal {
  private static final String POSITION = "desk-1";
  private static final long PATIENCE_SECONDS = 30;

  private final Desk alder;
  private final Desk birch;

  private Rehearsal(Desk alder, Desk birch) {
    this.alder = alder;
    this.birch = birch;
  }

  /** Takes the watch at both stations once the line between them is open. */
  static Rehearsal between(DemoPair pair) throws IOException, InterruptedException {
    var tokens = pair.tokens();
    var alder = new Desk(pair.urls().getFirst(), tokens.getFirst(), "birch");
    var birch = new Desk(pair.urls().getLast(), tokens.getLast(), "alder");
    for (var desk : new Desk[] {alder, birch}) {
      desk.listen();
      desk.sees("line", line -> line.path("state").asText().equals("normal"));
      desk.client.post("/api/v1/positions/" + POSITION + "/arm", sound().put("proven", true));
    }
    return new Rehearsal(alder, birch);
  }

  /** So many rounds of a call that is answered and a message that is acknowledged. */
  void run(int rounds) throws InterruptedException {
    for (int i = 0; i < rounds; i++) {
      var from = i % 2 == 0 ? alder : birch;
      var to = i % 2 == 0 ? birch : alder;
      // FLASH, which no pace holds back.
      var call = new Item("call", from.start("calls", Json.object().put("position", POSITION)));
      to.sees("call", call.is("bell", "true"));
      to.order(call, "answer", Json.object().put("position", POSITION));
      from.sees("call", call.is("state", "talking"));
      from.order(call, "end", Json.object());
      var message =
          new Item("message", from.start("messages", Json.object().put("text", "… " + i)));
      to.sees("message", message.is("direction", "in"));
      to.order(message, "acknowledge", Json.object().put("readBack", message.lastTwo()));
      from.beat();
      to.beat();
    }
  }

  private static ObjectNode sound() {
    return Json.object().put("audio", "running").put("visible", true).put("volume", 0.8);
  }

  /** A call or message by its serial. */
  private record Item(String kind, String serial) {
    Predicate<JsonNode> is(String field, String value) {
      return seen ->
          seen.path("serial").asText().equals(serial) && seen.path(field).asText().equals(value);
    }

    String lastTwo() {
      return serial.substring(serial.length() - 2);
    }
  }

  /** One officer's desk. */
  private static final class Desk {
    private final StationClient client;
    private final String line;
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

    private record Told(String kind, JsonNode what) {}

    Desk(String url, String token, String line) {
      this.client = new StationClient(URI.create(url), Optional.of(token), Optional.empty());
      this.line = line;
    }

    String start(String what, ObjectNode body) {
      var path = "/api/v1/lines/" + line + "/" + what;
      return client.post(path, body.put("precedence", "flash")).path("serial").asText();
    }

    void order(Item item, String what, ObjectNode body) {
      client.post("/api/v1/" + item.kind() + "s/" + item.serial() + "/" + what, body);
    }

    void beat() {
      client.post("/api/v1/positions/" + POSITION + "/beat", sound());
    }

    /** Waits for an event; what came before it is let go. */
    void sees(String kind, Predicate<JsonNode> wanted) throws InterruptedException {
      while (true) {
        var next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
          throw new CommandFailed(Exit.NOT_ASKED, "The rehearsal waited in vain for a " + kind);
        }
        if (next.kind().equals(kind) && wanted.test(next.what())) {
          return;
        }
      }
    }

    void listen() throws IOException {
      var events = client.events();
      Thread.ofVirtual()
          .start(
              () -> {
                try (var lines =
                    new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
                  read(lines);
                } catch (IOException stationEnds) {
                  // Whoever waits for more is told so when its patience ends.
                }
              });
    }

    private void read(BufferedReader lines) throws IOException {
      var kind = "";
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          kind = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          told.add(new Told(kind, Json.parse(line.substring("data: ".length()))));
        }
      }
    }
  }
}
