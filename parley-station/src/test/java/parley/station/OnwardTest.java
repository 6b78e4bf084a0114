package parley.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/** What follows an acknowledgement within one station, over the API. */
@Timeout(120)
final class OnwardTest {
  private static final String GENERAL = "{\"to\":\"Duty general\"}";

  @TempDir private Path folder;
  private DemoInOneProcess demo;
  private Asker almark;
  private Asker birch;

  @BeforeEach
  void start() throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    demo = DemoInOneProcess.start(folder);
    almark = new Asker(demo.alder().url(), demo.alderToken());
    birch = new Asker(demo.birch().url(), demo.birchToken());
    for (var station : new Asker[] {almark, birch}) {
      station.await("line", line -> line.path("state").asText().equals("normal"));
    }
  }

  @AfterEach
  void stop() {
    almark.close();
    birch.close();
    demo.close();
  }

  private String received() throws IOException, InterruptedException {
    var order = "{\"text\":\"Two boats.\",\"precedence\":\"priority\"}";
    var serial = birch.post("/api/v1/lines/alder/messages", order, 201).path("serial").asText();
    almark.until("/api/v1/messages/" + serial, _ -> true);
    return "/api/v1/messages/" + serial;
  }

  private String acknowledged() throws IOException, InterruptedException {
    var message = received();
    almark.post(message + "/acknowledge", "{}", 200);
    return message;
  }

  private static List<String> states(JsonNode message) {
    return message
        .path("onward")
        .valueStream()
        .map(step -> step.path("to").asText() + " " + step.path("state").asText())
        .toList();
  }

  private static boolean closed(JsonNode message) {
    return message
        .path("stages")
        .valueStream()
        .anyMatch(one -> one.path("stage").asText().equals("closed"));
  }

  private List<JsonNode> openItems() throws IOException, InterruptedException {
    try (var door = new Asker(demo.alder().url(), "")) {
      var name = "{\"name\":\"serrin\",\"passphrase\":\"lamp in the window\"}";
      var token = door.post("/api/v1/tokens", name, 201).path("token").asText();
      try (var serrin = new Asker(demo.alder().url(), token)) {
        return serrin
            .post("/api/v1/positions/desk-1/relief", "{}", 201)
            .path("items")
            .valueStream()
            .filter(item -> item.path("kind").asText().equals("onward"))
            .toList();
      }
    }
  }

  @Test
  void only_what_was_acknowledged_is_passed_on_and_to_each_recipient_once()
      throws IOException, InterruptedException {
    var message = received();
    assertThat(almark.post(message + "/onward", GENERAL, 409).path("type").asText())
        .endsWith(":not-acknowledged");
    almark.post(message + "/acknowledge", "{}", 200);
    almark.post(message + "/onward", "{\"to\":\" \"}", 400);

    var passed = almark.post(message + "/onward", GENERAL, 200);

    assertThat(states(passed)).containsExactly("Duty general open");
    assertThat(almark.post(message + "/onward", GENERAL, 409).path("type").asText())
        .endsWith(":onward-moved");
  }

  @Test
  void a_message_is_closed_when_everybody_to_whom_it_was_passed_on_has_confirmed_it()
      throws IOException, InterruptedException {
    var message = acknowledged();
    almark.post(message + "/onward", GENERAL, 200);
    almark.post(message + "/onward", "{\"to\":\"Coordination cell\"}", 200);
    almark.post(message + "/onward", "{\"to\":\"Wrong office\"}", 200);

    var withdrawn = almark.post(message + "/onward/withdrawn", "{\"to\":\"Wrong office\"}", 200);
    var first =
        almark.post(
            message + "/onward/received", "{\"to\":\"Duty general\",\"from\":\"Lt OBERLIN\"}", 200);
    var last = almark.post(message + "/onward/received", "{\"to\":\"Coordination cell\"}", 200);

    assertThat(closed(withdrawn)).isFalse();
    assertThat(closed(first)).isFalse();
    assertThat(first.path("onward").get(0).path("from").asText()).isEqualTo("Lt OBERLIN");
    assertThat(closed(last)).isTrue();
    assertThat(states(last))
        .containsExactly(
            "Duty general received", "Coordination cell received", "Wrong office withdrawn");
    almark.post(message + "/onward/received", GENERAL, 409);
    // The other side learns nothing of it.
    assertThat(birch.get(message, 200).has("onward")).isFalse();
  }

  @Test
  void an_open_step_outlives_a_restart_and_returns_at_the_handover_until_it_is_confirmed()
      throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    var message = acknowledged();
    almark.post(message + "/onward", GENERAL, 200);

    demo.restartAlder();

    assertThat(states(almark.until(message, _ -> true))).containsExactly("Duty general open");
    almark.post("/api/v1/positions/desk-1/arm", "{\"audio\":\"running\",\"proven\":true}", 200);
    assertThat(openItems()).hasSize(1);
    assertThat(openItems().getFirst().path("words").asText()).contains("Duty general");
    almark.post(message + "/onward/received", GENERAL, 200);
    assertThat(openItems()).isEmpty();
  }
}
