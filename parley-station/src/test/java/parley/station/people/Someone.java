package parley.station.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import parley.station.answer.Json;
import parley.station.signin.StampingConsole;

/** One person who asks a station by a token, or without any. */
final class Someone {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final Optional<String> token;
  private final Optional<String> cookie;
  private final Optional<StampingConsole> console;
  private final long clockMillis;
  private Optional<String> lastStamp = Optional.empty();
  private boolean again;

  /** What a browser holds, and how wrong its clock is. */
  private record Session(
      Optional<String> cookie, Optional<StampingConsole> console, long clockMillis) {
    static final Session NONE = new Session(Optional.empty(), Optional.empty(), 0);
  }

  Someone(String url) {
    this(url, Optional.empty(), Session.NONE);
  }

  private Someone(String url, Optional<String> token, Session session) {
    this.url = url;
    this.token = token;
    this.cookie = session.cookie();
    this.console = session.console();
    this.clockMillis = session.clockMillis();
  }

  /** The same person with a token. */
  Someone signedIn(String name, String passphrase) {
    var body = Json.object().put("name", name).put("passphrase", passphrase);
    var issued = post("/tokens", Json.write(body), 201);
    return new Someone(url, Optional.of(Json.required(issued, "token")), Session.NONE);
  }

  /** Somebody who signs in at this console, as a browser does: with a cookie and a key. */
  Someone taking(String name, String passphrase) {
    return taking("/session", Json.object().put("name", name).put("passphrase", passphrase));
  }

  /** The same with another proof. */
  Someone taking(String path, ObjectNode proof) {
    var there = console.orElseGet(StampingConsole::new);
    var answer = send("POST", path, Json.write(proof.put("consoleKey", there.publicKey())));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    // What the browser has already keeps the key of the session before, as this test's console
    // does.
    var bound = new StampingConsole(there);
    bound.bind(Json.required(Json.parse(answer.body()), "stationKey"));
    return new Someone(
        url,
        Optional.empty(),
        new Session(Optional.of(set.substring(0, set.indexOf(';'))), Optional.of(bound), 0));
  }

  /** The cookie alone, copied to where the console's key is not. */
  Someone onAnotherClient() {
    return new Someone(url, Optional.empty(), new Session(cookie, Optional.empty(), 0));
  }

  /** The same console, whose clock is wrong by so much. */
  Someone withItsClock(long apartMillis) {
    return new Someone(url, Optional.empty(), new Session(cookie, console, apartMillis));
  }

  /** Whoever saw the last request and sends its stamp once more. */
  Someone withItsLastStamp() {
    var other = new Someone(url, Optional.empty(), new Session(cookie, console, 0));
    other.lastStamp = lastStamp;
    other.again = true;
    return other;
  }

  JsonNode get(String path, int status) {
    return ask("GET", path, "", status);
  }

  JsonNode post(String path, String body, int status) {
    return ask("POST", path, body, status);
  }

  void delete(String path, int status) {
    ask("DELETE", path, "", status);
  }

  String token() {
    return token.orElseThrow();
  }

  InputStream events() throws IOException, InterruptedException {
    return http.send(request("GET", "/events").GET().build(), BodyHandlers.ofInputStream()).body();
  }

  private JsonNode ask(String method, String path, String body, int status) {
    var answer = send(method, path, body);
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
    return answer.body().startsWith("{") ? Json.parse(answer.body()) : Json.object();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    try {
      return http.send(
          request(method, path).method(method, BodyPublishers.ofString(body)).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String method, String path) {
    var target = URI.create(url + "/api/v1" + path);
    var request = HttpRequest.newBuilder(target).timeout(PATIENCE).header("X-Parley", "1");
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    cookie.ifPresent(value -> request.header("Cookie", value));
    stamp(method, target).ifPresent(value -> request.header("X-Parley-Stamp", value));
    return request;
  }

  private Optional<String> stamp(String method, URI target) {
    if (!again) {
      String query = target.getRawQuery();
      String asked = target.getRawPath() + (query == null ? "" : "?" + query);
      lastStamp =
          console
              .filter(_ -> cookie.isPresent())
              .map(each -> each.stamp(method, asked, System.currentTimeMillis() + clockMillis));
    }
    return lastStamp;
  }

  /** Asks until the answer is as wanted, and returns it. */
  JsonNode until(String path, Predicate<JsonNode> wanted) {
    var end = Instant.now().plus(PATIENCE);
    var answer = get(path, 200);
    while (!wanted.test(answer)) {
      assertThat(Instant.now()).as("%s: %s", path, answer).isBefore(end);
      answer = get(path, 200);
    }
    return answer;
  }
}
