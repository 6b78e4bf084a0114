package parley.station.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.answer.Json;
import parley.station.demo.DemoInOneProcess;
import parley.station.signin.StampingConsole;
import parley.store.CannotOpen;

/** Passkeys of a running station, against an authenticator of ours that lies when told to. */
@Timeout(120)
final class PasskeyTest {
  @TempDir private static Path folder;
  private static DemoInOneProcess demo;
  private static Someone admin1;
  private static Someone admin2;
  private static Someone supervisor;
  private static String origin;

  @BeforeAll
  static void start() throws IOException, CannotOpen, GeneralSecurityException {
    demo = DemoInOneProcess.start(folder);
    admin1 = new Someone(demo.alder().url()).signedIn("admin-1", "first of two keys");
    admin2 = new Someone(demo.alder().url()).signedIn("admin-2", "second of two keys");
    supervisor = new Someone(demo.alder().url()).signedIn("serrin", "lamp in the window");
    origin = nobody().get("/station", 200).path("signIn").path("origin").asText();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private static Someone nobody() {
    return new Someone(demo.alder().url());
  }

  @Test
  void somebody_enrols_a_passkey_with_both_halves_and_signs_in_with_it() {
    var key = enrolled("orlen");

    Someone orlen = signIn(key);

    assertThat(orlen.get("/session", 200).path("officer").path("name").asText()).isEqualTo("orlen");
    assertThat(orlen.get("/session", 200).path("passkeys").asInt()).isEqualTo(1);
    assertThat(person("orlen").path("passkeys").asInt()).isEqualTo(1);
    supervisor.until(
        "/house?act=account.enrolled", all -> all.toString().contains("\"proof\":\"passkey\""));
  }

  @Test
  void the_answer_of_a_browser_at_another_address_is_refused() {
    var key = enrolled("phished");

    var refused = refused(key.at("http://localhost:1"));

    assertThat(refused).contains("another address");
    key.at(origin);
    signIn(key);
  }

  @Test
  void an_authenticator_that_did_not_verify_the_person_is_refused() {
    var key = enrolled("unseen");

    assertThat(refused(key.verifying(false))).contains("did not verify");
    assertThat(enrolWith(code("unseen-2"), "unseen-2", key(origin).verifying(false)))
        .contains("did not verify");
  }

  @Test
  void what_was_signed_is_taken_once() {
    var key = enrolled("replayed");
    ObjectNode answer = key.get(question());
    nobody().taking("/session/passkey", proof(answer));

    var again = nobody().post("/session/passkey", withConsole(answer), 401);

    assertThat(again.path("title").asText()).contains("used before");
  }

  @Test
  void a_challenge_for_enrolling_signs_nobody_in() {
    var key = enrolled("mixed");
    String halves = code("mixed-2");
    var other =
        (ObjectNode) nobody().post("/enrolments/challenge", enrolment("mixed-2", halves), 200);

    var answer = key.get(other.put("rpId", "localhost"));

    nobody().post("/session/passkey", withConsole(answer), 401);
  }

  @Test
  void a_counter_that_went_back_is_refused_and_the_watch_is_alarmed() {
    var key = enrolled("cloned");
    key.counting(50);
    signIn(key);

    assertThat(refused(key.counting(20))).contains("counter went back");

    String words = "A passkey of Lt cloned may have been copied. It was refused.";
    supervisor.until("/alarms", alarms -> alarms.toString().contains(words));
    supervisor.until("/house?act=passkey.cloned", all -> all.path("entries").size() == 1);
    key.counting(60);
    signIn(key);
  }

  @Test
  void a_passkey_that_nobody_enrolled_is_refused() {
    assertThat(refused(key(origin))).contains("does not know it");
  }

  @Test
  void a_passkey_of_somebody_revoked_opens_nothing() {
    var key = enrolled("gone");
    Someone gone = signIn(key);

    admin1.post("/people/gone/revoke", "{}", 204);

    gone.get("/session", 401);
    assertThat(refused(key)).contains("does not know it");
  }

  @Test
  void a_second_passkey_is_added_soon_after_signing_in_and_the_first_may_then_go() {
    var first = enrolled("twice");
    Someone twice = signIn(first);
    String only = twice.get("/session/passkeys", 200).path("passkeys").path(0).path("id").asText();
    twice.delete("/session/passkeys/" + only, 409);
    var second = key(origin);

    var asked = twice.post("/session/passkeys/challenge", "{}", 200);
    assertThat(asked.path("excludeCredentials")).hasSize(1);
    var answer = Json.object();
    answer.set("credential", second.create(asked));
    var all = twice.post("/session/passkeys", Json.write(answer), 201);

    assertThat(all.path("passkeys")).hasSize(2);
    twice.delete("/session/passkeys/" + only, 200);
    assertThat(refused(first)).contains("does not know it");
    signIn(second);
  }

  @Test
  void a_token_changes_no_passkeys() {
    supervisor.post("/session/passkeys/challenge", "{}", 409);
  }

  @Test
  void recovery_by_two_takes_every_earlier_passkey_away_when_it_is_used() {
    var lost = enrolled("lost");
    Someone before = signIn(lost);
    var asked = supervisor.post("/people/lost/enrolment", "{}", 202);
    var done = admin1.post("/changes/" + asked.path("id").asText() + "/confirm", "{}", 200);
    before.get("/session", 200);
    String code = asked.path("firstHalf").asText() + done.path("secondHalf").asText();

    var found = key(origin);
    assertThat(enrolWith(code, "lost", found)).isEmpty();

    before.get("/session", 401);
    assertThat(refused(lost)).contains("does not know it");
    signIn(found);
  }

  @Test
  void whoever_signed_in_by_passkey_may_have_a_token_for_commands() {
    Someone officer = signIn(enrolled("typing"));

    var token = officer.post("/tokens", "{\"scopes\":[\"see\"]}", 201);

    assertThat(token.path("token").asText()).startsWith("parley_");
    nobody().post("/tokens", "{\"scopes\":[\"see\"]}", 400);
  }

  // What the tests share.

  private static SoftAuthenticator key(String at) {
    return new SoftAuthenticator(at);
  }

  private static JsonNode question() {
    return nobody().post("/session/challenge", "{}", 200);
  }

  private static Someone signIn(SoftAuthenticator key) {
    return nobody().taking("/session/passkey", proof(key.get(question())));
  }

  private static String refused(SoftAuthenticator key) {
    var answer = nobody().post("/session/passkey", withConsole(key.get(question())), 401);
    assertThat(answer.path("type").asText()).isEqualTo("urn:parley:problem:wrong-passkey");
    return answer.path("title").asText();
  }

  private static ObjectNode proof(ObjectNode credential) {
    ObjectNode proof = Json.object();
    proof.set("credential", credential);
    return proof;
  }

  private static String withConsole(ObjectNode credential) {
    return Json.write(proof(credential).put("consoleKey", new StampingConsole().publicKey()));
  }

  private static SoftAuthenticator enrolled(String name) {
    var key = key(origin);
    assertThat(enrolWith(code(name), name, key)).isEmpty();
    return key;
  }

  /** Both halves of a code for somebody new. */
  private static String code(String name) {
    String person =
        "{\"name\":\"%s\",\"displayName\":\"Lt %s\",\"role\":\"officer\",\"lines\":\"all\"}"
            .formatted(name, name);
    var asked = admin1.post("/people", person, 202);
    var done = admin2.post("/changes/" + asked.path("id").asText() + "/confirm", "{}", 200);
    return asked.path("firstHalf").asText() + done.path("secondHalf").asText();
  }

  /** Enrols, and returns why not; empty when it went well. */
  private static String enrolWith(String code, String name, SoftAuthenticator key) {
    var asked = nobody().post("/enrolments/challenge", enrolment(name, code), 200);
    ObjectNode order = Json.parse(enrolment(name, code));
    order.set("credential", key.create(asked));
    boolean lies = key.lies();
    return nobody()
        .post("/enrolments/passkey", Json.write(order), lies ? 401 : 204)
        .path("title")
        .asText();
  }

  private static String enrolment(String name, String code) {
    return "{\"name\":\"%s\",\"code\":\"%s\"}".formatted(name, code);
  }

  private static JsonNode person(String name) {
    return admin1
        .get("/people", 200)
        .path("people")
        .valueStream()
        .filter(each -> each.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
