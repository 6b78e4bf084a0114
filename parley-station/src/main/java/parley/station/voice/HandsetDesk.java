package parley.station.voice;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.call.Act;
import parley.core.call.CallState;
import parley.core.call.Conversation;
import parley.core.line.Accepted;
import parley.core.line.CallOrder;
import parley.core.line.CallView;
import parley.core.line.Ends;
import parley.core.line.InCallOrder;
import parley.core.line.Line;
import parley.core.line.Officer;
import parley.station.configuration.Configuration;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;
import parley.station.voice.HandsetLinks.Link;
import parley.station.watch.WatchFloor;
import parley.voice.Codec;
import parley.voice.handset.Decline;
import parley.voice.handset.HandsetEar;
import parley.voice.handset.HandsetPort;
import parley.voice.handset.OffHook;
import parley.voice.handset.Refusal;
import parley.voice.handset.Stop;
import parley.voice.leg.Leg;

/**
 * Desk phones as positions of the watch: what they do becomes orders to lines, and what calls
 * become is told to them. One thread does both, in the order in which things happen.
 */
final class HandsetDesk implements HandsetEar, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HandsetDesk.class);

  /** What it works with. */
  record Parts(
      Lines lines, WatchFloor floor, List<Configuration.Handset> handsets, Runnable legOpened) {}

  private static final int LEG_LOOKS = 200;
  private static final long LEG_LOOK_MILLIS = 10;

  private final Parts parts;
  private final HandsetLinks links = new HandsetLinks();
  private final HandsetRings rings;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("parley-handsets").daemon().factory());
  private Optional<HandsetPort> port = Optional.empty();

  HandsetDesk(Parts parts) {
    this.parts = parts;
    this.rings = new HandsetRings(parts, links, this::open, this::makeRoom);
  }

  /** Takes up its work; to be called once, before anything else. */
  synchronized void attach(HandsetPort handsets) {
    port = Optional.of(handsets);
  }

  /** Returns the leg of a call at a handset, once there is one. */
  Optional<Leg> leg(String handset, LineKeeper line, String serial) {
    return open()
        .flatMap(p -> links.find(handset, line, serial).flatMap(call -> p.leg(handset, call)));
  }

  private synchronized Optional<HandsetPort> open() {
    return port;
  }

  // What handsets do.

  @Override
  public void registered(String handset) {
    later(
        () -> {
          parts.floor().registered(handset, true);
          // A phone that comes back while a call rings rings too.
          rings.forget(handset);
          lookNow();
        });
  }

  @Override
  public void expired(String handset) {
    later(() -> parts.floor().registered(handset, false));
  }

  @Override
  public void lifted(OffHook offHook) {
    later(() -> lift(offHook));
  }

  private void lift(OffHook offHook) {
    var line = configured(offHook.handset()).flatMap(one -> parts.lines().find(one.line()));
    if (line.isEmpty()) {
      open().ifPresent(p -> p.refuse(offHook.call(), Refusal.LINE_CLOSED));
      return;
    }
    var ends = new Ends(offHook.handset(), offHook.codecs().stream().map(Codec::word).toList());
    var order =
        new CallOrder(officer(offHook.handset()), offHook.precedence(), Optional.empty(), ends);
    var accepted = order(line.get(), (l, done) -> l.call(order, done));
    if (accepted.orElse(null) instanceof Accepted.Durable(var serial)) {
      links.keep(offHook.call(), new Link(offHook.handset(), line.get(), serial, true));
      lookNow();
    } else {
      open().ifPresent(p -> p.refuse(offHook.call(), Refusal.LINE_CLOSED));
    }
  }

  @Override
  public void ringing(String handset, String call) {}

  @Override
  public void answered(String handset, String call, Codec codec) {
    later(() -> links.get(call).ifPresent(link -> answer(call, link, codec)));
  }

  private void answer(String call, Link link, Codec codec) {
    var here = new Ends(link.handset, List.of(codec.word()));
    var accepted =
        link.passedBy
            .map(by -> passed(link, by))
            .orElseGet(
                () ->
                    order(
                        link.line,
                        (l, done) -> l.answer(link.serial, officer(link.handset), here, done)));
    if (accepted.orElse(null) instanceof Accepted.Durable) {
      link.talks = true;
    } else {
      hangUp(call, link);
    }
    lookNow();
  }

  private Optional<Accepted> passed(Link link, Officer by) {
    var act = new Act.Passed(link.handset, officer(link.handset).displayName());
    return order(
        link.line,
        (l, done) -> l.inCall(link.serial, new InCallOrder(by, link.handset, act), done));
  }

  @Override
  public void declined(String handset, String call, Decline why) {
    later(() -> links.drop(call));
  }

  @Override
  public void held(String handset, String call, boolean held) {
    later(
        () ->
            links
                .get(call)
                .ifPresent(
                    link -> {
                      Act act = held ? new Act.Held() : new Act.Resumed();
                      var order = new InCallOrder(officer(handset), handset, act);
                      order(link.line, (l, done) -> l.inCall(link.serial, order, done));
                    }));
  }

  @Override
  public void putDown(String handset, String call, boolean lost) {
    later(
        () ->
            links
                .get(call)
                .ifPresent(
                    link -> {
                      link.gone = true;
                      if (link.own || link.talks) {
                        putDown(call, link);
                      } else {
                        links.drop(call);
                      }
                    }));
  }

  /** A phone that was put down ends its call; what cannot be entered now is tried again later. */
  private void putDown(String call, Link link) {
    var accepted = order(link.line, (l, done) -> l.end(link.serial, officer(link.handset), done));
    if (accepted.orElse(null) instanceof Accepted.Durable) {
      links.drop(call);
    }
  }

  // What calls become.

  /** Something about a call changed: tell the handsets soon. */
  void look() {
    later(this::lookNow);
  }

  private void lookNow() {
    links.all().forEach(this::follow);
    for (var line : parts.lines().all()) {
      line.traffic().openCalls().forEach(call -> rings.ring(line, call));
    }
    rings.forgetOld();
  }

  private void follow(String call, Link link) {
    var view = link.line.traffic().find(link.serial);
    if (view.orElse(null) instanceof Item.Call(var now)) {
      switch (now.state()) {
        case CallState.Ended ended -> followEnd(call, link, ended);
        case CallState.Ringing _, CallState.Talking _ when link.gone -> putDown(call, link);
        case CallState.Ringing _ -> followRinging(call, link, now);
        case CallState.Talking _ -> followTalk(call, link, now);
      }
    }
  }

  private void followRinging(String call, Link link, CallView now) {
    if (link.own && !link.alerted && now.state().reached().everArmed()) {
      link.alerted = true;
      open().ifPresent(p -> p.alerting(call));
    }
  }

  private void followTalk(String call, Link link, CallView now) {
    boolean here = Connections.ours(now).position().equals(link.handset);
    if (link.own && !link.talks && here) {
      link.talks = true;
      var codec = now.conversation().map(Conversation::codec).flatMap(Codec::of);
      open()
          .ifPresent(
              p -> codec.ifPresentOrElse(c -> p.answered(call, c), () -> hangUp(call, link)));
      awaitLeg(link);
    } else if (!here && link.passedBy.isEmpty()) {
      leave(call, link);
    }
  }

  /** The port opens the leg of a phone that lifted on a thread of its own; until then we look. */
  private void awaitLeg(Link link) {
    Thread.ofVirtual()
        .name("handset-leg")
        .start(
            () -> {
              try {
                for (int i = 0; i < LEG_LOOKS; i++) {
                  if (leg(link.handset, link.line, link.serial).isPresent()) {
                    parts.legOpened().run();
                    return;
                  }
                  TimeUnit.MILLISECONDS.sleep(LEG_LOOK_MILLIS);
                }
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** Somebody else of our side speaks now. */
  private void leave(String call, Link link) {
    if (link.own || link.talks) {
      hangUp(call, link);
    } else {
      links.drop(call);
      open().ifPresent(p -> p.stopRinging(link.handset, call, Stop.ANSWERED_ELSEWHERE));
    }
  }

  private void followEnd(String call, Link link, CallState.Ended ended) {
    links.drop(call);
    if (link.gone) {
      return;
    }
    if (ended instanceof CallState.Joined && followed(call, link)) {
      return;
    }
    open().ifPresent(p -> tellEnd(p, call, link, ended));
  }

  /** Both lifted: a phone's own ring joined the other side's call, and it goes on there. */
  private boolean followed(String call, Link link) {
    for (var other : link.line.traffic().openCalls()) {
      var ours = Connections.ours(other);
      if (!other.outbound() && ours.position().equals(link.handset)) {
        var joined = new Link(link.handset, link.line, other.serial(), true);
        links.keep(call, joined);
        followTalk(call, joined, other);
        return true;
      }
    }
    return false;
  }

  private static void tellEnd(HandsetPort p, String call, Link link, CallState.Ended ended) {
    if (link.talks) {
      if (ended instanceof CallState.PreEmpted) {
        p.preempt(link.handset, call);
      } else {
        p.hangUp(link.handset, call);
      }
    } else if (link.own) {
      p.refuse(call, refusal(ended));
    } else {
      p.stopRinging(link.handset, call, Stop.WITHDRAWN);
    }
  }

  private static Refusal refusal(CallState.Ended ended) {
    return switch (ended) {
      case CallState.Failed failed ->
          switch (failed.why()) {
            case NO_ROUTE -> Refusal.NO_ROUTE;
            case STATION_SILENT -> Refusal.STATION_SILENT;
            case NOBODY_ARMED -> Refusal.NOBODY_ARMED;
            case RANG_NOT_ANSWERED -> Refusal.NOT_ANSWERED;
          };
      case CallState.Unanswered unanswered ->
          unanswered.reached().everArmed() ? Refusal.NOT_ANSWERED : Refusal.NOBODY_ARMED;
      case CallState.Declined _ -> Refusal.DECLINED;
      case CallState.PreEmpted _ -> Refusal.PRE_EMPTED;
      default -> Refusal.LINE_CLOSED;
    };
  }

  /** Rings a handset to which an officer passes a call; the pass is entered when it is lifted. */
  void pass(LineKeeper line, CallView call, String handset, Officer by) {
    later(() -> rings.pass(line, call, handset, by));
  }

  /** Clears what a handset talks in, for a FLASH or a STOP that rings there. */
  private void makeRoom(String handset, CallView call) {
    var forStop = call.purpose().stop().isPresent();
    for (var link : links.all().values()) {
      if (link.handset.equals(handset) && link.talks) {
        order(link.line, (l, done) -> l.preempt(link.serial, forStop, done));
      }
    }
    links.all().forEach(this::follow);
  }

  // What both need.

  private void hangUp(String call, Link link) {
    links.drop(call);
    open().ifPresent(p -> p.hangUp(link.handset, call));
  }

  private Optional<Configuration.Handset> configured(String name) {
    return parts.handsets().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private Officer officer(String handset) {
    var shown = configured(handset).map(Configuration.Handset::displayName).orElse(handset);
    return new Officer(handset, "handset", shown);
  }

  private Optional<Accepted> order(LineKeeper line, BiConsumer<Line, Consumer<Accepted>> order) {
    try {
      var accepted = line.order(order);
      // A second round of the line's thread: by then what became durable is also shown.
      line.ask(l -> l.side());
      return accepted;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void later(Runnable deed) {
    try {
      thread.execute(
          () -> {
            try {
              deed.run();
            } catch (RuntimeException e) {
              LOG.error("the handsets' desk met what it must never meet", e);
            }
          });
    } catch (RejectedExecutionException _) {
      LOG.debug("the handsets' desk is closed");
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    open().ifPresent(HandsetPort::close);
  }
}
