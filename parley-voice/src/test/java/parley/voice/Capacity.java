package parley.voice;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.voice.exchange.CallName;
import parley.voice.exchange.Talk;
import parley.voice.rtp.RtpPacket;

/**
 * Measures many two-party calls at once: consoles, two stations and the line between them, all in
 * this process. Each end speaks 50 packets a second.
 *
 * <p>Arguments: how many calls, for how many seconds. The CPU printed includes the consoles.
 */
public final class Capacity implements AutoCloseable {
  private static final int SLICES = 20;
  private static final long SLICE_NANOS = 1_000_000;
  private static final int FRAME = 80;

  private final TwoStations stations = TwoStations.direct();
  private final List<FakeBrowser> browsers = new ArrayList<>();
  private final AtomicInteger received = new AtomicInteger();
  private volatile long[] transits = {};

  /**
   * What one run showed.
   *
   * @param cores CPU seconds a second, consoles included
   */
  public record Result(long sent, long received, double p50Millis, double p99Millis, double cores) {
    /** Share of the packets that never came, 0 to 1. */
    public double loss() {
      return sent == 0 ? 0 : 1.0 - (double) received / sent;
    }
  }

  public static void main(String[] arguments) {
    var calls = Integer.parseInt(arguments[0]);
    var seconds = Integer.parseInt(arguments[1]);
    try (var capacity = new Capacity()) {
      print(capacity, calls, seconds, System.out);
    }
    System.exit(0);
  }

  private static void print(Capacity capacity, int calls, int seconds, PrintStream out) {
    var begun = System.nanoTime();
    capacity.connect(calls);
    out.printf("%d calls connected in %d ms%n", calls, (System.nanoTime() - begun) / 1_000_000);
    for (var run : List.of("warm-up", "measured")) {
      var result = capacity.run(seconds);
      out.printf(
          "%s: sent %d, received %d, loss %.5f, transit p50 %.2f ms p99 %.2f ms, %.2f cores%n",
          run,
          result.sent(),
          result.received(),
          result.loss(),
          result.p50Millis(),
          result.p99Millis(),
          result.cores());
    }
  }

  /** Brings up so many calls. */
  public void connect(int calls) {
    Await.until("the line up", stations::linesUp);
    for (var i = 0; i < calls; i++) {
      var call = new CallName(TwoStations.LINE, Side.A, "alder-" + i);
      browsers.add(TwoStations.console(stations.a, "a" + i));
      browsers.add(TwoStations.console(stations.b, "b" + i));
      stations.a.set(call, new Talk("a" + i, Codec.OPUS, true, List.of()));
      stations.b.set(call, new Talk("b" + i, Codec.OPUS, true, List.of()));
    }
    browsers.forEach(browser -> browser.hear((_, packet) -> hear(packet)));
  }

  /** Lets every end speak for a while, and returns what came of it. */
  public Result run(int seconds) {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var all = 50 * seconds * browsers.size();
    transits = new long[all];
    received.set(0);
    var cpu = system.getProcessCpuTime();
    var begun = System.nanoTime();
    speak(seconds, begun);
    var took = System.nanoTime() - begun;
    var cores = (double) (system.getProcessCpuTime() - cpu) / took;
    var _ = Await.within(Duration.ofSeconds(2), () -> received.get() >= all);
    var came = Math.min(received.get(), all);
    var sorted = Arrays.copyOf(transits, came);
    Arrays.sort(sorted);
    return new Result(all, came, at(sorted, 0.5), at(sorted, 0.99), cores);
  }

  @Override
  public void close() {
    browsers.forEach(FakeBrowser::close);
    stations.close();
  }

  private void speak(int seconds, long begun) {
    var slices = 50 * seconds * SLICES;
    for (var slice = 0; slice < slices; slice++) {
      for (var i = slice % SLICES; i < browsers.size(); i += SLICES) {
        var frame = ByteBuffer.allocate(FRAME).putLong(System.nanoTime());
        browsers.get(i).speak(Codec.OPUS, Bytes.of(frame.array()));
      }
      var left = begun + (slice + 1) * SLICE_NANOS - System.nanoTime();
      if (left > 0) LockSupport.parkNanos(left);
    }
  }

  private void hear(RtpPacket packet) {
    var sent = ByteBuffer.wrap(packet.payload().toArray()).getLong();
    var place = received.getAndIncrement();
    var all = transits;
    if (place < all.length) {
      all[place] = System.nanoTime() - sent;
    }
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))] / 1e6;
  }
}
