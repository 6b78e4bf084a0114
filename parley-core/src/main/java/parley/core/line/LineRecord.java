package parley.core.line;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import parley.core.line.CheckEntry.Result;
import parley.journal.Side;

/**
 * What both logs prove of a line's use: a pure function of the entries, so that both sides and an
 * auditor who hold the same two logs get the same, to the byte. Nothing in it is measured by one
 * side alone.
 *
 * @param since the record begins here, Unix milliseconds
 * @param calls every entered call since then, and every attempt that found no route, by side and
 *     serial
 * @param routes what the checks of each side's routes came to
 * @param checkCalls each time of the calendar that both logs know of, the oldest first
 */
public record LineRecord(
    long since, List<CallFact> calls, List<RouteFact> routes, List<CheckCallFact> checkCalls) {
  public LineRecord {
    calls = List.copyOf(calls);
    routes = List.copyOf(routes);
    checkCalls = List.copyOf(checkCalls);
  }

  /**
   * One call.
   *
   * @param outcome a word such as {@code unanswered}, or {@code open}
   * @param reached the other log shows that its station holds the ring
   * @param rang the called side entered that an armed position rang
   * @param answerMillis from the first bell to the answer, by the called side's one clock
   */
  public record CallFact(
      Side by,
      String serial,
      String precedence,
      boolean stop,
      long atMillis,
      String outcome,
      boolean reached,
      boolean rang,
      OptionalLong answerMillis) {}

  /**
   * The checks that one side made of one of its routes.
   *
   * @param passed how many passed
   * @param failed how many got no answer, or another one
   * @param down in how many intervals the route was not live
   * @param meanRttMillis of those that passed; 0 if none did
   */
  public record RouteFact(
      Side by, String route, int passed, int failed, int down, long meanRttMillis) {}

  /** What came of the check call of one time. */
  public record CheckCallFact(long dueSeconds, CheckCallResult result) {}

  /** How the calls of one side fared: what can be said in one sentence. */
  public record Tally(int calls, int reached, int answered) {}

  /** Counts the calls that one side made; those it withdrew itself are left out. */
  public Tally tally(Side by) {
    var theirs =
        calls.stream()
            .filter(call -> call.by() == by && !call.outcome().equals("withdrawn"))
            .toList();
    return new Tally(
        theirs.size(),
        (int) theirs.stream().filter(CallFact::reached).count(),
        (int) theirs.stream().filter(call -> call.answerMillis().isPresent()).count());
  }

  /** Writes all of it as CSV: the bytes that both sides can compare. */
  public String text() {
    var lines = new ArrayList<String>();
    lines.add("since," + since);
    calls.forEach(
        call ->
            lines.add(
                String.join(
                    ",",
                    "call",
                    side(call.by()),
                    cell(call.serial()),
                    call.precedence(),
                    call.stop() ? "stop" : "",
                    Long.toString(call.atMillis()),
                    call.outcome(),
                    call.reached() ? "reached" : "",
                    call.rang() ? "rang" : "",
                    call.answerMillis().isPresent()
                        ? Long.toString(call.answerMillis().getAsLong())
                        : "")));
    routes.forEach(
        route ->
            lines.add(
                String.join(
                    ",",
                    "route",
                    side(route.by()),
                    cell(route.route()),
                    Integer.toString(route.passed()),
                    Integer.toString(route.failed()),
                    Integer.toString(route.down()),
                    Long.toString(route.meanRttMillis()))));
    checkCalls.forEach(
        call -> lines.add("check-call," + call.dueSeconds() + "," + call.result().word()));
    return String.join("\n", lines) + "\n";
  }

  private static String side(Side side) {
    return side == Side.A ? "a" : "b";
  }

  /** A name of the counterpart's may hold what would break a row. */
  private static String cell(String text) {
    return '"' + text.replace("\"", "\"\"").replace("\n", " ").replace("\r", " ") + '"';
  }

  /** Sums up the checks of one side by route, in the order of the routes' names. */
  static List<RouteFact> routesOf(Side side, List<CheckEntry> entries) {
    var byRoute = new TreeMap<String, List<CheckEntry.RouteCheck>>();
    entries.forEach(
        entry ->
            entry
                .routes()
                .forEach(
                    route ->
                        byRoute.computeIfAbsent(route.route(), _ -> new ArrayList<>()).add(route)));
    var facts = new ArrayList<RouteFact>();
    byRoute.forEach((name, checks) -> facts.add(fact(side, name, checks)));
    return facts;
  }

  private static RouteFact fact(Side side, String name, List<CheckEntry.RouteCheck> checks) {
    var passed = checks.stream().filter(one -> one.result() == Result.PASSED).toList();
    var failed =
        checks.stream()
            .filter(one -> one.result() == Result.DIFFERS || one.result() == Result.NO_ECHO)
            .count();
    var down = checks.stream().filter(one -> one.result() == Result.DOWN).count();
    var sum = passed.stream().mapToLong(CheckEntry.RouteCheck::rttMillis).sum();
    var mean = passed.isEmpty() ? 0 : sum / passed.size();
    return new RouteFact(side, name, passed.size(), (int) failed, (int) down, mean);
  }
}
