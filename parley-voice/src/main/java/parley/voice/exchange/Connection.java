package parley.voice.exchange;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.voice.Speech;
import parley.voice.leg.Leg;
import parley.voice.leg.LineLeg;

/** One call's connection: the single place where speech of one leg is given to others. */
final class Connection {
  private static final long MISSING_MILLIS = 3000;

  private final CallName call;
  private final Function<String, @Nullable Leg> legs;
  private final Object theirVoice = new Object();
  private final Object ourVoice = new Object();
  private final Watch fromThem = new Watch(Missing.FROM_THEM);
  private final Watch fromUs = new Watch(Missing.FROM_US);
  private volatile Talk talk;
  private volatile @Nullable LineLeg line;
  private volatile long ours;
  private volatile long theirs;

  Connection(CallName call, Function<String, @Nullable Leg> legs, Talk talk) {
    this.call = call;
    this.legs = legs;
    this.talk = talk;
  }

  Talk talk() {
    return talk;
  }

  /** Changes who takes part; a stretch of silence begins wherever something changed. */
  void become(Talk next, long monoMillis) {
    var before = talk;
    talk = next;
    if (!before.equals(next)) {
      pause(before);
    }
    if (!before.open() || !before.speaker().equals(next.speaker())) {
      fromThem.begin(monoMillis);
      fromUs.begin(monoMillis);
    }
  }

  void begin(long monoMillis) {
    fromThem.begin(monoMillis);
    fromUs.begin(monoMillis);
  }

  /** Starts to take the counterpart's speech from a leg. */
  void join(LineLeg leg) {
    var side = leg.settings().ours();
    ours = leg.settings().ssrc(call.caller(), call.serial(), side);
    theirs = leg.settings().ssrc(call.caller(), call.serial(), side.other());
    line = leg;
    leg.expect(theirs, this::heardThem);
  }

  void end() {
    pause(talk);
    var leg = line;
    if (leg != null) {
      leg.forget(theirs);
    }
  }

  /** Takes speech of our speaker's leg. */
  void heardUs(Speech speech) {
    var now = talk;
    if (speech.codec() != now.codec()) {
      return;
    }
    fromUs.heard();
    var leg = line;
    if (!now.open() || leg == null) {
      return;
    }
    leg.send(ours, speech, ourVoice);
    for (var listener : now.listeners()) {
      say(listener, Leg.SECOND, speech, ourVoice);
    }
  }

  private void heardThem(Speech speech) {
    var now = talk;
    if (speech.codec() != now.codec()) {
      return;
    }
    fromThem.heard();
    if (!now.open()) {
      return;
    }
    say(now.speaker(), Leg.MAIN, speech, theirVoice);
    for (var listener : now.listeners()) {
      say(listener, Leg.MAIN, speech, theirVoice);
    }
  }

  void tick(long monoMillis, AudioEar ear) {
    var open = talk.open();
    fromThem.tick(monoMillis, open, call, ear);
    fromUs.tick(monoMillis, open, call, ear);
  }

  private void say(String position, int track, Speech speech, Object from) {
    var leg = legs.apply(position);
    if (leg != null) {
      leg.say(track, speech, from);
    }
  }

  private void pause(Talk before) {
    var leg = line;
    if (leg != null) {
      leg.pause(ours);
    }
    pause(before.speaker(), Leg.MAIN);
    for (var listener : before.listeners()) {
      pause(listener, Leg.MAIN);
      pause(listener, Leg.SECOND);
    }
  }

  private void pause(String position, int track) {
    var leg = legs.apply(position);
    if (leg != null) {
      leg.pause(track);
    }
  }

  /** Notices when one direction falls silent, and when it speaks again. */
  private static final class Watch {
    private final Missing from;
    private volatile boolean heard;
    private long sinceMillis;
    private boolean missing;

    Watch(Missing from) {
      this.from = from;
    }

    void heard() {
      heard = true;
    }

    synchronized void begin(long monoMillis) {
      sinceMillis = monoMillis;
    }

    synchronized void tick(long monoMillis, boolean open, CallName call, AudioEar ear) {
      if (heard || !open) {
        sinceMillis = monoMillis;
      }
      var back = missing && heard;
      var gone = !missing && open && monoMillis - sinceMillis >= MISSING_MILLIS;
      heard = false;
      if (back) {
        missing = false;
        ear.audioBack(call, from);
      } else if (gone) {
        missing = true;
        ear.audioMissing(call, from);
      }
    }
  }
}
