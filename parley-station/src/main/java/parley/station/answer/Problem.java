package parley.station.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A refusal as RFC 9457 writes it, with what an officer needs: what did not happen, since when, and
 * what to do now. Never a stack trace, never text of a message.
 *
 * @param slug the last part of the stable {@code type}, {@code urn:parley:problem:<slug>}
 */
public record Problem(
    String slug,
    int status,
    String title,
    String didNotHappen,
    String whatToDo,
    Optional<Long> sinceMillis,
    Optional<ArrayNode> ladder) {

  public Problem(String slug, int status, String title, String didNotHappen, String whatToDo) {
    this(slug, status, title, didNotHappen, whatToDo, Optional.empty(), Optional.empty());
  }

  public static Problem badRequest(String title) {
    return new Problem(
        "bad-request",
        400,
        title,
        "Nothing was done with this request.",
        "Correct the request; /api/v1/openapi.yaml says what it may hold.");
  }

  public static Problem notFound(String what) {
    return new Problem(
        "not-found",
        404,
        what,
        "Nothing was done with this request.",
        "Check the name or the serial; GET /api/v1/lines lists the lines.");
  }

  public Problem since(long millis) {
    return new Problem(
        slug, status, title, didNotHappen, whatToDo, Optional.of(millis), Optional.empty());
  }

  public ProblemException thrown() {
    return new ProblemException(this);
  }

  public ObjectNode json() {
    ObjectNode view =
        Json.object()
            .put("type", "urn:parley:problem:" + slug)
            .put("title", title)
            .put("status", status)
            .put("detail", title + " " + didNotHappen + " " + whatToDo)
            .put("did_not_happen", didNotHappen)
            .put("what_to_do", whatToDo);
    sinceMillis.ifPresent(since -> view.put("since", Times.at(since)));
    ladder.ifPresent(rungs -> view.set("ladder", rungs));
    return view;
  }
}
