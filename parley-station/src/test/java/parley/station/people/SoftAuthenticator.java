package parley.station.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import parley.station.answer.Json;

/**
 * An authenticator and the browser in front of it, which lie as a test says. Written after the
 * formats in WebAuthn §6.1 and §6.5 and the COSE key of RFC 9053 §7.1.
 */
final class SoftAuthenticator {
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  private final KeyPair pair;
  private final byte[] id = new byte[16];
  private String origin;
  private boolean verifies = true;
  private int counter;

  SoftAuthenticator(String origin) {
    this.origin = origin;
    new SecureRandom().nextBytes(id);
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      this.pair = generator.generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** The browser is at another address from now on. */
  SoftAuthenticator at(String other) {
    origin = other;
    return this;
  }

  /** It no longer verifies who is there, or does again. */
  SoftAuthenticator verifying(boolean now) {
    verifies = now;
    return this;
  }

  /** Its counter stands at this; a copy of it goes on from an earlier one. */
  SoftAuthenticator counting(int from) {
    counter = from;
    return this;
  }

  /** Whether it does not verify who is there. */
  boolean lies() {
    return !verifies;
  }

  /** Answers what a station asks of a new authenticator. */
  ObjectNode create(JsonNode options) {
    byte[] client = client("webauthn.create", options);
    var object = new ByteArrayOutputStream();
    map(object, 3);
    text(object, "fmt");
    text(object, "none");
    text(object, "attStmt");
    map(object, 0);
    text(object, "authData");
    bytes(object, authenticatorData(options.path("rp").path("id").asText(), true));
    ObjectNode answer = credential();
    answer
        .putObject("response")
        .put("clientDataJSON", base64(client))
        .put("attestationObject", base64(object.toByteArray()));
    return answer;
  }

  /** Signs what a station asks for at a sign-in. */
  ObjectNode get(JsonNode options) {
    byte[] client = client("webauthn.get", options);
    byte[] data = authenticatorData(options.path("rpId").asText(), false);
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(data);
      signature.update(sha256(client));
      ObjectNode answer = credential();
      answer
          .putObject("response")
          .put("clientDataJSON", base64(client))
          .put("authenticatorData", base64(data))
          .put("signature", base64(signature.sign()));
      return answer;
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private ObjectNode credential() {
    ObjectNode answer =
        Json.object().put("id", base64(id)).put("rawId", base64(id)).put("type", "public-key");
    answer.putObject("clientExtensionResults");
    return answer;
  }

  private byte[] client(String type, JsonNode options) {
    ObjectNode data =
        Json.object()
            .put("type", type)
            .put("challenge", options.path("challenge").asText())
            .put("origin", origin)
            .put("crossOrigin", false);
    return Json.write(data).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticatorData(String host, boolean attested) {
    counter++;
    var out = new ByteArrayOutputStream();
    out.writeBytes(sha256(host.getBytes(StandardCharsets.UTF_8)));
    out.write(PRESENT | (verifies ? VERIFIED : 0) | (attested ? ATTESTED : 0));
    out.writeBytes(ByteBuffer.allocate(4).putInt(counter).array());
    if (attested) {
      out.writeBytes(new byte[16]);
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
      out.writeBytes(id);
      out.writeBytes(coseKey());
    }
    return out.toByteArray();
  }

  private byte[] coseKey() {
    var point = ((ECPublicKey) pair.getPublic()).getW();
    var out = new ByteArrayOutputStream();
    map(out, 5);
    out.writeBytes(new byte[] {0x01, 0x02}); // kty: EC2
    out.writeBytes(new byte[] {0x03, 0x26}); // alg: ES256
    out.writeBytes(new byte[] {0x20, 0x01}); // crv: P-256
    out.write(0x21);
    bytes(out, thirtyTwo(point.getAffineX()));
    out.write(0x22);
    bytes(out, thirtyTwo(point.getAffineY()));
    return out.toByteArray();
  }

  private static byte[] thirtyTwo(BigInteger number) {
    byte[] all = number.toByteArray();
    byte[] wanted = new byte[32];
    int length = Math.min(32, all.length);
    System.arraycopy(all, all.length - length, wanted, 32 - length, length);
    return wanted;
  }

  // As much CBOR (RFC 8949) as that takes.

  private static void map(ByteArrayOutputStream out, int pairs) {
    out.write(0xA0 | pairs);
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.write(0x60 | text.length());
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
    out.write(0x58);
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
