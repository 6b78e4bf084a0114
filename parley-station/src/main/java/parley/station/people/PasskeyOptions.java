package parley.station.people;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.answer.Times;
import parley.station.configuration.Limits;
import parley.station.signin.Account;
import parley.station.signin.Passkey;
import parley.station.signin.RelyingParty;

/** Writes what a browser is to ask an authenticator, as its JSON forms in WebAuthn §5.1.8 are. */
public final class PasskeyOptions {
  private final String name;
  private final Optional<RelyingParty> passkeys;

  /**
   * @param name the station's name
   * @param passkeys empty where no passkey can hold
   */
  public PasskeyOptions(String name, Optional<RelyingParty> passkeys) {
    this.name = name;
    this.passkeys = passkeys;
  }

  PasskeyOptions(People.Parts parts) {
    this(parts.station(), parts.passkeys());
  }

  /**
   * The station as passkeys know it.
   *
   * @throws parley.station.answer.ProblemException (409) when no passkey can hold here
   */
  public RelyingParty station() {
    return passkeys.orElseThrow(
        () ->
            new Problem(
                    "no-passkeys",
                    409,
                    "This station has no name under which a passkey could hold.",
                    "No passkey was asked for.",
                    "Let the administrator set console.origin; until then use a passphrase.")
                .thrown());
  }

  /** For signing in: any passkey of this station that the authenticator offers. */
  public ObjectNode signIn(String address) {
    var station = station();
    ObjectNode view =
        Json.object()
            .put("challenge", station.challenge(RelyingParty.SIGN_IN, address))
            .put("rpId", station.host())
            .put("timeout", Limits.CHALLENGE.toMillis())
            .put("userVerification", "required");
    view.putArray("allowCredentials");
    return view;
  }

  /** For a new one of this person, on an authenticator that has none of theirs yet. */
  public ObjectNode register(Account account, String purpose, String address) {
    var station = station();
    ObjectNode view =
        Json.object()
            .put("challenge", station.challenge(purpose, address))
            .put("timeout", Limits.CHALLENGE.toMillis())
            .put("attestation", "none");
    view.putObject("rp").put("id", station.host()).put("name", "Parley");
    view.putObject("user")
        .put("id", handle(account))
        .put("name", account.name())
        .put("displayName", account.displayName());
    ArrayNode algorithms = view.putArray("pubKeyCredParams");
    RelyingParty.ALGORITHMS.forEach(
        number -> algorithms.addObject().put("type", "public-key").put("alg", number));
    view.putObject("authenticatorSelection")
        .put("residentKey", "required")
        .put("requireResidentKey", true)
        .put("userVerification", "required");
    ArrayNode exclude = view.putArray("excludeCredentials");
    account
        .proofs()
        .passkeys()
        .forEach(each -> exclude.addObject().put("type", "public-key").put("id", each.id()));
    return view;
  }

  /** The same for one person at each enrolment, so that an authenticator replaces what it had. */
  private String handle(Account account) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      String whose = name + "/" + account.name();
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(sha256.digest(whose.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** A person's passkeys as they themselves see them. */
  static ObjectNode own(Account account) {
    ObjectNode view = Json.object();
    view.set("passkeys", Json.array(account.proofs().passkeys(), PasskeyOptions::passkey));
    return view;
  }

  private static ObjectNode passkey(Passkey passkey) {
    ObjectNode view =
        Json.object()
            .put("id", passkey.id())
            .put("addedAt", Times.at(passkey.addedMillis()))
            .put("backedUp", passkey.backup().done());
    passkey.lastUsedMillis().ifPresent(at -> view.put("lastUsedAt", Times.at(at)));
    return view;
  }

  /** What is said of a passkey that proves nothing. */
  public static Problem refused(String why) {
    return new Problem(
        "wrong-passkey",
        401,
        "This passkey was refused. " + why,
        "Nobody was signed in, and no passkey was added.",
        "Try again at this station's own address, with a passkey that was enrolled here.");
  }
}
