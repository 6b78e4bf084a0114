package parley.station.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import parley.station.house.Shown;

class EventStreamTest {
  private final EventHub hub = new EventHub(77, List::of);
  private final SlowReader reader = new SlowReader();
  private final Withholding told = new Withholding(reader, () -> {});
  private long number;

  @Test
  void a_call_never_waits_behind_the_reading_of_a_text() {
    var text = next(message("birch-0001", "R"));
    var call = next(call("ringing"));

    assertThat(text).isEmpty();
    assertThat(call).containsExactly("- ringing");
  }

  @Test
  void a_text_is_told_when_its_reading_is_written() {
    next(message("birch-0001", "R"));
    next(call("ringing"));

    reader.written("birch-0001");

    assertThat(lines(told.released())).containsExactly("2 R");
  }

  @Test
  void what_was_withheld_when_a_stream_broke_is_told_again_by_the_next_one() {
    hub.publish(call("before"));
    var listener = hub.listen(Optional.of("77-1")).orElseThrow();
    hub.publish(message("birch-0001", "R"));
    hub.publish(call("ringing"));

    var ids = new ArrayList<Long>();
    for (var each : listener.waiting()) {
      told.next(each).forEach(one -> one.number().ifPresent(ids::add));
    }

    assertThat(ids).isEmpty();
    assertThat(hub.listen(Optional.of("77-1")).orElseThrow().first)
        .extracting(first -> first.event().json())
        .containsExactly("R", "ringing");
  }

  @Test
  void what_is_free_to_go_never_carries_the_number_of_a_text_that_has_to_wait() {
    next(message("birch-0001", "R"));
    reader.written("birch-0001");

    assertThat(next(message("birch-0002", "S"))).containsExactly("1 R");
  }

  @Test
  void of_several_that_are_free_at_once_only_the_last_carries_the_number() {
    next(message("birch-0001", "R"));
    next(message("birch-0002", "S"));

    reader.written("birch-0001");
    reader.written("birch-0002");

    assertThat(lines(told.released())).containsExactly("- R", "2 S");
  }

  @Test
  void the_newest_of_a_text_replaces_what_waits_of_it() {
    next(message("birch-0001", "R"));
    next(message("birch-0002", "S"));
    next(message("birch-0001", "R acknowledged"));

    reader.written("birch-0001");
    var first = lines(told.released());
    reader.written("birch-0002");

    assertThat(first).containsExactly("- R acknowledged");
    assertThat(lines(told.released())).containsExactly("3 S");
  }

  @Test
  void a_console_that_was_locked_meanwhile_is_not_told_the_text() {
    next(message("birch-0001", "R"));
    reader.locked = true;

    reader.written("birch-0001");

    assertThat(told.released()).isEmpty();
  }

  @Test
  void an_open_stream_wakes_when_a_reading_is_written() throws IOException {
    var listener = hub.listen(Optional.empty()).orElseThrow();
    var out = new PipedOutputStream();
    var in = new BufferedReader(new InputStreamReader(in(out), StandardCharsets.UTF_8));
    var stream = new EventStream(hub, () -> new Event("beat", "{}"));
    var serving = Thread.startVirtualThread(() -> serve(stream, out, listener));

    hub.publish(message("birch-0001", "R"));
    hub.publish(call("ringing"));
    var first = nextButBeats(in);
    reader.written("birch-0001");
    var second = nextButBeats(in);
    reader.leaves = true;

    assertThat(first).isEqualTo("event: call");
    assertThat(second).isEqualTo("id: 77-2");
    serving.interrupt();
  }

  private static PipedInputStream in(PipedOutputStream out) throws IOException {
    return new PipedInputStream(out, 1 << 16);
  }

  private void serve(EventStream stream, PipedOutputStream out, EventHub.Listener listener) {
    try (out) {
      stream.write(out, listener, reader);
    } catch (IOException | InterruptedException _) {
      // The test has read what it wanted.
      Thread.currentThread().interrupt();
    }
  }

  /** The first line of the next event that is no beat. */
  private static String nextButBeats(BufferedReader in) throws IOException {
    String first = in.readLine();
    while (first.equals("event: beat") || first.isEmpty() || first.startsWith("data:")) {
      first = in.readLine();
    }
    return first;
  }

  private List<String> next(Event event) {
    return lines(told.next(new EventHub.Numbered(++number, event)));
  }

  private static List<String> lines(List<Withholding.Told> all) {
    return all.stream()
        .map(one -> one.number().map(Object::toString).orElse("-") + " " + one.event().json())
        .toList();
  }

  private static Event message(String serial, String json) {
    return new Event("message", json)
        .showing(Optional.of(new Shown("0a", serial, Optional.empty(), false)));
  }

  private static Event call(String json) {
    return new Event("call", json);
  }

  /** Somebody whose readings are written when the test says so. */
  private static final class SlowReader implements EventStream.Viewer {
    private final Map<String, CompletableFuture<Void>> readings = new ConcurrentHashMap<>();
    private volatile boolean locked;
    private volatile boolean leaves;

    void written(String serial) {
      reading(serial).complete(null);
    }

    private CompletableFuture<Void> reading(String serial) {
      return readings.computeIfAbsent(serial, _ -> new CompletableFuture<>());
    }

    @Override
    public boolean isSignedIn() {
      return !leaves;
    }

    @Override
    public Optional<Event> seen(Event event) {
      return Optional.of(event).filter(_ -> !locked);
    }

    @Override
    public Event beat(Event beat) {
      return beat;
    }

    @Override
    public CompletableFuture<Void> shown(Shown text) {
      return reading(text.serial());
    }
  }
}
