package parley.sim.officers;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import parley.core.call.Act;
import parley.core.call.CallState;
import parley.core.line.Accepted;
import parley.core.line.CallOrder;
import parley.core.line.CallView;
import parley.core.line.Ends;
import parley.core.line.InCallOrder;
import parley.core.line.Officer;
import parley.core.line.Precedence;
import parley.core.line.Purpose;
import parley.core.line.Refusal;
import parley.sim.promise.Promises;
import parley.sim.station.Station;
import parley.sim.world.Dice;
import parley.sim.world.Mark;
import parley.sim.world.World;

/** What the watch of one station does about calls. */
final class Calls {
  private static final List<String> POSITIONS = List.of("watch-1", "watch-2", "supervisor");
  private static final List<List<String>> CODECS =
      List.of(
          List.of("opus", "G722", "PCMA", "PCMU"),
          List.of("opus", "G722", "PCMA", "PCMU"),
          List.of("PCMA", "PCMU"),
          List.of("opus"),
          List.of());
  private static final List<String> GRIDS = List.of("36U VA 1234 5678", "36U VA 1235 5678");
  private static final int MOST_ACTS = 5;

  /** Some time of a calendar; the simulation is shorter than the way from one to the next. */
  private static final long DUE_SECONDS = 1_794_999_600;

  private final World world;
  private final Station station;
  private final Promises promises;
  private final Officer officer;
  private final Dice choices;
  private final Dice reactions;
  private final Dice stops;
  private final Set<String> seen = new HashSet<>();

  Calls(World world, Station station, Promises promises, Officer officer) {
    this.world = world;
    this.station = station;
    this.promises = promises;
    this.officer = officer;
    this.choices = world.dice("calls/" + station.name());
    this.reactions = world.dice("reactions to calls/" + station.name());
    this.stops = world.dice("stop calls/" + station.name());
  }

  /** Lifts the handset. */
  void lift(Precedence precedence) {
    var seconds = choices.between(1, 90);
    var window =
        choices.coin() ? Optional.of(Duration.ofSeconds(seconds)) : Optional.<Duration>empty();
    var ours = end(choices);
    var stop = precedence == Precedence.FLASH && stops.coin();
    var check = precedence == Precedence.PRIORITY && stops.coin();
    var purpose =
        stop
            ? new Purpose.ToStop(Texts.stop("a convoy"))
            : check ? new Purpose.Check(DUE_SECONDS) : new Purpose.Talk();
    station.line(
        line -> {
          var lift = promises.bells().lifts(station);
          line.call(
              new CallOrder(officer, precedence, window, ours, purpose),
              accepted -> {
                heard(accepted);
                lift.heard(accepted);
                if (accepted instanceof Accepted.Durable(var serial)) {
                  called(serial);
                }
              });
        });
  }

  private static Ends end(Dice dice) {
    return new Ends(dice.pick(POSITIONS), dice.pick(CODECS));
  }

  void heard(Accepted accepted) {
    world.note(station.name(), "hears " + accepted);
    if (accepted instanceof Accepted.Refused(var why, _)) {
      world.sometimes(Mark.AN_ORDER_WAS_REFUSED);
      if (why == Refusal.NO_COMMON_CODEC) {
        world.sometimes(Mark.ENDS_HAD_NO_COMMON_CODEC);
      }
    }
  }

  /** A call by signal has nothing durable behind it: it may be forgotten at a kill. */
  private void called(String serial) {
    var entered =
        station.line().calls().stream()
            .noneMatch(
                call -> call.outbound() && call.serial().equals(serial) && call.notEntered());
    if (entered) {
      promises.orders().called(station, serial);
    }
  }

  private Optional<CallView> some(Predicate<CallView> wanted) {
    var roll = choices.below(1_000);
    var all =
        station.isUp() ? station.calls().stream().filter(wanted).toList() : List.<CallView>of();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(roll % all.size()));
  }

  void decideAboutSome() {
    some(c -> c.possible().answer()).ifPresent(call -> decide(call, choices.coin()));
  }

  private void decide(CallView call, boolean answer) {
    var ours = end(reactions);
    station.line(
        line -> {
          if (answer) {
            line.answer(call.serial(), officer, ours, this::heard);
          } else {
            line.decline(call.serial(), officer, "in a call with them", this::heard);
          }
        });
  }

  void endSome() {
    some(c -> c.possible().end()).ifPresent(this::end);
  }

  private void end(CallView call) {
    station.line(line -> line.end(call.serial(), officer, this::heard));
  }

  /** Ends every call that is still open. */
  void endAll() {
    if (station.isUp()) {
      station.calls().stream().filter(call -> call.possible().end()).forEach(this::end);
    }
  }

  /** A call looks different; they may do something about it in a while. */
  void changed(CallView call) {
    if (call.bell() && seen.add("rings " + call.serial())) {
      rings(call);
    } else if (call.state() instanceof CallState.Talking && seen.add("talks " + call.serial())) {
      talks(call);
    }
  }

  private void rings(CallView call) {
    if (isStop(call)) {
      world.sometimes(Mark.A_STOP_CALL_RANG);
    }
    var roll = reactions.below(100);
    var after = reactions.between(300, 20_000) * World.MILLI;
    var talks = reactions.between(500, 60_000) * World.MILLI;
    if (roll < 60) {
      world.after(after, () -> decide(call, roll < 45));
    }
    if (roll < 40) {
      world.after(after + talks, () -> end(call));
    }
    if (roll % 3 == 0) {
      world.after(after, () -> makeRoomFor(call));
    }
  }

  /** What a station does whose position talks with somebody less urgent. */
  private void makeRoomFor(CallView call) {
    var stop = isStop(call);
    some(c -> c.state() instanceof CallState.Talking && givesWay(c, call))
        .ifPresent(
            talking ->
                station.line(
                    line ->
                        line.preempt(
                            talking.serial(), stop, accepted -> madeRoom(talking, accepted))));
  }

  private static boolean isStop(CallView call) {
    return call.purpose().stop().isPresent();
  }

  private static boolean givesWay(CallView talking, CallView call) {
    return isStop(call) ? !isStop(talking) : talking.precedence().compareTo(call.precedence()) < 0;
  }

  private void madeRoom(CallView talking, Accepted accepted) {
    heard(accepted);
    if (accepted instanceof Accepted.Durable && talking.precedence() == Precedence.FLASH) {
      world.sometimes(Mark.A_FLASH_GAVE_WAY_TO_A_STOP);
    }
  }

  private void talks(CallView call) {
    var acts = reactions.below(MOST_ACTS);
    for (var i = 0; i < acts; i++) {
      var after = reactions.between(300, 40_000) * World.MILLI;
      var act = act();
      var order = new InCallOrder(officer, reactions.pick(POSITIONS), act);
      world.after(
          after,
          () ->
              station.line(
                  line ->
                      line.inCall(call.serial(), order, accepted -> acted(call, act, accepted))));
    }
  }

  private void acted(CallView call, Act act, Accepted accepted) {
    heard(accepted);
    if (accepted instanceof Accepted.Durable && act instanceof Act.Passed) {
      world.sometimes(Mark.A_CALL_WAS_PASSED);
    }
    if (accepted instanceof Accepted.Durable && call.notEntered()) {
      world.sometimes(Mark.A_CALL_NOT_ENTERED_WAS_HELD_OR_PASSED);
    }
  }

  private Act act() {
    var roll = reactions.below(100);
    if (roll < 25) {
      return new Act.Held();
    } else if (roll < 40) {
      return new Act.Resumed();
    } else if (roll < 55) {
      return new Act.Passed(reactions.pick(POSITIONS), "Maj " + station.name());
    } else if (roll < 70) {
      return new Act.Listening();
    } else if (roll < 80) {
      return new Act.Left();
    }
    return new Act.ReadBack("grid", reactions.pick(GRIDS));
  }
}
