package parley.station.record;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import parley.core.Clock;
import parley.core.line.LineRecord;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.signin.Scope;
import parley.station.traffic.Finding;

/** The health of a line over hours and days. */
public final class LineHealthEndpoints {
  private static final Duration USUAL = Duration.ofDays(30);

  private final Lines lines;
  private final Recorder recorder;
  private final Clock clock;

  public LineHealthEndpoints(Lines lines, Recorder recorder, Clock clock) {
    this.lines = lines;
    this.recorder = recorder;
    this.clock = clock;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/api/v1/lines/{line}/health", Access.needs(Scope.READ), this::health));
  }

  private void health(Context ctx) {
    LineKeeper line = Finding.line(lines, ctx);
    long since = since(ctx);
    LineRecord record = record(line, since);
    var measured = recorder.of(line).since(since);
    var format = Optional.ofNullable(ctx.queryParam("format")).orElse("json");
    switch (format) {
      case "json" -> Answers.json(ctx, HealthViews.of(line, record, measured));
      case "csv" -> csv(ctx, record.text());
      case "csv-ours" -> csv(ctx, HealthViews.csv(measured));
      default -> throw Problem.badRequest("\"format\" is json, csv or csv-ours.").thrown();
    }
  }

  private static void csv(Context ctx, String text) {
    ctx.contentType("text/csv; charset=utf-8");
    ctx.result(text.getBytes(StandardCharsets.UTF_8));
  }

  private long since(Context ctx) {
    var asked = ctx.queryParam("since");
    if (asked == null) {
      return clock.wallMillis() - USUAL.toMillis();
    }
    try {
      return Instant.parse(asked).toEpochMilli();
    } catch (DateTimeParseException _) {
      throw Problem.badRequest("\"since\" is a time such as 2026-04-07T09:00:00Z.").thrown();
    }
  }

  private static LineRecord record(LineKeeper line, long since) {
    try {
      return line.ask(l -> l.record(since)).orElseThrow(() -> Finding.noAnswer(line));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Finding.noAnswer(line);
    }
  }
}
