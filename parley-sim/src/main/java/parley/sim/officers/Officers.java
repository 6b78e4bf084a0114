package parley.sim.officers;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import parley.core.line.Accepted;
import parley.core.line.CallOrder;
import parley.core.line.CallView;
import parley.core.line.Ends;
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
  }

  /** Plans what this watch does of itself until a time. */
  public void planUntil(long end) {
    station.arm(schedule.below(3));
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
    station.line(
        line -> {
          for (var call : line.calls()) {
            if (call.possible().end()) {
              line.end(call.serial(), officer, this::heard);
            }
          }
        });
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
      decideAboutSomething();
    } else if (roll < 86) {
      endSomething();
    } else if (roll < 93) {
      station.arm(choices.below(4));
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

  private void heard(Accepted accepted) {
    world.note(station.name(), "hears " + accepted);
    if (accepted instanceof Accepted.Refused) {
      world.sometimes(Mark.AN_ORDER_WAS_REFUSED);
    }
  }

  // Messages.

  private void send(Precedence precedence) {
    var text = Texts.next(choices, station.name() + "/" + texts++);
    var answer = promises.orders();
    station.line(
        line -> {
          var told = answer.sends(station, precedence, text);
          line.send(
              new SendOrder(officer, precedence, text, "en", Optional.empty(), false),
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
    var precedence = choices.pick(PRECEDENCES);
    var seconds = choices.between(1, 90);
    var window =
        choices.coin() ? Optional.of(Duration.ofSeconds(seconds)) : Optional.<Duration>empty();
    station.line(
        line -> {
          var lift = promises.bells().lifts(station);
          line.call(
              new CallOrder(officer, precedence, window, Ends.NONE),
              accepted -> {
                heard(accepted);
                lift.heard(accepted);
                if (accepted instanceof Accepted.Durable(var serial)) {
                  called(serial);
                }
              });
        });
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

  private Optional<CallView> someCall(Predicate<CallView> wanted) {
    return station.isUp()
        ? some(station.line().calls().stream().filter(wanted).toList())
        : Optional.empty();
  }

  private void decideAboutSomething() {
    someCall(c -> c.possible().answer()).ifPresent(call -> decide(call, choices.coin()));
  }

  private void decide(CallView call, boolean answer) {
    station.line(
        line -> {
          if (answer) {
            line.answer(call.serial(), officer, Ends.NONE, this::heard);
          } else {
            line.decline(call.serial(), officer, "in a call with them", this::heard);
          }
        });
  }

  private void endSomething() {
    someCall(c -> c.possible().end())
        .ifPresent(call -> station.line(line -> line.end(call.serial(), officer, this::heard)));
  }

  // What happens to them.

  /** Something looks different on their screens; they may do something about it in a while. */
  public void changed(LineChange change) {
    switch (change) {
      case LineChange.CallChanged(var call) -> {
        if (call.bell() && seen.add("call " + call.serial())) {
          rings(call);
        }
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

  private void rings(CallView call) {
    var roll = reactions.below(100);
    var after = reactions.between(300, 20_000) * World.MILLI;
    var talks = reactions.between(500, 60_000) * World.MILLI;
    if (roll < 60) {
      world.after(after, () -> decide(call, roll < 45));
    }
    if (roll < 40) {
      world.after(
          after + talks, () -> station.line(line -> line.end(call.serial(), officer, this::heard)));
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
