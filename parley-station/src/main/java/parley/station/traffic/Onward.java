package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import parley.core.durable.StorageTrouble;
import parley.core.handover.OpenItem;
import parley.core.house.About;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.line.Officer;
import parley.core.onward.OnwardAct;
import parley.core.onward.OnwardStep;
import parley.core.onward.OnwardSteps;
import parley.station.answer.Json;
import parley.station.answer.Times;
import parley.station.house.HouseDoor;
import parley.station.line.HouseKeeper;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;

/** To whom of our own messages were passed on: kept in the house journal. */
public final class Onward {
  private final HouseDoor door;
  private final Lines lines;
  private final OnwardSteps steps = new OnwardSteps();
  private final List<Consumer<About>> listeners = new CopyOnWriteArrayList<>();

  /** Reads what earlier runs entered, and listens to what is entered from now on. */
  public Onward(Lines lines, HouseKeeper house, HouseDoor door) {
    this.lines = lines;
    this.door = door;
    // What was entered before this start is no news.
    house.atStart().forEach(content -> remember(HouseCodec.read(content)));
    house.earlier(content -> rememberEarlier(HouseCodec.read(content)));
    door.listen(this::take);
  }

  private void take(Entered entered) {
    remember(entered).ifPresent(about -> listeners.forEach(each -> each.accept(about)));
  }

  private synchronized Optional<About> remember(Entered entered) {
    return steps.take(entered);
  }

  private synchronized void rememberEarlier(Entered entered) {
    var _ = steps.takeEarlier(entered);
  }

  /** Hears of every message whose steps look different. */
  void listen(Consumer<About> listener) {
    listeners.add(listener);
  }

  private static About about(LineKeeper line, String serial) {
    return new About(line.id().hex(), serial);
  }

  /** The steps of a message. */
  synchronized List<OnwardStep> of(LineKeeper line, String serial) {
    return steps.of(about(line, serial));
  }

  /** The step of a message to one recipient. */
  synchronized Optional<OnwardStep> find(LineKeeper line, String serial, String to) {
    return steps.find(about(line, serial), to);
  }

  /** Enters what somebody did; what stopped it, or empty. */
  Optional<StorageTrouble> enter(Officer by, LineKeeper line, String serial, OnwardAct act)
      throws InterruptedException {
    return door.write(by, act.fact(about(line, serial)));
  }

  /** The line that a step is about. */
  Optional<LineKeeper> line(About about) {
    return lines.all().stream().filter(line -> line.id().hex().equals(about.lineId())).findFirst();
  }

  /** What a watch leaves open: who has not confirmed what was passed on to them. */
  public List<OpenItem> openItems() {
    List<OnwardStep> open;
    synchronized (this) {
      open = steps.open();
    }
    return open.stream().flatMap(step -> openItem(step).stream()).toList();
  }

  private Optional<OpenItem> openItem(OnwardStep step) {
    return line(step.about())
        .map(
            line ->
                new OpenItem(
                    "onward." + line.name() + "." + step.about().serial() + "." + step.to(),
                    OpenItem.Kind.ONWARD,
                    false,
                    Optional.of(line.name()),
                    Optional.of(step.about().serial()),
                    step.atMillis(),
                    step.by() + " passed it on to " + step.to() + ", who has not confirmed it."));
  }

  /** Writes the steps of a message. */
  static ArrayNode view(List<OnwardStep> steps) {
    return Json.array(steps, Onward::view);
  }

  private static ObjectNode view(OnwardStep step) {
    ObjectNode view =
        Times.put(Json.object().put("to", step.to()).put("by", step.by()), step.atMillis());
    return switch (step.state()) {
      case OnwardStep.State.Open _ -> view.put("state", "open");
      case OnwardStep.State.Received(var from, var notedBy, var at) ->
          view.put("state", "received")
              .put("from", from)
              .put("notedBy", notedBy)
              .put("stateAt", Times.at(at));
      case OnwardStep.State.Withdrawn(var by, var at) ->
          view.put("state", "withdrawn").put("notedBy", by).put("stateAt", Times.at(at));
    };
  }
}
