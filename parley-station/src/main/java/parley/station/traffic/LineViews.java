package parley.station.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import parley.core.call.CallState;
import parley.core.call.Conversation;
import parley.core.call.Silence;
import parley.core.line.AgreedTerm;
import parley.core.line.CallView;
import parley.core.line.Declaration;
import parley.core.line.Declared;
import parley.core.line.LineStatus;
import parley.core.line.LineView;
import parley.core.line.RouteView;
import parley.core.line.Standing;
import parley.core.line.Wording;
import parley.journal.card.Card;
import parley.station.answer.Json;
import parley.station.answer.Times;
import parley.station.line.LineKeeper;

/** Writes lines: what a line page, a lamp and a key show. */
public final class LineViews {
  private LineViews() {}

  /** Writes one line. */
  public static ObjectNode of(LineKeeper keeper) {
    LineView line = keeper.view();
    var theirs = line.identity().theirs().about();
    ObjectNode view = Json.object().put("line", keeper.name());
    view.set("station", about(theirs));
    view.putObject("ours")
        .put("name", line.identity().ours().about().station())
        .put("side", side(line));
    if (line.identity().isExercise()) {
      view.put("exercise", true);
    }
    view.put("state", state(line)).put("stateSince", Times.at(line.standing().sinceMillis()));
    declared(view, line.declared());
    view.put("approval", line.identity().terms().approval());
    wording(view, line.identity().terms().wording());
    view.set("checks", CheckViews.of(line.checks()));
    view.set("checkCalls", CheckViews.of(line.checkCalls()));
    Lamp lamp = Lamp.of(line);
    view.put("lamp", lamp.state()).put("lampReason", lamp.reason()).put("lampWords", lamp.words());
    view.set("routes", Json.array(line.routes(), LineViews::route));
    view.put("notEntered", line.notEntered());
    line.skewMillis().ifPresent(skew -> view.put("clockSkewMillis", skew));
    view.putObject("fingerprint")
        .put("ours", line.identity().ourFingerprint().toString())
        .put("theirs", line.identity().theirFingerprint().toString());
    view.set("key", key(keeper));
    view.put("waiting", line.waiting()).put("unacknowledged", line.unacknowledged());
    if (keeper.heardAtMillis() > 0) {
      view.put("lastFromThem", Times.at(keeper.heardAtMillis()));
    }
    var sizes = line.sizes();
    view.putObject("sizes")
        .put("ours", sizes.ours())
        .put("oursCosigned", sizes.oursCosigned())
        .put("theirs", sizes.theirs())
        .put("theirsCosigned", sizes.theirsCosigned());
    return view;
  }

  private static void wording(ObjectNode view, Wording wording) {
    view.set("terms", Json.array(wording.terms(), LineViews::term));
    view.set("address", Json.array(wording.address(), LineViews::term));
  }

  private static ObjectNode term(AgreedTerm term) {
    ObjectNode view = Json.object().put("agreed", term.agreed());
    view.set("others", Json.texts(term.others()));
    return view;
  }

  /** What both parties say of the line, each in its own words; it is not what is observed. */
  private static void declared(ObjectNode view, Declared declared) {
    view.put("declared", declared.status().word());
    ObjectNode words = view.putObject("declarations");
    declared.ours().ifPresent(ours -> words.set("ours", declaration(ours)));
    declared.theirs().ifPresent(theirs -> words.set("theirs", declaration(theirs)));
  }

  private static ObjectNode declaration(Declaration declaration) {
    ObjectNode view =
        Json.object().put("status", declaration.status().word()).put("by", declaration.by());
    if (!declaration.reason().isEmpty()) {
      view.put("reason", declaration.reason());
    }
    return Times.put(view, declaration.atMillis());
  }

  /** Writes what a card says of its station. */
  public static ObjectNode about(Card.About about) {
    return Json.object()
        .put("name", about.station())
        .put("displayName", about.displayName())
        .put("seat", about.seat())
        .put("commandersOffice", about.commandersOffice());
  }

  private static String side(LineView line) {
    var isA = line.identity().ourFingerprint().compareTo(line.identity().theirFingerprint()) < 0;
    return isA ? "a" : "b";
  }

  private static String state(LineView line) {
    return switch (line.standing()) {
      case Standing.Recovering _ -> "recovering";
      case Standing.Frozen _ -> "frozen";
      case Standing.StorageFailed _ -> "storage-failed";
      case Standing.Comparing _ -> line.open() ? "comparing" : "pairing-unfinished";
      case Standing.Normal _ -> line.open() ? "normal" : "pairing-unfinished";
    };
  }

  private static ObjectNode route(RouteView route) {
    ObjectNode view =
        Json.object()
            .put("name", route.name())
            .put("state", route.state().name().toLowerCase(Locale.ROOT))
            .put("since", Times.at(route.sinceMillis()));
    route.rttMillis().ifPresent(rtt -> view.put("rttMillis", rtt));
    route.lastCause().ifPresent(cause -> view.put("detail", Words.of(cause)));
    return view;
  }

  /** What a lamp shows: the worst that is the case. */
  record Lamp(String state, String reason, String words) {
    private static final long SKEW_MILLIS = 2_000;

    /** From so many checks missed in a row on a line is in serious trouble. */
    private static final int MISSED = 2;

    static Lamp of(LineView line) {
      return switch (line.standing()) {
        case Standing.Frozen frozen -> new Lamp("critical", "frozen", frozen.why());
        case Standing.StorageFailed _ ->
            new Lamp("critical", "storage-failed", "nothing can be stored here");
        case Standing.Recovering recovering -> new Lamp("critical", "recovering", recovering.why());
        case Standing.Comparing _, Standing.Normal _
            when line.declared().status() == LineStatus.CLOSED ->
            new Lamp("off", "closed", "closed by agreement");
        case Standing.Comparing _, Standing.Normal _ ->
            line.reach().map(Lamp::silent).orElseGet(() -> reached(line));
      };
    }

    private static Lamp silent(Silence silence) {
      var reason = silence == Silence.NO_ROUTE ? "no-route" : "station-silent";
      return new Lamp("critical", reason, Words.sentence(silence));
    }

    private static Lamp reached(LineView line) {
      if (line.checks().missed() >= MISSED) {
        var words = line.checks().missed() + " checks in a row were missed";
        return new Lamp("serious", "checks-missed", words);
      }
      long live = line.routes().stream().filter(r -> r.state() == RouteView.State.LIVE).count();
      long all = line.routes().size();
      if (live < all) {
        var one = live <= 1;
        return new Lamp(
            one ? "serious" : "caution",
            one ? "one-route-left" : "route-lost",
            live + " of " + all + " routes live");
      }
      if (line.skewMillis().isPresent() && Math.abs(line.skewMillis().getAsLong()) > SKEW_MILLIS) {
        return new Lamp("caution", "clock-skew", "the two stations' clocks differ");
      }
      if (line.checks().late() || line.checks().missed() > 0) {
        return new Lamp("caution", "check-late", "the last check that passed is too long ago");
      }
      return new Lamp("normal", "all-routes-live", "all routes live");
    }
  }

  /** What a key shows: the call that needs this position most. */
  private static ObjectNode key(LineKeeper keeper) {
    Optional<CallView> call =
        keeper.traffic().openCalls().stream()
            .filter(each -> each.state() instanceof CallState.Talking || isOpen(each))
            .min(Comparator.comparingInt(LineViews::rank));
    ObjectNode view = Json.object().put("state", call.map(LineViews::keyState).orElse("idle"));
    call.ifPresent(
        open ->
            view.put("precedence", Words.of(open.precedence()))
                .put("serial", open.serial())
                .put("stop", open.purpose().stop().isPresent()));
    return view;
  }

  private static boolean isOpen(CallView call) {
    return call.outbound() || call.possible().answer();
  }

  private static int rank(CallView call) {
    if (call.purpose().stop().isPresent()) {
      return -1;
    }
    return switch (keyState(call)) {
      case "in-call" -> 0;
      case "ringing-in" -> 1;
      case "held" -> 2;
      default -> 3;
    };
  }

  private static String keyState(CallView call) {
    if (call.state() instanceof CallState.Talking) {
      return call.conversation().filter(Conversation::heldByUs).isPresent() ? "held" : "in-call";
    }
    return call.outbound() ? "ringing-out" : "ringing-in";
  }
}
