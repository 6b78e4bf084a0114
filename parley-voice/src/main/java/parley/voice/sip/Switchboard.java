package parley.voice.sip;

import java.text.ParseException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.voice.handset.HandsetEar;
import parley.voice.handset.HandsetLimits;

/** The thread that owns all calls, the calls, and what everybody who works on them needs. */
final class Switchboard {
  /** Work of the library; its exceptions mean that the message could not be sent. */
  interface Sending {
    void send() throws SipException, InvalidArgumentException, ParseException;
  }

  /** What the switchboard is set up with. */
  record Setup(
      HandsetStack stack,
      Messages messages,
      Registrar registrar,
      LegMaker legs,
      HandsetLimits limits,
      HandsetEar ear) {}

  private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);
  private static final int MOST_WAITING = 2_000;

  private final Setup setup;
  private final Map<String, HandsetCall> calls = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor owner =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("handsets").factory());
  private final ScheduledThreadPoolExecutor tones =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("handsets-tones").factory());

  Switchboard(Setup setup) {
    this.setup = setup;
    for (var executor : List.of(owner, tones)) {
      executor.setRemoveOnCancelPolicy(true);
      executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }
  }

  Messages messages() {
    return setup.messages();
  }

  Registrar registrar() {
    return setup.registrar();
  }

  LegMaker legs() {
    return setup.legs();
  }

  HandsetLimits limits() {
    return setup.limits();
  }

  HandsetEar ear() {
    return setup.ear();
  }

  SipProvider provider(Flow flow) {
    return setup.stack().provider(flow.point()).orElseThrow();
  }

  /** Returns whether more may wait to be done because a handset asks for it. */
  boolean hasRoom() {
    return owner.getQueue().size() < MOST_WAITING;
  }

  /** Does something on the switchboard's thread, soon; nothing after the end. */
  void run(Runnable work) {
    if (!owner.isShutdown()) owner.execute(() -> attempt(work));
  }

  /** Does something on the switchboard's thread after a time, while the call lasts. */
  void after(Duration time, HandsetCall call, Runnable work) {
    Runnable alive =
        () -> {
          if (call.stage != HandsetCall.Stage.OVER) attempt(work);
        };
    if (owner.isShutdown()) {
      return;
    }
    call.await(owner.schedule(alive, time.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Does something on the switchboard's thread again and again, until the end. */
  void every(Duration time, Runnable work) {
    var millis = time.toMillis();
    Future<?> _ =
        owner.scheduleWithFixedDelay(() -> attempt(work), millis, millis, TimeUnit.MILLISECONDS);
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException mistake) {
      LOG.error("an order or a message of a handset was not carried out", mistake);
    }
  }

  /** Sends something; returns whether it went off. */
  boolean send(Sending sending) {
    try {
      sending.send();
      return true;
    } catch (SipException | InvalidArgumentException | ParseException failure) {
      LOG.debug("to a handset: {}", failure.toString());
      return false;
    }
  }

  /** Sounds a tone on a call's leg until it is silenced or another sounds. */
  void sound(HandsetCall call, Tone tone) {
    call.silence();
    var leg = call.leg();
    var codec = call.early;
    if (leg.isEmpty() || codec == null) {
      return;
    }
    var writer = new ToneWriter(tone, codec);
    Future<?> sounding =
        tones.scheduleAtFixedRate(
            () -> leg.get().say(HandsetLeg.MAIN, writer.next(), writer),
            0,
            ToneWriter.MILLIS,
            TimeUnit.MILLISECONDS);
    call.tone = sounding;
  }

  private static String key(String handset, String call) {
    return handset + " " + call;
  }

  void add(HandsetCall call) {
    calls.put(key(call.handset().name(), call.name()), call);
  }

  Optional<HandsetCall> call(String handset, String name) {
    return Optional.ofNullable(calls.get(key(handset, name)));
  }

  /** Returns the lifted handset's call of a name. */
  Optional<HandsetCall> lifted(String name) {
    return calls.values().stream().filter(call -> call.name().equals(name)).findFirst();
  }

  Collection<HandsetCall> calls() {
    return List.copyOf(calls.values());
  }

  int count() {
    return calls.size();
  }

  /** Returns whether a handset may have one more call. */
  boolean hasRoom(String handset) {
    var now = calls.values().stream().filter(call -> call.handset().name().equals(handset)).count();
    return now < limits().callsPerHandset();
  }

  /** Ends a call here; nothing more is said to it. */
  void over(HandsetCall call) {
    call.close();
    calls.remove(key(call.handset().name(), call.name()), call);
  }

  /** Returns a response of a call, with our contact. */
  Response response(HandsetCall call, Request request, int status) {
    var response = messages().response(request, status, call.tag());
    if (status > Response.TRYING) messages().contact(response, call.flow().point());
    return response;
  }

  /** Stops all threads; what is being done is finished first. */
  void close() {
    owner.shutdown();
    tones.shutdownNow();
    try {
      if (!owner.awaitTermination(2, TimeUnit.SECONDS)) owner.shutdownNow();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
