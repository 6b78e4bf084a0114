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

/** What officers do within a call over the API; every answer is held against the description. */
@Timeout(120)
final class InCallTest {
  private static final String ARMED = "{\"audio\":\"running\",\"proven\":true}";

  @TempDir private Path folder;
  private DemoInOneProcess demo;
  private Asker alder;
  private Asker birch;

  @BeforeEach
  void start() throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    demo = DemoInOneProcess.start(folder);
    alder = new Asker(demo.alder().url(), demo.alderToken());
    birch = new Asker(demo.birch().url(), demo.birchToken());
    for (var station : new Asker[] {alder, birch}) {
      station.await("line", line -> line.path("state").asText().equals("normal"));
      station.post("/api/v1/positions/desk-1/arm", ARMED, 200);
    }
  }

  @AfterEach
  void stop() {
    alder.close();
    birch.close();
    demo.close();
  }

  /** Rings from alder, answers at birch's desk-1 and returns the serial. */
  private String talk() throws IOException, InterruptedException {
    var rung = alder.post("/api/v1/lines/birch/calls", "{\"position\":\"desk-1\"}", 201);
    var serial = rung.path("serial").asText();
    birch.await("call", call -> is(call, serial) && call.path("bell").asBoolean());
    birch.post("/api/v1/calls/" + serial + "/answer", "{\"position\":\"desk-1\"}", 200);
    alder.await("call", call -> is(call, serial) && call.path("state").asText().equals("talking"));
    return serial;
  }

  private static boolean is(JsonNode call, String serial) {
    return call.path("serial").asText().equals(serial);
  }

  private static JsonNode voice(JsonNode call) {
    return call.path("voice");
  }

  @Test
  void both_ends_and_the_coding_are_named_once_it_was_answered() throws Exception {
    var serial = talk();

    var seen = alder.get("/api/v1/calls/" + serial, 200);

    assertThat(voice(seen).path("codec").asText()).isEqualTo("opus");
    assertThat(voice(seen).path("recording").asText()).isEqualTo("none");
    assertThat(voice(seen).path("ours").path("position").asText()).isEqualTo("desk-1");
    assertThat(voice(seen).path("theirs").path("name").asText()).isEqualTo("Cpt TORVEN");
    assertThat(voice(seen).path("digits").asText())
        .matches("\\d{4} \\d{4}")
        .isEqualTo(voice(birch.get("/api/v1/calls/" + serial, 200)).path("digits").asText());
  }

  @Test
  void answering_another_call_at_the_same_position_holds_the_first() throws Exception {
    var first = talk();

    var second = talk();

    assertThat(
            voice(birch.get("/api/v1/calls/" + first, 200)).path("ours").path("held").asBoolean())
        .isTrue();
    assertThat(
            voice(birch.get("/api/v1/calls/" + second, 200)).path("ours").path("held").asBoolean())
        .isFalse();
    birch.post("/api/v1/calls/" + first + "/resume", "{\"position\":\"desk-1\"}", 200);
    assertThat(
            voice(birch.get("/api/v1/calls/" + second, 200)).path("ours").path("held").asBoolean())
        .isTrue();
  }

  @Test
  void a_call_asked_for_again_with_its_key_is_not_held_by_that() throws Exception {
    var path = "/api/v1/lines/birch/calls";
    var order = "{\"position\":\"desk-1\"}";
    var serial = alder.postOnce("lift-1", path, order, 201).path("serial").asText();
    birch.await("line", line -> line.path("key").path("state").asText().equals("ringing-in"));
    birch.post("/api/v1/calls/" + serial + "/answer", "{\"position\":\"desk-1\"}", 200);
    alder.await("line", line -> line.path("key").path("state").asText().equals("in-call"));

    var again = alder.postOnce("lift-1", path, order, 201);

    assertThat(again.path("serial").asText()).isEqualTo(serial);
    var seen = alder.get("/api/v1/calls/" + serial, 200);
    assertThat(voice(seen).path("ours").path("held").asBoolean()).isFalse();
  }

  @Test
  void equal_texts_of_both_sides_are_agreed_and_others_are_not() throws Exception {
    var serial = talk();
    var path = "/api/v1/calls/" + serial + "/read-back";
    alder.post(path, "{\"what\":\"grid\",\"text\":\"36U UA 1234\"}", 200);
    alder.post(path, "{\"what\":\"time\",\"text\":\"0930Z\"}", 200);

    birch.await("call", call -> is(call, serial) && call.path("readBacks").size() == 2);
    birch.post(path, "{\"what\":\"grid\",\"text\":\"36U UA 1234\"}", 200);
    var seen = birch.post(path, "{\"what\":\"time\",\"text\":\"0940Z\"}", 200);

    assertThat(seen.path("readBacks"))
        .allSatisfy(
            one ->
                assertThat(one.path("agreed").asBoolean())
                    .isEqualTo(one.path("what").asText().equals("grid")));
    birch.post(path, "{\"what\":\"colour\",\"text\":\"red\"}", 400);
  }

  @Test
  void notes_and_what_came_of_it_stay_here_and_outlive_a_restart() throws Exception {
    var serial = talk();
    alder.post("/api/v1/calls/" + serial + "/notes", "{\"text\":\"Ships at anchor.\"}", 200);
    var filed =
        alder.post(
            "/api/v1/calls/" + serial + "/outcome",
            "{\"outcome\":\"will-call-back\",\"gist\":\"At 1000Z.\"}",
            200);
    assertThat(filed.path("filed").path("gist").asText()).isEqualTo("At 1000Z.");

    assertThat(birch.get("/api/v1/calls/" + serial, 200).path("notes")).isEmpty();
    var theirs = birch.raw("/api/v1/lines/alder/journal").body();
    assertThat(theirs).contains("answered");
    assertThat(theirs).doesNotContain("Ships at anchor").doesNotContain("At 1000Z");

    demo.restartAlder();
    var after = alder.get("/api/v1/calls/" + serial, 200);
    assertThat(after.path("notes").path(0).path("text").asText()).isEqualTo("Ships at anchor.");
    assertThat(after.path("filed").path("outcome").asText()).isEqualTo("will-call-back");
  }

  @Test
  void an_officer_may_not_listen_in_and_a_leg_that_is_not_there_is_not_switched() throws Exception {
    var serial = talk();

    alder.post("/api/v1/calls/" + serial + "/listen", "{\"position\":\"desk-2\"}", 403);
    alder.post("/api/v1/positions/desk-1/leg/talk", "{\"on\":false}", 404);
    alder.post("/api/v1/positions/desk-1/leg", "{\"offer\":\"v=0\"}", 400);
    alder.post("/api/v1/calls/" + serial + "/pass", "{\"to\":\"nowhere\"}", 404);
  }

  @Test
  void nobody_acts_from_a_position_that_somebody_else_holds_or_nobody() throws Exception {
    var serial = talk();

    alder.post("/api/v1/calls/" + serial + "/hold", "{\"position\":\"desk-2\"}", 409);
    alder.post("/api/v1/lines/birch/calls", "{\"position\":\"desk-2\"}", 409);
    alder.post(
        "/api/v1/calls/" + serial + "/pass", "{\"position\":\"desk-1\",\"to\":\"desk-2\"}", 409);

    assertThat(
            voice(alder.get("/api/v1/calls/" + serial, 200)).path("ours").path("held").asBoolean())
        .isFalse();
  }

  @Test
  void whoever_takes_a_position_over_in_a_call_is_named_to_the_other_side() throws Exception {
    var serial = talk();
    var token =
        birch
            .post(
                "/api/v1/tokens",
                "{\"name\":\"lindqvist\",\"passphrase\":\"salt on the quay\"}",
                201)
            .path("token")
            .asText();

    try (var relief = new Asker(demo.birch().url(), token)) {
      relief.post("/api/v1/positions/desk-1/arm", ARMED, 200);
    }

    var seen =
        alder.await(
            "call",
            call ->
                is(call, serial)
                    && voice(call).path("theirs").path("name").asText().equals("Lt LINDQVIST"));
    assertThat(voice(seen).path("theirs").path("position").asText()).isEqualTo("desk-1");
  }

  @Test
  void both_ends_of_a_line_are_up_on_every_route() throws Exception {
    JsonNode legs = alder.get("/api/v1/voice", 200).path("legs");
    for (int tries = 0; tries < 200 && !allUp(legs); tries++) {
      alder.await("beat", _ -> true);
      legs = alder.get("/api/v1/voice", 200).path("legs");
    }

    assertThat(allUp(legs)).as(legs.toString()).isTrue();
    assertThat(legs).hasSize(2);
  }

  private static boolean allUp(JsonNode legs) {
    return legs.valueStream().allMatch(leg -> leg.path("state").asText().equals("up"));
  }
}
