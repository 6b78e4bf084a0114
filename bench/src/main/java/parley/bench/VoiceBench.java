package parley.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import parley.station.demo.Demo;
import parley.voice.Capacity;

/**
 * {@code ./parley bench voice}: two station processes and two Chromium consoles with timed voices.
 * How long from a lift to the bell, from an answer to both hearing, from mouth to ear; beside it an
 * ordinary WebRTC call between the same two browsers that sets itself up when it is called. Then a
 * hundred calls at once.
 */
public final class VoiceBench {
  private static final int FRESH = 10;
  private static final int UNCOUNTED = 16;
  private static final int CALLS = 48;
  private static final int ORDINARY = 12;
  private static final int BURSTS = 40;
  private static final int PORT = 18_443;
  private static final int WRITES = 100;
  private static final long WRITE_EVERY_NANOS = 50_000_000;

  /** Nobody answers within the same breath: so long it rings before it is answered. */
  private static final int RINGS_MILLIS = 1_000;

  /** Whoever looks at a page meanwhile takes from the cores on which all of it works. */
  private static final int UNWATCHED_MILLIS = 500;

  private static final int MANY = 100;
  private static final int SECONDS = 60;

  /** Where the time of a call goes; each part is counted from the one before. */
  private static final class Parts {
    private final Figures asking = new Figures();
    private final Figures entering = new Figures();
    private final Figures reaching = new Figures();
    private final Figures stations = new Figures();
    private final Figures sounding = new Figures();
    private final Figures answering = new Figures();
    private final Figures telling = new Figures();
    private final Figures callerHears = new Figures();
    private final Figures calledHears = new Figures();

    void lifted(VoicePage alder, VoicePage birch, double bell) {
      asking.add(alder.first("asked") - alder.pressed("F4"));
      entering.add(alder.rung("sent") - alder.first("asked"));
      reaching.add(alder.rung("ringing") - alder.first("asked"));
      stations.add(birch.first("told") - alder.first("asked"));
      sounding.add(bell - birch.first("told"));
    }

    void answered(VoicePage alder, VoicePage birch) {
      double asked = birch.first("asked");
      answering.add(birch.first("answered") - asked);
      telling.add(alder.first("told") - asked);
      callerHears.add(alder.first("heard") - asked);
      calledHears.add(birch.first("heard") - asked);
    }

    void print() {
      System.out.println("  lift: key -> request " + asking);
      System.out.println("  lift: request -> sent, says the station " + entering);
      System.out.println("  lift: request -> rings there, says the other station " + reaching);
      System.out.println("  lift: request -> the other console is told " + stations);
      System.out.println("  lift: told -> bell " + sounding);
      System.out.println("  answer: request -> station answered " + answering);
      System.out.println("  answer: request -> caller's console is told " + telling);
      System.out.println("  answer: request -> caller hears " + callerHears);
      System.out.println("  answer: request -> called hears " + calledHears);
    }
  }

  /** Calls, each measured once. */
  private static final class Calls {
    final Figures lift = new Figures();
    final Figures answer = new Figures();
    final Parts parts = new Parts();

    void measure(VoicePage alder, VoicePage birch) {
      end(alder, birch);
      alder.forget();
      birch.forget();
      alder.press("F4");
      birch.pause(UNWATCHED_MILLIS);
      double bell = birch.first("bells");
      lift.add(bell - alder.pressed("F4"));
      parts.lifted(alder, birch, bell);
      birch.sees("Ringing here");
      birch.pause(RINGS_MILLIS);
      birch.forget();
      alder.forget();
      birch.press("F2");
      birch.pause(UNWATCHED_MILLIS);
      double both = Math.max(alder.first("heard"), birch.first("heard"));
      answer.add(both - birch.pressed("F2"));
      parts.answered(alder, birch);
    }
  }

  private final Calls calls = new Calls();
  private final Figures oneWay = new Figures();
  private final Figures ordinary = new Figures();
  private int lostBursts;

  private VoiceBench() {}

  /** Measures and prints; the last line is for machines. */
  public static void main(String[] arguments) throws Exception {
    var bench = new VoiceBench();
    System.out.println("one write to this disk, durable (two stand in every lift): " + disk());
    bench.consoles();
    if (List.of(arguments).contains("--calls-only")) {
      System.exit(0);
    }
    var many = many();
    System.out.printf(
        Locale.ROOT,
        "lift_bell_p95_ms=%.0f answer_voice_p95_ms=%.0f one_way_median_ms=%.0f calls=%d loss=%.5f%n",
        bench.calls.lift.at(0.95),
        bench.calls.answer.at(0.95),
        bench.oneWay.median(),
        MANY,
        many.loss());
    System.exit(0);
  }

  /** What the machine asks for a durable write, whoever writes: the floor under every figure. */
  private static Figures disk() throws IOException {
    var figures = new Figures();
    var file = Files.createTempFile("parley-bench", ".disk");
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < WRITES; i++) {
        LockSupport.parkNanos(WRITE_EVERY_NANOS);
        var begun = System.nanoTime();
        channel.write(ByteBuffer.allocate(4_096));
        channel.force(false);
        figures.add((System.nanoTime() - begun) / 1e6);
      }
    } finally {
      Files.delete(file);
    }
    return figures;
  }

  private void consoles() throws Exception {
    Path folder = Files.createTempDirectory("parley-bench");
    try (var demo = Demo.start(folder, PORT, false, said -> System.out.println(said))) {
      if (!demo.awaitReady()) {
        throw new IllegalStateException("the two stations did not become ready");
      }
      try (var alder = VoicePage.open("http://127.0.0.1:" + PORT, 700);
          var birch = VoicePage.open("http://127.0.0.1:" + (PORT + 100), 1_500)) {
        alder.signIn("almark", "north wind over water");
        birch.signIn("torven", "three bells at noon");
        alder.takeTheWatch();
        birch.takeTheWatch();
        call(alder, birch);
        measureCalls(alder, birch);
        measureDelay(alder, birch);
        System.out.println(
            "  of it in the jitter buffer, now and aimed at, ms: "
                + birch.run("() => bench.waited()"));
        System.out.printf(
            "mouth -> ear, one way: %s, %d of %d bursts lost%n", oneWay, lostBursts, BURSTS);
        for (int i = 0; i < ORDINARY; i++) {
          measureOrdinary(alder, birch);
        }
        System.out.println("for comparison, call -> both hear, set up when called: " + ordinary);
        System.out.printf(
            Locale.ROOT, "answer_voice_ratio=%.2f%n", calls.answer.median() / ordinary.median());
      }
    }
  }

  /** Stations run for months: what they do in the first seconds after a start is said apart. */
  private void measureCalls(VoicePage alder, VoicePage birch) {
    var fresh = new Calls();
    for (int i = 0; i < FRESH; i++) {
      fresh.measure(alder, birch);
    }
    System.out.println(
        "the first ten calls after a start: lift -> bell "
            + fresh.lift
            + "; answer -> voice "
            + fresh.answer);
    for (int i = 0; i < UNCOUNTED; i++) {
      new Calls().measure(alder, birch);
    }
    for (int i = 0; i < CALLS; i++) {
      calls.measure(alder, birch);
    }
    System.out.println("lift -> bell (key at one console, sound at the other): " + calls.lift);
    System.out.println("answer -> voice (key, until both hear): " + calls.answer);
    calls.parts.print();
  }

  private static void call(VoicePage alder, VoicePage birch) {
    alder.forget();
    birch.forget();
    alder.press("F4");
    birch.sees("Ringing here");
    birch.press("F2");
    alder.first("heard");
    birch.first("heard");
  }

  private static void end(VoicePage alder, VoicePage birch) {
    alder.press("Shift+F4");
    birch.sees("ENDED");
    alder.sees("ENDED");
    alder.pause(300); // until both ears have heard the silence
  }

  private void measureDelay(VoicePage alder, VoicePage birch) {
    alder.run("() => bench.steady(false)");
    alder.pause(1_000);
    alder.forget();
    birch.forget();
    for (int i = 0; i < BURSTS; i++) {
      alder.run("() => bench.burst()");
      alder.pause(500 + 7 * i);
    }
    birch.pause(500);
    var spoken = alder.all("spoken");
    var heard = birch.all("heard");
    for (double word : spoken) {
      heard.stream()
          .filter(at -> at >= word && at - word < 450)
          .findFirst()
          .ifPresentOrElse(at -> oneWay.add(at - word), () -> lostBursts++);
    }
    end(alder, birch);
  }

  private void measureOrdinary(VoicePage alder, VoicePage birch) {
    alder.forget();
    birch.forget();
    Object offer = alder.run("() => bench.call()");
    Object answered = birch.run("offer => bench.answer(offer.sdp)", offer);
    alder.run("sdp => bench.accept(sdp)", answered);
    double both = Math.max(alder.first("heard"), birch.first("heard"));
    ordinary.add(both - VoicePage.number(alder.run("() => bench.began")));
    alder.run("() => bench.drop()");
    birch.run("() => bench.drop()");
    alder.pause(300);
  }

  private static Capacity.Result many() {
    try (var capacity = new Capacity()) {
      capacity.connect(MANY);
      capacity.run(5);
      var result = capacity.run(SECONDS);
      System.out.printf(
          Locale.ROOT,
          "%d two-party calls for %d s, consoles included: sent %d, lost %d, one way through both"
              + " stations p50 %.2f ms p99 %.2f ms, %.2f cores%n",
          MANY,
          SECONDS,
          result.sent(),
          result.sent() - result.received(),
          result.p50Millis(),
          result.p99Millis(),
          result.cores());
      return result;
    }
  }
}
