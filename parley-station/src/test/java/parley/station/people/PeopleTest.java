package parley.station.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/** Accounts of a running station, by the rule of two. */
@Timeout(120)
final class PeopleTest {
  private static final String FIRST = "first of two keys";
  private static final String SECOND = "second of two keys";

  @TempDir private static Path folder;
  private static DemoInOneProcess demo;
  private static Someone admin1;
  private static Someone admin2;
  private static Someone supervisor;

  @BeforeAll
  static void start() throws IOException, CannotOpen, GeneralSecurityException {
    demo = DemoInOneProcess.start(folder);
    admin1 = new Someone(demo.alder().url()).signedIn("admin-1", FIRST);
    admin2 = new Someone(demo.alder().url()).signedIn("admin-2", SECOND);
    supervisor = new Someone(demo.alder().url()).signedIn("serrin", "lamp in the window");
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void two_administrators_add_somebody_whom_neither_of_them_alone_can_sign_in_as() {
    var asked = admin1.post("/people", person("orlen", "officer"), 202);
    assertThat(admin1.post(confirm(asked), "{}", 409).path("type").asText())
        .endsWith(":same-person");

    var done = admin2.post(confirm(asked), "{}", 200);

    String first = asked.path("firstHalf").asText();
    String second = done.path("secondHalf").asText();
    var orlen = new Someone(demo.alder().url());
    orlen.post("/enrolments", enrolment("orlen", first + first), 401);
    orlen.post("/enrolments", enrolment("orlen", second), 401);
    orlen.post(
        "/enrolments", enrolment("orlen", first + " " + second.toLowerCase(Locale.ROOT)), 204);
    assertThat(orlen.signedIn("orlen", "a new proof of mine").get("/session", 200).path("rights"))
        .isNotEmpty();
    orlen.post("/enrolments", enrolment("orlen", first + second), 401);
  }

  @Test
  void what_was_asked_for_and_not_confirmed_changes_nothing() {
    admin1.post("/people", person("unborn", "officer"), 202);
    admin1.post("/people/lindqvist/role", "{\"role\":\"administrator\"}", 404);
    var asked = admin1.post("/people/serrin/role", "{\"role\":\"auditor\"}", 202);

    assertThat(person(admin2, "serrin").path("role").asText()).isEqualTo("supervisor");
    assertThat(person(admin2, "unborn").isMissingNode()).isTrue();
    admin2.delete("/changes/" + asked.path("id").asText(), 204);
    admin2.post(confirm(asked), "{}", 404);
  }

  @Test
  void a_revoked_account_is_gone_at_once_with_its_stream_and_its_position() throws Exception {
    Someone almost = enrolled("vesna", "officer");
    almost.post("/positions/desk-2/arm", "{\"audio\":\"running\",\"proven\":true}", 200);
    assertThat(armed("desk-2")).isTrue();
    try (InputStream stream = almost.events()) {
      assertThat(stream.read()).isPositive();

      admin1.post("/people/vesna/revoke", "{}", 204);

      String rest = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(rest).contains("event:");
    }
    assertThat(armed("desk-2")).isFalse();
    almost.get("/session", 401);
    new Someone(demo.alder().url())
        .post("/tokens", "{\"name\":\"vesna\",\"passphrase\":\"a new proof of mine\"}", 401);
    assertThat(person(admin1, "vesna").path("revokedAt").asText()).isNotEmpty();
    admin1.post("/people", person("vesna", "officer"), 409);
  }

  @Test
  void signing_out_leaves_the_position_and_another_sign_in_of_the_same_person_keeps_its_own() {
    Someone first = enrolled("twice", "officer");
    Someone second = new Someone(demo.alder().url()).signedIn("twice", "a new proof of mine");
    first.post("/positions/desk-1/arm", "{\"audio\":\"running\",\"proven\":true}", 200);
    second.post("/positions/supervisor/arm", "{\"audio\":\"running\",\"proven\":true}", 200);

    first.delete("/session", 204);

    assertThat(armed("desk-1")).isFalse();
    assertThat(armed("supervisor")).isTrue();
    second.delete("/session", 204);
  }

  @Test
  void lines_are_taken_away_by_one_and_given_back_by_two() {
    Someone near = enrolled("narrow", "officer");
    assertThat(near.get("/lines", 200).path("lines")).isNotEmpty();

    admin1.post("/people/narrow/lines", "{\"lines\":[\"cedar\"]}", 200);

    assertThat(near.get("/lines", 200).path("lines")).isEmpty();
    var asked = admin1.post("/people/narrow/lines", "{\"lines\":\"all\"}", 202);
    assertThat(near.get("/lines", 200).path("lines")).isEmpty();
    admin2.post(confirm(asked), "{}", 200);
    assertThat(near.get("/lines", 200).path("lines")).isNotEmpty();
  }

  @Test
  void a_supervisor_lets_an_officer_recover_and_never_an_administrator() {
    Someone lost = enrolled("lost", "officer");
    supervisor.post("/people/admin-1/enrolment", "{}", 403);
    supervisor.post("/people/lost/revoke", "{}", 403);

    var asked = supervisor.post("/people/lost/enrolment", "{}", 202);
    var done = admin1.post(confirm(asked), "{}", 200);
    String code = asked.path("firstHalf").asText() + done.path("secondHalf").asText();
    new Someone(demo.alder().url()).post("/enrolments", enrolment("lost", code), 204);

    lost.get("/session", 401);
  }

  @Test
  void nobody_revokes_themselves() {
    admin1.post("/people/admin-1/revoke", "{}", 409);
  }

  // What the tests share.

  private static Someone enrolled(String name, String role) {
    var asked = admin1.post("/people", person(name, role), 202);
    var done = admin2.post(confirm(asked), "{}", 200);
    String code = asked.path("firstHalf").asText() + done.path("secondHalf").asText();
    var somebody = new Someone(demo.alder().url());
    somebody.post("/enrolments", enrolment(name, code), 204);
    return somebody.signedIn(name, "a new proof of mine");
  }

  private static String person(String name, String role) {
    return "{\"name\":\"%s\",\"displayName\":\"Lt %s\",\"role\":\"%s\",\"lines\":\"all\"}"
        .formatted(name, name, role);
  }

  private static String enrolment(String name, String code) {
    return "{\"name\":\"%s\",\"code\":\"%s\",\"passphrase\":\"a new proof of mine\"}"
        .formatted(name, code);
  }

  private static String confirm(JsonNode asked) {
    return "/changes/" + asked.path("id").asText() + "/confirm";
  }

  private static JsonNode person(Someone viewer, String name) {
    return viewer
        .get("/people", 200)
        .path("people")
        .valueStream()
        .filter(each -> each.path("name").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static boolean armed(String position) {
    return supervisor
        .get("/positions", 200)
        .path("positions")
        .valueStream()
        .filter(each -> each.path("name").asText().equals(position))
        .anyMatch(each -> each.path("armed").asBoolean());
  }
}
