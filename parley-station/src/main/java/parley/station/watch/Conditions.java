package parley.station.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.core.call.CallState;
import parley.core.call.Silence;
import parley.core.durable.StorageTrouble;
import parley.core.line.CallView;
import parley.core.line.CheckCallResult;
import parley.core.line.CheckCallsView;
import parley.core.line.Declared;
import parley.core.line.LineStatus;
import parley.core.line.LineView;
import parley.core.line.MessageView;
import parley.core.line.Precedence;
import parley.core.line.RouteView;
import parley.core.line.Standing;
import parley.core.watch.Alarm.Condition;
import parley.core.watch.Alarm.Kind;
import parley.core.watch.Alarm.Priority;
import parley.station.answer.Times;
import parley.station.line.LineKeeper;

/** Works out what is an alarm now: a pure function of lines, traffic, watch and storage. */
final class Conditions {
  private static final long SKEW_MILLIS = 2_000;

  /** What else is the case at the station. */
  record Surroundings(
      long nobodySinceMillis,
      boolean nobodyArmed,
      Optional<StorageTrouble> storage,
      long storageSinceMillis) {}

  private final List<Condition> found = new ArrayList<>();

  private Conditions() {}

  /** Returns every condition that holds, in no particular order. */
  static List<Condition> of(List<LineKeeper> lines, List<CallMissed> missed, Surroundings around) {
    var conditions = new Conditions();
    conditions.station(around);
    lines.forEach(conditions::line);
    missed.forEach(conditions::missed);
    return List.copyOf(conditions.found);
  }

  /** A call of theirs that rang here, or rang nobody, and ended without an answer. */
  record CallMissed(String line, CallView call) {}

  private void station(Surroundings around) {
    if (around.nobodyArmed()) {
      add(
          new Condition(
              Priority.HIGH,
              Kind.NOBODY_HAS_THE_WATCH,
              Optional.empty(),
              Optional.empty(),
              around.nobodySinceMillis(),
              "Nobody has the watch. Calls ring nobody here, and the other side is told so."));
    }
    around
        .storage()
        .ifPresent(
            trouble ->
                add(
                    new Condition(
                        Priority.HIGH,
                        Kind.STORAGE,
                        Optional.empty(),
                        Optional.empty(),
                        around.storageSinceMillis(),
                        storageWords(trouble))));
  }

  private static String storageWords(StorageTrouble trouble) {
    return switch (trouble) {
      case DISK_FULL ->
          "The disk is full. Nothing is entered; calls ring, marked NOT ENTERED. Make room.";
      case FAILED ->
          "The storage failed. Nothing is entered; calls ring, marked NOT ENTERED. Restart the"
              + " station when the disk is sound.";
    };
  }

  private void line(LineKeeper keeper) {
    LineView line = keeper.view();
    standing(keeper.name(), line.standing());
    if (line.open() && line.declared().status() != LineStatus.CLOSED) {
      reach(keeper.name(), line);
    }
    skew(keeper.name(), line);
    declared(keeper.name(), line.declared());
    if (line.open() && line.declared().status() != LineStatus.CLOSED) {
      checks(keeper.name(), line);
    }
    keeper.traffic().openCalls().forEach(call -> ringing(keeper.name(), call));
    keeper.traffic().unacknowledged().forEach(message -> waits(keeper.name(), message));
  }

  /** Their word, until they take it back; a line that both closed needs nobody any more. */
  private void declared(String line, Declared declared) {
    var theirs = declared.theirs().filter(word -> word.status() != LineStatus.OPEN);
    if (theirs.isPresent() && declared.status() != LineStatus.CLOSED) {
      var word = theirs.get();
      var words = word.by() + " declared the line " + word.status().word() + ".";
      add(about(new Sort(Priority.MEDIUM, Kind.DECLARED), line, word.atMillis(), words));
    }
  }

  /** A check that passed is nothing for a person; one that was missed is. */
  private void checks(String line, LineView view) {
    var checks = view.checks();
    if (checks.missed() > 1) {
      var words = checks.missed() + " route checks in a row were missed.";
      var since = checks.lastPassedMillis().orElse(0);
      add(about(new Sort(Priority.MEDIUM, Kind.CHECK), line, since, words));
    }
    var calls = view.checkCalls();
    if (calls.missed().isPresent()) {
      missed(line, calls.missed().get(), calls.streak());
    }
    if (calls.openSeconds().isPresent() && calls.openResult() != CheckCallResult.ANSWERED) {
      var due = calls.openSeconds().getAsLong() * 1_000;
      var words = "The check call of " + Times.dtg(due) + " is due. Ring them with F7.";
      add(about(new Sort(Priority.LOW, Kind.CHECK_CALL), line, due, words));
    }
  }

  private void missed(String line, CheckCallsView.Missed missed, int streak) {
    var again = streak > 1;
    var words =
        "The check call of %s was not answered: %s.%s"
            .formatted(
                Times.dtg(missed.dueSeconds() * 1_000),
                missed.result().word().replace('-', ' '),
                again ? " No answer on " + streak + " weekdays in a row." : "");
    add(
        about(
            new Sort(again ? Priority.HIGH : Priority.MEDIUM, Kind.CHECK_CALL),
            line,
            missed.endedMillis(),
            words));
  }

  private void standing(String line, Standing standing) {
    switch (standing) {
      case Standing.Comparing _, Standing.Normal _ -> {}
      case Standing.Recovering recovering ->
          lineState(line, recovering.sinceMillis(), recovering.why());
      case Standing.Frozen frozen -> lineState(line, frozen.sinceMillis(), frozen.why());
      case Standing.StorageFailed failed ->
          add(
              about(
                  new Sort(Priority.HIGH, Kind.NOT_ENTERED),
                  line,
                  failed.sinceMillis(),
                  "Nothing can be entered here. Calls ring, marked NOT ENTERED."));
    }
  }

  private void lineState(String line, long since, String why) {
    add(
        about(
            new Sort(Priority.HIGH, Kind.LINE_STATE),
            line,
            since,
            "The journal stands still: " + why + ". Calls ring, marked NOT ENTERED."));
  }

  private void reach(String line, LineView view) {
    if (!view.peerEntering()) {
      add(
          about(
              new Sort(Priority.MEDIUM, Kind.NOT_ENTERED),
              line,
              view.standing().sinceMillis(),
              "Their station can enter nothing. Calls ring there, marked NOT ENTERED."));
    }
    if (view.reach().isPresent()) {
      silent(line, view, view.reach().get());
      return;
    }
    for (RouteView route : view.routes()) {
      if (route.state() != RouteView.State.LIVE) {
        add(
            about(
                new Sort(Priority.LOW, Kind.ROUTE),
                line,
                route.sinceMillis(),
                "Route " + route.name() + " is " + word(route.state()) + "; others live."));
      }
    }
  }

  private void silent(String line, LineView view, Silence silence) {
    long since = view.routes().stream().mapToLong(RouteView::sinceMillis).max().orElse(0);
    if (silence == Silence.NO_ROUTE) {
      add(
          about(
              new Sort(Priority.HIGH, Kind.ROUTE),
              line,
              since,
              "No route to their station lives."));
    } else {
      var words = "Their station is silent: it confirms nothing.";
      add(about(new Sort(Priority.HIGH, Kind.STATION_SILENT), line, since, words));
    }
  }

  private static String word(RouteView.State state) {
    return switch (state) {
      case LIVE -> "live";
      case SUSPECT -> "silent";
      case DOWN -> "down";
    };
  }

  private void skew(String line, LineView view) {
    if (view.skewMillis().isPresent() && Math.abs(view.skewMillis().getAsLong()) > SKEW_MILLIS) {
      var words = "The two stations' clocks differ by more than 2 s. Check the time source.";
      add(about(new Sort(Priority.MEDIUM, Kind.CLOCK), line, 0, words));
    }
  }

  private void ringing(String line, CallView call) {
    if (call.possible().answer() && call.purpose().stop().isPresent()) {
      var words = stopWords(call.officer());
      add(
          traffic(
              Priority.HIGH, Kind.STOP, line, new About(call.serial(), call.atMillis(), words)));
    } else if (call.possible().answer()) {
      var words = call.precedence() + " call from " + call.officer() + ", ringing.";
      add(
          traffic(
              call.precedence().compareTo(Precedence.IMMEDIATE) >= 0
                  ? Priority.HIGH
                  : Priority.MEDIUM,
              Kind.CALL,
              line,
              new About(call.serial(), call.atMillis(), words)));
    }
  }

  /**
   * What they say and where stands in the call or message: alarms are seen by who reads neither.
   */
  private static String stopWords(String officer) {
    return "STOP from " + officer + ": they say that we are striking theirs.";
  }

  private void missed(CallMissed missed) {
    var call = missed.call();
    var at = call.state() instanceof CallState.Ended ended ? ended.at().toEpochMilli() : 0;
    var stop = call.purpose().stop();
    var what = stop.isPresent() ? "STOP" : call.precedence().name();
    var words = "Their " + what + " call was not answered here. Ring them back.";
    add(
        traffic(
            stop.isPresent() ? Priority.HIGH : Priority.MEDIUM,
            stop.isPresent() ? Kind.STOP : Kind.CALL,
            missed.line(),
            new About(call.serial(), at, words)));
  }

  private void waits(String line, MessageView message) {
    if (message.possible().acknowledge()) {
      var flash = message.precedence() == Precedence.FLASH;
      var words =
          message
              .stop()
              .map(_ -> stopWords(message.officer()))
              .orElse(message.precedence() + " message, not acknowledged by a person here.");
      add(
          traffic(
              priority(message.precedence()),
              message.stop().isPresent() ? Kind.STOP_MESSAGE : flash ? Kind.FLASH : Kind.MESSAGE,
              line,
              new About(message.serial(), message.atMillis(), words)));
    }
  }

  private static Priority priority(Precedence precedence) {
    return switch (precedence) {
      case FLASH -> Priority.HIGH;
      case IMMEDIATE -> Priority.MEDIUM;
      case PRIORITY, ROUTINE -> Priority.LOW;
    };
  }

  private record About(String serial, long sinceMillis, String words) {}

  private static Condition traffic(Priority priority, Kind kind, String line, About about) {
    return new Condition(
        priority,
        kind,
        Optional.of(line),
        Optional.of(about.serial()),
        about.sinceMillis(),
        about.words());
  }

  private record Sort(Priority priority, Kind kind) {}

  private static Condition about(Sort sort, String line, long sinceMillis, String words) {
    return new Condition(
        sort.priority(), sort.kind(), Optional.of(line), Optional.empty(), sinceMillis, words);
  }

  private void add(Condition condition) {
    found.add(condition);
  }
}
