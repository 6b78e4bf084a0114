package parley.station;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import parley.station.answer.Json;
import parley.station.signin.Account;
import parley.station.signin.Accounts;
import parley.station.signin.Passphrases;
import parley.station.signin.Role;
import parley.station.signin.Sight;

/** People of every role, three times: with the line to birch in sight, with another, with every. */
final class EveryRole implements AutoCloseable {
  private static final String PASSPHRASE = "rights are held by a table";
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final Map<String, String> tokens = new HashMap<>();

  /** What somebody may know of. */
  enum Knows {
    BIRCH,
    CEDAR,
    EVERY;

    private Sight sight() {
      return this == EVERY ? Sight.EVERY_LINE : Sight.only(Set.of(name().toLowerCase(Locale.ROOT)));
    }
  }

  /** One of them. */
  record Person(Role role, Knows knows) {}

  EveryRole(String url) {
    this.url = url;
  }

  /** Adds them to the accounts in a state folder. */
  static void joinTo(Path state) {
    try {
      Path file = state.resolve("accounts.json");
      var all = new ArrayList<>(Accounts.read(file).all());
      String stored = Passphrases.QUICK.hash(PASSPHRASE);
      for (Role role : Role.values()) {
        for (Knows knows : Knows.values()) {
          all.add(new Account(name(role, knows), "Test " + role, role, knows.sight(), stored));
        }
      }
      new Accounts(all).write(file);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String name(Role role, Knows knows) {
    return (role.word() + "." + knows).toLowerCase(Locale.ROOT);
  }

  /** Asks as one of them. */
  HttpResponse<String> ask(Person person, String method, String path, String body)
      throws IOException, InterruptedException {
    String who = name(person.role(), person.knows());
    String token = tokens.containsKey(who) ? tokens.get(who) : freshToken(who);
    tokens.put(who, token);
    if (path.equals("/api/v1/session") && method.equals("DELETE")) {
      tokens.remove(who);
    }
    return http.send(
        request(path)
            .header("Authorization", "Bearer " + token)
            .method(method, body(method, body))
            .build(),
        BodyHandlers.ofString());
  }

  /** Opens the event stream as one of them. */
  HttpResponse<InputStream> events(Role role, Knows knows)
      throws IOException, InterruptedException {
    String token = freshToken(name(role, knows));
    return http.send(
        request("/api/v1/events").header("Authorization", "Bearer " + token).GET().build(),
        BodyHandlers.ofInputStream());
  }

  /** Asks as nobody. */
  HttpResponse<String> anonymous(String method, String path)
      throws IOException, InterruptedException {
    return http.send(
        request(path).header("X-Parley", "1").method(method, body(method, "{}")).build(),
        BodyHandlers.ofString());
  }

  /** A body that nobody reads may cost the connection, so only what takes one is sent one. */
  private static HttpRequest.BodyPublisher body(String method, String text) {
    return method.equals("POST") ? BodyPublishers.ofString(text) : BodyPublishers.noBody();
  }

  private String freshToken(String who) throws IOException, InterruptedException {
    var body = Json.object().put("name", who).put("passphrase", PASSPHRASE);
    var answer =
        http.send(
            request("/api/v1/tokens")
                .header("X-Parley", "1")
                .POST(BodyPublishers.ofString(Json.write(body)))
                .build(),
            BodyHandlers.ofString());
    return Json.required(Json.parse(answer.body()), "token");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(10));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
