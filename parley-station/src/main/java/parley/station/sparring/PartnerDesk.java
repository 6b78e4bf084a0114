package parley.station.sparring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import parley.station.answer.Json;

/** The desk of the sparring partner's own station, as its officer reaches it. */
final class PartnerDesk implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int REFUSED = 300;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String token;

  PartnerDesk(String url, String token) {
    this.url = url;
    this.token = token;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return Json.parse(send(request(path).GET()));
  }

  /**
   * Asks for something to be done.
   *
   * @throws IOException also when the station refuses
   */
  JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .header("X-Parley", "1")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(Json.write(body)));
    var answer = send(request);
    return answer.isBlank() ? Json.object() : Json.parse(answer);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
        .timeout(LONGEST)
        .header("Authorization", "Bearer " + token);
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= REFUSED) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
