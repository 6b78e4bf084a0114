package parley.station.people;

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

/** What somebody may know of no longer ends for them at once, and is named to them nowhere. */
@Timeout(120)
final class NarrowedTest {
  private static final String ARM = "{\"audio\":\"running\",\"proven\":true}";

  @TempDir private Path folder;
  private DemoInOneProcess demo;
  private Someone admin1;
  private Someone admin2;
  private Someone almark;
  private Someone torven;

  @BeforeEach
  void start() throws IOException, CannotOpen, GeneralSecurityException {
    demo = DemoInOneProcess.start(folder);
    admin1 = new Someone(demo.alder().url()).signedIn("admin-1", "first of two keys");
    admin2 = new Someone(demo.alder().url()).signedIn("admin-2", "second of two keys");
    almark = new Someone(demo.alder().url()).signedIn("almark", "north wind over water");
    torven = new Someone(demo.birch().url()).signedIn("torven", "three bells at noon");
    torven.until("/lines/alder", line -> line.path("state").asText().equals("normal"));
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  @Test
  void a_call_on_a_line_taken_away_ends_at_that_position() {
    String serial = talking();

    admin1.post("/people/almark/lines", "{\"lines\":[\"cedar\"]}", 200);

    over(serial);
    almark.get("/calls/" + serial + "?line=birch", 404);
  }

  @Test
  void whoever_may_stand_no_watch_any_more_leaves_the_position() {
    almark.post("/positions/desk-1/arm", ARM, 200);
    var asked = admin1.post("/people/almark/role", "{\"role\":\"press\"}", 202);

    admin2.post("/changes/" + asked.path("id").asText() + "/confirm", "{}", 200);

    admin1.until("/positions", all -> !armed(all, "desk-1"));
  }

  @Test
  void taking_over_a_position_takes_no_call_over_that_one_may_not_know_of() {
    admin1.post("/people/serrin/lines", "{\"lines\":[\"cedar\"]}", 200);
    Someone serrin = new Someone(demo.alder().url()).signedIn("serrin", "lamp in the window");
    String serial = talking();

    serrin.post("/positions/desk-1/arm", ARM, 200);

    JsonNode call = over(serial);
    assertThat(call.toString()).doesNotContain("SERRIN");
  }

  @Test
  void whoever_listens_in_on_a_line_taken_away_hears_it_no_more_and_that_is_entered() {
    String serial = talking();
    Someone serrin = new Someone(demo.alder().url()).signedIn("serrin", "lamp in the window");
    serrin.post("/positions/supervisor/arm", ARM, 200);
    serrin.post("/calls/" + serial + "/listen?line=birch", "{\"position\":\"supervisor\"}", 200);
    torven.until("/calls/" + serial + "?line=alder", call -> listeners(call) == 1);

    admin1.post("/people/serrin/lines", "{\"lines\":[\"cedar\"]}", 200);

    var left = torven.until("/calls/" + serial + "?line=alder", call -> listeners(call) == 0);
    assertThat(state(left)).isEqualTo("talking");
  }

  @Test
  void a_line_out_of_sight_is_named_in_no_change_and_in_no_entry() {
    admin1.post("/people/serrin/lines", "{\"lines\":[\"cedar\"]}", 200);
    admin1.post("/people/almark/lines", "{\"lines\":[\"birch\",\"cedar\"]}", 200);
    admin1.post("/people/almark/lines", "{\"lines\":[\"birch\",\"cedar\",\"dogwood\"]}", 202);
    almark.post("/positions/desk-1/arm", ARM, 200);
    String message = "{\"text\":\"For birch alone\",\"precedence\":\"immediate\"}";
    String written = torven.post("/lines/alder/messages", message, 201).path("serial").asText();
    almark.until("/alarms", all -> all.toString().contains(written));
    almark.post("/messages/" + written + "/acknowledge?line=birch", "{}", 200);
    admin1.until("/house?act=ended", all -> all.toString().contains(written));
    Someone serrin = new Someone(demo.alder().url()).signedIn("serrin", "lamp in the window");

    String people = serrin.get("/people", 200).toString();
    String house = serrin.get("/house?limit=500", 200).toString();

    assertThat(people).contains("cedar").doesNotContain("birch").doesNotContain("dogwood");
    assertThat(house)
        .contains("cedar")
        .doesNotContain("birch")
        .doesNotContain("dogwood")
        .doesNotContain(written);
  }

  private String talking() {
    almark.post("/positions/desk-1/arm", ARM, 200);
    String serial = torven.post("/lines/alder/calls", "{}", 201).path("serial").asText();
    almark.until("/lines/birch", line -> line.path("key").path("serial").asText().equals(serial));
    almark.post("/calls/" + serial + "/answer?line=birch", "{\"position\":\"desk-1\"}", 200);
    torven.until("/calls/" + serial + "?line=alder", call -> state(call).equals("talking"));
    return serial;
  }

  private JsonNode over(String serial) {
    return torven.until("/calls/" + serial + "?line=alder", call -> state(call).equals("ended"));
  }

  private static int listeners(JsonNode call) {
    return call.path("voice").path("listeners").size();
  }

  private static String state(JsonNode call) {
    return call.path("state").asText();
  }

  private static boolean armed(JsonNode positions, String name) {
    return positions
        .path("positions")
        .valueStream()
        .filter(each -> each.path("name").asText().equals(name))
        .anyMatch(each -> each.path("armed").asBoolean());
  }
}
