package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.station.answer.Json;

/** The life of an alarm between two processes, as consoles and auditors see it. */
@ExtendWith(SharedPair.class)
final class AlarmLifeTest {
  private final TwoProcesses two;
  private final OneStation alder;
  private final OneStation birch;

  AlarmLifeTest(TwoProcesses two) {
    this.two = two;
    this.alder = two.alder();
    this.birch = two.birch();
  }

  private static JsonNode alarms(OneStation station) {
    return station.get("/api/v1/alarms").path("alarms");
  }

  private static Optional<JsonNode> alarm(OneStation station, String kind, String state) {
    return alarms(station)
        .valueStream()
        .filter(
            one ->
                one.path("kind").asText().equals(kind) && one.path("state").asText().equals(state))
        .findFirst();
  }

  private static JsonNode awaitAlarm(OneStation station, String kind, String state) {
    return Patience.some(
        station.name() + ": alarm " + kind + " " + state, () -> alarm(station, kind, state));
  }

  private static JsonNode awaitLost(OneStation station) {
    return Patience.some(
        station.name() + ": no route lives",
        () ->
            alarm(station, "route", "new")
                .filter(one -> one.path("priority").asText().equals("high")));
  }

  private static String path(JsonNode alarm) {
    return "/api/v1/alarms/" + alarm.path("id").asText();
  }

  @Test
  void a_lost_line_flashes_is_acknowledged_by_name_and_remains_when_nobody_noticed_its_end() {
    two.routes().forEach(RoutePaths::lose);
    // Each side must have been without a route for 3 s before it is an alarm there.
    var lost = awaitLost(alder);
    awaitLost(birch);

    var seen = alder.post(path(lost) + "/acknowledge", Json.object()).done();
    two.heal();
    // Birch's alarm of the same routes was never acknowledged.
    var over = awaitAlarm(birch, "route", "rectified");

    assertThat(lost.path("priority").asText()).isEqualTo("high");
    assertThat(seen.path("state").asText()).isEqualTo("acknowledged");
    assertThat(seen.path("acknowledgedBy").asText()).isNotEmpty();
    assertThat(seen.path("acknowledgedAt").asText()).isNotEmpty();
    Patience.until(
        "what was acknowledged is gone", () -> alarm(alder, "route", "acknowledged").isEmpty());
    assertThat(alarm(alder, "route", "rectified")).isEmpty();
    birch.post(path(over) + "/acknowledge", Json.object()).done();
    assertThat(alarm(birch, "route", "rectified")).isEmpty();
  }

  @Test
  void a_flash_is_neither_acknowledged_as_an_alarm_nor_shelved() {
    var flash = alder.send("Hold fire.", "flash");
    var alarm = awaitAlarm(birch, "flash", "new");
    var shelf = Json.object().put("reason", "Too loud.").put("minutes", 30);

    var acknowledged = birch.post(path(alarm) + "/acknowledge", Json.object());
    var shelved = birch.post(path(alarm) + "/shelve", shelf);

    assertThat(acknowledged.status()).isEqualTo(409);
    assertThat(shelved.status()).isEqualTo(409);
    assertThat(alarm(birch, "flash", "new")).isPresent();
    birch.acknowledge(flash, Optional.of(flash.substring(flash.length() - 2))).done();
    Patience.until("the FLASH is over", () -> alarm(birch, "flash", "new").isEmpty());
  }

  @Test
  void a_message_is_put_aside_with_a_reason_for_hours_and_taken_back() {
    alder.send("Somebody reads this later.", "immediate");
    var alarm = awaitAlarm(birch, "message", "new");
    var noReason = Json.object().put("reason", " ").put("minutes", 30);
    var tooLong = Json.object().put("reason", "Until tomorrow.").put("minutes", 481);
    var shelf = Json.object().put("reason", "The linguist has it.").put("minutes", 480);

    assertThat(birch.post(path(alarm) + "/shelve", noReason).status()).isEqualTo(400);
    assertThat(birch.post(path(alarm) + "/shelve", tooLong).status()).isEqualTo(400);
    var shelved = birch.post(path(alarm) + "/shelve", shelf).done();

    assertThat(shelved.path("state").asText()).isEqualTo("shelved");
    assertThat(shelved.path("shelf").path("reason").asText()).isEqualTo("The linguist has it.");
    assertThat(birch.get("/api/v1/alarms").path("shelves")).hasSize(1);
    birch.delete("/api/v1/shelves/" + alarm.path("source").asText());
    assertThat(alarm(birch, "message", "new")).isPresent();
  }

  @Test
  void the_monthly_report_counts_what_was_raised_and_comes_as_a_table_too() {
    int before = birch.get("/api/v1/alarms/report").path("total").asInt();
    var flash = alder.send("Aircraft in distress.", "flash");
    awaitAlarm(birch, "flash", "new");

    var report = birch.get("/api/v1/alarms/report");

    assertThat(report.path("total").asInt()).isGreaterThan(before);
    assertThat(report.path("days")).isNotEmpty();
    assertThat(birch.door().text("/api/v1/alarms/report?format=csv", birch.token()))
        .startsWith("date,high,medium,low,busiest_ten_minutes\r\n");
    assertThat(birch.get("/api/v1/alarms/report?month=2020-02").path("total").asInt()).isZero();
    birch.acknowledge(flash, Optional.of(flash.substring(flash.length() - 2))).done();
  }
}
