package parley.station.desk;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import parley.station.answer.Json;
import parley.station.events.Event;
import parley.station.events.EventStream.Viewer;
import parley.station.house.Shown;
import parley.station.signin.Accounts;
import parley.station.signin.Credential;
import parley.station.signin.Credentials;

/**
 * Says who makes a request. The one seam through which people are known: a client certificate or an
 * OpenID provider would be another implementation of it, in front of the same accounts and rights.
 */
public interface WhoIsThis {
  /** The person behind a request; empty when nothing in it proves one. */
  Optional<SignedIn> of(Context ctx);

  /** The same person as they stand now; empty when the proof has ended since. */
  Optional<SignedIn> now(SignedIn earlier);

  /** Reads an event stream as that person, with the rights of each moment. */
  default Viewer viewer(SignedIn who) {
    return new Viewer() {
      @Override
      public boolean isSignedIn() {
        return now(who).isPresent();
      }

      @Override
      public Optional<Event> seen(Event event) {
        return now(who).flatMap(still -> InSight.of(event, still));
      }

      // Whoever keeps the house journal enters it around this viewer.
      @Override
      public CompletableFuture<Void> shown(Shown text) {
        return CompletableFuture.completedFuture(null);
      }

      @Override
      public Event beat(Event beat) {
        boolean locked = now(who).filter(still -> still.credential().locked()).isPresent();
        return locked ? Event.of(beat.kind(), Json.parse(beat.json()).put("locked", true)) : beat;
      }
    };
  }

  /** By the station's own credentials, in a cookie of this name or a bearer header. */
  record ByCredential(Accounts accounts, Credentials credentials, String cookieName)
      implements WhoIsThis {
    @Override
    public Optional<SignedIn> of(Context ctx) {
      return credential(ctx).flatMap(this::holder);
    }

    @Override
    public Optional<SignedIn> now(SignedIn earlier) {
      var credential = earlier.credential();
      return credentials.now(credential).flatMap(this::holder);
    }

    private Optional<SignedIn> holder(Credential credential) {
      return accounts.named(credential.officer()).map(who -> new SignedIn(who, credential));
    }

    private Optional<Credential> credential(Context ctx) {
      String authorization = ctx.header("Authorization");
      if (authorization != null && authorization.startsWith("Bearer ")) {
        String token = authorization.substring("Bearer ".length()).strip();
        return credentials.find(token).filter(found -> !found.cookie());
      }
      return Optional.ofNullable(ctx.cookie(cookieName))
          .flatMap(credentials::find)
          .filter(Credential::cookie);
    }
  }
}
