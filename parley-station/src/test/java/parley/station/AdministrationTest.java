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
import parley.station.answer.Json;
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/** What administrators see of the station; every answer is held against the description. */
@Timeout(120)
final class AdministrationTest {
  @TempDir private Path folder;
  private final MovedClock clock = new MovedClock();
  private DemoInOneProcess demo;
  private Asker here;
  private Asker there;

  @BeforeEach
  void start() throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    demo = DemoInOneProcess.start(folder, _ -> {}, clock);
    here = administrator(demo.alder().url());
    there = administrator(demo.birch().url());
  }

  private static Asker administrator(String url) throws IOException, InterruptedException {
    try (var door = new Asker(url, "")) {
      var name = "{\"name\":\"admin-1\",\"passphrase\":\"first of two keys\"}";
      return new Asker(url, door.post("/api/v1/tokens", name, 201).path("token").asText());
    }
  }

  @AfterEach
  void stop() {
    here.close();
    there.close();
    demo.close();
  }

  private String why() throws IOException, InterruptedException {
    return here.get("/api/v1/pairing", 200).path("ended").path("why").asText();
  }

  private JsonNode card(Asker at) throws IOException, InterruptedException {
    return at.post("/api/v1/pairing/cards", "{}", 201);
  }

  private static String order(JsonNode card, String digits) {
    return Json.write(
        Json.object().put("card", card.path("file").asText()).put("fingerprint", digits));
  }

  @Test
  void a_pairing_says_what_stands_on_their_card_and_never_its_digits()
      throws IOException, InterruptedException {
    card(here);
    var theirs = card(there);

    var review = here.post("/api/v1/pairing/review", order(theirs, ""), 200);

    assertThat(review.path("theirs").path("name").asText()).isEqualTo("birch");
    assertThat(review.path("keys").path("log").asText()).matches("[0-9a-f]{16}");
    assertThat(review.path("rules").path("recording").asText()).isEqualTo("none");
    var digits = theirs.path("fingerprint").asText();
    assertThat(review.toString()).doesNotContain(digits, digits.replace(" ", ""));
  }

  @Test
  void a_wrong_digit_and_a_call_off_and_half_an_hour_each_end_a_pairing_and_are_entered()
      throws IOException, InterruptedException {
    card(here);
    assertThat(here.get("/api/v1/pairing", 200).path("card").has("endsAt")).isTrue();
    here.post("/api/v1/pairing/confirm", order(card(there), "0".repeat(40)), 422);
    assertThat(why()).isEqualTo("wrong-digits");

    var dead = card(here).path("fingerprint").asText();
    callOff();
    assertThat(why()).isEqualTo("called-off");

    assertThat(card(here).path("fingerprint").asText()).isNotEqualTo(dead);
    clock.forwardSeconds(1_801);
    assertThat(why()).isEqualTo("time-over");
    assertThat(acts()).contains("pairing.card-made", "pairing.wrong-digits", "pairing.called-off");
  }

  private void callOff() throws IOException, InterruptedException {
    assertThat(here.delete("/api/v1/pairing")).isEqualTo(204);
  }

  private String acts() throws IOException, InterruptedException {
    return here.get("/api/v1/house?kind=administration", 200).toString();
  }

  @Test
  void the_doctor_finds_nothing_wrong_at_a_station_that_runs_and_says_what_it_cannot_tell()
      throws IOException, InterruptedException {
    here.until("/api/v1/station", station -> station.path("health").asText().equals("green"));

    var found = here.get("/api/v1/doctor", 200).path("found");

    assertThat(found.valueStream())
        .filteredOn(each -> each.path("state").asText().equals("wrong"))
        .isEmpty();
    assertThat(found.valueStream().map(each -> each.path("about").asText()))
        .contains("java", "tls", "disk", "keys", "console.listen", "health", "watch");
  }
}
