package parley.station.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;
import parley.station.answer.Json;

/** One person who asks a station by a token, or without any. */
final class Someone {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final Optional<String> token;
  private final Optional<String> cookie;

  Someone(String url) {
    this(url, Optional.empty(), Optional.empty());
  }

  private Someone(String url, Optional<String> token, Optional<String> cookie) {
    this.url = url;
    this.token = token;
    this.cookie = cookie;
  }

  /** The same person with a token. */
  Someone signedIn(String name, String passphrase) {
    var body = Json.object().put("name", name).put("passphrase", passphrase);
    var issued = post("/tokens", Json.write(body), 201);
    return new Someone(url, Optional.of(Json.required(issued, "token")), Optional.empty());
  }

  /** Somebody who signs in at this console, as a browser does: with a cookie. */
  Someone taking(String name, String passphrase) {
    var body = Json.object().put("name", name).put("passphrase", passphrase);
    var answer = send("POST", "/session", Json.write(body));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return new Someone(url, Optional.empty(), Optional.of(set.substring(0, set.indexOf(';'))));
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
    return http.send(request("/events").GET().build(), BodyHandlers.ofInputStream()).body();
  }

  private JsonNode ask(String method, String path, String body, int status) {
    var answer = send(method, path, body);
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
    return answer.body().startsWith("{") ? Json.parse(answer.body()) : Json.object();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    try {
      return http.send(
          request(path).method(method, BodyPublishers.ofString(body)).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
            .timeout(Duration.ofSeconds(20))
            .header("X-Parley", "1");
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    cookie.ifPresent(value -> request.header("Cookie", value));
    return request;
  }
}
