package parley.station.whole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import parley.journal.Bytes;
import parley.station.answer.Json;
import parley.voice.Codec;
import parley.voice.FakeBrowser;
import parley.voice.rtp.RtpPacket;

/**
 * An officer at a console, as a station sees one: takes the position, beats, and speaks without a
 * pause. Each frame of speech carries its number, from 0 on.
 */
final class FakeConsole implements AutoCloseable {
  private static final int FRAME_MILLIS = 20;
  private static final int CHECK_MILLIS = 500;

  /** One frame that was heard: when it was said, by its stream's count, and its number. */
  private record Heard(int sequence, int number) {}

  private final OneStation station;
  private final String position;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger said = new AtomicInteger();
  private final ScheduledExecutorService speaking = thread();
  private final ScheduledExecutorService minding = thread();
  private volatile FakeBrowser browser = new FakeBrowser();

  private FakeConsole(OneStation station, String position) {
    this.station = station;
    this.position = position;
  }

  private static ScheduledExecutorService thread() {
    return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  }

  /** Takes the watch at a position and begins to speak. */
  static FakeConsole at(OneStation station, String position) {
    var console = new FakeConsole(station, position);
    console.takeTheWatch();
    every(console.speaking, FRAME_MILLIS, console::speak);
    every(console.minding, CHECK_MILLIS, console::mind);
    return console;
  }

  private static void every(ScheduledExecutorService thread, int millis, Runnable deed) {
    var _ = thread.scheduleAtFixedRate(deed, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void takeTheWatch() {
    var fresh = browser;
    fresh.hear((_, packet) -> heard.add(heard(packet)));
    var offer = Json.object().put("offer", fresh.offer());
    fresh.accept(station.post(path() + "/leg", offer).done().path("answer").asText());
    Patience.until("the leg of " + station.name() + " has keys", fresh::keyed);
    station.post(path() + "/arm", sound().put("proven", true)).done();
  }

  /** Does what a console does when its station was away: offers a new leg, takes the watch anew. */
  void takeTheWatchAgain() {
    var old = browser;
    browser = new FakeBrowser();
    old.close();
    takeTheWatch();
  }

  private void speak() {
    var number = said.get();
    var frame = Bytes.of(ByteBuffer.allocate(80).putInt(number).array());
    browser.speak(Codec.OPUS, frame);
    said.set(number + 1);
  }

  private void mind() {
    browser.check();
    browser.tick();
    var beat = sound().put("visible", true).put("volume", 0.5);
    station.door().tried(path() + "/beat", beat, station.token());
  }

  private static ObjectNode sound() {
    return Json.object().put("audio", "running");
  }

  private String path() {
    return "/api/v1/positions/" + position;
  }

  private static Heard heard(RtpPacket packet) {
    var number = ByteBuffer.wrap(packet.payload().toArray()).getInt();
    return new Heard(packet.sequence(), number);
  }

  /** The number of the next frame. */
  int said() {
    return said.get();
  }

  /** Waits until a frame is heard that {@code other} says from now on, and returns its number. */
  int awaitWordsOf(FakeConsole other, int frames) {
    var until = other.said() + frames;
    Patience.until(
        other.station.name() + " is heard at " + station.name(),
        () -> heard.stream().anyMatch(frame -> frame.number() >= until));
    return until;
  }

  /** How many frames were heard so far. */
  int heardCount() {
    return heard.size();
  }

  /** What was heard of the frames up to a number, each as often as it came, as it was said. */
  List<Integer> heardUpTo(int last) {
    var first = heard.getFirst().sequence();
    return heard.stream()
        .sorted(Comparator.comparingInt(frame -> (short) (frame.sequence() - first)))
        .map(Heard::number)
        .filter(number -> number <= last)
        .toList();
  }

  @Override
  public void close() {
    speaking.shutdownNow();
    minding.shutdownNow();
    station.delete(path() + "/leg");
    station.delete(path() + "/arm");
    browser.close();
  }
}
