package parley.station.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import parley.core.house.About;
import parley.core.house.Details;
import parley.core.house.HouseEntry.Fact;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.journal.card.PairedCards;
import parley.journal.pack.EvidencePack;
import parley.journal.pack.PackScope;
import parley.journal.view.JournalPrint;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.house.Readings;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.pairing.PairingBook;
import parley.station.signin.Scope;
import parley.station.traffic.Finding;
import parley.store.Storage;

/** Reading and exporting the journal over HTTP. */
public final class JournalEndpoints {
  /** What journals are read from. */
  public record Parts(Lines lines, PairingBook book, Storage storage, Readings readings) {}

  private final Parts parts;

  public JournalEndpoints(Parts parts) {
    this.parts = parts;
  }

  public List<Endpoint> endpoints() {
    var read = Access.needs(Scope.READ);
    return List.of(
        Endpoint.get("/api/v1/lines/{line}/journal", read, this::tail),
        Endpoint.get("/api/v1/lines/{line}/entries/{log}/{epoch}/{index}", read, this::entry),
        Endpoint.post("/api/v1/lines/{line}/export", Access.needs(Scope.JOURNAL), this::export));
  }

  /** The merged view: text for people, byte-equal at both stations; or JSON. */
  private void tail(Context ctx) throws InterruptedException {
    LineKeeper line = Finding.line(parts.lines(), ctx);
    read(ctx, line, "journal.read", Details.NONE);
    var view = journal(line).view();
    if ("json".equals(ctx.queryParam("format"))) {
      Answers.json(ctx, EntryViews.merged(view));
    } else {
      ctx.result(JournalPrint.of(view)).contentType("text/plain; charset=utf-8");
    }
  }

  private void entry(Context ctx) throws InterruptedException {
    LineKeeper line = Finding.line(parts.lines(), ctx);
    Side side =
        switch (ctx.pathParam("log")) {
          case "a" -> Side.A;
          case "b" -> Side.B;
          default -> throw Problem.notFound("A log is a or b.").thrown();
        };
    if (!ctx.pathParam("epoch").equals("1") || !ctx.pathParam("index").matches("[0-9]{1,9}")) {
      throw Problem.notFound("There is no such entry.").thrown();
    }
    long index = Long.parseLong(ctx.pathParam("index"));
    read(ctx, line, "entry.read", Details.of("entry", ctx.pathParam("log") + index));
    ObjectNode view =
        line.ask(l -> EntryViews.evidence(l, side, index))
            .orElseThrow(() -> busy(line).thrown())
            .orElseThrow(() -> Problem.notFound("There is no such entry.").thrown());
    Answers.json(ctx, view);
  }

  private static Problem busy(LineKeeper line) {
    return new Problem(
        "line-busy",
        503,
        "The line to " + line.name() + " did not answer in time.",
        "Nothing was read.",
        "Try again in a few seconds.");
  }

  private void export(Context ctx) throws InterruptedException {
    LineKeeper line = Finding.line(parts.lines(), ctx);
    var request = ctx.body().isBlank() ? Json.object() : Json.parse(ctx.body());
    var scope = scope(request);
    var journal = Silences.proven(line, Json.text(request, "call"), () -> journal(line));
    var pack = pack(journal, scope);
    read(ctx, line, "journal.exported", details(request));
    var zipped = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(zipped)) {
      pack.files((name, content) -> put(zip, name, content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ctx.result(zipped.toByteArray())
        .contentType("application/zip")
        .header("Content-Disposition", "attachment; filename=\"evidence-" + line.name() + ".zip\"");
  }

  /** Has it written who reads or takes away what; a whole line's journal once a session. */
  private void read(Context ctx, LineKeeper line, String act, Details details)
      throws InterruptedException {
    var fact = new Fact(act, Optional.of(About.line(line.id().hex())), details);
    parts.readings().whole(SignedIn.of(ctx), fact, act.equals("journal.read"));
  }

  private static Details details(ObjectNode request) {
    return Json.text(request, "call")
        .map(call -> Details.of("call", Details.shortened(call)))
        .or(
            () ->
                Json.text(request, "message").map(m -> Details.of("message", Details.shortened(m))))
        .orElse(Details.NONE);
  }

  private static void put(ZipOutputStream zip, String name, Bytes content) {
    try {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.toArray());
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EvidencePack pack(StoredJournal journal, PackScope scope) {
    try {
      return EvidencePack.of(journal, scope);
    } catch (EvidencePack.NothingToShow _) {
      throw new Problem(
              "nothing-to-show",
              409,
              "Nothing of that stands in the journal with four signatures yet.",
              "No evidence was exported.",
              "Check the serial. If their station has not confirmed it yet, wait until it has.")
          .thrown();
    }
  }

  private static PackScope scope(ObjectNode request) {
    Optional<String> call = Json.text(request, "call");
    Optional<String> message = Json.text(request, "message");
    if (call.isPresent() && message.isPresent()) {
      throw Problem.badRequest("Name a call, a message, or neither.").thrown();
    }
    return call.<PackScope>map(PackScope.OneCall::new)
        .or(() -> message.map(PackScope.OneMessage::new))
        .orElseGet(PackScope.WholeLine::new);
  }

  private StoredJournal journal(LineKeeper line) throws InterruptedException {
    var pair =
        parts.book().pairs().stream()
            .filter(each -> each.line().equals(line.name()))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("There is no such line.").thrown());
    parts.storage().settle();
    PairedCards cards = pair.cards();
    Side ours = cards.sideOf(pair.ours().fingerprint());
    return new StoredJournal(cards, ours, parts.storage().load(cards.line().hex(), ours));
  }
}
