package parley.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import parley.station.answer.Json;

/** Asks one running station, and holds every answer against the OpenAPI document. */
final class Asker implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final ApiDocument document = new ApiDocument();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String token;

  Asker(String url, String token) {
    this.url = url;
    this.token = token;
  }

  HttpResponse<String> raw(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), BodyHandlers.ofString());
  }

  /** Returns the JSON of an answer with this status, after it was found to be as described. */
  JsonNode get(String path, int status) throws IOException, InterruptedException {
    return described("GET", path, status, http.send(request(path).GET().build(), text()));
  }

  JsonNode getUnsigned(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return described("GET", path, 200, http.send(request, text()));
  }

  JsonNode post(String path, String body, int status) throws IOException, InterruptedException {
    var request = request(path).POST(BodyPublishers.ofString(body)).build();
    return described("POST", path, status, http.send(request, text()));
  }

  /** Asks with an {@code Idempotency-Key}: asked again with the same key, nothing is done twice. */
  JsonNode postOnce(String key, String path, String body, int status)
      throws IOException, InterruptedException {
    var request =
        request(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)).build();
    return described("POST", path, status, http.send(request, text()));
  }

  /** Returns the status of a DELETE. */
  int delete(String path) throws IOException, InterruptedException {
    return http.send(request(path).DELETE().build(), text()).statusCode();
  }

  private static HttpResponse.BodyHandler<String> text() {
    return BodyHandlers.ofString();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode described(String method, String path, int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
    var body = Json.parse(answer.body());
    assertThat(document.complaints(method, path, status, body)).as(answer.body()).isEmpty();
    return body;
  }

  /** Asks until the answer is as wanted; an event that came before anybody listened is no event. */
  JsonNode until(String path, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < end) {
      var answer = raw(path);
      if (answer.statusCode() == 200 && wanted.test(Json.parse(answer.body()))) {
        return get(path, 200);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new AssertionError(path + " never became as wanted");
  }

  /** Reads events until one of this kind is as wanted; each on the way must be as described. */
  JsonNode await(String kind, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
    var answer = http.send(request("/api/v1/events").GET().build(), BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      String event = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          event = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          var data = Json.parse(line.substring("data: ".length()));
          assertThat(document.complaintsAboutEvent(event, data)).as(line).isEmpty();
          if (event.equals(kind) && wanted.test(data)) {
            return data;
          }
        }
      }
    }
    throw new AssertionError("the events ended before " + kind);
  }

  @Override
  public void close() {
    http.close();
  }
}
