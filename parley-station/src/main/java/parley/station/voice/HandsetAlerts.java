package parley.station.voice;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import parley.core.Clock;
import parley.core.line.Precedence;
import parley.voice.Codec;
import parley.voice.handset.Decline;
import parley.voice.handset.HandsetEar;
import parley.voice.handset.HandsetPort;
import parley.voice.handset.OffHook;
import parley.voice.handset.Ring;
import parley.voice.handset.Stop;

/**
 * Rings desk phones for what waits for a person: a FLASH, or what was escalated to them. A phone
 * that is lifted hears the tone of a FLASH and has acknowledged nothing: that stays a person's deed
 * at a console, so a phone that was put down or did not answer rings again after a while.
 *
 * <p>It stands before the desk that minds calls and takes what belongs to its own rings.
 */
final class HandsetAlerts implements HandsetEar {
  private static final String OURS = "alert ";

  /** Between two rings of one phone for one thing, so that it can be used in between. */
  private static final long AGAIN_MILLIS = 10_000;

  private static final Comparator<Map.Entry<String, Alert>> GRAVEST_FIRST =
      Comparator.comparing((Map.Entry<String, Alert> one) -> one.getValue().precedence())
          .reversed()
          .thenComparing(Map.Entry::getKey);

  /** A phone that is lifted hears a tone, which the station writes in G.711. */
  private static final List<Codec> TONES = List.of(Codec.PCMA, Codec.PCMU);

  /**
   * What is to ring.
   *
   * @param caption what the phone shows
   */
  record Alert(String key, String caption, Precedence precedence, Set<String> handsets) {
    Alert {
      handsets = Set.copyOf(handsets);
    }
  }

  /** One phone that rings for one thing, or will again. */
  private static final class Ringing {
    final String handset;
    String call = "";
    boolean lifted;
    boolean over = true;
    long againAt;

    Ringing(String handset) {
      this.handset = handset;
    }
  }

  private final HandsetEar calls;
  private final Clock clock;
  private final Map<String, Ringing> byKey = new TreeMap<>();
  private Optional<HandsetPort> port = Optional.empty();
  private long number;

  /**
   * @param calls hears everything that is no alert
   */
  HandsetAlerts(HandsetEar calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  synchronized void attach(HandsetPort handsets) {
    port = Optional.of(handsets);
  }

  /** From now on exactly these ring. */
  synchronized void want(List<Alert> alerts) {
    Map<String, Alert> wanted = new HashMap<>();
    for (var alert : alerts) {
      alert.handsets().forEach(handset -> wanted.put(alert.key() + " " + handset, alert));
    }
    byKey
        .entrySet()
        .removeIf(
            one -> {
              boolean ends = !wanted.containsKey(one.getKey());
              if (ends) {
                end(one.getValue());
              }
              return ends;
            });
    port.ifPresent(
        phones -> {
          var here = phones.registered();
          wanted.entrySet().stream()
              .sorted(GRAVEST_FIRST)
              .forEach(
                  one -> {
                    var alert = one.getValue();
                    var handset = one.getKey().substring(alert.key().length() + 1);
                    if (here.contains(handset)) {
                      var ringing = byKey.computeIfAbsent(one.getKey(), _ -> new Ringing(handset));
                      ring(phones, ringing, alert);
                    }
                  });
        });
  }

  private void ring(HandsetPort phones, Ringing one, Alert alert) {
    if (one.over && clock.monoMillis() >= one.againAt && !ringsAlready(one.handset)) {
      number++;
      one.call = OURS + number;
      one.over = false;
      one.lifted = false;
      phones.ring(new Ring(one.handset, one.call, alert.caption(), alert.precedence(), TONES));
    }
  }

  /** One alert a phone at a time: the rest of its lines are for calls. */
  private boolean ringsAlready(String handset) {
    return byKey.values().stream().anyMatch(one -> !one.over && one.handset.equals(handset));
  }

  private void end(Ringing one) {
    if (!one.over) {
      port.ifPresent(
          phones -> {
            if (one.lifted) {
              phones.hangUp(one.handset, one.call);
            } else {
              phones.stopRinging(one.handset, one.call, Stop.ANSWERED_ELSEWHERE);
            }
          });
    }
  }

  private synchronized Optional<Ringing> find(String call) {
    return byKey.values().stream().filter(one -> one.call.equals(call)).findFirst();
  }

  private static boolean ours(String call) {
    return call.startsWith(OURS);
  }

  private synchronized void over(String call) {
    find(call)
        .ifPresent(
            one -> {
              one.over = true;
              one.againAt = clock.monoMillis() + AGAIN_MILLIS;
            });
  }

  @Override
  public void registered(String handset) {
    calls.registered(handset);
  }

  @Override
  public void expired(String handset) {
    calls.expired(handset);
  }

  @Override
  public void lifted(OffHook offHook) {
    calls.lifted(offHook);
  }

  @Override
  public void ringing(String handset, String call) {
    if (!ours(call)) {
      calls.ringing(handset, call);
    }
  }

  @Override
  public void answered(String handset, String call, Codec codec) {
    if (!ours(call)) {
      calls.answered(handset, call, codec);
      return;
    }
    synchronized (this) {
      var one = find(call);
      one.ifPresent(found -> found.lifted = true);
      port.ifPresent(
          phones -> {
            if (one.isPresent()) {
              phones.flash(handset, call);
            } else {
              phones.hangUp(handset, call);
            }
          });
    }
  }

  @Override
  public void declined(String handset, String call, Decline why) {
    if (ours(call)) {
      over(call);
    } else {
      calls.declined(handset, call, why);
    }
  }

  @Override
  public void held(String handset, String call, boolean held) {
    if (!ours(call)) {
      calls.held(handset, call, held);
    }
  }

  @Override
  public void putDown(String handset, String call, boolean lost) {
    if (ours(call)) {
      over(call);
    } else {
      calls.putDown(handset, call, lost);
    }
  }
}
