package parley.station.traffic;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import parley.core.line.Accepted;
import parley.station.answer.Problem;
import parley.station.desk.InSight;
import parley.station.desk.SignedIn;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;

/** Finds the line or the item that a request names, or says why there is none. */
public final class Finding {
  private Finding() {}

  /** An item and its line. */
  record Found(LineKeeper line, Item item) {}

  /** The line that the request's path names. */
  public static LineKeeper line(Lines lines, Context ctx) {
    return line(lines, ctx, ctx.pathParam("line"));
  }

  private static LineKeeper line(Lines lines, Context ctx, String name) {
    return lines
        .find(name)
        .filter(line -> SignedIn.of(ctx).sees(line.name()))
        .orElseThrow(() -> InSight.noLine(name).thrown());
  }

  /** All lines in sight of whoever asks. */
  public static List<LineKeeper> seen(Lines lines, Context ctx) {
    var who = SignedIn.of(ctx);
    return lines.all().stream().filter(line -> who.sees(line.name())).toList();
  }

  /** The lines a request is about: the one it names, or all. */
  static List<LineKeeper> lines(Lines lines, Context ctx) {
    return Optional.ofNullable(ctx.queryParam("line"))
        .map(name -> List.of(line(lines, ctx, name)))
        .orElseGet(() -> seen(lines, ctx));
  }

  /** The item whose serial is in the path; the line is only needed where two lines have one. */
  static Found item(Lines lines, Context ctx, Class<? extends Item> kind) {
    String serial = ctx.pathParam("serial");
    List<Found> found =
        lines(lines, ctx).stream()
            .flatMap(
                line ->
                    line.traffic().find(serial).filter(kind::isInstance).stream()
                        .map(item -> new Found(line, item)))
            .toList();
    if (found.size() > 1) {
      throw new Problem(
              "ambiguous-serial",
              409,
              "Several lines have a " + serial + ".",
              "Nothing was done.",
              "Name the line too: ?line=NAME, or --line NAME.")
          .thrown();
    }
    return found.stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("There is no " + serial + " here.").thrown());
  }

  /** The refusal for a line whose thread did not answer in time. */
  public static RuntimeException noAnswer(LineKeeper line) {
    return Refusals.noAnswer(line).thrown();
  }

  /** Returns the serial of what was carried out, or throws the refusal as a problem. */
  static String durable(LineKeeper line, Optional<Accepted> accepted) {
    return switch (accepted.orElseThrow(() -> Refusals.noAnswer(line).thrown())) {
      case Accepted.Durable(var serial) -> serial;
      case Accepted.Refused refused -> throw Refusals.of(line, refused).thrown();
    };
  }
}
