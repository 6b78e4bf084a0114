package parley.station.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import parley.station.answer.Json;
import parley.store.CannotOpen;

/** Two stations, two routes, one line, running until closed. */
public final class Demo implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long LOOK_MILLIS = 100;

  private final List<DemoStation> stations;
  private final List<Child> children = new ArrayList<>();

  private Demo(List<DemoStation> stations) {
    this.stations = stations;
  }

  /**
   * Makes or takes up the folder and starts both stations.
   *
   * @param port of alder's console; birch's is 100 above, routes, voice and handsets are on the
   *     five ports behind each
   * @param handsets whether each station has a desk phone
   * @param tell hears what an onlooker should know
   */
  public static Demo start(Path folder, int port, boolean handsets, Consumer<String> tell)
      throws IOException, CannotOpen {
    var demo = new Demo(DemoFolder.prepare(folder, port, handsets).stations());
    try {
      for (var station : demo.stations) {
        demo.children.add(Child.start(station, tell));
      }
    } catch (IOException e) {
      demo.close();
      throw e;
    }
    return demo;
  }

  /** Returns the addresses to be printed: {@code alder http://…}, {@code birch http://…}. */
  public List<String> addresses() {
    return stations.stream().map(station -> station.name() + " " + station.url()).toList();
  }

  /** Returns the accounts of the two desk phones and how to try them, to be printed. */
  public List<String> handsetWords() {
    List<String> words = new ArrayList<>();
    for (var station : stations) {
      words.add(station.name() + " handset " + station.handsetAccount());
      words.add(station.name() + " handset baresip -f " + station.baresipFolder());
    }
    return words;
  }

  /** Returns the address of the page that shows both consoles. */
  public String bothConsoles() {
    return stations.getFirst().url() + "/demo";
  }

  /**
   * Waits until both stations answer and the line between them is open on every route.
   *
   * @return false if that did not come to be in a minute and a half
   */
  public boolean awaitReady() throws InterruptedException, IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (var station : stations) {
      var token = Files.readString(station.tokenFile()).strip();
      while (!isReady(station, token)) {
        if (System.nanoTime() >= end) {
          return false;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    }
    return true;
  }

  private static boolean isReady(DemoStation station, String token) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(station.url() + "/api/v1/lines"))
            .header("Authorization", "Bearer " + token)
            .timeout(Duration.ofSeconds(2))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      var lines = Json.parse(answer.body()).path("lines");
      return answer.statusCode() == 200
          && !lines.isEmpty()
          && lines
              .valueStream()
              .allMatch(
                  line ->
                      line.path("state").asText().equals("normal")
                          && line.path("lamp").asText().equals("normal"));
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    children.reversed().forEach(Child::close);
  }
}
