package parley.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.DemoInOneProcess;
import parley.station.desk.Access;
import parley.station.signin.StampingConsole;
import parley.store.CannotOpen;

/** The OpenAPI document is true: of a real station's table, and of its answers. */
@Timeout(120)
final class OpenApiTest {
  private static final Pattern PROBLEM =
      Pattern.compile(
          "(?:new Problem\\(\\s*\"([a-z-]+)\",\\s*[0-9r]|conflict\\(\\s*\"([a-z-]+)\")");
  private static final Pattern EVENT = Pattern.compile("Event\\.of\\(\\s*\"([a-z]+)\"");

  @TempDir private static Path folder;
  private static DemoInOneProcess demo;
  private static Asker alder;
  private static Asker birch;
  private final ApiDocument document = new ApiDocument();

  @BeforeAll
  static void start()
      throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    demo = DemoInOneProcess.start(folder);
    alder = new Asker(demo.alder().url(), demo.alderToken());
    birch = new Asker(demo.birch().url(), demo.birchToken());
    for (var station : new Asker[] {alder, birch}) {
      station.await("line", line -> line.path("state").asText().equals("normal"));
    }
    birch.post("/api/v1/positions/desk-1/arm", "{\"audio\":\"running\",\"proven\":true}", 200);
  }

  @AfterAll
  static void stop() {
    alder.close();
    birch.close();
    demo.close();
  }

  @Test
  void every_row_of_the_desk_is_described_with_its_scope_and_nothing_else_is() {
    var rows = new TreeMap<String, String>();
    demo.alder()
        .rows()
        .forEach(
            row ->
                rows.put(
                    row.method() + " " + row.path().replace('<', '{').replace('>', '}'),
                    row.access() instanceof Access.Needs(var scope) ? scope.word() : ""));

    var described = document.operations();

    assertThat(described).isEqualTo(rows);
  }

  @Test
  void every_parameter_in_a_path_is_described() {
    assertThat(document.undescribedParameters()).isEmpty();
  }

  @Test
  void every_refusal_in_the_code_is_listed_and_every_one_listed_is_in_the_code() {
    var used = inTheCode(PROBLEM);

    assertThat(document.problemSlugs()).isEqualTo(used);
  }

  @Test
  void every_kind_of_event_in_the_code_is_described() {
    var used = inTheCode(EVENT);
    used.add("beat");

    assertThat(document.eventKinds()).isEqualTo(used);
  }

  @Test
  void the_station_serves_the_document_to_anybody() throws IOException, InterruptedException {
    var answer = alder.raw("/api/v1/openapi.yaml");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/yaml");
    assertThat(answer.body()).startsWith("openapi: 3.1.0");
  }

  @Test
  void sign_in_station_health_and_watch_answer_as_described()
      throws IOException, InterruptedException {
    var officer = "{\"name\":\"almark\",\"passphrase\":\"north wind over water\"}";

    alder.get("/api/v1/session", 200);
    String key = ",\"consoleKey\":\"" + new StampingConsole().publicKey() + "\"}";
    alder.post("/api/v1/session", officer.replace("}", key), 200);
    alder.post("/api/v1/tokens", officer, 201);
    alder.get("/api/v1/station", 200);
    alder.getUnsigned("/api/v1/station");
    alder.get("/health", 200);
    alder.get("/demo.json", 200);
    birch.get("/api/v1/positions", 200);
    birch.post(
        "/api/v1/positions/desk-1/beat",
        "{\"audio\":\"running\",\"visible\":true,\"volume\":1}",
        200);
    var alarms = alder.get("/api/v1/alarms", 200).path("alarms");

    alder.get("/api/v1/alarms/report", 200);
    // Nobody has taken the watch at alder.
    assertThat(alarms).isNotEmpty();
    alder.post("/api/v1/alarms/" + alarms.get(0).path("id").asText() + "/acknowledge", "{}", 200);
  }

  @Test
  void lines_and_a_message_answer_as_described_up_to_its_acknowledgement()
      throws IOException, InterruptedException {
    alder.get("/api/v1/lines", 200);
    alder.get("/api/v1/lines/birch", 200);
    alder.get("/api/v1/lines/nobody", 404);
    String order = "{\"precedence\":\"flash\",\"text\":\"Hold fire\",\"lang\":\"en\"}";

    String serial = alder.post("/api/v1/lines/birch/messages", order, 201).path("serial").asText();
    acknowledgeable(serial);
    birch.post("/api/v1/messages/" + serial + "/acknowledge", "{\"readBack\":\"x\"}", 422);
    birch.post("/api/v1/messages/" + serial + "/acknowledge", readBack(serial), 200);

    alder.get("/api/v1/messages/" + serial, 200);
    alder.get("/api/v1/messages", 200);
    alder.get("/api/v1/lines/birch/traffic?limit=1", 200);
    alder.post("/api/v1/messages/" + serial + "/withdraw", "{}", 409);
    birch.post("/api/v1/messages/" + serial + "/withdraw", "{}", 409);
    alder.post("/api/v1/lines/birch/messages", "{\"text\":\"\"}", 400);
  }

  @Test
  void what_is_declared_checked_and_recorded_of_a_line_answers_as_described()
      throws IOException, InterruptedException {
    alder.post("/api/v1/lines/birch/status", "{\"status\":\"suspended\"}", 400);
    String suspended = "{\"status\":\"suspended\",\"reason\":\"Works until 1200Z\"}";
    alder.post("/api/v1/lines/birch/status", suspended, 200);
    birch.await("line", line -> line.path("declared").asText().equals("suspended"));
    alder.post("/api/v1/lines/birch/status", "{\"status\":\"open\"}", 200);
    birch.await("line", line -> line.path("declared").asText().equals("open"));

    alder.post("/api/v1/lines/birch/check", "{}", 200);
    alder.await("line", line -> line.path("checks").path("passed").asInt() > 0);

    var health = alder.get("/api/v1/lines/birch/health?since=2026-01-01T00:00:00Z", 200);
    assertThat(health.path("shared").path("routes")).isNotEmpty();
    alder.get("/api/v1/lines/birch/health?since=yesterday", 400);
  }

  @Test
  void a_stop_answers_as_described_and_a_check_call_only_in_its_time()
      throws IOException, InterruptedException {
    String stop = "{\"who\":\"Aid convoy 7\",\"where\":\"the bridge\"}";

    String written =
        alder.post("/api/v1/lines/birch/stop-messages", stop, 201).path("serial").asText();
    acknowledgeable(written);
    birch.get("/api/v1/messages/" + written, 200);
    birch.post("/api/v1/messages/" + written + "/acknowledge", readBack(written), 200);
    String rung = alder.post("/api/v1/lines/birch/stop-calls", stop, 201).path("serial").asText();
    birch.await("line", line -> line.path("key").path("stop").asBoolean());
    birch.post("/api/v1/calls/" + rung + "/answer", "{}", 200);
    birch.post("/api/v1/calls/" + rung + "/end", "{}", 200);
    var open = alder.get("/api/v1/lines/birch", 200).path("checkCalls").has("open");
    if (!open) {
      alder.post("/api/v1/lines/birch/calls", "{\"check\":true}", 409);
    }
  }

  @Test
  void an_answered_and_a_declined_call_answer_as_described()
      throws IOException, InterruptedException {
    String first = rung();
    birch.post("/api/v1/calls/" + first + "/answer", "{}", 200);
    birch.post("/api/v1/calls/" + first + "/end", "{}", 200);
    String second = rung();
    birch.post("/api/v1/calls/" + second + "/decline", "{}", 400);
    birch.post("/api/v1/calls/" + second + "/decline", "{\"reason\":\"In a call\"}", 200);

    for (var station : new Asker[] {alder, birch}) {
      station.get("/api/v1/calls", 200);
      station.get("/api/v1/calls/" + first, 200);
      station.get("/api/v1/calls/" + second, 200);
      station.get("/api/v1/lines", 200);
    }
  }

  @Test
  void entries_and_the_journal_answer_as_described() throws IOException, InterruptedException {
    alder.get("/api/v1/lines/birch/entries/a/1/0", 200);
    alder.get("/api/v1/lines/birch/entries/b/1/0", 200);
    alder.get("/api/v1/lines/birch/entries/b/1/999999", 404);
    alder.get("/api/v1/lines/birch/entries/c/1/0", 404);

    JsonNode journal = alder.get("/api/v1/lines/birch/journal?format=json", 200);

    assertThat(journal.path("entries")).isNotEmpty();
  }

  @Test
  void an_officer_who_asks_for_a_card_is_refused_as_described()
      throws IOException, InterruptedException {
    JsonNode problem = alder.post("/api/v1/pairing/cards", "{}", 403);

    assertThat(problem.path("type").asText()).isEqualTo("urn:parley:problem:forbidden");
  }

  @Test
  void a_pairing_answers_as_described() throws IOException, InterruptedException {
    try (var administrator = new Asker(demo.alder().url(), administratorToken())) {
      JsonNode card = administrator.post("/api/v1/pairing/cards", "{}", 201);
      String file = card.path("file").asText();

      administrator.post("/api/v1/pairing/review", "{\"card\":\"" + file + "\"}", 422);
      administrator.post("/api/v1/pairing/confirm", "{\"card\":\"%\"}", 400);
    }
  }

  // What the tests share.

  private static String administratorToken() throws IOException, InterruptedException {
    String who = "{\"name\":\"admin-1\",\"passphrase\":\"first of two keys\"}";
    return alder.post("/api/v1/tokens", who, 201).path("token").asText();
  }

  /** Rings birch and returns the serial once it rings there. */
  private static String rung() throws IOException, InterruptedException {
    String serial = alder.post("/api/v1/lines/birch/calls", "{}", 201).path("serial").asText();
    birch.await("line", line -> line.path("key").path("serial").asText().equals(serial));
    return serial;
  }

  /** Returns once the message can be acknowledged at birch. */
  private static void acknowledgeable(String serial) throws IOException, InterruptedException {
    birch.await(
        "alarms",
        alarms ->
            alarms
                .path("alarms")
                .valueStream()
                .anyMatch(alarm -> alarm.path("serial").asText().equals(serial)));
  }

  private static String readBack(String serial) {
    return "{\"readBack\":\"" + serial.substring(serial.length() - 2) + "\"}";
  }

  private static Set<String> inTheCode(Pattern pattern) {
    Set<String> found = new TreeSet<>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        pattern
            .matcher(Files.readString(file))
            .results()
            .map(result -> Objects.requireNonNullElseGet(result.group(1), () -> result.group(2)))
            .forEach(found::add);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return found;
  }
}
