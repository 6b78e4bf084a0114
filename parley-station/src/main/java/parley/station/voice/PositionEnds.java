package parley.station.voice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.call.Act;
import parley.core.call.CallState;
import parley.core.call.Listener;
import parley.core.line.Accepted;
import parley.core.line.CallView;
import parley.core.line.Ends;
import parley.core.line.InCallOrder;
import parley.core.line.Officer;
import parley.core.watch.Seat;
import parley.station.answer.Problem;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;
import parley.station.traffic.CallEnds;
import parley.station.watch.WatchFloor;
import parley.voice.Codec;

/** What can be spoken at the positions of this station, and who sits there. */
public final class PositionEnds implements CallEnds {
  private static final Logger LOG = LoggerFactory.getLogger(PositionEnds.class);

  /** What a console speaks; the best first. */
  public static final List<String> CONSOLE =
      Arrays.stream(Codec.values()).map(Codec::word).toList();

  private final WatchFloor floor;
  private final Lines lines;
  private final VoiceDesk desk;

  public PositionEnds(WatchFloor floor, Lines lines, VoiceDesk desk) {
    this.floor = floor;
    this.lines = lines;
    this.desk = desk;
  }

  @Override
  public Ends at(String position) {
    if (!position.isEmpty() && !floor.positions().knows(position)) {
      throw Problem.notFound("There is no position \"" + position + "\".").thrown();
    }
    return new Ends(position, desk.voice().isPresent() ? CONSOLE : List.of());
  }

  @Override
  public void beforeSpeaking(Officer by, String position, LineKeeper line, String serial) {
    if (position.isEmpty()) {
      return;
    }
    for (var other : lines.all()) {
      for (var call : other.traffic().openCalls()) {
        boolean same = other == line && call.serial().equals(serial);
        if (!same && speaksAt(call, position)) {
          hold(by, other, call, position);
        }
      }
    }
  }

  /** Whether our side's speaker in a call sits at a position and is not on hold. */
  static boolean speaksAt(CallView call, String position) {
    return call.state() instanceof CallState.Talking
        && call.conversation()
            .filter(talk -> !talk.heldByUs())
            .map(talk -> call.outbound() ? talk.caller() : talk.called())
            .filter(ours -> ours.position().equals(position))
            .isPresent();
  }

  private void hold(Officer by, LineKeeper line, CallView call, String position) {
    if (!order(line, call, new InCallOrder(by, position, new Act.Held()))) {
      desk.cut(line, call, true);
    }
  }

  /** Returns whether it is durable. */
  private static boolean order(LineKeeper line, CallView call, InCallOrder order) {
    try {
      var accepted = line.order((l, done) -> l.inCall(call.serial(), order, done));
      if (!(accepted.orElse(null) instanceof Accepted.Durable)) {
        LOG.warn("line {} did not take {} in {}", line.name(), order.act().word(), call.serial());
        return false;
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public boolean rangForPass(Officer by, String position, LineKeeper line, String serial) {
    boolean handset = floor.positions().seats().get(position) instanceof Seat.Handset;
    var item = line.traffic().find(serial);
    if (handset
        && item.orElse(null) instanceof Item.Call(var call)
        && call.state() instanceof CallState.Talking) {
      desk.handsets().ifPresent(phones -> phones.pass(line, call, position, by));
    }
    return handset;
  }

  @Override
  public void requireSeat(Officer by, String position) {
    var seat = floor.positions().seats().get(position);
    boolean holds = seat instanceof Seat.Held held && held.holder().name().equals(by.id());
    if (!position.isEmpty() && !holds) {
      throw new Problem(
              "not-yours",
              409,
              "You do not hold the position " + position + ".",
              "Nothing was done and nothing entered; nobody's microphone was opened.",
              "Take the watch there first.")
          .thrown();
    }
  }

  @Override
  public void requireSomebody(LineKeeper line, String position) {
    if (!floor.hears(line.name(), position)) {
      throw new Problem(
              "nobody-there",
              409,
              "Nobody would hear it at " + position + ": the position is not armed.",
              "The call was not passed, and nothing entered.",
              "Pass it to another position, or go on speaking.")
          .thrown();
    }
  }

  @Override
  public void cut(LineKeeper line, String serial, boolean silent) {
    if (line.traffic().find(serial).orElse(null) instanceof Item.Call(var call)) {
      desk.cut(line, call, silent);
    }
  }

  /**
   * Names the new holder of a position in every call that is talked there. A call on a line that
   * they may not know of ends instead.
   */
  public void takenOver(Officer by, String position) {
    for (var line : lines.all()) {
      for (var call : line.traffic().openCalls()) {
        var ours = Connections.ours(call);
        boolean others = !ours.name().equals(by.displayName());
        if (ours.position().equals(position) && !floor.hearing().sees(by.id(), line.name())) {
          end(line, call);
        } else if (ours.position().equals(position) && others) {
          order(
              line,
              call,
              new InCallOrder(by, position, new Act.Passed(position, by.displayName())));
        }
      }
      leave(line, one -> one.position().equals(position) && !one.name().equals(by.displayName()));
    }
  }

  /** Ends what an officer talks on lines that they may know of no longer. */
  public void endOutOfSight(String officer) {
    for (var line : lines.all()) {
      if (!floor.hearing().sees(officer, line.name())) {
        line.traffic().openCalls().stream()
            .filter(call -> holds(officer, Connections.ours(call).position()))
            .forEach(call -> end(line, call));
        leave(line, one -> holds(officer, one.position()));
      }
    }
  }

  /** Has it entered that some of our listeners hear a line's calls no more. */
  private static void leave(LineKeeper line, Predicate<Listener> who) {
    var station = Officer.station(line.identity().ours().about().station());
    for (var call : line.traffic().openCalls()) {
      call.conversation().stream()
          .flatMap(talk -> talk.listeners().stream())
          .filter(Listener::ours)
          .filter(who)
          .forEach(
              one -> order(line, call, new InCallOrder(station, one.position(), new Act.Left())));
    }
  }

  private boolean holds(String officer, String position) {
    return floor.positions().seats().get(position) instanceof Seat.Held held
        && held.holder().name().equals(officer);
  }

  /** Silences our side at once, and enters that the station ended the call. */
  private void end(LineKeeper line, CallView call) {
    desk.cut(line, call, true);
    var station = Officer.station(line.identity().ours().about().station());
    try {
      var accepted = line.order((l, done) -> l.end(call.serial(), station, done));
      if (!(accepted.orElse(null) instanceof Accepted.Durable)) {
        LOG.warn("line {} did not take the end of {}", line.name(), call.serial());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String supervisor() {
    return floor.supervisor().orElse("");
  }

  @Override
  public String nameAt(String position) {
    return Optional.ofNullable(floor.positions().seats().get(position))
        .map(seat -> seat instanceof Seat.Held held ? held.holder().displayName() : position)
        .orElse(position);
  }
}
