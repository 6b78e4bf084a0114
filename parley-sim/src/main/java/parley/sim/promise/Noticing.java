package parley.sim.promise;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.core.call.CallState;
import parley.core.call.Conversation;
import parley.core.call.ReadBack;
import parley.core.call.Silence;
import parley.core.call.Stage;
import parley.core.frame.Frame;
import parley.core.line.CallView;
import parley.core.line.LineChange;
import parley.core.line.LineView;
import parley.core.line.MessageView;
import parley.core.line.Precedence;
import parley.core.line.Purpose;
import parley.core.line.RouteView;
import parley.core.line.Standing;
import parley.core.message.MessageState;
import parley.sim.station.Station;
import parley.sim.world.Mark;
import parley.sim.world.World;

/** Writes the trace, and counts the things that a run must have seen. */
final class Noticing {
  private static final long FAR_APART_MILLIS = 2_000;

  private final World world;
  private final Map<String, Long> receipts = new HashMap<>();
  private final Map<String, Standing> standings = new HashMap<>();
  private final Set<String> waited = new HashSet<>();

  Noticing(World world) {
    this.world = world;
  }

  void leaves(Station station, Frame frame) {
    world.note(station.name(), "> " + brief(frame));
    switch (frame) {
      case Frame.Ask _ -> world.sometimes(Mark.A_GAP_WAS_ASKED_FOR);
      case Frame.Cosigned cosigned -> {
        var key = station.name() + cosigned.head().size() + "/" + cosigned.authorSeconds();
        if (world.now() > receipts.getOrDefault(key, Long.MAX_VALUE)) {
          world.sometimes(Mark.A_RECEIPT_WAS_SENT_AGAIN);
        }
        receipts.putIfAbsent(key, world.now());
      }
      case Frame.Hello _, Frame.Push _, Frame.Beat _, Frame.Signal _, Frame.Check _ -> {}
    }
  }

  void comes(Station station, Frame frame) {
    if (frame instanceof Frame.Push push
        && !push.entries().isEmpty()
        && push.checkpoint().head().size() <= station.line().theirs().size()) {
      world.sometimes(Mark.A_PUSH_CAME_TWICE);
    }
  }

  private static String brief(Frame frame) {
    return switch (frame) {
      case Frame.Hello hello ->
          "hello own "
              + hello.own().map(one -> one.head().size()).orElse(0L)
              + " held "
              + hello.held().map(one -> one.head().size()).orElse(0L);
      case Frame.Push push ->
          "push "
              + push.from()
              + ".."
              + push.checkpoint().head().size()
              + " at "
              + push.checkpoint().byLog().timeSeconds();
      case Frame.Cosigned cosigned ->
          "cosigned " + cosigned.head().size() + " of " + cosigned.authorSeconds();
      case Frame.Ask ask -> "ask from " + ask.from();
      case Frame.Beat beat -> "beat " + beat.number() + " size " + beat.announcedSize();
      case Frame.Signal signal -> "signal " + signal.kind();
      case Frame.Check check -> "check " + check.number() + (check.echo() ? " echo" : "");
    };
  }

  void changed(Station station, LineChange change) {
    switch (change) {
      case LineChange.LineChanged(var view) -> line(station, view);
      case LineChange.MessageChanged(var message) -> message(station, message);
      case LineChange.CallChanged(var call) -> call(station, call);
      case LineChange.Evidence(var what, _) -> world.note(station.name(), "evidence: " + what);
    }
  }

  private void line(Station station, LineView view) {
    var before = standings.put(station.name(), view.standing());
    if (!view.standing().equals(before)) {
      world.note(station.name(), "stands " + view.standing());
      if (before instanceof Standing.StorageFailed && view.standing() instanceof Standing.Normal) {
        world.sometimes(Mark.STORAGE_WENT_ON_AFTER_ROOM_CAME_BACK);
      }
    }
    if (view.routes().stream().anyMatch(route -> route.state() == RouteView.State.SUSPECT)) {
      world.sometimes(Mark.A_ROUTE_BECAME_SUSPECT);
    }
    if (view.checks().passed() > 0) {
      world.sometimes(Mark.A_ROUTE_CHECK_PASSED);
    }
    if (view.checks().failed() > 0) {
      world.sometimes(Mark.A_ROUTE_CHECK_FAILED);
    }
    if (view.checks().missed() > 1) {
      world.sometimes(Mark.CHECKS_WERE_MISSED_TWICE);
    }
    if (Math.abs(view.skewMillis().orElse(0)) > FAR_APART_MILLIS) {
      world.sometimes(Mark.CLOCKS_WERE_FAR_APART);
    }
    if (view.reach().equals(Optional.of(Silence.STATION_SILENT))) {
      world.sometimes(Mark.A_STATION_WAS_CALLED_SILENT);
    }
  }

  private void message(Station station, MessageView message) {
    world.note(station.name(), message.serial() + " " + message.state().getClass().getSimpleName());
    if (!message.outbound()) {
      return;
    }
    if (message.state() instanceof MessageState.Waiting) {
      world.sometimes(Mark.A_MESSAGE_WAITED_IN_THE_OUTBOX);
      waited.add(message.serial());
    } else if (message.state() instanceof MessageState.Withdrawn) {
      world.sometimes(Mark.A_WAITING_MESSAGE_WAS_WITHDRAWN);
    } else if (message.stop().isPresent() && waits(station, Precedence.FLASH)) {
      world.sometimes(Mark.A_STOP_OVERTOOK_A_WAITING_FLASH);
    } else if (message.precedence() == Precedence.FLASH && waits(station, Precedence.ROUTINE)) {
      world.sometimes(Mark.A_FLASH_OVERTOOK_A_WAITING_ROUTINE);
    }
  }

  private boolean waits(Station station, Precedence precedence) {
    return !waited.isEmpty()
        && station.isUp()
        && station.line().messages().stream()
            .anyMatch(
                m ->
                    m.precedence() == precedence
                        && m.stop().isEmpty()
                        && m.state() instanceof MessageState.Waiting);
  }

  private void call(Station station, CallView call) {
    world.note(
        station.name(),
        call.serial()
            + " "
            + call.state().getClass().getSimpleName()
            + (call.bell() ? " bell" : "")
            + (call.notEntered() ? " NOT ENTERED" : ""));
    stages(call);
    if (call.purpose() instanceof Purpose.Check) {
      world.sometimes(Mark.A_CHECK_CALL_WAS_MADE);
    }
    call.conversation().ifPresent(this::talk);
    switch (call.state()) {
      case CallState.Ringing _ -> {}
      case CallState.Talking _, CallState.HungUp _ -> world.sometimes(Mark.A_CALL_WAS_ANSWERED);
      case CallState.PreEmpted _ -> world.sometimes(Mark.A_TALKING_CALL_GAVE_WAY);
      case CallState.Withdrawn _ -> world.sometimes(Mark.A_CALL_WAS_WITHDRAWN);
      case CallState.Declined declined ->
          world.sometimes(
              switch (declined.reason()) {
                case "queue full" -> Mark.THE_QUEUE_WAS_FULL;
                case "pre-empted" -> Mark.A_RINGING_CALL_MADE_ROOM;
                default -> Mark.A_CALL_WAS_DECLINED;
              });
      case CallState.Unanswered _ -> world.sometimes(Mark.A_CALL_WAS_UNANSWERED);
      case CallState.Failed _ ->
          world.sometimes(
              call.place().isPresent() ? Mark.A_CALL_FAILED : Mark.A_CALL_FOUND_NO_ROUTE);
      case CallState.Joined _ -> world.sometimes(Mark.CALLS_CROSSED_AND_JOINED);
    }
  }

  private void stages(CallView call) {
    var alerts = call.state().reached().alerts();
    if (alerts.stream().filter(alert -> alert.stage().isPresent()).count() > 1) {
      world.sometimes(Mark.A_CALL_CLIMBED_A_STAGE);
    }
    if (alerts.stream().anyMatch(alert -> alert.positions() == 0)) {
      world.sometimes(Mark.A_CALL_RANG_WHERE_NOBODY_WAS_ARMED);
    }
    if (call.stage().equals(Optional.of(Stage.DUTY_PHONE))) {
      world.sometimes(Mark.A_CALL_RANG_THE_DUTY_PHONE);
    }
  }

  private void talk(Conversation talk) {
    if (!talk.codec().isEmpty()) {
      world.sometimes(Mark.A_CALL_WAS_TALKED_IN_A_CODEC);
    }
    if (talk.heldByUs() || talk.heldByThem()) {
      world.sometimes(Mark.A_CALL_WAS_HELD);
    }
    if (talk.listeners().stream().anyMatch(listener -> !listener.ours())) {
      world.sometimes(Mark.SOMEBODY_OF_THEIRS_LISTENED_IN);
    }
    if (talk.readBacks().stream().anyMatch(ReadBack::agreed)) {
      world.sometimes(Mark.A_READ_BACK_WAS_AGREED);
    }
  }
}
