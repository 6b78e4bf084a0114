package parley.station.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.answer.Json;
import parley.station.configuration.BadConfiguration;
import parley.station.configuration.ConfigurationFile;
import parley.station.configuration.HostPort;
import parley.station.desk.Access;
import parley.store.CannotOpen;

/** Who may use the wizard, what it refuses, and what it leaves behind. */
@Timeout(120)
final class SetUpTest {
  private static final String KEYS = "under seven old lindens";
  private static final String STATION =
      "{\"name\":\"alder\",\"seat\":\"Westmark\",\"commandersOffice\":\"Chief of Operations\","
          + "\"languages\":[\"de\",\"en\"],\"passphrases\":\"until-passkey\",\"marking\":"
          + "{\"text\":\"RESTRICTED\",\"color\":\"#c8a2e8\",\"textColor\":\"#10151c\"}}";

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path temporary;
  private SetUpPlace place = new SetUpPlace(Path.of(""));
  private ConsoleDoor door =
      new ConsoleDoor(new HostPort("localhost", 0), Optional.empty(), Optional.empty());
  private SetUpDesk desk;
  private String token = "";

  @BeforeEach
  void open() throws IOException, CannotOpen, GeneralSecurityException {
    place = new SetUpPlace(temporary.resolve("alder"));
    door =
        new ConsoleDoor(new HostPort("localhost", freePort()), Optional.empty(), Optional.empty());
    desk = SetUpDesk.open(place, door);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
    http.close();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private HttpResponse<String> ask(String method, String path, String body) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("http://" + door.listen() + path))
              .header("X-Parley", "1")
              .method(method, BodyPublishers.ofString(body));
      if (!token.isEmpty()) {
        request.header("Authorization", "Bearer " + token);
      }
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks, and returns the body of an answer that must have this status. */
  private JsonNode told(String path, String body, int status) {
    var answer = ask(body.isEmpty() ? "GET" : "POST", SetUpEndpoints.BASE + path, body);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
    return Json.parse(answer.body());
  }

  private String code() {
    return desk.address().substring(desk.address().indexOf('#') + 1);
  }

  private HttpResponse<String> bring(String code) {
    return ask("POST", SetUpEndpoints.BASE + "/begin", Json.write(Json.object().put("code", code)));
  }

  private void begin() {
    token = "";
    token = Json.required(Json.parse(bring(code()).body()), "token");
  }

  private static String person(String name, String role) {
    return Json.write(
        Json.object()
            .put("name", name)
            .put("displayName", "The one called " + name)
            .put("role", role)
            .put("passphrase", "the passphrase of " + name));
  }

  private void administrators() {
    told("/station", STATION, 200);
    told("/people", person("admin-1", "administrator"), 201);
    told("/people", person("admin-2", "administrator"), 201);
  }

  private static String words(String passphrase) {
    return Json.write(Json.object().put("passphrase", passphrase));
  }

  private static String addresses() throws IOException {
    return "{\"routes\":[{\"name\":\"one\",\"listen\":\"127.0.0.1:"
        + freePort()
        + "\"}],\"voice\":\"\",\"timeSource\":\"\"}";
  }

  @Test
  void nobody_without_the_token_gets_beyond_the_code_and_every_answer_is_strict() {
    List<String> wrong = new ArrayList<>();

    for (var row : desk.rows()) {
      var path = row.path().replaceAll("[{}<>]", "");
      var answer = ask(row.method().name(), path, "{}");
      boolean closed = answer.statusCode() == 401;
      boolean open = row.access() instanceof Access.Open;
      var policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
      if (closed == (open && !path.endsWith("/begin")) || !policy.contains("default-src 'none'")) {
        wrong.add(row.method() + " " + row.path() + " " + answer.statusCode() + " " + policy);
      }
    }

    assertThat(desk.rows()).hasSizeGreaterThan(12);
    assertThat(wrong).filteredOn(each -> !each.contains("/begin")).isEmpty();
  }

  @Test
  void a_code_is_good_for_one_browser() {
    var first = bring(code());

    var second = bring(code());

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).doesNotContain(code());
  }

  @Test
  void five_wrong_codes_end_the_right_one_too() {
    for (int i = 0; i < SetUpCode.TRIES; i++) {
      assertThat(bring("ABCDE-" + i).statusCode()).isEqualTo(401);
    }

    assertThat(bring(code()).statusCode()).isEqualTo(409);
  }

  @Test
  void nothing_that_matters_is_done_before_there_are_two_administrators() throws IOException {
    begin();
    told("/people", person("admin-1", "administrator"), 409);
    told("/station", STATION, 200);
    told("/people", person("orlen", "officer"), 409);
    told("/people", person("admin-1", "administrator"), 201);

    told("/keys", words(KEYS), 409);
    told("/addresses", addresses(), 409);
    told("/sound", "{}", 409);
    told("/finish", "{}", 409);

    assertThat(place.configuration()).doesNotExist();
    assertThat(place.state().resolve("keys")).doesNotExist();
  }

  @Test
  void what_cannot_be_meant_is_refused_and_changes_nothing() throws IOException {
    begin();
    administrators();
    var before = Files.readString(place.progress());

    told("/station", STATION.replace("alder", "Alder!"), 422);
    told("/station", STATION.replace("Westmark", "West\\nconsole.plain-http = no"), 422);
    told("/station", STATION.replace("#c8a2e8", "red"), 422);
    told("/station", STATION.replace("\"de\"", "\"xx\""), 422);
    told("/station", "[]", 400);
    told("/addresses", "{\"routes\":[{\"name\":\"a.b c\",\"listen\":\"127.0.0.1:1\"}]}", 422);
    told("/addresses", "{\"routes\":[{\"name\":\"one\",\"listen\":\"nowhere\"}]}", 422);
    told("/people", person("admin-2", "administrator"), 422);
    told("/people", person("Robert'); --", "officer"), 422);
    told("/keys", words("too short"), 422);

    assertThat(Files.readString(place.progress())).isEqualTo(before);
  }

  @Test
  void an_address_that_cannot_be_bound_is_found_before_the_station_starts() throws IOException {
    begin();
    administrators();
    try (var taken = new ServerSocket(0)) {
      var given =
          "{\"routes\":[{\"name\":\"one\",\"listen\":\"127.0.0.1:" + taken.getLocalPort() + "\"}]}";

      var found = told("/addresses", given, 200);

      assertThat(found.path("done").path("addresses").asBoolean()).isFalse();
      assertThat(found.path("found").toString()).contains("route.one.listen", "wrong");
    }
  }

  @Test
  void a_wizard_that_was_cut_off_goes_on_where_it_was_with_a_new_code()
      throws IOException, CannotOpen, GeneralSecurityException {
    begin();
    administrators();
    var old = code();
    desk.close();

    desk = SetUpDesk.open(place, door);

    assertThat(ask("GET", SetUpEndpoints.BASE, "").statusCode()).isEqualTo(401);
    assertThat(bring(old).statusCode()).isEqualTo(401);
    begin();
    var view = told("", "", 200);
    assertThat(view.path("done").path("people").asBoolean()).isTrue();
    assertThat(view.path("station").path("seat").asText()).isEqualTo("Westmark");
  }

  @Test
  void a_whole_wizard_leaves_a_station_and_no_secret_in_the_open()
      throws IOException, InterruptedException {
    begin();
    administrators();
    var made = told("/keys", words(KEYS), 200).path("keys");
    assertThat(made.path("fingerprint").asText()).matches("(\\d{5} ){7}\\d{5}");
    told("/keys/open", words("another passphrase"), 401);
    told("/keys/open", words(KEYS), 200);
    told("/addresses", addresses(), 200);
    told("/sound", "{}", 200);
    var kept = Files.readString(place.progress());

    told("/finish", "{}", 202);

    told("/station", STATION, 409);
    told("/sound", "{}", 409);
    assertThat(desk.await()).isEqualTo(KEYS);
    assertThat(kept).doesNotContain(KEYS).doesNotContain("the passphrase of");
    assertThat(place.isReady()).isTrue();
    var configuration = ConfigurationFile.read(place.configuration());
    assertThat(configuration.languages()).containsExactly("de", "en");
    assertThat(configuration.console().origin())
        .hasValue(URI.create("http://localhost:" + door.listen().port()));
    assertThat(Files.readString(place.configuration())).doesNotContain(KEYS);
  }

  @Test
  void a_folder_that_holds_something_else_is_left_alone() throws IOException {
    var folder = Files.createDirectory(temporary.resolve("mine"));
    Files.writeString(folder.resolve("letter.txt"), "Dear");

    assertThatThrownBy(() -> SetUpDesk.open(new SetUpPlace(folder), door))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("empty folder");
    assertThat(folder.toFile().list()).containsExactly("letter.txt");
  }
}
