package parley.voice.sip;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import parley.voice.Codec;
import parley.voice.handset.Decline;
import parley.voice.handset.HandsetEar;
import parley.voice.handset.OffHook;

/** Writes down what handsets do, and does what a test tells it to when one is lifted. */
class RecordingEar implements HandsetEar {
  private static final long PATIENCE_SECONDS = 10;

  final BlockingQueue<OffHook> lifts = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final List<String> passed = new ArrayList<>();
  volatile Consumer<OffHook> whenLifted = _ -> {};

  /** Waits for an event, passing over others; returns it. */
  String await(String event) {
    try {
      while (true) {
        var next = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) return fail("no '" + event + "' but " + passed);
        passed.add(next);
        if (next.startsWith(event)) return next;
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  OffHook awaitLift() {
    try {
      var lift = lifts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return lift == null ? fail("nobody lifted; " + events) : lift;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** Returns what has been heard and not waited for. */
  List<String> rest() {
    return List.copyOf(events);
  }

  private void note(String event) {
    events.add(event);
  }

  @Override
  public void registered(String handset) {
    note("registered " + handset);
  }

  @Override
  public void expired(String handset) {
    note("expired " + handset);
  }

  @Override
  public void lifted(OffHook offHook) {
    lifts.add(offHook);
    whenLifted.accept(offHook);
  }

  @Override
  public void ringing(String handset, String call) {
    note("ringing " + handset + " " + call);
  }

  @Override
  public void answered(String handset, String call, Codec codec) {
    note("answered " + handset + " " + call + " " + codec);
  }

  @Override
  public void declined(String handset, String call, Decline why) {
    note("declined " + handset + " " + call + " " + why);
  }

  @Override
  public void held(String handset, String call, boolean held) {
    note((held ? "held " : "resumed ") + handset);
  }

  @Override
  public void putDown(String handset, String call, boolean lost) {
    note((lost ? "lost " : "put down ") + handset);
  }
}
