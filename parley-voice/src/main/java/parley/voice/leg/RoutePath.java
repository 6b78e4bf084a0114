package parley.voice.leg;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import parley.journal.Bytes;
import parley.voice.srtp.Srtp;

/** One route of a line's leg: where it sends, what it has proven, and what came over it. */
final class RoutePath {
  private static final int MOST_OPEN = 8;
  private static final int MOST_ADDRESSES = 4;

  private final LineSettings.Route route;
  private final Map<Bytes, Long> open = new HashMap<>();
  private final Deque<Bytes> order = new ArrayDeque<>();
  private final Deque<InetSocketAddress> addresses = new ArrayDeque<>();
  private final LongAdder first = new LongAdder();
  private final LongAdder copies = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private volatile double roundTripMillis = -1;
  private volatile long answeredMillis;
  private volatile boolean answered;
  private volatile double loss;
  private long arrivedBefore;
  private long uniqueBefore;

  RoutePath(LineSettings.Route route) {
    this.route = route;
  }

  String name() {
    return route.name();
  }

  VoiceSocket socket() {
    return route.socket();
  }

  InetSocketAddress peer() {
    return route.peer();
  }

  void send(byte[] bytes, int offset, int length) {
    if (route.socket().send(bytes, offset, length, route.peer())) {
      sent.increment();
    }
  }

  /** Remembers a probe that was sent, and forgets the oldest when too many have no answer. */
  synchronized void probed(Bytes transaction, long monoNanos) {
    open.put(transaction, monoNanos);
    order.addLast(transaction);
    if (order.size() > MOST_OPEN) {
      open.remove(order.removeFirst());
    }
  }

  /** Takes the answer to a probe; returns false if none of ours is waiting for it. */
  synchronized boolean answered(Bytes transaction, long monoNanos) {
    var asked = open.remove(transaction);
    if (asked == null) {
      return false;
    }
    order.remove(transaction);
    roundTripMillis = (monoNanos - asked) / 1e6;
    answeredMillis = monoNanos / 1_000_000;
    answered = true;
    return true;
  }

  synchronized boolean waitsFor(Bytes transaction) {
    return open.containsKey(transaction);
  }

  /** Returns whether a probe was answered within the last three seconds. */
  boolean alive(long monoMillis) {
    return answered && monoMillis - answeredMillis < Surroundings.LOST_MILLIS;
  }

  /** Remembers where the counterpart's probes come from; returns what is forgotten for it. */
  synchronized Optional<InetSocketAddress> learn(InetSocketAddress from) {
    if (from.equals(route.peer()) || addresses.contains(from)) {
      return Optional.empty();
    }
    addresses.addLast(from);
    return addresses.size() > MOST_ADDRESSES
        ? Optional.of(addresses.removeFirst())
        : Optional.empty();
  }

  synchronized boolean knows(InetSocketAddress from) {
    return from.equals(route.peer()) || addresses.contains(from);
  }

  void count(Srtp.Outcome outcome) {
    switch (outcome) {
      case OK -> first.increment();
      case REPLAY -> copies.increment();
      case BAD -> {}
    }
  }

  /** Works out the loss of this route since the last call, given what came over all of them. */
  synchronized void measure(long unique) {
    var arrived = first.sum() + copies.sum();
    var expected = unique - uniqueBefore;
    var came = arrived - arrivedBefore;
    loss = expected <= 0 ? 0 : Math.clamp(1.0 - (double) came / expected, 0, 1);
    arrivedBefore = arrived;
    uniqueBefore = unique;
  }

  double loss() {
    return loss;
  }

  double roundTripMillis() {
    return roundTripMillis;
  }

  long first() {
    return first.sum();
  }

  long copies() {
    return copies.sum();
  }

  long sent() {
    return sent.sum();
  }
}
