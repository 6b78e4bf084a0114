package parley.station.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.DemoInOneProcess;
import parley.station.desk.Endpoint;
import parley.station.signin.StampingConsole;
import parley.store.CannotOpen;

/** A locked console rings and answers, and reads nothing; whoever signs in there takes it over. */
@Timeout(120)
final class LockTest {
  private static final String ARMED = "{\"audio\":\"running\",\"proven\":true}";
  private static final String BEAT = "{\"audio\":\"running\",\"visible\":true,\"volume\":1}";

  @TempDir private Path folder;
  private DemoInOneProcess demo;
  private Someone almark;

  @BeforeEach
  void start() throws IOException, CannotOpen, GeneralSecurityException {
    demo = DemoInOneProcess.start(folder);
    almark = atTheConsole("almark", "north wind over water");
    almark.post("/positions/desk-1/arm", ARMED, 200);
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  @Test
  void a_locked_console_is_refused_every_text_and_every_order_but_answering() throws Exception {
    almark.post("/session/lock", "{}", 204);

    almark.get("/lines/birch/traffic", 423);
    almark.get("/messages", 423);
    almark.get("/lines/birch/journal", 423);
    almark.post("/lines/birch/messages", "{\"text\":\"From whoever sat down here\"}", 423);
    almark.post("/lines/birch/calls", "{}", 423);
    almark.post("/session/active", "{}", 423);
    assertThat(almark.get("/session", 200).path("locked").asBoolean()).isTrue();
    assertThat(almark.get("/lines", 200).path("lines")).isNotNull();
    almark.get("/alarms", 200);
  }

  @Test
  void only_rows_that_say_so_are_for_a_locked_console() {
    var open =
        demo.alder().rows().stream()
            .filter(Endpoint::whileLocked)
            .map(row -> row.method() + " " + row.path())
            .toList();

    assertThat(Set.copyOf(open))
        .isEqualTo(
            Set.of(
                "GET /api/v1/session",
                "DELETE /api/v1/session",
                "POST /api/v1/session/lock",
                "GET /api/v1/station",
                "GET /api/v1/events",
                "GET /api/v1/lines",
                "GET /api/v1/lines/{line}",
                "GET /api/v1/positions",
                "GET /api/v1/alarms",
                "POST /api/v1/positions/{name}/arm",
                "POST /api/v1/positions/{name}/beat",
                "DELETE /api/v1/positions/{name}/arm",
                "POST /api/v1/positions/{name}/leg",
                "DELETE /api/v1/positions/{name}/leg",
                "POST /api/v1/positions/{name}/leg/echo",
                "POST /api/v1/positions/{name}/leg/talk",
                "POST /api/v1/calls/{serial}/answer",
                "POST /api/v1/calls/{serial}/hold",
                "POST /api/v1/calls/{serial}/resume",
                "POST /api/v1/calls/{serial}/end"));
  }

  @Test
  void the_stream_of_a_locked_console_goes_on_and_says_so() throws Exception {
    almark.post("/session/lock", "{}", 204);

    try (var lines =
        new BufferedReader(new InputStreamReader(almark.events(), StandardCharsets.UTF_8))) {
      assertThat(lines.lines().anyMatch(line -> line.contains("\"locked\":true"))).isTrue();
    }
  }

  @Test
  void a_locked_console_keeps_its_position_armed() {
    almark.post("/session/lock", "{}", 204);

    almark.post("/positions/desk-1/beat", BEAT, 200);

    assertThat(armedBy(almark)).isEqualTo("Maj ALMARK");
  }

  @Test
  void another_officer_takes_the_console_over_without_disarming_it() {
    almark.post("/session/lock", "{}", 204);

    Someone serrin = almark.taking("serrin", "lamp in the window");

    assertThat(armedBy(serrin)).isEqualTo("Lt SERRIN");
    serrin.post("/positions/desk-1/beat", BEAT, 200);
    serrin.get("/messages", 200);
    almark.get("/session", 401);
  }

  @Test
  void the_same_officer_opens_it_again_with_a_new_credential() {
    almark.post("/session/lock", "{}", 204);

    Someone again = almark.taking("almark", "north wind over water");

    assertThat(armedBy(again)).isEqualTo("Maj ALMARK");
    again.get("/messages", 200);
    almark.get("/session", 401);
  }

  @Test
  void a_wrong_passphrase_at_a_locked_console_leaves_it_locked_and_armed() {
    almark.post("/session/lock", "{}", 204);

    almark.post("/session", guess(), 401);

    assertThat(armedBy(almark)).isEqualTo("Maj ALMARK");
    almark.get("/messages", 423);
  }

  private Someone atTheConsole(String name, String passphrase) {
    return new Someone(demo.alder().url()).taking(name, passphrase);
  }

  private static String guess() {
    String key = new StampingConsole().publicKey();
    return "{\"name\":\"serrin\",\"passphrase\":\"a guess\",\"consoleKey\":\"" + key + "\"}";
  }

  private static String armedBy(Someone viewer) {
    return viewer
        .get("/positions", 200)
        .path("positions")
        .valueStream()
        .filter(each -> each.path("name").asText().equals("desk-1"))
        .filter(each -> each.path("armed").asBoolean())
        .map(each -> each.path("holder").asText())
        .findFirst()
        .orElse("nobody");
  }
}
