package parley.station.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.core.Clock;
import parley.core.durable.StorageTrouble;
import parley.station.answer.Json;
import parley.station.answer.Times;
import parley.station.configuration.Configuration;
import parley.station.configuration.PassphrasePolicy;
import parley.station.events.Event;
import parley.station.watch.WatchFloor;
import parley.station.watch.WatchViews;

/** Writes the station as consoles and programs see it. */
public final class StationViews {
  /** An officer of the demo; the passphrase is no secret there. */
  public record DemoOfficer(String name, String passphrase, String displayName) {}

  /** What the view is made of. */
  public record Parts(
      Configuration configuration,
      Clock clock,
      WatchFloor floor,
      Problems problems,
      List<DemoOfficer> demoOfficers) {
    public Parts {
      demoOfficers = List.copyOf(demoOfficers);
    }
  }

  private final Parts parts;

  public StationViews(Parts parts) {
    this.parts = parts;
  }

  /** What anybody may know who can reach the sign-in page: who this is, and what time it has. */
  public ObjectNode atTheDoor() {
    var station = parts.configuration().station();
    long now = parts.clock().wallMillis();
    ObjectNode view =
        Json.object()
            .put("name", station.name())
            .put("displayName", station.displayName())
            .put("demo", parts.configuration().demo().isPresent())
            .put("now", Times.at(now))
            .put("dtg", Times.dtg(now));
    view.set("languages", Json.texts(parts.configuration().languages()));
    signIn(view.putObject("signIn"));
    var marking = parts.configuration().marking();
    if (!marking.text().isEmpty()) {
      view.putObject("marking")
          .put("text", marking.text())
          .put("color", marking.color())
          .put("textColor", marking.textColor());
    }
    if (!parts.demoOfficers().isEmpty()) {
      view.set("demoOfficers", Json.array(parts.demoOfficers(), StationViews::officer));
    }
    return view;
  }

  /** How anybody may sign in here; a passkey only at the address it is for. */
  private void signIn(ObjectNode view) {
    var console = parts.configuration().console();
    view.put("passphrase", console.passphrases() != PassphrasePolicy.NO)
        .put("passkey", console.origin().isPresent());
    console.origin().ifPresent(origin -> view.put("origin", origin.toString()));
  }

  private static ObjectNode officer(DemoOfficer officer) {
    return Json.object()
        .put("name", officer.name())
        .put("passphrase", officer.passphrase())
        .put("displayName", officer.displayName());
  }

  /** The whole view, for whoever is signed in. */
  public ObjectNode full() {
    var station = parts.configuration().station();
    ObjectNode view =
        atTheDoor().put("seat", station.seat()).put("commandersOffice", station.commandersOffice());
    view.set("onward", Json.texts(parts.configuration().messages().onward()));
    var found = parts.problems().all();
    var storage = parts.problems().storage();
    view.set("storage", storage(storage));
    view.put("readingsRecorded", parts.problems().readingsRecorded());
    view.put("notEntered", storage.isPresent()).put("health", found.isEmpty() ? "green" : "red");
    view.set("problems", Json.array(found, StationViews::problem));
    view.set("watch", WatchViews.watch(parts.floor(), parts.clock().monoMillis()));
    return view;
  }

  private static ObjectNode storage(Optional<StorageTrouble> trouble) {
    String state =
        trouble.map(why -> why == StorageTrouble.DISK_FULL ? "full" : "failed").orElse("normal");
    return Json.object().put("state", state);
  }

  static ObjectNode problem(Problems.Problem problem) {
    ObjectNode view = Json.object().put("id", problem.id()).put("words", problem.words());
    problem.line().ifPresent(line -> view.put("line", line));
    problem.sinceMillis().ifPresent(since -> view.put("since", Times.at(since)));
    return view;
  }

  /** The beat that each console hears every second. */
  public Event beat() {
    long now = parts.clock().wallMillis();
    return Event.of(
        "beat",
        Json.object()
            .put("now", Times.at(now))
            .put("dtg", Times.dtg(now))
            .put("core", parts.problems().stalled() ? "stalled" : "ok"));
  }

  /** What machines that watch over machines are told, when somebody stands behind them. */
  public ObjectNode health() {
    return health(parts.problems().all());
  }

  /** The same for nobody in particular: that something is wrong with a line, and not with which. */
  public ObjectNode healthAtTheDoor() {
    return health(parts.problems().all().stream().map(StationViews::unnamed).distinct().toList());
  }

  private static ObjectNode health(List<Problems.Problem> found) {
    ObjectNode view = Json.object().put("health", found.isEmpty() ? "green" : "red");
    view.set("problems", Json.array(found, StationViews::problem));
    return view;
  }

  private static Problems.Problem unnamed(Problems.Problem problem) {
    return problem.line().isEmpty()
        ? problem
        : new Problems.Problem(
            "line",
            Optional.empty(),
            "Something is wrong with a line. Whoever signs in and may know of it is told what.",
            OptionalLong.empty());
  }
}
