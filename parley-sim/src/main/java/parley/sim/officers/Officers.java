package parley.sim.officers;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import parley.core.call.Bells;
import parley.core.line.Accepted;
import parley.core.line.LineChange;
import parley.core.line.MessageView;
import parley.core.line.Officer;
import parley.core.line.Precedence;
import parley.core.line.SendOrder;
import parley.core.message.MessageState;
import parley.sim.promise.Promises;
import parley.sim.station.Station;
import parley.sim.world.Dice;
import parley.sim.world.Mark;
import parley.sim.world.Plan;
import parley.sim.world.World;

/** The watch of one station. */
public final class Officers {
  private static final int MOST_ACTS = 70;
  private static final int MANY_CALLS = 7;
  private static final int MANY_MESSAGES = 36;
  private static final List<Precedence> PRECEDENCES =
      List.of(
          Precedence.ROUTINE,
          Precedence.ROUTINE,
          Precedence.ROUTINE,
          Precedence.PRIORITY,
          Precedence.IMMEDIATE,
          Precedence.FLASH);

  private final World world;
  private final Plan plan;
  private final Station station;
  private final Promises promises;
  private final Officer officer;
  private final Dice schedule;
  private final Dice choices;
  private final Dice reactions;
  private final Dice stops;
  private final Calls calls;
  private final Set<String> seen = new HashSet<>();
  private int texts;

  /** Puts a watch into a station. */
  public Officers(World world, Plan plan, Station station, Promises promises) {
    this.world = world;
    this.plan = plan;
    this.station = station;
    this.promises = promises;
    var name = station.name();
    this.officer =
        new Officer("officer-of-" + name, "officer", "Cpt " + name.toUpperCase(Locale.ROOT));
    this.schedule = world.dice("schedule/" + name);
    this.choices = world.dice("choices/" + name);
    this.reactions = world.dice("reactions/" + name);
    this.stops = world.dice("stops/" + name);
    this.calls = new Calls(world, station, promises, officer);
  }

  /** Plans what this watch does of itself until a time. */
  public void planUntil(long end) {
    station.arm(bells(schedule));
    var acts = schedule.between(10, MOST_ACTS);
    for (var i = 0; i < acts; i++) {
      var at = schedule.between(3 * World.SECOND, end);
      var isPartOfShare = schedule.below(100) < plan.share();
      if (isPartOfShare) {
        world.at(at, this::act);
      }
    }
  }

  /** Ends every call that is still open, and acknowledges every message. */
  public void clearTheDesk() {
    calls.endAll();
    if (station.isUp()) {
      station.line().messages().stream()
          .filter(message -> message.possible().acknowledge())
          .forEach(this::acknowledge);
    }
  }

  private void act() {
    var roll = choices.below(100);
    if (roll < 36) {
      send(choices.pick(PRECEDENCES));
    } else if (roll < 46) {
      acknowledgeSomething();
    } else if (roll < 56) {
      withdrawSomething();
    } else if (roll < 74) {
      call();
    } else if (roll < 80) {
      calls.decideAboutSome();
    } else if (roll < 86) {
      calls.endSome();
    } else if (roll < 93) {
      station.arm(bells(choices));
    } else if (roll < 96) {
      for (var i = 0; i < MANY_CALLS; i++) {
        call();
      }
    } else {
      for (var i = 0; i < MANY_MESSAGES; i++) {
        send(choices.pick(PRECEDENCES));
      }
    }
  }

  /** Now and then nobody at all; else some at each stage, and perhaps nobody at the first ones. */
  private static Bells bells(Dice dice) {
    var holders = dice.below(3);
    var everyone = holders + dice.below(3);
    var supervisor = everyone + dice.below(2);
    var dutyPhone = supervisor + dice.below(2);
    return dice.perMille(250)
        ? Bells.NONE
        : new Bells(holders, everyone, supervisor, Math.max(1, dutyPhone));
  }

  private void heard(Accepted accepted) {
    calls.heard(accepted);
  }

  // Messages.

  private void send(Precedence precedence) {
    var text = Texts.next(choices, station.name() + "/" + texts++);
    var stop = precedence == Precedence.FLASH && stops.coin();
    var order =
        stop
            ? SendOrder.stop(officer, Texts.stop(text), "en")
            : new SendOrder(officer, precedence, text, "en", Optional.empty(), false);
    var answer = promises.orders();
    station.line(
        line -> {
          var told = answer.sends(station, order);
          line.send(
              order,
              accepted -> {
                heard(accepted);
                told.heard(accepted);
              });
        });
  }

  private Optional<MessageView> someMessage(Predicate<MessageView> wanted) {
    return station.isUp()
        ? some(station.line().messages().stream().filter(wanted).toList())
        : Optional.empty();
  }

  private <T> Optional<T> some(List<T> all) {
    var roll = choices.below(1_000);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(roll % all.size()));
  }

  private void acknowledgeSomething() {
    someMessage(m -> m.possible().acknowledge()).ifPresent(this::acknowledge);
  }

  private void acknowledge(MessageView message) {
    var serial = message.serial();
    var right = serial.substring(serial.length() - 2);
    var readBack =
        message.possible().readBack()
            ? Optional.of(choices.perMille(100) ? "xx" : right)
            : Optional.<String>empty();
    station.line(
        line ->
            line.acknowledge(
                serial,
                officer,
                readBack,
                accepted -> {
                  heard(accepted);
                  if (accepted instanceof Accepted.Durable && readBack.isPresent()) {
                    world.sometimes(Mark.A_FLASH_WAS_READ_BACK);
                  }
                }));
  }

  private void withdrawSomething() {
    someMessage(m -> m.possible().withdraw())
        .ifPresent(
            message ->
                station.line(
                    line ->
                        line.withdrawMessage(
                            message.serial(),
                            officer,
                            accepted -> {
                              heard(accepted);
                              if (accepted instanceof Accepted.Durable) {
                                promises.orders().withdrew(station, message.serial());
                              }
                            })));
  }

  // Calls.

  /** Lifts the handset. */
  public void call() {
    calls.lift(choices.pick(PRECEDENCES));
  }

  // What happens to them.

  /** Something looks different on their screens; they may do something about it in a while. */
  public void changed(LineChange change) {
    switch (change) {
      case LineChange.CallChanged(var call) -> {
        calls.changed(call);
      }
      case LineChange.MessageChanged(var message) -> {
        if (!message.outbound()
            && message.state() instanceof MessageState.Entered
            && seen.add("message " + message.serial())) {
          reads(message);
        }
      }
      case LineChange.LineChanged _, LineChange.Evidence _ -> {}
    }
  }

  private void reads(MessageView message) {
    var roll = reactions.below(100);
    var after = reactions.between(500, 90_000) * World.MILLI;
    if (roll < 60) {
      world.after(after, () -> acknowledge(message));
    }
  }
}
