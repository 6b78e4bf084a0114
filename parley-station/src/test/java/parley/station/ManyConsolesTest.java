package parley.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/** Two hundred consoles listen at one station, and each is told what happens. */
@Timeout(180)
final class ManyConsolesTest {
  private static final int CONSOLES = 200;

  /** One console's stream, read until it told of a serial. */
  private static final class Listener implements Runnable {
    private final HttpClient http;
    private final HttpRequest request;
    private final CountDownLatch listening;
    private final CountDownLatch told;
    private final ConcurrentLinkedQueue<Long> toldAt;

    Listener(HttpClient http, HttpRequest request, Tally tally) {
      this.http = http;
      this.request = request;
      this.listening = tally.listening;
      this.told = tally.told;
      this.toldAt = tally.toldAt;
    }

    @Override
    public void run() {
      try {
        var answer = http.send(request, BodyHandlers.ofInputStream());
        try (var lines =
            new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
          boolean first = true;
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (first && line.startsWith("event: beat")) {
              first = false;
              listening.countDown();
            }
            if (line.startsWith("event: message")) {
              toldAt.add(System.nanoTime());
              told.countDown();
              return;
            }
          }
        }
      } catch (IOException | InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What all of them have in common. */
  private static final class Tally {
    final CountDownLatch listening = new CountDownLatch(CONSOLES);
    final CountDownLatch told = new CountDownLatch(CONSOLES);
    final ConcurrentLinkedQueue<Long> toldAt = new ConcurrentLinkedQueue<>();
  }

  @Test
  void two_hundred_consoles_hear_of_a_flash_within_three_seconds(@TempDir Path folder)
      throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    var tally = new Tally();
    List<Thread> threads = new ArrayList<>();
    try (var demo = DemoInOneProcess.start(folder);
        var http = HttpClient.newHttpClient();
        var alder = new Asker(demo.alder().url(), demo.alderToken())) {
      alder.await("line", line -> line.path("state").asText().equals("normal"));
      var request =
          HttpRequest.newBuilder(URI.create(demo.birch().url() + "/api/v1/events"))
              .header("Authorization", "Bearer " + demo.birchToken())
              .build();
      for (int i = 0; i < CONSOLES; i++) {
        threads.add(Thread.ofVirtual().start(new Listener(http, request, tally)));
      }
      assertThat(tally.listening.await(60, TimeUnit.SECONDS)).isTrue();

      long sent = System.nanoTime();
      alder.post(
          "/api/v1/lines/birch/messages", "{\"precedence\":\"flash\",\"text\":\"Hold fire\"}", 201);
      assertThat(tally.told.await(60, TimeUnit.SECONDS)).isTrue();

      var waits = waits(tally, sent);
      System.out.printf(
          "%d consoles: from the order to the console p50 %d ms, p95 %d ms, last %d ms%n",
          waits.length,
          waits[waits.length / 2],
          waits[waits.length * 95 / 100],
          waits[waits.length - 1]);
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }

  private static long[] waits(Tally tally, long sent) {
    return tally.toldAt.stream()
        .flatMapToLong(at -> LongStream.of(TimeUnit.NANOSECONDS.toMillis(at - sent)))
        .sorted()
        .toArray();
  }
}
