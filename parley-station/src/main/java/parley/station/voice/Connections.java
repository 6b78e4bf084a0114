package parley.station.voice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.core.call.CallState;
import parley.core.call.Conversation;
import parley.core.call.Listener;
import parley.core.call.Speaker;
import parley.core.line.CallView;
import parley.core.watch.Seat;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.watch.WatchFloor;
import parley.voice.Codec;
import parley.voice.exchange.CallName;
import parley.voice.exchange.Talk;

/**
 * Works out who is to hear whom from what the calls say. Whoever is not named in a call hears
 * nothing of it, and nobody speaks in two.
 */
final class Connections {
  private record ListenerKey(CallName call, String position, String name) {}

  private final Lines lines;
  private final WatchFloor floor;
  private final Set<ListenerKey> shown = new HashSet<>();
  private final Set<CallName> cut = ConcurrentHashMap.newKeySet();

  Connections(Lines lines, WatchFloor floor) {
    this.lines = lines;
    this.floor = floor;
  }

  /** One call as it is to be connected. */
  record Connected(LineKeeper line, CallView call, CallName name, Talk talk) {
    private Connected closed() {
      return new Connected(
          line, call, name, new Talk(talk.speaker(), talk.codec(), false, talk.listeners()));
    }

    private Instant since() {
      return call.state() instanceof CallState.Talking talking ? talking.since() : Instant.MIN;
    }
  }

  /** Silences a call whose end or hold could not be entered, until it ends or is resumed. */
  void cut(CallName call, boolean silent) {
    if (silent) {
      cut.add(call);
    } else {
      cut.remove(call);
    }
  }

  /** Returns every talked call; of two that are open for one leg only the newest stays open. */
  List<Connected> wanted() {
    var all = new ArrayList<Connected>();
    for (var line : lines.all()) {
      for (var call : line.traffic().openCalls()) {
        connected(line, call).ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparing(Connected::since));
    Map<String, CallName> newest = new HashMap<>();
    all.stream()
        .filter(one -> one.talk().open())
        .forEach(one -> newest.put(one.talk().speaker(), one.name()));
    var named = all.stream().map(Connected::name).toList();
    shown.removeIf(key -> !named.contains(key.call()));
    cut.removeIf(name -> !named.contains(name));
    return all.stream()
        .map(one -> one.name().equals(newest.get(one.talk().speaker())) ? one : one.closed())
        .sorted(Comparator.comparing(one -> one.talk().open()))
        .toList();
  }

  private Optional<Connected> connected(LineKeeper line, CallView call) {
    if (!(call.state() instanceof CallState.Talking)) {
      return Optional.empty();
    }
    return call.conversation()
        .flatMap(
            talk ->
                Codec.of(talk.codec())
                    .map(
                        codec ->
                            new Connected(
                                line, call, name(line, call), plan(line, call, talk, codec))));
  }

  private Talk plan(LineKeeper line, CallView call, Conversation talk, Codec codec) {
    var name = name(line, call);
    var ours = ours(call);
    var listeners =
        talk.listeners().stream()
            .filter(one -> one.ours() && isShown(line, name, one))
            .map(one -> legName(one.position()))
            .toList();
    boolean open =
        !talk.heldByUs()
            && !talk.heldByThem()
            && VoiceDesk.carries(line)
            && !cut.contains(name)
            && sits(ours.position(), ours.name());
    return new Talk(legName(ours.position()), codec, open, listeners);
  }

  /** Nobody listens before everything we entered, the listening too, is cosigned over there. */
  private boolean isShown(LineKeeper line, CallName call, Listener listener) {
    var key = new ListenerKey(call, listener.position(), listener.name());
    if (!sits(listener.position(), listener.name()) || !mayHear(listener.position(), line)) {
      return false;
    }
    var sizes = line.view().sizes();
    if (line.view().reach().isEmpty() && sizes.oursCosigned() >= sizes.ours()) {
      shown.add(key);
    }
    return shown.contains(key);
  }

  private boolean mayHear(String position, LineKeeper line) {
    return !(floor.positions().seats().get(position) instanceof Seat.Held held)
        || floor.hearing().sees(held.holder().name(), line.name());
  }

  /**
   * Whether the person whom the call names is still at the position: whoever took it over since has
   * not been named to the other side.
   */
  private boolean sits(String position, String name) {
    return !(floor.positions().seats().get(position) instanceof Seat.Held held)
        || held.holder().displayName().equals(name);
  }

  /** Names the leg of whoever holds a position; a desk phone's is named like its position. */
  String legName(String position) {
    return floor.positions().seats().get(position) instanceof Seat.Held held
        ? VoiceDesk.legName(position, held.holder().name())
        : position;
  }

  /** Who speaks for our side; nobody before an answer. */
  static Speaker ours(CallView call) {
    return call.conversation()
        .map(talk -> call.outbound() ? talk.caller() : talk.called())
        .orElse(new Speaker("", ""));
  }

  static CallName name(LineKeeper line, CallView call) {
    var ours = line.side();
    return new CallName(line.name(), call.outbound() ? ours : ours.other(), call.serial());
  }
}
