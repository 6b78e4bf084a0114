package parley.station.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.desk.Access;
import parley.station.desk.Answers;
import parley.station.desk.Endpoint;
import parley.station.desk.SignedIn;
import parley.station.people.Waiting.Asked;
import parley.station.signin.Account;
import parley.station.signin.Proofs;
import parley.station.signin.Role;
import parley.station.signin.Scope;
import parley.station.signin.Sight;

/** Accounts over HTTP. */
final class PeopleEndpoints {
  private final People people;
  private final PeopleViews views;

  PeopleEndpoints(People people, PeopleViews views) {
    this.people = people;
    this.views = views;
  }

  List<Endpoint> endpoints() {
    var recover = Access.needs(Scope.RECOVER);
    var admin = Access.needs(Scope.ADMIN);
    return List.of(
        Endpoint.get("/api/v1/people", recover, this::list),
        Endpoint.post("/api/v1/people", admin, this::add),
        Endpoint.post("/api/v1/people/{account}/role", admin, this::role),
        Endpoint.post("/api/v1/people/{account}/lines", admin, this::lines),
        Endpoint.post("/api/v1/people/{account}/enrolment", recover, this::enrolment),
        Endpoint.post("/api/v1/people/{account}/revoke", admin, this::revoke),
        Endpoint.post("/api/v1/changes/{change}/confirm", recover, this::confirm),
        Endpoint.delete("/api/v1/changes/{change}", recover, this::withdraw));
  }

  private void list(Context ctx) {
    Answers.json(ctx, views.all(SignedIn.of(ctx), people.waiting().all()));
  }

  private void add(Context ctx) {
    ObjectNode request = Json.parse(ctx.body());
    Account account;
    try {
      account =
          new Account(
              Json.required(request, "name"),
              Json.required(request, "displayName"),
              roleIn(request),
              linesIn(request),
              Proofs.NONE,
              Optional.empty());
    } catch (IllegalArgumentException badName) {
      throw Problem.badRequest(String.valueOf(badName.getMessage())).thrown();
    }
    asked(ctx, people.ask(SignedIn.of(ctx), new Change.Add(account)));
  }

  private void role(Context ctx) {
    var change = new Change.SetRole(name(ctx), roleIn(Json.parse(ctx.body())));
    asked(ctx, people.ask(SignedIn.of(ctx), change));
  }

  /** Answers 200 where lines were only taken away, 202 where somebody has to confirm. */
  private void lines(Context ctx) {
    Sight lines = linesIn(Json.parse(ctx.body()));
    if (people.narrow(SignedIn.of(ctx), name(ctx), lines)) {
      Answers.json(ctx, views.person(people.known(name(ctx)), SignedIn.of(ctx)));
    } else {
      asked(ctx, people.ask(SignedIn.of(ctx), new Change.SetLines(name(ctx), lines)));
    }
  }

  private void enrolment(Context ctx) {
    asked(ctx, people.ask(SignedIn.of(ctx), new Change.Enrol(name(ctx))));
  }

  private void revoke(Context ctx) {
    people.revoke(SignedIn.of(ctx), name(ctx));
    ctx.status(204);
  }

  private void confirm(Context ctx) {
    String half = people.confirm(SignedIn.of(ctx), ctx.pathParam("change"));
    ObjectNode view = Json.object();
    if (!half.isEmpty()) {
      view.put("secondHalf", half);
    }
    Answers.json(ctx, view);
  }

  private void withdraw(Context ctx) {
    people.withdraw(SignedIn.of(ctx), ctx.pathParam("change"));
    ctx.status(204);
  }

  private void asked(Context ctx, Asked asked) {
    ObjectNode view = views.waiting(asked, SignedIn.of(ctx));
    if (!asked.half().isEmpty()) {
      view.put("firstHalf", asked.half());
    }
    ctx.status(202);
    Answers.json(ctx, view);
  }

  private String name(Context ctx) {
    return people.known(ctx.pathParam("account")).name();
  }

  private static Role roleIn(ObjectNode request) {
    return Role.of(Json.required(request, "role"))
        .orElseThrow(
            () ->
                Problem.badRequest(
                        "\"role\" is officer, supervisor, linguist, aide, principal, press, auditor"
                            + " or administrator.")
                    .thrown());
  }

  private static Sight linesIn(ObjectNode request) {
    var lines = request.path("lines");
    if (!lines.isArray() && !lines.asText().equals("all")) {
      throw Problem.badRequest("\"lines\" is \"all\" or an array of counterparts' names.").thrown();
    }
    return Sight.of(lines);
  }
}
