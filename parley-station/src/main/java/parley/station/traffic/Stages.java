package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.core.ladder.Rung;
import parley.core.line.MessageClock;
import parley.core.line.MessageView;
import parley.core.onward.OnwardStep;
import parley.station.answer.Json;
import parley.station.answer.Times;
import parley.station.line.LineKeeper;

/**
 * Where the minutes of a message went: when it reached each stage, and how much of its limit is
 * gone.
 */
public final class Stages {
  /** When a message was written and approved here before it was accepted. */
  public interface Drafted {
    /** Returns the times of a message of ours that was a draft; empty for any other. */
    Optional<Before> of(LineKeeper line, String serial);
  }

  /**
   * What came before a message was accepted.
   *
   * @param approvedMillis when a second person approved it, if one did
   */
  public record Before(long writtenMillis, Optional<Long> approvedMillis) {}

  /** What came before a message was accepted, and what followed its acknowledgement. */
  record Around(Optional<Before> before, List<OnwardStep> after) {
    /** When everybody to whom it was passed on had confirmed it; empty while somebody has not. */
    private Optional<Instant> closed() {
      return after.stream().anyMatch(OnwardStep::open)
          ? Optional.empty()
          : after.stream()
              .flatMap(
                  step ->
                      step.state() instanceof OnwardStep.State.Received(_, _, var at)
                          ? Stream.of(at)
                          : Stream.empty())
              .max(Long::compare)
              .map(Instant::ofEpochMilli);
    }
  }

  private record Reached(String stage, Instant at) {}

  private Stages() {}

  /** Adds both to the view of a message. */
  static void add(ObjectNode view, LineKeeper line, MessageView message, Around around) {
    view.set("stages", of(message, around));
    MessageClock.of(message, line.identity().terms())
        .ifPresent(clock -> view.set("clock", clock(clock)));
  }

  private static ArrayNode of(MessageView message, Around around) {
    List<Reached> reached = new ArrayList<>();
    around
        .before()
        .ifPresent(
            times -> {
              reached.add(new Reached("written", Instant.ofEpochMilli(times.writtenMillis())));
              times
                  .approvedMillis()
                  .ifPresent(at -> reached.add(new Reached("approved", Instant.ofEpochMilli(at))));
            });
    var accepted = Instant.ofEpochMilli(message.atMillis());
    if (message.outbound()) {
      reached.add(new Reached("accepted", accepted));
    }
    message.ladder().forEach(rung -> stage(rung, reached));
    around.closed().ifPresent(at -> reached.add(new Reached("closed", at)));
    return Json.array(
        reached,
        one -> Times.put(Json.object().put("stage", one.stage()), one.at().toEpochMilli()));
  }

  /** Each stage counts when it was reached first. */
  private static void stage(Rung rung, List<Reached> reached) {
    var stage =
        switch (rung) {
          case Rung.Entered _ -> "entered";
          case Rung.AtTheirStation _ -> "at-their-station";
          case Rung.Ringing _ -> "shown";
          case Rung.Acknowledged _ -> "acknowledged";
          case Rung.Withdrawn _ -> "withdrawn";
          case Rung.Waiting _,
              Rung.Sent _,
              Rung.NobodyArmed _,
              Rung.Answered _,
              Rung.Declined _,
              Rung.Unanswered _,
              Rung.NoRoute _,
              Rung.StationSilent _,
              Rung.Ended _,
              Rung.NotEntered _,
              Rung.Corrected _ ->
              "";
        };
    if (!stage.isEmpty() && reached.stream().noneMatch(one -> one.stage().equals(stage))) {
      reached.add(new Reached(stage, rung.at()));
    }
  }

  private static ObjectNode clock(MessageClock clock) {
    ObjectNode view =
        Json.object()
            .put("limitSeconds", clock.limit().toSeconds())
            .put("since", Times.at(clock.since().toEpochMilli()))
            .put("halfAt", Times.at(clock.half().toEpochMilli()))
            .put("endsAt", Times.at(clock.end().toEpochMilli()));
    clock.stopped().ifPresent(at -> view.put("stoppedAt", Times.at(at.toEpochMilli())));
    return view;
  }
}
