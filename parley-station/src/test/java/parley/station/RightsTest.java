package parley.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.DeskRow.Lines;
import parley.station.EveryRole.Knows;
import parley.station.EveryRole.Person;
import parley.station.answer.Json;
import parley.station.demo.DemoInOneProcess;
import parley.station.desk.Access;
import parley.station.signin.Role;
import parley.store.CannotOpen;

/** Every role asks for every row of the desk, about its own line and about another. */
@Timeout(300)
final class RightsTest {
  /** Well-formed for what is done about an item, so that only the item can be missing. */
  private static final String NOTHING_MEANT =
      "{\"precedence\":\"no such word\",\"reason\":\"busy\",\"text\":\"x\","
          + "\"outcome\":\"settled\",\"what\":\"grid\"}";

  @TempDir private static Path folder;
  private static DemoInOneProcess demo;
  private static Asker alder;
  private static Asker birch;
  private static EveryRole people;
  private static Map<String, String> names;

  @BeforeAll
  static void start()
      throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    demo = DemoInOneProcess.start(folder, EveryRole::joinTo);
    alder = new Asker(demo.alder().url(), demo.alderToken());
    birch = new Asker(demo.birch().url(), demo.birchToken());
    people = new EveryRole(demo.alder().url());
    for (var station : new Asker[] {alder, birch}) {
      station.await("line", line -> line.path("state").asText().equals("normal"));
    }
    names =
        Map.of(
            "message", written(),
            "call", rung(),
            "draft", drafted(),
            "alarm", alarm());
  }

  @AfterAll
  static void stop() {
    people.close();
    alder.close();
    birch.close();
    demo.close();
  }

  @Test
  void every_row_of_the_desk_has_its_row_in_the_table_and_no_other_is_there() {
    var served =
        demo.alder().rows().stream()
            .map(row -> row.method() + " " + row.path().replace('<', '{').replace('>', '}'))
            .toList();

    assertThat(DeskRow.all().stream().map(DeskRow::name).toList())
        .containsExactlyInAnyOrderElementsOf(served);
    assertThat(DeskRow.all().stream().filter(DeskRow::open).count())
        .isEqualTo(
            demo.alder().rows().stream()
                .filter(row -> row.access() instanceof Access.Open)
                .count());
  }

  @Test
  void a_role_may_do_on_its_own_line_what_the_table_says_and_nothing_else() throws Exception {
    List<String> wrong = new ArrayList<>();

    for (DeskRow row : asked()) {
      for (Role role : Role.values()) {
        boolean every = row.lines() == Lines.EVERY;
        var answer = ask(role, every ? Knows.EVERY : Knows.BIRCH, row);
        boolean right = row.allows(role) ? isServed(row, answer) : isForbidden(answer);
        note(wrong, right, role + " " + row.name(), answer);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void what_is_about_another_line_does_not_exist() throws Exception {
    List<String> wrong = new ArrayList<>();

    for (DeskRow row : asked()) {
      for (Role role : Role.values()) {
        var answer = ask(role, Knows.CEDAR, row);
        note(wrong, isBlind(row, role, answer), role + " " + row.name(), answer);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void an_event_stream_holds_nothing_of_another_line() throws Exception {
    String theirs = heardUntilTwoBeatsAfterAMessage(Role.OFFICER, Knows.CEDAR);
    String own = heardUntilTwoBeatsAfterAMessage(Role.OFFICER, Knows.BIRCH);

    assertThat(own).contains("event: message", "event: line", "event: alarms", "birch");
    assertThat(theirs).contains("event: positions", "event: alarms").doesNotContain("birch");
  }

  @Test
  void who_may_see_and_not_read_hears_of_lamps_and_never_of_messages() throws Exception {
    String heard = heardUntilTwoBeatsAfterAMessage(Role.PRESS, Knows.EVERY);

    assertThat(heard).contains("event: line", "event: alarms", "birch");
    assertThat(heard).doesNotContain("event: message", "Something to read");
  }

  // What the tests share.

  /** The event stream itself has tests of its own. */
  private static List<DeskRow> asked() {
    return DeskRow.all().stream().filter(row -> !row.path().equals("/api/v1/events")).toList();
  }

  private static boolean isServed(DeskRow row, HttpResponse<String> answer) {
    boolean named = !row.path().matches(".*[{](account|change|source)}.*|.*/relief.*");
    boolean unheard = named && answer.statusCode() == 404 && answer.body().contains(":not-found");
    boolean openRefusal = row.open() && answer.statusCode() < 500;
    return openRefusal || (!unheard && !List.of(401, 403, 405, 500).contains(answer.statusCode()));
  }

  private static boolean isForbidden(HttpResponse<String> answer) {
    return answer.statusCode() == 403 && answer.body().contains("problem:forbidden");
  }

  private static boolean isBlind(DeskRow row, Role role, HttpResponse<String> answer) {
    if (!row.allows(role) || row.lines() == Lines.EVERY) {
      return isForbidden(answer);
    }
    return switch (row.lines()) {
      case ONE -> answer.statusCode() == 404 && answer.body().contains(":not-found");
      case PRUNED -> answer.statusCode() == 200 && !answer.body().contains("birch");
      case NONE, EVERY -> isServed(row, answer);
    };
  }

  private static void note(
      List<String> wrong, boolean right, String what, HttpResponse<String> answer) {
    if (!right) {
      wrong.add(what + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private static HttpResponse<String> ask(Role role, Knows knows, DeskRow row) throws Exception {
    // Listening names a position first of all; answering would be asked for who sits there.
    String position = row.path().endsWith("/listen") ? "{\"position\":\"desk-1\"," : "{";
    String body = position + NOTHING_MEANT.substring(1);
    return people.ask(new Person(role, knows), row.method(), filled(row.path()), body);
  }

  private static String filled(String path) {
    return path.replace("{line}", "birch")
        .replace("{serial}", names.get(path.contains("/calls/") ? "call" : "message"))
        .replace("{draft}", names.get("draft"))
        .replace("{id}", names.get("alarm"))
        .replace("{name}", "desk-1")
        .replace("{log}/{epoch}/{index}", "a/1/0")
        .replace("{index}", "0")
        .replace("{account}", "nobody")
        .replace("{change}", "none")
        .replace("{passkey}", "none")
        .replace("{source}", "none")
        .replace("{file}", "index.html");
  }

  private static String heardUntilTwoBeatsAfterAMessage(Role role, Knows knows) throws Exception {
    var answer = people.events(role, knows);
    var heard = new StringBuilder();
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      boolean _ =
          lines
              .lines()
              .peek(line -> heard.append(line).append('\n'))
              .anyMatch("event: beat"::equals);
      written();
      int beats = 0;
      while (beats < 3) {
        String line = lines.readLine();
        heard.append(line).append('\n');
        beats += line.equals("event: beat") ? 1 : 0;
      }
    }
    return heard.toString();
  }

  /** Writes from birch to alder, and returns the serial once an alarm of it is there. */
  private static String written() throws IOException, InterruptedException {
    String order = "{\"precedence\":\"flash\",\"text\":\"Something to read\",\"lang\":\"en\"}";
    String serial = birch.post("/api/v1/lines/alder/messages", order, 201).path("serial").asText();
    alder.await("alarms", alarms -> alarms.toString().contains(serial));
    return serial;
  }

  private static String drafted() throws IOException, InterruptedException {
    return alder
        .post("/api/v1/lines/birch/drafts", "{\"text\":\"Not sent yet\"}", 201)
        .path("draft")
        .asText();
  }

  private static String alarm() throws IOException, InterruptedException {
    return alder
        .get("/api/v1/alarms", 200)
        .path("alarms")
        .valueStream()
        .filter(alarm -> alarm.path("kind").asText().equals("flash"))
        .map(alarm -> Json.required(alarm, "id"))
        .findFirst()
        .orElseThrow();
  }

  /** A call of alder's that has ended. */
  private static String rung() throws IOException, InterruptedException {
    String serial = alder.post("/api/v1/lines/birch/calls", "{}", 201).path("serial").asText();
    alder.post("/api/v1/calls/" + serial + "/end", "{}", 200);
    return serial;
  }
}
