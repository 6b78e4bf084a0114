package parley.station.signin;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.station.answer.Json;

/**
 * This station as WebAuthn knows it (Level 3, §7): registers authenticators and checks what they
 * signed. A person must be verified by the authenticator, at this station's own address, over a
 * challenge of ours that nobody has used.
 */
public final class RelyingParty {
  /** What a challenge was made for. */
  public static final String SIGN_IN = "sign-in";

  /** The algorithms it takes, by their COSE numbers: Ed25519, ECDSA on P-256, RSA. */
  public static final List<Integer> ALGORITHMS = List.of(-8, -7, -257);

  private final Origin origin;
  private final String host;
  private final Challenges challenges;
  private final InstantSource clock;
  private final WebAuthnManager webauthn;
  private final AttestedCredentialDataConverter attested;

  /** Somebody who signed in by passkey, and that passkey as it is now. */
  public record Proven(Account account, Passkey passkey) {}

  /**
   * @param origin scheme, host and port of the console as browsers see it
   */
  public RelyingParty(URI origin, Challenges challenges, InstantSource clock) {
    this.origin = Origin.create(origin.toString());
    this.host = origin.getHost();
    this.challenges = challenges;
    this.clock = clock;
    var converter = new ObjectConverter();
    this.webauthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    this.attested = new AttestedCredentialDataConverter(converter);
  }

  /** The host that passkeys of this station are for. */
  public String host() {
    return host;
  }

  /**
   * A challenge for this purpose.
   *
   * @param address from where it is asked for
   */
  public String challenge(String purpose, String address) {
    return challenges.make(purpose, address);
  }

  /**
   * Takes a new authenticator.
   *
   * @param answer what the browser gave, as {@code PublicKeyCredential.toJSON()} writes it
   * @param purpose for what the challenge in it was made
   */
  public Passkey register(String answer, String purpose) throws RefusedPasskey {
    try {
      RegistrationData data = webauthn.parseRegistrationResponseJSON(answer);
      var server = server(there(data.getCollectedClientData()), purpose);
      webauthn.verify(data, new RegistrationParameters(server, parameters(), true, true));
      var authenticator = there(data.getAttestationObject()).getAuthenticatorData();
      var credential = there(authenticator.getAttestedCredentialData());
      return new Passkey(
          base64(credential.getCredentialId()),
          base64(attested.convert(credential)),
          authenticator.getSignCount(),
          new Passkey.Backup(authenticator.isFlagBE(), authenticator.isFlagBS()),
          clock.millis(),
          Optional.empty());
    } catch (DataConversionException unreadable) {
      throw unreadable();
    } catch (VerificationException refused) {
      throw refused(refused);
    }
  }

  /** Checks what a person's authenticator signed to sign them in. */
  public Proven signedIn(String answer, Accounts accounts) throws RefusedPasskey {
    try {
      AuthenticationData data = webauthn.parseAuthenticationResponseJSON(answer);
      var server = server(there(data.getCollectedClientData()), SIGN_IN);
      String id = id(answer);
      Account account =
          accounts
              .withPasskey(id)
              .orElseThrow(() -> RefusedPasskey.because("This station does not know it."));
      Passkey passkey = account.proofs().passkey(id).orElseThrow();
      var only = List.of(Base64.getUrlDecoder().decode(id));
      webauthn.verify(
          data, new AuthenticationParameters(server, record(passkey), only, true, true));
      var authenticator = there(data.getAuthenticatorData());
      return new Proven(
          account,
          passkey.used(authenticator.getSignCount(), authenticator.isFlagBS(), clock.millis()));
    } catch (DataConversionException unreadable) {
      throw unreadable();
    } catch (VerificationException refused) {
      throw refused(refused);
    }
  }

  /** The account and passkey that an answer claims to be of, for an alarm about it. */
  public Optional<Account> claimed(String answer, Accounts accounts) {
    try {
      return accounts.withPasskey(id(answer));
    } catch (RefusedPasskey unreadable) {
      return Optional.empty();
    }
  }

  private ServerProperty server(CollectedClientData client, String purpose) throws RefusedPasskey {
    byte[] challenge = client.getChallenge().getValue();
    if (!challenges.take(base64(challenge), purpose)) {
      throw RefusedPasskey.because("It was asked for too long ago, or its answer was used before.");
    }
    return ServerProperty.builder()
        .origin(origin)
        .rpId(host)
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  private static List<PublicKeyCredentialParameters> parameters() {
    return ALGORITHMS.stream()
        .map(
            number ->
                new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(number)))
        .toList();
  }

  private CredentialRecordImpl record(Passkey passkey) {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        true,
        passkey.backup().eligible(),
        passkey.backup().done(),
        passkey.counter(),
        attested.convert(Base64.getUrlDecoder().decode(passkey.attested())),
        null,
        null,
        null,
        null);
  }

  private static RefusedPasskey refused(VerificationException refused) {
    return switch (refused) {
      case MaliciousCounterValueException _ -> RefusedPasskey.cloned();
      case UserNotVerifiedException _ ->
          RefusedPasskey.because("The authenticator did not verify who is there.");
      case BadOriginException _ ->
          RefusedPasskey.because("It was given at another address than this station's.");
      case BadRpIdException _ ->
          RefusedPasskey.because("It was given for another host than this station's.");
      default -> RefusedPasskey.because("What it signed does not prove who is there.");
    };
  }

  private static RefusedPasskey unreadable() {
    return RefusedPasskey.because("The answer of the browser cannot be read.");
  }

  /** What an answer must hold to be one. */
  private static <T> T there(@Nullable T part) throws RefusedPasskey {
    if (part == null) {
      throw unreadable();
    }
    return part;
  }

  /** Which passkey it says it is: nothing but its signature proves it. */
  private static String id(String answer) throws RefusedPasskey {
    return Json.text(Json.parse(answer), "id").orElseThrow(RelyingParty::unreadable);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
