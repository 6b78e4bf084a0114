package parley.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;

final class SendQueueTest {
  private static final long MILLI = 1_000_000;
  private final SendQueue queue = new SendQueue(4 << 20);

  @Test
  void a_long_frame_leaves_in_parts_that_put_together_are_the_frame() {
    var route = new SlowRoute(queue, 1_000_000, 5);
    var frame = frame(300_000, 1);

    queue.offer(frame, false);
    route.runUntilQuiet();

    assertThat(route.content(Part.ORDINARY)).isEqualTo(frame);
    assertThat(route.carried).allMatch(part -> part.size() <= Part.MOST);
    assertThat(queue.waiting()).isZero();
    assertThat(queue.unconfirmed()).isZero();
  }

  @Test
  void an_urgent_frame_slips_between_the_parts_of_a_long_one() {
    queue.offer(frame(100_000, 1), false);
    var first = queue.next(0).orElseThrow();
    queue.offer(frame(100, 2), true);

    queue.confirmed(first.size(), MILLI);
    var second = queue.next(MILLI).orElseThrow();

    assertThat(first.stream()).isEqualTo(Part.ORDINARY);
    assertThat(first.last()).isFalse();
    assertThat(second.stream()).isEqualTo(Part.URGENT);
    assertThat(second.last()).isTrue();
  }

  @Test
  void frames_of_one_stream_keep_their_order() {
    for (var i = 1; i <= 20; i++) {
      queue.offer(frame(i, i), i % 2 == 0);
    }

    var route = new SlowRoute(queue, 1_000_000, 1);
    route.runUntilQuiet();

    assertThat(route.lengths(Part.URGENT)).isSorted().hasSize(10);
    assertThat(route.lengths(Part.ORDINARY)).isSorted().hasSize(10);
  }

  @Test
  void without_a_confirmation_only_one_credit_leaves() {
    queue.offer(frame(200_000, 1), false);

    var gone = 0;
    for (var part = queue.next(0); part.isPresent(); part = queue.next(0)) {
      gone += part.get().size();
    }

    assertThat(gone).isEqualTo(Part.MOST);
    assertThat(queue.next(3_600_000 * MILLI)).isEmpty();
  }

  @Test
  void a_full_queue_refuses_a_frame_and_keeps_what_it_has() {
    var small = new SendQueue(1000);

    assertThat(small.offer(frame(600, 1), false)).isTrue();
    assertThat(small.offer(frame(600, 2), true)).isFalse();
    assertThat(small.waiting()).isEqualTo(600);
  }

  @Test
  void a_confirmation_of_what_was_never_sent_is_refused() {
    queue.offer(frame(100, 1), false);
    var sent = queue.next(0).orElseThrow().size();

    assertThat(queue.confirmed(sent + 1, 1)).isFalse();
    assertThat(queue.confirmed(sent, 1)).isTrue();
    assertThat(queue.confirmed(sent - 1, 1)).isFalse();
    assertThat(queue.confirmed(sent, 1)).isTrue();
  }

  @Test
  void a_fast_route_is_given_more_and_filled() {
    var route = new SlowRoute(queue, 10_000_000, 20);
    for (var i = 0; i < 40; i++) {
      queue.offer(frame(100_000, i), false);
    }

    route.runUntilQuiet();

    // 4 MB at 10 MB/s are 0.4 s on the route; what is above that is the price of finding out.
    assertThat(route.nowNanos).isLessThan(900 * MILLI);
    assertThat(queue.credit()).isGreaterThan(400_000);
  }

  @Test
  void on_a_satellite_route_an_urgent_frame_needs_hardly_more_than_its_round_trip() {
    var route = new SlowRoute(queue, 125_000, 600);
    for (var i = 0; i < 20; i++) {
      queue.offer(frame(50_000, i), false);
    }
    route.runFor(5_000);
    var before = route.nowNanos;

    queue.offer(frame(3_000, 99), true);
    route.runUntilArrived(Part.URGENT);

    assertThat(route.nowNanos - before).isLessThan(1_300 * MILLI);
  }

  @Test
  void at_9600_bits_a_flash_behind_bulk_is_through_in_five_seconds() {
    var route = new SlowRoute(queue, 1_200, 60);
    beat(route);
    queue.offer(frame(60_000, 1), false);
    route.runFor(20_000);
    var before = route.nowNanos;

    queue.offer(frame(3_900, 2), true);
    route.runUntilArrived(Part.URGENT);

    assertThat(route.nowNanos - before).isLessThan(5_000 * MILLI);
  }

  @Test
  void I20_nothing_urgent_waits_behind_more_than_one_credit() {
    for (var seed = 0; seed < 100; seed++) {
      var chance = new Random(seed);
      var own = new SendQueue(8 << 20);
      var bytesPerSecond = (long) Math.pow(10, 3 + 4 * chance.nextDouble());
      var route = new SlowRoute(own, bytesPerSecond, 1 + chance.nextInt(600));
      beat(route);
      for (var i = 0; i < 20; i++) {
        own.offer(frame(1 + chance.nextInt(250_000), i), false);
      }
      route.runFor(500 + 40_000_000 / bytesPerSecond + chance.nextInt(4_000));
      var from = route.carried.size();

      own.offer(frame(1 + chance.nextInt(4_000), 1000), true);
      route.runUntilArrived(Part.URGENT);

      // A quarter of a second, a quarter more to find out whether there is more, and a part.
      var quarterSecond = bytesPerSecond * 35 / 100;
      assertThat(route.ordinaryBytesAfter(from))
          .describedAs("seed %d: lesser bytes ahead, at %d bytes/s", seed, bytesPerSecond)
          .isLessThanOrEqualTo(Math.max(2 * Credit.SMALLEST_PART, quarterSecond));
    }
  }

  @Test
  void a_part_refuses_to_be_empty_too_long_or_on_an_unknown_stream() {
    assertThatThrownBy(() -> new Part(0, true, Bytes.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Part(0, true, Bytes.zeros(Part.MOST_CONTENT + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Part(2, true, Bytes.zeros(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void beat(SlowRoute route) {
    route.queue.offer(frame(40, 0), true);
    route.runUntilQuiet();
    route.carried.clear();
  }

  private static Bytes frame(int size, int mark) {
    var content = new byte[size];
    new Random(mark).nextBytes(content);
    return Bytes.of(content);
  }

  /**
   * A route of constant rate and delay; the far end confirms each part when its last byte is in.
   */
  private static final class SlowRoute {
    private final SendQueue queue;
    private final long bytesPerSecond;
    private final long delayNanos;
    private final List<Part> carried = new ArrayList<>();
    private final List<Long> confirmAt = new ArrayList<>();
    private final List<Part> inFlight = new ArrayList<>();
    private long nowNanos;
    private long freeAt;
    private long total;

    SlowRoute(SendQueue queue, long bytesPerSecond, long roundTripMillis) {
      this.queue = queue;
      this.bytesPerSecond = bytesPerSecond;
      this.delayNanos = roundTripMillis * MILLI;
    }

    void runUntilQuiet() {
      do {
        write();
      } while (confirmNext());
    }

    void runFor(long millis) {
      var end = nowNanos + millis * MILLI;
      do {
        write();
      } while (!confirmAt.isEmpty() && confirmAt.getFirst() <= end && confirmNext());
      nowNanos = Math.max(nowNanos, Math.min(end, nowNanos + millis * MILLI));
    }

    void runUntilArrived(int stream) {
      do {
        write();
      } while (confirmNext()
          && !(carried.getLast().stream() == stream && carried.getLast().last()));
    }

    private void write() {
      for (var part = queue.next(nowNanos); part.isPresent(); part = queue.next(nowNanos)) {
        var size = part.get().size();
        freeAt = Math.max(freeAt, nowNanos) + size * 1_000_000_000L / bytesPerSecond;
        inFlight.add(part.get());
        confirmAt.add(freeAt + delayNanos);
      }
    }

    private boolean confirmNext() {
      if (confirmAt.isEmpty()) {
        return false;
      }
      nowNanos = Math.max(nowNanos, confirmAt.removeFirst());
      var part = inFlight.removeFirst();
      carried.add(part);
      total += part.size();
      assertThat(queue.confirmed(total, nowNanos)).isTrue();
      assertThat(queue.unconfirmed()).isLessThanOrEqualTo(Math.max(queue.credit(), 2 << 20));
      return true;
    }

    long ordinaryBytesAfter(int from) {
      var bytes = 0L;
      for (var part : carried.subList(from, carried.size())) {
        if (part.stream() == Part.URGENT) {
          return bytes;
        }
        bytes += part.size();
      }
      return bytes;
    }

    Bytes content(int stream) {
      return Bytes.concat(
          carried.stream()
              .filter(part -> part.stream() == stream)
              .map(Part::content)
              .toArray(Bytes[]::new));
    }

    List<Integer> lengths(int stream) {
      return carried.stream()
          .filter(part -> part.stream() == stream)
          .map(part -> part.content().size())
          .toList();
    }
  }
}
