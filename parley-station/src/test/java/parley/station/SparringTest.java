package parley.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/** Practising with the sparring partner, over the API; every answer is held as described. */
@Timeout(120)
final class SparringTest {
  private static final String ARMED = "{\"audio\":\"running\",\"proven\":true}";
  private static final String LINE = "/api/v1/lines/exercise";

  @TempDir private Path folder;
  private DemoInOneProcess demo;
  private Asker administrator;
  private Asker officer;

  @BeforeEach
  void start() throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    demo = DemoInOneProcess.start(folder);
    administrator = administrator();
    officer = new Asker(demo.alder().url(), demo.alderToken());
    administrator.post("/api/v1/sparring", "{}", 201);
    officer.post("/api/v1/positions/desk-1/arm", ARMED, 200);
    awaitOpen();
  }

  private Asker administrator() throws IOException, InterruptedException {
    try (var door = new Asker(demo.alder().url(), "")) {
      var name = "{\"name\":\"admin-1\",\"passphrase\":\"first of two keys\"}";
      var token = door.post("/api/v1/tokens", name, 201).path("token").asText();
      return new Asker(demo.alder().url(), token);
    }
  }

  private JsonNode awaitOpen() throws IOException, InterruptedException {
    return officer.until(LINE, line -> line.path("state").asText().equals("normal"));
  }

  @AfterEach
  void stop() {
    administrator.close();
    officer.close();
    demo.close();
  }

  private String serial(JsonNode sent) {
    return sent.path("serial").asText();
  }

  @Test
  void it_answers_a_call_and_acknowledges_a_flash_and_all_of_it_is_called_an_exercise()
      throws IOException, InterruptedException {
    var line = officer.get(LINE, 200);
    assertThat(line.path("exercise").asBoolean()).isTrue();
    assertThat(line.path("station").path("displayName").asText()).isEqualTo("EXERCISE");
    officer.until("/api/v1/station", _ -> true);

    var call = serial(officer.post(LINE + "/calls", "{}", 201));
    var answered =
        officer.until("/api/v1/calls/" + call, one -> one.path("state").asText().equals("talking"));
    officer.post("/api/v1/calls/" + call + "/end", "{}", 200);
    var order = "{\"text\":\"Hold fire.\",\"precedence\":\"flash\"}";
    var flash = serial(officer.post(LINE + "/messages", order, 201));
    var acknowledged =
        officer.until(
            "/api/v1/messages/" + flash, one -> one.path("state").asText().equals("acknowledged"));

    assertThat(answered.path("answeredBy").asText()).isEqualTo("EXERCISE partner");
    assertThat(acknowledged.path("acknowledgedBy").asText()).isEqualTo("EXERCISE partner");
  }

  @Test
  void it_rings_and_writes_when_it_is_asked_to_and_no_report_counts_it()
      throws IOException, InterruptedException {
    int before = officer.get("/api/v1/alarms/report", 200).path("total").asInt();
    officer.post("/api/v1/sparring/ask", "{\"act\":\"flash\"}", 202);

    var traffic = officer.until(LINE + "/traffic", one -> one.path("items").path(0).has("text"));

    var flash = traffic.path("items").path(0);
    assertThat(flash.path("precedence").asText()).isEqualTo("flash");
    assertThat(flash.path("text").asText()).startsWith("EXERCISE EXERCISE EXERCISE");
    assertThat(flash.path("serial").asText()).startsWith("exercise-");
    officer.until("/api/v1/alarms", alarms -> alarms.toString().contains("exercise"));
    assertThat(officer.get("/api/v1/alarms/report", 200).path("total").asInt()).isEqualTo(before);
    officer.post("/api/v1/sparring/ask", "{\"act\":\"call\"}", 202);
    officer.until(
        "/api/v1/calls?line=exercise",
        calls -> calls.path("items").path(0).path("canAnswer").asBoolean());
  }

  @Test
  void it_is_there_again_after_a_restart_and_its_line_goes_when_it_is_ended()
      throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    administrator.close();
    officer.close();
    demo.restartAlder();
    administrator = administrator();
    officer = new Asker(demo.alder().url(), demo.alderToken());

    assertThat(awaitOpen().path("exercise").asBoolean()).isTrue();
    assertThat(administrator.delete("/api/v1/sparring")).isEqualTo(204);

    officer.get(LINE, 404);
    assertThat(officer.get("/api/v1/sparring", 200).path("running").asBoolean()).isFalse();
    officer.post("/api/v1/sparring/ask", "{\"act\":\"call\"}", 409);
  }
}
