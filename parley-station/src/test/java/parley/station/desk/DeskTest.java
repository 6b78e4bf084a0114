package parley.station.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.station.answer.Json;
import parley.station.configuration.Configuration;
import parley.station.configuration.ConfigurationFile;
import parley.station.signin.Account;
import parley.station.signin.Accounts;
import parley.station.signin.Credentials;
import parley.station.signin.Pace;
import parley.station.signin.Passphrases;
import parley.station.signin.Role;
import parley.station.signin.Scope;
import parley.station.signin.StampingConsole;

class DeskTest {
  private static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
          + " blob:; media-src 'self' blob:; font-src 'self'; worker-src 'self';"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'self';"
          + " require-trusted-types-for 'script'; trusted-types svelte-trusted-html parley-worker";

  private static final Map<String, String> EVERYWHERE =
      Map.of(
          "Content-Security-Policy", CSP,
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Embedder-Policy", "require-corp",
          "Cross-Origin-Resource-Policy", "same-origin",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cache-Control", "no-store");

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final StampingConsole console = new StampingConsole();
  private Desk.Parts parts;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    Configuration configuration =
        ConfigurationFile.parse(
            """
            station.name = alder
            station.seat = Test seat
            station.commanders-office = Test office
            state.folder = state
            console.listen = 127.0.0.1:0
            routes = wire
            route.wire.listen = 127.0.0.1:7001
            demo = yes
            demo.page-origins = http://127.0.0.1:8443
            demo.other-console = http://127.0.0.1:8543
            """,
            folder);
    var accounts =
        new Accounts(
            List.of(account("serrin", Role.OFFICER), account("adm-1", Role.ADMINISTRATOR)));
    var credentials = new Credentials(folder.resolve("credentials.json"), InstantSource.system());
    String cookie = Desk.cookieName(configuration);
    var sessions = SignInInTest.endpoints(accounts, credentials, cookie);
    parts =
        new Desk.Parts(
            configuration,
            Optional.empty(),
            SignInInTest.people(accounts, credentials, cookie),
            new Pace(InstantSource.system()),
            rows(sessions));
    desk = Desk.open(parts);
  }

  private static List<Endpoint> rows(SessionEndpoints sessions) {
    List<Endpoint> rows = new ArrayList<>(sessions.endpoints());
    rows.add(
        Endpoint.post(
                "/api/v1/start", Access.needs(Scope.CALL), ctx -> Answers.json(ctx, Json.object()))
            .paced());
    rows.add(
        Endpoint.post(
            "/api/v1/answer", Access.needs(Scope.CALL), ctx -> Answers.json(ctx, Json.object())));
    rows.add(
        Endpoint.get(
            "/api/v1/fault",
            Access.open(),
            _ -> {
              throw new IllegalStateException("planted marker 4711");
            }));
    return rows;
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void every_endpoint_and_every_refusal_carries_the_strict_headers() throws Exception {
    List<String> framed = List.of("/demo", "/demo/console");
    for (Endpoint row : Desk.table(parts)) {
      String path = row.path().replaceAll("[{<][a-z]+[}>]", "nothing-of-this-name");
      var answer = send(request(path).method(row.method().name(), noBody()));

      for (var header : EVERYWHERE.entrySet()) {
        boolean ownFrameRules = framed.contains(path) && answer.statusCode() == 200;
        if (!ownFrameRules) {
          assertThat(answer.headers().firstValue(header.getKey()))
              .as("%s of %s %s", header.getKey(), row.method(), path)
              .contains(header.getValue());
        }
      }
      assertThat(answer.headers().firstValue("Permissions-Policy").orElse(""))
          .contains("microphone=(self");
      assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
  }

  @Test
  void what_is_no_row_of_the_table_is_not_found_and_says_so_as_a_problem() throws Exception {
    var answer = send(request("/api/v1/nothing").POST(noBody()));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(Json.parse(answer.body()).path("what_to_do").asText()).isNotEmpty();
  }

  @Test
  void every_row_that_is_not_open_refuses_somebody_who_is_not_signed_in() throws Exception {
    for (Endpoint row : Desk.table(parts)) {
      if (row.access() instanceof Access.Needs) {
        var answer =
            send(request(row.path()).header("X-Parley", "1").method(row.method().name(), noBody()));

        assertThat(answer.statusCode()).as("%s %s", row.method(), row.path()).isEqualTo(401);
      }
    }
  }

  @Test
  void a_request_under_another_hosts_name_is_misdirected() throws IOException {
    assertThat(rawStatus("evil.example")).contains(" 421 ");
    assertThat(rawStatus("127.0.0.1.evil.example:80")).contains(" 421 ");
    assertThat(rawStatus("localhost:" + desk.port())).doesNotContain(" 421 ");
    assertThat(rawStatus("127.0.0.1:" + desk.port())).doesNotContain(" 421 ");
  }

  @Test
  void a_session_cookie_is_bound_to_host_and_station_and_never_seen_by_scripts() throws Exception {
    var answer = signIn("serrin", "right");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("__Host-parley-alder=")
        .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Strict")
        .doesNotContain("Domain");
  }

  @Test
  void a_cookie_alone_changes_nothing_without_the_consoles_own_header() throws Exception {
    String cookie = cookie();
    var bare = stamped("POST", "/api/v1/answer").header("Cookie", cookie).POST(noBody());
    var proper =
        stamped("POST", "/api/v1/answer")
            .header("Cookie", cookie)
            .header("X-Parley", "1")
            .POST(noBody());

    assertThat(send(bare).statusCode()).isEqualTo(403);
    assertThat(send(proper).statusCode()).isEqualTo(200);
  }

  @Test
  void six_cross_site_shapes_are_refused() throws Exception {
    String cookie = cookie();
    List<HttpRequest.Builder> shapes =
        List.of(
            own("POST", "/api/v1/answer", cookie)
                .header("Sec-Fetch-Site", "cross-site")
                .POST(noBody()),
            own("POST", "/api/v1/answer", cookie)
                .header("Sec-Fetch-Site", "same-site")
                .POST(noBody()),
            own("POST", "/api/v1/answer", cookie)
                .header("Origin", "https://evil.example")
                .POST(noBody()),
            own("POST", "/api/v1/answer", cookie).header("Origin", "null").POST(noBody()),
            own("GET", "/api/v1/session", cookie).header("Sec-Fetch-Site", "cross-site").GET(),
            own("DELETE", "/api/v1/session", cookie)
                .header("Origin", "http://127.0.0.1:1")
                .DELETE());

    for (HttpRequest.Builder shape : shapes) {
      assertThat(send(shape).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void a_token_does_what_its_scopes_and_its_holders_role_both_allow() throws Exception {
    String officer = token("serrin", "[\"read\",\"call\"]");
    String reader = token("serrin", "[\"read\"]");
    String administrator = token("adm-1", "[\"see\",\"pair\"]");

    assertThat(send(bearer("/api/v1/answer", officer)).statusCode()).isEqualTo(200);
    assertThat(send(bearer("/api/v1/answer", reader)).statusCode()).isEqualTo(403);
    assertThat(send(bearer("/api/v1/answer", administrator)).statusCode()).isEqualTo(403);
    assertThat(send(bearer("/api/v1/answer", "parley_wrong")).statusCode()).isEqualTo(401);
  }

  @Test
  void guessing_is_slowed_down_and_an_open_session_goes_on_answering() throws Exception {
    String cookie = cookie();
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("serrin", "wrong " + i).statusCode()).isEqualTo(401);
    }

    assertThat(signIn("serrin", "right").statusCode()).isEqualTo(429);
    var answers = own("POST", "/api/v1/answer", cookie).POST(noBody());
    assertThat(send(answers).statusCode()).isEqualTo(200);
  }

  @Test
  void a_flood_of_starts_is_refused_but_flash_and_answering_never_are() throws Exception {
    String token = token("serrin", "[\"call\"]");
    for (int i = 0; i < 120; i++) {
      assertThat(send(bearer("/api/v1/start", token)).statusCode()).isEqualTo(200);
    }

    assertThat(send(bearer("/api/v1/start", token)).statusCode()).isEqualTo(429);
    assertThat(send(bearer("/api/v1/answer", token)).statusCode()).isEqualTo(200);
    var flash =
        request("/api/v1/start")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString("{\"precedence\":\"flash\"}"));
    assertThat(send(flash).statusCode()).isEqualTo(200);
  }

  @Test
  void a_fault_of_the_program_shows_no_stack_and_no_text() throws Exception {
    var answer = send(request("/api/v1/fault").GET());

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("4711", "Exception", "at parley");
  }

  @Test
  void files_outside_the_console_cannot_be_reached() throws Exception {
    for (String path : List.of("/../pom.xml", "/%2e%2e/x", "/assets/..%2f..%2fx", "//etc/passwd")) {
      assertThat(send(request(path).GET()).statusCode()).as(path).isIn(400, 404);
    }
  }

  @Test
  void plain_http_anywhere_but_on_the_loopback_address_is_refused() throws IOException {
    var open =
        ConfigurationFile.parse(
            """
            station.name = alder
            station.seat = Test seat
            station.commanders-office = Test office
            state.folder = state
            console.listen = 0.0.0.0:0
            routes = wire
            route.wire.listen = 127.0.0.1:7001
            """,
            folder);

    assertThatThrownBy(
            () -> new Desk.Parts(open, Optional.empty(), parts.people(), parts.pace(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_port_that_is_taken_is_named_and_nothing_listens() throws IOException {
    String text =
        """
        station.name = birch
        station.seat = Test seat
        station.commanders-office = Test office
        state.folder = state
        console.listen = 127.0.0.1:%d
        routes = wire
        route.wire.listen = 127.0.0.1:7001
        demo = yes
        """
            .formatted(desk.port());
    var taken = ConfigurationFile.parse(text, folder);
    var second = new Desk.Parts(taken, Optional.empty(), parts.people(), parts.pace(), List.of());

    assertThatThrownBy(() -> Desk.open(second))
        .isInstanceOf(CannotListen.class)
        .hasMessageContaining("127.0.0.1:" + desk.port());
  }

  private static Account account(String name, Role role) {
    return new Account(name, name, role, Passphrases.QUICK.hash("right"));
  }

  private HttpResponse<String> signIn(String name, String passphrase) throws Exception {
    ObjectNode body =
        Json.object()
            .put("name", name)
            .put("passphrase", passphrase)
            .put("consoleKey", console.publicKey());
    return send(
        request("/api/v1/session")
            .header("X-Parley", "1")
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
  }

  private String cookie() throws Exception {
    var answer = signIn("serrin", "right");
    console.bind(Json.required(Json.parse(answer.body()), "stationKey"));
    String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return set.substring(0, set.indexOf(';'));
  }

  private String token(String name, String scopes) throws Exception {
    String body =
        "{\"name\":\"%s\",\"passphrase\":\"right\",\"scopes\":%s}".formatted(name, scopes);
    var request = request("/api/v1/tokens").header("X-Parley", "1");
    var answer = send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    return Json.required(Json.parse(answer.body()), "token");
  }

  private HttpRequest.Builder own(String method, String path, String cookie) {
    return stamped(method, path).header("Cookie", cookie).header("X-Parley", "1");
  }

  private HttpRequest.Builder stamped(String method, String path) {
    long now = System.currentTimeMillis();
    return request(path).header("X-Parley-Stamp", console.stamp(method, path, now));
  }

  private HttpRequest.Builder bearer(String path, String token) {
    return request(path).header("Authorization", "Bearer " + token).POST(noBody());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path))
        .timeout(Duration.ofSeconds(10));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }

  /** The JDK's client writes its own Host header, so this one speaks by hand. */
  private String rawStatus(String host) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), desk.port());
        var out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII)) {
      out.write("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      out.flush();
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return answer.lines().findFirst().orElse("");
    }
  }
}
