package parley.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.DemoInOneProcess;
import parley.station.signin.Role;
import parley.store.CannotOpen;

/** How the watch changes hands, over the API; every answer is held against the description. */
@Timeout(120)
final class ReliefTest {
  private static final String ARMED = "{\"audio\":\"running\",\"proven\":true}";
  private static final EveryRole.Person SUPERVISOR =
      new EveryRole.Person(Role.SUPERVISOR, EveryRole.Knows.EVERY);
  private static final EveryRole.Person CEDAR =
      new EveryRole.Person(Role.SUPERVISOR, EveryRole.Knows.CEDAR);
  private static final String RELIEF = "/api/v1/positions/desk-1/relief";

  @TempDir private Path folder;
  private final MovedClock clock = new MovedClock();
  private DemoInOneProcess demo;
  private Asker almark;
  private Asker serrin;
  private Asker birch;

  @BeforeEach
  void start() throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    demo = DemoInOneProcess.start(folder, EveryRole::joinTo, clock);
    almark = new Asker(demo.alder().url(), demo.alderToken());
    serrin = supervisor();
    birch = new Asker(demo.birch().url(), demo.birchToken());
    for (var station : new Asker[] {almark, birch}) {
      station.await("line", line -> line.path("state").asText().equals("normal"));
    }
    almark.post("/api/v1/positions/desk-1/arm", ARMED, 200);
  }

  private Asker supervisor() throws IOException, InterruptedException {
    try (var door = new Asker(demo.alder().url(), "")) {
      var name = "{\"name\":\"serrin\",\"passphrase\":\"lamp in the window\"}";
      var token = door.post("/api/v1/tokens", name, 201).path("token").asText();
      return new Asker(demo.alder().url(), token);
    }
  }

  @AfterEach
  void stop() {
    almark.close();
    serrin.close();
    birch.close();
    demo.close();
  }

  private String sent(String precedence) throws IOException, InterruptedException {
    var order = "{\"text\":\"Two boats.\",\"precedence\":\"" + precedence + "\"}";
    var serial = birch.post("/api/v1/lines/alder/messages", order, 201).path("serial").asText();
    almark.until("/api/v1/messages/" + serial, _ -> true);
    return serial;
  }

  private JsonNode item(JsonNode handover, String serial) {
    return handover
        .path("items")
        .valueStream()
        .filter(one -> one.path("serial").asText().equals(serial))
        .findFirst()
        .orElseThrow();
  }

  /** Ticks everything critical that is open now. */
  private void tickCritical() throws IOException, InterruptedException {
    var items = serrin.get(RELIEF, 200).path("items");
    for (var item : items) {
      if (item.path("critical").asBoolean()) {
        serrin.post(RELIEF + "/tick", "{\"item\":\"" + item.path("id").asText() + "\"}", 200);
      }
    }
  }

  @Test
  void a_handover_is_refused_with_an_unticked_critical_item_and_acknowledgements_lapse()
      throws IOException, InterruptedException {
    var acknowledged = sent("routine");
    almark.post("/api/v1/messages/" + acknowledged + "/acknowledge", "{}", 200);
    var flash = sent("flash");

    var begun = serrin.post(RELIEF, "{}", 201);
    assertThat(item(begun, flash).path("critical").asBoolean()).isTrue();
    assertThat(item(begun, acknowledged).path("kind").asText()).isEqualTo("acknowledged");
    var refused = serrin.post(RELIEF + "/assume", ARMED, 409);
    assertThat(refused.path("type").asText()).endsWith("unticked-critical");

    tickCritical();
    var assumed = serrin.post(RELIEF + "/assume", ARMED, 200);

    assertThat(assumed.path("stage").asText()).isEqualTo("review");
    assertThat(holder()).isEqualTo("Lt SERRIN");
    almark.post(
        "/api/v1/positions/desk-1/beat",
        "{\"audio\":\"running\",\"visible\":true,\"volume\":1}",
        409);
    serrin.await("alarms", alarms -> isNew(alarms, acknowledged));
    var lapsed = serrin.get("/api/v1/watch", 200).path("lapsed");
    assertThat(lapsed).hasSize(1);
    assertThat(lapsed.get(0).path("by").asText()).isEqualTo("Maj ALMARK");
    // What the other side was told stays as it was told.
    var there = birch.get("/api/v1/messages/" + acknowledged, 200);
    assertThat(there.path("state").asText()).isEqualTo("acknowledged");

    var again = "{\"line\":\"birch\",\"serial\":\"" + acknowledged + "\"}";
    assertThat(serrin.post("/api/v1/watch/lapsed", again, 200).path("lapsed")).isEmpty();
    signOffAfterTwoMinutes();
    assertThat(authors("assumed")).containsExactly("serrin");
    assertThat(authors("signed-off")).containsExactly("almark");
    assertThat(authors("acknowledgement.retaken")).containsExactly("serrin");
  }

  private void signOffAfterTwoMinutes() throws IOException, InterruptedException {
    var early = almark.post(RELIEF + "/sign-off", "{}", 409);
    assertThat(early.path("type").asText()).endsWith("still-under-review");
    clock.forwardSeconds(120);
    assertThat(almark.post(RELIEF + "/sign-off", "{}", 200).path("stage").asText())
        .isEqualTo("over");
  }

  private static boolean isNew(JsonNode alarms, String serial) {
    return alarms
        .path("alarms")
        .valueStream()
        .anyMatch(
            alarm ->
                alarm.path("serial").asText().equals(serial)
                    && alarm.path("state").asText().equals("new"));
  }

  private String holder() throws IOException, InterruptedException {
    return serrin
        .get("/api/v1/positions", 200)
        .path("positions")
        .valueStream()
        .filter(position -> position.path("name").asText().equals("desk-1"))
        .map(position -> position.path("holder").asText())
        .findFirst()
        .orElseThrow();
  }

  private List<String> authors(String act) throws IOException, InterruptedException {
    var authors = new ArrayList<String>();
    serrin
        .get("/api/v1/house?act=" + act, 200)
        .path("entries")
        .forEach(entry -> authors.add(entry.path("author").path("officer").asText()));
    return authors;
  }

  @Test
  void a_handover_is_refused_while_a_call_rings() throws IOException, InterruptedException {
    var serial = birch.post("/api/v1/lines/alder/calls", "{}", 201).path("serial").asText();
    almark.until("/api/v1/calls/" + serial, call -> call.path("bell").asBoolean());
    serrin.post(RELIEF, "{}", 201);
    tickCritical();

    var refused = serrin.post(RELIEF + "/assume", ARMED, 409);

    assertThat(refused.path("title").asText()).isEqualTo("Answer or pass the call first.");
    assertThat(holder()).isEqualTo("Maj ALMARK");
  }

  @Test
  void a_second_relief_neither_replaces_the_first_nor_the_review_of_the_last_handover()
      throws IOException, InterruptedException {
    var flash = sent("flash");
    serrin.post(RELIEF, "{}", 201);
    tickCritical();
    try (var others = new EveryRole(demo.alder().url())) {
      var second = others.ask(SUPERVISOR, "POST", RELIEF, "{}");
      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(second.body()).contains("another-relief");
      // Asked again by the same relief, it goes on where it stood.
      assertThat(item(serrin.post(RELIEF, "{}", 201), flash).path("ticked").asBoolean()).isTrue();

      serrin.post(RELIEF + "/assume", ARMED, 200);

      var third = others.ask(SUPERVISOR, "POST", RELIEF, "{}");
      assertThat(third.body()).contains("under-review");
      clock.forwardSeconds(120);
      assertThat(others.ask(SUPERVISOR, "POST", RELIEF, "{}").statusCode()).isEqualTo(201);
    }
    // Whoever was not asked in time signs all the same, and the next briefing goes on.
    almark.post(RELIEF + "/sign-off", "{}", 200);
    assertThat(serrin.get(RELIEF, 200).path("stage").asText()).isEqualTo("briefing");
    assertThat(authors("signed-off")).containsExactly("almark");
  }

  @Test
  void what_a_relief_may_not_know_of_neither_shows_nor_hinders()
      throws IOException, InterruptedException {
    var flash = sent("flash");
    try (var others = new EveryRole(demo.alder().url())) {
      var begun = others.ask(CEDAR, "POST", RELIEF, "{}");
      assertThat(begun.statusCode()).isEqualTo(201);
      var hidden = "{\"item\":\"message.birch." + flash + "\"}";
      var invented = "{\"item\":\"message.birch.birch-9999\"}";
      assertThat(others.ask(CEDAR, "POST", RELIEF + "/tick", hidden).body())
          .isEqualTo(others.ask(CEDAR, "POST", RELIEF + "/tick", invented).body());

      var assumed = others.ask(CEDAR, "POST", RELIEF + "/assume", ARMED);

      assertThat(assumed.statusCode()).as(assumed.body()).isEqualTo(200);
      assertThat(begun.body() + assumed.body()).doesNotContain(flash);
    }
  }

  @Test
  void a_handover_its_review_a_shelf_and_a_lapse_outlive_a_restart()
      throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    var acknowledged = sent("routine");
    almark.post("/api/v1/messages/" + acknowledged + "/acknowledge", "{}", 200);
    var immediate = sent("immediate");
    var alarm = alarm(immediate);
    var shelf = "{\"reason\":\"The linguist has it.\",\"minutes\":60}";
    almark.post("/api/v1/alarms/" + alarm.path("id").asText() + "/shelve", shelf, 200);
    serrin.post(RELIEF, "{}", 201);
    tickCritical();

    restart();

    assertThat(item(serrin.get(RELIEF, 200), immediate).path("ticked").asBoolean()).isTrue();
    assertThat(alarm(immediate).path("state").asText()).isEqualTo("shelved");
    almark.post("/api/v1/positions/desk-1/arm", ARMED, 200);
    tickCritical();
    serrin.post(RELIEF + "/assume", ARMED, 200);
    restart();

    assertThat(serrin.get(RELIEF, 200).path("stage").asText()).isEqualTo("review");
    clock.forwardSeconds(120);
    almark.post(RELIEF + "/sign-off", "{}", 200);
  }

  private JsonNode alarm(String serial) throws IOException, InterruptedException {
    var alarms = serrin.until("/api/v1/alarms", all -> find(all, serial).isPresent());
    return find(alarms, serial).orElseThrow();
  }

  private static Optional<JsonNode> find(JsonNode alarms, String serial) {
    return alarms
        .path("alarms")
        .valueStream()
        .filter(one -> one.path("serial").asText().equals(serial))
        .findFirst();
  }

  private void restart()
      throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    almark.close();
    serrin.close();
    demo.restartAlder();
    almark = new Asker(demo.alder().url(), demo.alderToken());
    serrin = supervisor();
  }

  @Test
  void a_watch_is_taken_over_in_need_with_one_request_and_the_journal_says_from_whom()
      throws IOException, InterruptedException {
    serrin.post(RELIEF, "{}", 201);

    serrin.post("/api/v1/positions/desk-1/arm", ARMED, 200);

    var told =
        almark
            .until(
                "/api/v1/watch", watch -> newest(watch).path("act").asText().equals("taken-over"))
            .path("changes");
    assertThat(told.get(told.size() - 1).path("fromName").asText()).isEqualTo("Maj ALMARK");
    serrin.get(RELIEF, 404);
    assertThat(authors("taken-over")).containsExactly("serrin");
    assertThat(authors("taken")).containsExactly("almark");
  }

  private static JsonNode newest(JsonNode watch) {
    var changes = watch.path("changes");
    return changes.path(changes.size() - 1);
  }

  @Test
  void the_roster_is_planned_by_supervisors_taken_by_anybody_and_outlives_a_restart()
      throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    var start = Instant.now().minusSeconds(3_600).toString();
    var rotation = "{\"start\":\"" + start + "\",\"minutes\":480,\"officers\":[\"serrin\",\"-\"]}";
    almark.post("/api/v1/roster/rotations", rotation, 403);
    var planned = serrin.post("/api/v1/roster/rotations", rotation, 201);
    assertThat(planned.path("duty").path("name").asText()).isEqualTo("Lt SERRIN");
    assertThat(planned.path("gaps")).isNotEmpty();
    assertThat(planned.path("next").has("officer")).isFalse();

    var taken = almark.post("/api/v1/roster/take", "{}", 201);
    assertThat(taken.path("duty").path("name").asText()).isEqualTo("Maj ALMARK");
    serrin.post(
        "/api/v1/roster/overrides",
        "{\"officer\":\"nobody\",\"from\":\"" + start + "\",\"to\":\"" + start + "\"}",
        400);
    serrin.close();

    demo.restartAlder();
    serrin = supervisor();

    assertThat(serrin.get("/api/v1/roster", 200).path("duty").path("name").asText())
        .isEqualTo("Maj ALMARK");
    assertThat(serrin.get("/api/v1/watch", 200).path("next").has("at")).isTrue();
    var calendar = serrin.raw("/api/v1/roster.ics?days=30").body();
    assertThat(calendar)
        .startsWith("BEGIN:VCALENDAR\r\n")
        .contains("SUMMARY:Watch: Maj ALMARK\r\n", "SUMMARY:Watch: Lt SERRIN\r\n");
    assertThat(calendar.lines()).allMatch(line -> line.length() <= 75);
  }
}
