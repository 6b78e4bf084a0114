package parley.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/** Who is told when nobody answers: through the real API of two stations, with time moved. */
@Timeout(180)
final class EscalationStoryTest {
  private static final String SOUND = "\"audio\":\"running\"";

  private final MovedClock clock = new MovedClock();
  private DemoInOneProcess demo;
  private Asker alder;
  private Asker birch;

  @BeforeEach
  void start(@TempDir Path folder)
      throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    demo = DemoInOneProcess.start(folder, clock);
    alder = new Asker(demo.alder().url(), demo.alderToken());
    birch = new Asker(demo.birch().url(), demo.birchToken());
    for (var station : new Asker[] {alder, birch}) {
      station.await("line", line -> line.path("state").asText().equals("normal"));
    }
    arm("desk-1");
  }

  @AfterEach
  void stop() {
    alder.close();
    birch.close();
    demo.close();
  }

  private void arm(String position) throws IOException, InterruptedException {
    birch.post("/api/v1/positions/" + position + "/arm", "{" + SOUND + ",\"proven\":true}", 200);
  }

  /** Time passes, and the consoles go on beating. */
  private void passes(long seconds, String... armed) throws IOException, InterruptedException {
    clock.forwardSeconds(seconds);
    for (var position : armed) {
      birch.post(
          "/api/v1/positions/" + position + "/beat",
          "{" + SOUND + ",\"visible\":true,\"volume\":1}",
          200);
    }
  }

  private String flash() throws IOException, InterruptedException {
    var order = "{\"precedence\":\"flash\",\"text\":\"Hold fire\",\"lang\":\"en\"}";
    var serial = alder.post("/api/v1/lines/birch/messages", order, 201).path("serial").asText();
    awaitAlarm("flash", serial);
    return serial;
  }

  private JsonNode awaitAlarm(String kind, String serial) throws IOException, InterruptedException {
    return alarm(birch.await("alarms", all -> alarm(all, kind, serial).isPresent()), kind, serial)
        .orElseThrow();
  }

  private static Optional<JsonNode> alarm(JsonNode all, String kind, String serial) {
    Predicate<JsonNode> wanted =
        one -> one.path("kind").asText().equals(kind) && one.path("serial").asText().equals(serial);
    return all.path("alarms").valueStream().filter(wanted).findFirst();
  }

  private void acknowledge(String serial) throws IOException, InterruptedException {
    var digits = serial.substring(serial.length() - 2);
    birch.post(
        "/api/v1/messages/" + serial + "/acknowledge", "{\"readBack\":\"" + digits + "\"}", 200);
    birch.await("alarms", all -> alarm(all, "flash", serial).isEmpty());
  }

  @Test
  void a_flash_that_nobody_acknowledges_goes_to_the_supervisor_and_that_it_failed_is_an_alarm()
      throws IOException, InterruptedException {
    var flash = flash();

    passes(21, "desk-1");
    var failed = awaitAlarm("escalation", flash);
    acknowledge(flash);

    assertThat(failed.path("priority").asText()).isEqualTo("high");
    assertThat(failed.path("words").asText()).contains("stage supervisor: supervisor not armed");
    birch.await("alarms", all -> alarm(all, "escalation", flash).isEmpty());
  }

  @Test
  void a_flash_that_somebody_acknowledged_goes_no_further()
      throws IOException, InterruptedException {
    var acknowledged = flash();
    acknowledge(acknowledged);
    var waiting = flash();

    passes(61, "desk-1");
    awaitAlarm("escalation", waiting);

    assertThat(alarm(birch.get("/api/v1/alarms", 200), "escalation", acknowledged)).isEmpty();
  }

  @Test
  void by_hand_it_is_the_supervisor_at_once_then_the_duty_phone_and_then_nobody_more()
      throws IOException, InterruptedException {
    arm("supervisor");
    var serial = flash();
    var path = "/api/v1/alarms/" + awaitAlarm("flash", serial).path("id").asText() + "/escalate";

    var first = birch.post(path, "{}", 200);
    var second = birch.post(path, "{}", 200);
    birch.post(path, "{}", 409);
    acknowledge(serial);
    birch.post(path, "{}", 404);

    assertThat(first.path("step").asText()).isEqualTo("supervisor");
    assertThat(first.path("reached").valueStream().map(JsonNode::asText))
        .containsExactly("supervisor");
    assertThat(second.path("step").asText()).isEqualTo("duty-phone");
    assertThat(second.path("why").asText()).contains("no duty phone");
  }

  @Test
  void what_was_passed_on_by_hand_stays_so_until_somebody_takes_notice()
      throws IOException, InterruptedException {
    arm("supervisor");
    var order = "{\"precedence\":\"routine\",\"text\":\"Ships at anchor\",\"lang\":\"en\"}";
    var serial = alder.post("/api/v1/lines/birch/messages", order, 201).path("serial").asText();
    var path = "/api/v1/alarms/" + awaitAlarm("message", serial).path("id").asText() + "/escalate";
    birch.post(path, "{}", 200);

    var second = birch.post(path, "{}", 200);
    // That a FLASH has gone further since shows that the desk has looked again.
    var later = flash();
    passes(61, "desk-1", "supervisor");
    awaitAlarm("escalation", later);

    assertThat(second.path("step").asText()).isEqualTo("duty-phone");
    assertThat(alarm(birch.get("/api/v1/alarms", 200), "escalation", serial)).isPresent();
    birch.post(path, "{}", 409);
  }

  @Test
  void the_supervisor_is_rung_for_a_call_after_twenty_seconds_and_not_after_an_answer()
      throws IOException, InterruptedException {
    arm("supervisor");
    var answered = rung();
    birch.post("/api/v1/calls/" + answered + "/answer", "{}", 200);
    passes(21, "desk-1", "supervisor");
    assertThat(ringsAt(birch.get("/api/v1/calls/" + answered, 200))).isEmpty();
    birch.post("/api/v1/calls/" + answered + "/end", "{}", 200);

    var waiting = rung();
    assertThat(ringsAt(birch.get("/api/v1/calls/" + waiting, 200))).doesNotContain("supervisor");
    passes(21, "desk-1", "supervisor");

    birch.until("/api/v1/calls/" + waiting, call -> ringsAt(call).contains("supervisor"));
  }

  @Test
  void a_message_of_ours_that_nobody_there_acknowledges_warns_at_half_and_alarms_at_its_limit()
      throws IOException, InterruptedException {
    var order = "{\"precedence\":\"immediate\",\"text\":\"Ships at anchor\",\"lang\":\"en\"}";
    var serial = birch.post("/api/v1/lines/alder/messages", order, 201).path("serial").asText();
    assertThat(alarm(birch.get("/api/v1/alarms", 200), "message", serial)).isEmpty();

    clock.forwardSeconds(901);
    var warned = awaitAlarm("message", serial);
    clock.forwardSeconds(900);
    var over =
        alarm(
                birch.until("/api/v1/alarms", all -> priority(all, serial).equals("high")),
                "message",
                serial)
            .orElseThrow();

    assertThat(warned.path("priority").asText()).isEqualTo("low");
    assertThat(warned.path("words").asText()).contains("limit of 30 min is half over");
    assertThat(over.path("words").asText()).contains("limit of 30 min is over");
  }

  private static String priority(JsonNode all, String serial) {
    return alarm(all, "message", serial).map(one -> one.path("priority").asText()).orElse("");
  }

  private String rung() throws IOException, InterruptedException {
    var serial = alder.post("/api/v1/lines/birch/calls", "{}", 201).path("serial").asText();
    birch.await("line", line -> line.path("key").path("serial").asText().equals(serial));
    return serial;
  }

  private static String ringsAt(JsonNode call) {
    return String.join(" ", call.path("ringsAt").valueStream().map(JsonNode::asText).toList());
  }
}
