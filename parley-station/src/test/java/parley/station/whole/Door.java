package parley.station.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import parley.station.answer.Json;

/** Where a station's desk is, and how it is asked over HTTP. */
public final class Door {
  private static final Duration ASK = Duration.ofSeconds(30);

  private final URI address;
  private final Optional<Path> certificate;
  private final HttpClient http;

  private Door(URI address, Optional<Path> certificate) {
    this.address = address;
    this.certificate = certificate;
    var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    certificate.ifPresent(file -> builder.sslContext(trusting(file)));
    this.http = builder.build();
  }

  /** The plain door of a demo station. */
  static Door plain(int port) {
    return new Door(URI.create("http://127.0.0.1:" + port), Optional.empty());
  }

  /** The door of any other station, which made its certificate itself. */
  static Door secure(int port, Path certificate) {
    return new Door(URI.create("https://127.0.0.1:" + port), Optional.of(certificate));
  }

  boolean isDemo() {
    return certificate.isEmpty();
  }

  /** What a command is told of this door. */
  List<String> options() {
    return certificate
        .map(file -> List.of("--station", address.toString(), "--certificate", file.toString()))
        .orElseGet(() -> List.of("--station", address.toString()));
  }

  JsonNode get(String path, Path token) {
    return Json.parse(text(path, token));
  }

  String text(String path, Path token) {
    var answer = ask(request(path, token).GET());
    if (answer.statusCode() >= 300 && answer.statusCode() != 503) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** As {@link #get}; empty while the station does not answer, or does not know it yet. */
  Optional<JsonNode> tried(String path, Path token) {
    try {
      var answer = send(request(path, token).GET());
      return answer.statusCode() == 200 ? Optional.of(Json.parse(answer.body())) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Asks for something to be done, whether or not the station is there to do it. */
  void tried(String path, ObjectNode body, Path token) {
    try {
      var _ = send(posted(request(path, token), body));
    } catch (IOException _) {
      // The station is away; whoever asks, asks again.
    }
  }

  /** Whether anything answers here at all. */
  boolean answers() {
    try {
      return send(HttpRequest.newBuilder(address.resolve("/api/v1/station")).timeout(ASK))
              .statusCode()
          == 200;
    } catch (IOException _) {
      return false;
    }
  }

  Answer post(String path, ObjectNode body, Path token) {
    return answer(posted(request(path, token), body));
  }

  /** Asks for something to be taken away; nothing is said of how that went. */
  void delete(String path, Path token) {
    try {
      var _ = send(request(path, token).header("X-Parley", "1").DELETE());
    } catch (IOException _) {
      // The station is away, and with it what it held.
    }
  }

  /** As {@link #post}, under a key: the same request twice is carried out once. */
  Answer post(String path, ObjectNode body, Path token, String key) {
    return answer(posted(request(path, token).header("Idempotency-Key", key), body));
  }

  /** Asks without being signed in. */
  Answer post(String path, ObjectNode body) {
    var request = HttpRequest.newBuilder(address.resolve(path)).timeout(ASK);
    return answer(posted(request, body));
  }

  private static HttpRequest.Builder posted(HttpRequest.Builder request, ObjectNode body) {
    return request
        .header("Content-Type", "application/json")
        .header("X-Parley", "1")
        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)));
  }

  private Answer answer(HttpRequest.Builder request) {
    var answer = ask(request);
    var body = answer.body().isBlank() ? Json.object() : Json.parse(answer.body());
    return new Answer(answer.statusCode(), body);
  }

  private HttpRequest.Builder request(String path, Path token) {
    try {
      return HttpRequest.newBuilder(address.resolve(path))
          .timeout(ASK)
          .header("Authorization", "Bearer " + Files.readString(token).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> ask(HttpRequest.Builder request) {
    try {
      return send(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static SSLContext trusting(Path file) {
    try (var stream = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      var made = CertificateFactory.getInstance("X.509").generateCertificate(stream);
      store.setCertificateEntry("station", made);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
