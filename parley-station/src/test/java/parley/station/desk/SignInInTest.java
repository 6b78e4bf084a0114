package parley.station.desk;

import java.time.InstantSource;
import parley.station.answer.Json;
import parley.station.configuration.PassphrasePolicy;
import parley.station.line.MachineClock;
import parley.station.signin.Accounts;
import parley.station.signin.Credentials;
import parley.station.signin.SignInLimits;
import parley.station.signin.Stamps;

/** Sign-in as a station wires it, with nobody who hears of it. */
final class SignInInTest {
  private static final InstantSource CLOCK = InstantSource.system();

  private SignInInTest() {}

  static SessionEndpoints endpoints(Accounts accounts, Credentials credentials, String cookie) {
    var sessions =
        new ConsoleSessions(
            new ConsoleSessions.Parts(
                credentials,
                CLOCK,
                cookie,
                (_, _) -> {},
                AccessEar.NONE,
                () -> Json.object().put("name", "alder")));
    return new SessionEndpoints(
        new SessionEndpoints.Parts(
            accounts, credentials, new SignInLimits(CLOCK), PassphrasePolicy.YES, sessions));
  }

  static WhoIsThis people(Accounts accounts, Credentials credentials, String cookie) {
    return new WhoIsThis.ByCredential(
        accounts, credentials, cookie, new Stamps(new MachineClock()), AccessEar.NONE);
  }
}
