package parley.station.voice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.call.Act;
import parley.core.call.CallState;
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

  private static void hold(Officer by, LineKeeper line, CallView call, String position) {
    var order = new InCallOrder(by, position, new Act.Held());
    try {
      if (line.order((l, done) -> l.inCall(call.serial(), order, done)).isEmpty()) {
        LOG.warn("line {} did not hold {} in time", line.name(), call.serial());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean rangForPass(Officer by, String position, LineKeeper line, String serial) {
    boolean handset = floor.positions().seats().get(position) instanceof Seat.Handset;
    var item = line.traffic().find(serial);
    if (handset && item.orElse(null) instanceof Item.Call(var call)) {
      desk.handsets().ifPresent(phones -> phones.pass(line, call, position, by));
    }
    return handset;
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
