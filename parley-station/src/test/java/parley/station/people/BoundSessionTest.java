package parley.station.people;

import static java.nio.charset.StandardCharsets.UTF_8;
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

/** A session belongs to the console where it began: a copied cookie opens nothing, and is told. */
@Timeout(120)
final class BoundSessionTest {
  private static final String STOLEN =
      "The session of Maj ALMARK was used from another console, and refused there.";

  @TempDir private Path folder;
  private DemoInOneProcess demo;
  private Someone almark;
  private Someone supervisor;

  @BeforeEach
  void start() throws IOException, CannotOpen, GeneralSecurityException {
    demo = DemoInOneProcess.start(folder);
    almark = new Someone(demo.alder().url()).taking("almark", "north wind over water");
    supervisor = new Someone(demo.alder().url()).signedIn("serrin", "lamp in the window");
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  @Test
  void a_cookie_on_another_client_is_refused_and_the_supervisor_is_alarmed() {
    Someone thief = almark.onAnotherClient();

    var refused = thief.get("/lines/birch/traffic", 401);

    assertThat(refused.path("type").asText()).isEqualTo("urn:parley:problem:other-console");
    thief.get("/session", 401);
    thief.post("/lines/birch/calls", "{}", 401);
    supervisor.until("/alarms", alarms -> words(alarms).contains(STOLEN));
    supervisor.until("/house?limit=50", entries -> entries.toString().contains("session.stolen"));
    almark.get("/session", 200);
  }

  @Test
  void the_event_stream_does_not_open_for_a_copied_cookie() throws Exception {
    String opened = new String(almark.onAnotherClient().events().readAllBytes(), UTF_8);

    assertThat(opened).contains("other-console").doesNotContain("event:");
  }

  @Test
  void a_stamp_that_was_seen_on_the_way_is_taken_no_second_time() {
    almark.post("/session/active", "{}", 204);

    var again = almark.withItsLastStamp().post("/session/active", "{}", 401);

    assertThat(again.path("type").asText()).isEqualTo("urn:parley:problem:other-console");
    supervisor.until("/alarms", alarms -> words(alarms).contains(STOLEN));
  }

  @Test
  void one_theft_is_one_alarm_until_somebody_takes_notice() {
    for (int i = 0; i < 5; i++) {
      almark.onAnotherClient().get("/session", 401);
    }
    var alarms = supervisor.until("/alarms", each -> words(each).contains(STOLEN));
    assertThat(words(alarms).stream().filter(STOLEN::equals)).hasSize(1);

    supervisor.post("/alarms/" + idOf(alarms, STOLEN) + "/acknowledge", "{}", 200);

    supervisor.until("/alarms", each -> !words(each).contains(STOLEN));
    almark.onAnotherClient().get("/session", 401);
    supervisor.until("/alarms", each -> words(each).contains(STOLEN));
  }

  @Test
  void a_copied_cookie_takes_over_no_console() {
    almark.post("/positions/desk-1/arm", "{\"audio\":\"running\",\"proven\":true}", 200);

    Someone thief = almark.onAnotherClient().taking("serrin", "lamp in the window");

    assertThat(thief.get("/session", 200).path("officer").path("name").asText())
        .isEqualTo("serrin");
    almark.get("/session", 200);
    almark.post(
        "/positions/desk-1/beat", "{\"audio\":\"running\",\"visible\":true,\"volume\":1}", 200);
  }

  @Test
  void a_console_whose_clock_is_an_hour_wrong_is_told_the_time_and_asks_again() {
    Someone slow = almark.withItsClock(-3_600_000);

    var late = slow.get("/session", 401);
    assertThat(late.path("type").asText()).isEqualTo("urn:parley:problem:stamp-late");

    almark.get("/session", 200);
    assertThat(words(supervisor.get("/alarms", 200))).doesNotContain(STOLEN);
  }

  @Test
  void a_second_console_of_a_person_is_told_to_the_watch_and_their_first_is_not() {
    String words = "Maj ALMARK signed in at a console where they never did before.";
    assertThat(words(supervisor.get("/alarms", 200))).doesNotContain(words);

    new Someone(demo.alder().url()).taking("almark", "north wind over water");

    supervisor.until("/alarms", alarms -> words(alarms).contains(words));
    supervisor.until("/house?limit=50", entries -> entries.toString().contains("console.new"));
  }

  private static List<String> words(JsonNode alarms) {
    return alarms.path("alarms").valueStream().map(alarm -> alarm.path("words").asText()).toList();
  }

  private static String idOf(JsonNode alarms, String words) {
    return alarms
        .path("alarms")
        .valueStream()
        .filter(alarm -> alarm.path("words").asText().equals(words))
        .map(alarm -> alarm.path("id").asText())
        .findFirst()
        .orElseThrow();
  }
}
