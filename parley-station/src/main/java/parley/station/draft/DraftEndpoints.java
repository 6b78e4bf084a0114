package parley.station.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import parley.core.draft.DraftAct;
import parley.core.draft.DraftRules;
import parley.core.draft.Drafts.Standing;
import parley.core.draft.MessageDraft;
import parley.core.durable.StorageTrouble;
import parley.core.house.About;
import parley.core.line.Precedence;
import parley.core.line.SendOrder;
import parley.journal.Bytes;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.house.Readings;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.signin.Scope;
import parley.station.traffic.Finding;
import parley.station.traffic.Idempotency;
import parley.station.traffic.Sending;

/** Drafts over HTTP. */
public final class DraftEndpoints {
  private static final int MOST_BYTES = 16 * 1024;
  private static final int REASON_CHARACTERS = 200;

  /** What these endpoints need. */
  public record Parts(DraftDesk desk, Lines lines, Sending sending, Readings readings) {}

  private final Parts parts;
  private final Idempotency idempotency = new Idempotency();

  public DraftEndpoints(Parts parts) {
    this.parts = parts;
  }

  public List<Endpoint> endpoints() {
    var read = Access.needs(Scope.READ);
    var write = Access.needs(Scope.MESSAGE);
    return List.of(
        Endpoint.get("/api/v1/drafts", read, this::list),
        Endpoint.post("/api/v1/lines/{line}/drafts", write, this::keep).paced(),
        Endpoint.post("/api/v1/drafts/{draft}/approve", write, this::approve),
        Endpoint.post("/api/v1/drafts/{draft}/refuse", write, this::refuse),
        Endpoint.post("/api/v1/drafts/{draft}/withdraw", write, this::withdraw),
        Endpoint.post("/api/v1/drafts/{draft}/send", write, this::send));
  }

  private void list(Context ctx) {
    var who = SignedIn.of(ctx);
    var seen =
        parts.desk().open().stream()
            .filter(
                one -> parts.desk().line(one.draft()).filter(l -> who.sees(l.name())).isPresent())
            .toList();
    shown(ctx, seen);
    ObjectNode view = Json.object();
    view.set("drafts", Json.array(seen, this::view));
    Answers.json(ctx, view);
  }

  private ObjectNode view(Standing one) {
    return DraftViews.of(one, parts.desk().line(one.draft()).map(LineKeeper::name).orElse(""));
  }

  private void shown(Context ctx, List<Standing> drafts) {
    try {
      parts.readings().before(SignedIn.of(ctx), drafts.stream().map(DraftViews::shown).toList());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  // Writing.

  private void keep(Context ctx) {
    var line = Finding.line(parts.lines(), ctx);
    ObjectNode request = Json.parse(ctx.body());
    var precedence = precedence(request);
    var text = Json.required(request, "text");
    if (text.isBlank() || Bytes.utf8(text).size() > MOST_BYTES) {
      throw new Problem(
              "text-size",
              400,
              "The text is empty or longer than 16 KiB.",
              "It was not kept.",
              "Shorten it, or write it in parts.")
          .thrown();
    }
    var replaced = Json.text(request, "replaces").filter(id -> !id.isEmpty());
    idempotency.started(
        ctx,
        () -> {
          var id = new AtomicReference<>("");
          Runnable keeping =
              () -> {
                var draft = draft(ctx, line, request, precedence);
                durable(() -> parts.desk().keep(draft));
                id.set(draft.id());
              };
          replaced.ifPresentOrElse(old -> replace(ctx, old, keeping), keeping);
          return view(parts.desk().find(id.get()).orElseThrow());
        });
  }

  private MessageDraft draft(
      Context ctx, LineKeeper line, ObjectNode request, Precedence precedence) {
    return new MessageDraft(
        new About(line.id().hex(), parts.desk().newName()),
        SignedIn.of(ctx).officer(),
        parts.desk().now(),
        precedence,
        Json.required(request, "text"),
        Json.text(request, "lang").filter(tag -> tag.matches("[A-Za-z0-9-]{0,35}")).orElse(""),
        Json.text(request, "corrects").filter(serial -> !serial.isEmpty()),
        request.path("exercise").asBoolean(),
        Sending.needsApproval(line, precedence));
  }

  private static Precedence precedence(ObjectNode request) {
    String word = Json.text(request, "precedence").orElse("routine");
    return Precedence.of(word.toUpperCase(Locale.ROOT))
        .filter(precedence -> precedence != Precedence.FLASH)
        .orElseThrow(
            () ->
                Problem.badRequest(
                        "\"precedence\" is routine, priority or immediate: a FLASH is sent at once.")
                    .thrown());
  }

  /** What was written anew is taken back, unless something else has become of it meanwhile. */
  private void replace(Context ctx, String id, Runnable keeping) {
    var who = SignedIn.of(ctx).officer();
    seen(ctx, id);
    if (!parts.desk().claim(id)) {
      throw refusal(DraftRules.Refusal.NOT_NOW).thrown();
    }
    try {
      var old = seen(ctx, id);
      DraftRules.refusal(old.draft(), old.state(), new DraftAct.Withdraw(), who)
          .ifPresent(
              why -> {
                throw refusal(why).thrown();
              });
      keeping.run();
      durable(() -> parts.desk().enter(who, old, new DraftAct.Withdraw()));
    } finally {
      parts.desk().release(id);
    }
  }

  // What is done about one.

  private void approve(Context ctx) {
    act(
        ctx,
        new DraftAct.Approve(),
        one -> {
          durable(
              () -> parts.desk().enter(SignedIn.of(ctx).officer(), one, new DraftAct.Approve()));
          sendNow(ctx, parts.desk().find(one.draft().id()).orElseThrow());
        });
  }

  private void refuse(Context ctx) {
    var reason = Json.text(body(ctx), "reason").orElse("").strip();
    if (reason.isEmpty() || reason.length() > REASON_CHARACTERS) {
      throw Problem.badRequest("A draft is refused with a reason of 1 to 200 characters.").thrown();
    }
    enter(ctx, new DraftAct.Refuse(reason));
  }

  private void withdraw(Context ctx) {
    enter(ctx, new DraftAct.Withdraw());
  }

  private void enter(Context ctx, DraftAct act) {
    act(ctx, act, one -> durable(() -> parts.desk().enter(SignedIn.of(ctx).officer(), one, act)));
  }

  private void send(Context ctx) {
    act(ctx, new DraftAct.Send(""), one -> sendNow(ctx, one));
  }

  private void sendNow(Context ctx, Standing one) {
    var draft = one.draft();
    var line = parts.desk().line(draft).orElseThrow(() -> unknown(draft.id()).thrown());
    if (!draft.approval() && Sending.needsApproval(line, draft.precedence())) {
      throw refusal(DraftRules.Refusal.UNAPPROVED).thrown();
    }
    var order =
        new SendOrder(
            draft.by(),
            draft.precedence(),
            draft.text(),
            draft.language(),
            draft.corrects(),
            draft.exercise());
    var serial =
        parts.desk().sentAs(one).orElseGet(() -> Json.required(sent(one, line, order), "serial"));
    durable(() -> parts.desk().enter(SignedIn.of(ctx).officer(), one, new DraftAct.Send(serial)));
  }

  private ObjectNode sent(Standing one, LineKeeper line, SendOrder order) {
    var answer = parts.sending().begin(line, order);
    parts.desk().ordered(one, answer);
    return parts.sending().await(line, answer);
  }

  /** Something that waits for the disk. */
  private interface Writing {
    Optional<StorageTrouble> write() throws InterruptedException;
  }

  private static void durable(Writing writing) {
    try {
      if (writing.write().isEmpty()) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new Problem(
            "not-entered",
            503,
            "Nothing can be entered in the house log of this station now.",
            "It is not kept that this was done.",
            "A FLASH needs no draft: send it. Tell the administrator.")
        .thrown();
  }

  /** Does something about the draft that the path names, one person at a time. */
  private void act(Context ctx, DraftAct act, Consumer<Standing> deed) {
    var id = ctx.pathParam("draft");
    seen(ctx, id);
    if (!parts.desk().claim(id)) {
      throw refusal(DraftRules.Refusal.NOT_NOW).thrown();
    }
    try {
      var one = seen(ctx, id);
      DraftRules.refusal(one.draft(), one.state(), act, SignedIn.of(ctx).officer())
          .ifPresent(
              why -> {
                throw refusal(why).thrown();
              });
      deed.accept(one);
    } finally {
      parts.desk().release(id);
    }
    var after = seen(ctx, id);
    shown(ctx, List.of(after));
    Answers.json(ctx, view(after));
  }

  private Standing seen(Context ctx, String id) {
    var who = SignedIn.of(ctx);
    return parts
        .desk()
        .find(id)
        .filter(one -> parts.desk().line(one.draft()).filter(l -> who.sees(l.name())).isPresent())
        .orElseThrow(() -> unknown(id).thrown());
  }

  private static Problem unknown(String id) {
    return Problem.notFound("There is no draft " + id + " here.");
  }

  private static ObjectNode body(Context ctx) {
    return ctx.body().isBlank() ? Json.object() : Json.parse(ctx.body());
  }

  private static Problem refusal(DraftRules.Refusal why) {
    return switch (why) {
      case NOT_NOW ->
          new Problem(
              "draft-moved",
              409,
              "Somebody else has done something about this draft.",
              "Nothing was done with it now.",
              "Look at what became of it.");
      case OWN ->
          new Problem(
              "own-draft",
              409,
              "Nobody approves or refuses what they wrote themselves.",
              "It was neither approved nor refused.",
              "Ask a second person; a FLASH needs no approval.");
      case NO_SUPERVISOR ->
          new Problem(
              "no-supervisor-approves",
              409,
              "Of the two people who approve a message one is a supervisor.",
              "It was neither approved nor refused.",
              "Ask the supervisor; a FLASH needs no approval.");
      case NOT_THEIRS ->
          new Problem(
              "not-your-draft",
              409,
              "Only who wrote a draft, or a supervisor, does that with it.",
              "Nothing was done with it.",
              "Ask whoever wrote it.");
      case UNAPPROVED ->
          new Problem(
              "needs-approval",
              409,
              "A second person has not approved this draft.",
              "It was not sent.",
              "Ask the supervisor; a FLASH needs no approval.");
    };
  }
}
