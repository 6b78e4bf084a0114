package parley.station.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import parley.station.answer.Json;

/** Asks one station over its API, as everybody else does. */
final class StationClient {
  private static final Duration ASK = Duration.ofSeconds(30);
  private final HttpClient http;
  private final URI station;
  private final Optional<String> token;

  /**
   * @param certificate the one certificate to trust; the machine's own trust store when empty
   */
  StationClient(URI station, Optional<String> token, Optional<Path> certificate) {
    this.station = station;
    this.token = token;
    var builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5));
    certificate.ifPresent(file -> builder.sslContext(trusting(file)));
    this.http = builder.build();
  }

  ObjectNode get(String path) {
    return Json.parse(getText(path));
  }

  String getText(String path) {
    return new String(send(request(path).GET()), StandardCharsets.UTF_8);
  }

  ObjectNode post(String path, ObjectNode body) {
    byte[] answer = postForBytes(path, body);
    return answer.length == 0
        ? Json.object()
        : Json.parse(new String(answer, StandardCharsets.UTF_8));
  }

  byte[] postForBytes(String path, ObjectNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("X-Parley", "1")
            .POST(BodyPublishers.ofString(Json.write(body))));
  }

  void delete(String path) {
    send(request(path).header("X-Parley", "1").DELETE());
  }

  /** Returns what {@code /health} answers, whether the station is green or red. */
  ObjectNode health() {
    HttpResponse<byte[]> answer = answer(request("/health").GET());
    if (answer.statusCode() != 200 && answer.statusCode() != 503) {
      throw refusal(answer.statusCode(), answer.body());
    }
    return Json.parse(new String(answer.body(), StandardCharsets.UTF_8));
  }

  /** Opens the event stream; the caller closes it. */
  InputStream events() throws IOException {
    try {
      var request = base("/api/v1/events").header("Accept", "text/event-stream").GET().build();
      var answer = http.send(request, BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new IOException("the station answered " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private HttpRequest.Builder request(String path) {
    return base(path).timeout(ASK);
  }

  private HttpRequest.Builder base(String path) {
    var builder = HttpRequest.newBuilder(station.resolve(path));
    token.ifPresent(secret -> builder.header("Authorization", "Bearer " + secret));
    return builder;
  }

  private byte[] send(HttpRequest.Builder request) {
    HttpResponse<byte[]> answer = answer(request);
    if (answer.statusCode() >= 300) {
      throw refusal(answer.statusCode(), answer.body());
    }
    return answer.body();
  }

  private HttpResponse<byte[]> answer(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | IllegalArgumentException unreachable) {
      throw new CommandFailed(
          Exit.NOT_ASKED,
          "The station at " + station + " could not be asked: " + unreachable.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailed(Exit.NOT_ASKED, "Interrupted.");
    }
  }

  private static CommandFailed refusal(int status, byte[] body) {
    String detail = "The station answered " + status + ".";
    try {
      ObjectNode problem = Json.parse(new String(body, StandardCharsets.UTF_8));
      detail = Json.text(problem, "detail").orElse(detail);
    } catch (RuntimeException notAProblem) {
      // The status alone has to do.
    }
    int exit = status >= 500 ? Exit.NOT_ASKED : status == 400 ? Exit.USAGE : Exit.REFUSED;
    return new CommandFailed(exit, detail);
  }

  private static SSLContext trusting(Path file) {
    try (var stream = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(stream);
      store.setCertificateEntry("station", certificate);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException unusable) {
      throw new CommandFailed(Exit.USAGE, "The certificate cannot be used: " + file);
    }
  }
}
