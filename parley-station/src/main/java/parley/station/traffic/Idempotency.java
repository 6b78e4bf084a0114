package parley.station.traffic;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import parley.station.answer.Problem;
import parley.station.answer.ProblemException;
import parley.station.configuration.Limits;
import parley.station.desk.Answers;
import parley.station.desk.SignedIn;

/**
 * Answers a request that comes twice under one {@code Idempotency-Key} twice, and does it once. A
 * command that lost its answer can therefore ask again without sending a second message.
 */
public final class Idempotency {
  private final Map<String, Kept> kept =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > Limits.IDEMPOTENCY_KEYS;
        }
      };

  private record Kept(String request, CompletableFuture<ObjectNode> answer) {}

  /**
   * Does it, or returns what it gave the first time.
   *
   * @param key whose key it is, and the key; empty: always done
   * @param request what is asked for; the same key with another request is refused
   */
  ObjectNode once(Optional<String> key, String request, Supplier<ObjectNode> deed) {
    if (key.isEmpty()) {
      return deed.get();
    }
    Optional<Kept> before = claim(key.get(), request);
    if (before.isPresent()) {
      return repeat(before.get(), request);
    }
    try {
      ObjectNode answer = deed.get();
      find(key.get()).ifPresent(mine -> mine.answer().complete(answer));
      return answer;
    } catch (RuntimeException notDone) {
      forget(key.get(), notDone);
      throw notDone;
    }
  }

  /** Answers 201; the same request sent again gets the first answer, and nothing is done twice. */
  public void started(Context ctx, Supplier<ObjectNode> start) {
    Optional<String> key =
        Optional.ofNullable(ctx.header("Idempotency-Key"))
            .filter(text -> !text.isBlank())
            .map(text -> SignedIn.of(ctx).account().name() + " " + text);
    ObjectNode view = once(key, ctx.path() + " " + ctx.body(), start);
    ctx.status(201);
    Answers.json(ctx, view);
  }

  private synchronized Optional<Kept> claim(String key, String request) {
    return Optional.ofNullable(kept.putIfAbsent(key, new Kept(request, new CompletableFuture<>())));
  }

  private synchronized Optional<Kept> find(String key) {
    return Optional.ofNullable(kept.get(key));
  }

  /** A refusal is not kept: the cause may be gone when it is tried again. */
  private synchronized void forget(String key, RuntimeException notDone) {
    Optional.ofNullable(kept.remove(key))
        .ifPresent(mine -> mine.answer().completeExceptionally(notDone));
  }

  private static ObjectNode repeat(Kept before, String request) {
    if (!before.request().equals(request)) {
      throw new Problem(
              "key-reused",
              422,
              "This Idempotency-Key was used for another request.",
              "Nothing was done with this one.",
              "Use a new key for each new request.")
          .thrown();
    }
    try {
      return before.answer().copy().orTimeout(Limits.ORDER.toMillis(), MILLISECONDS).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof ProblemException refused) {
        throw refused;
      }
      throw new Problem(
              "still-busy",
              409,
              "The first request with this key is not answered yet.",
              "This one did nothing.",
              "Ask again in a few seconds.")
          .thrown();
    }
  }
}
