package parley.sim.promise;

import static parley.sim.world.Broken.unless;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import parley.core.call.CallState;
import parley.core.line.Accepted;
import parley.core.line.CallView;
import parley.core.line.Refusal;
import parley.sim.network.Network;
import parley.sim.network.Path;
import parley.sim.station.Station;
import parley.sim.world.Mark;
import parley.sim.world.World;

/**
 * I19: while one route lives and one position is armed, a lift rings, whatever the state of the
 * journal. A lift is held to it if, for a while before and until the bell is due, both programs
 * ran, one path had nothing wrong with it, and no disk was slow: a ring has to be durable first.
 */
public final class BellPromises {
  /** A bell must be heard this long after the lift. */
  static final long DUE = 4 * World.SECOND;

  /** For so long before the lift nothing may have been wrong: dialling and suspecting take time. */
  private static final long CALM = 15 * World.SECOND;

  private final World world;
  private final Network network;
  private final UnaryOperator<Station> other;
  private final Set<String> rang = new HashSet<>();

  BellPromises(World world, Network network, UnaryOperator<Station> other) {
    this.world = world;
    this.network = network;
    this.other = other;
  }

  /** A lift whose fate is not known yet. */
  public final class Lift {
    private final Station caller;
    private final long at = world.now();
    private Optional<Accepted> answer = Optional.empty();

    private Lift(Station caller) {
      this.caller = caller;
    }

    /** The caller's station answers its officer. */
    public void heard(Accepted accepted) {
      answer = Optional.of(accepted);
    }

    private void due() {
      if (isCalm(caller, at)) {
        world.sometimes(Mark.A_LIFT_WAS_HELD_TO_ITS_BELL);
        unless(answer.isPresent(), "I19", caller.name() + " lifts and hears nothing at all");
        answer.ifPresent(accepted -> check(accepted));
      }
    }

    private void check(Accepted accepted) {
      switch (accepted) {
        case Accepted.Durable(var serial) ->
            unless(
                rang.contains(key(other.apply(caller), serial)) || isOver(caller, serial),
                "I19",
                caller.name() + " lifts for " + serial + ", and no bell rings there");
        case Accepted.Refused(var why, _) ->
            unless(
                why == Refusal.PAIRING_UNFINISHED,
                "I19",
                caller.name() + " lifts and is refused: " + why);
      }
    }
  }

  /** An officer lifts. */
  public Lift lifts(Station caller) {
    var lift = new Lift(caller);
    world.after(DUE, lift::due);
    return lift;
  }

  /** A station shows a call. */
  void shown(Station station, CallView call) {
    if (call.bell() && rang.add(key(station, call.serial()))) {
      world.note(station.name(), "rings for " + call.serial());
      world.sometimes(
          call.notEntered() ? Mark.A_CALL_RANG_BY_SIGNAL : Mark.A_CALL_RANG_BY_ITS_ENTRY);
    }
  }

  private static String key(Station station, String serial) {
    return station.name() + "/" + serial;
  }

  private boolean isCalm(Station caller, long at) {
    var since = at - CALM;
    var callee = other.apply(caller);
    return caller.upSince() <= since
        && callee.upSince() <= since
        && callee.armedSince() <= at
        && caller.disk().calmSince() <= since
        && callee.disk().calmSince() <= since
        && network.paths().stream().mapToLong(Path::calmSince).anyMatch(calm -> calm <= since);
  }

  /**
   * Whether the call ended before a bell, as either side sees it: withdrawn, joined, answered at
   * once because both had lifted, or declined for want of room in the queue, which a caller that
   * cannot store anything does not learn.
   */
  private boolean isOver(Station caller, String serial) {
    return ended(caller, serial, true) || ended(other.apply(caller), serial, false);
  }

  private static boolean ended(Station station, String serial, boolean outbound) {
    return station.line().calls().stream()
        .filter(call -> call.outbound() == outbound && call.serial().equals(serial))
        .anyMatch(
            call ->
                call.state() instanceof CallState.Talking
                    || (call.state() instanceof CallState.Ended
                        && !(call.state() instanceof CallState.Failed)));
  }
}
