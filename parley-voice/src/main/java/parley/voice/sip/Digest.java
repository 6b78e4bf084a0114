package parley.voice.sip;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The two digests of SIP's authentication with {@code qop=auth} (RFC 8760, RFC 7616). */
enum Digest {
  /** First, for it is preferred (RFC 8760 section 2.3). */
  SHA_256("SHA-256"),
  /** Broken as a hash; for desk phones that know no other. */
  MD5("MD5");

  private final String word;

  Digest(String word) {
    this.word = word;
  }

  /** The name in headers. */
  String word() {
    return word;
  }

  static Optional<Digest> of(String word) {
    for (var digest : values()) {
      if (digest.word.equalsIgnoreCase(word)) return Optional.of(digest);
    }
    return Optional.empty();
  }

  /** Returns H(A1), which stands for the password from then on; the password is wiped. */
  String secret(String name, String realm, char[] password) {
    var start = (name + ":" + realm + ":").getBytes(StandardCharsets.UTF_8);
    var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    var bytes = Arrays.copyOf(start, start.length + encoded.remaining());
    encoded.get(bytes, start.length, encoded.remaining());
    try {
      return hex(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      encoded.rewind().put(new byte[encoded.limit()]);
      Arrays.fill(password, '\0');
    }
  }

  /** Returns the response that proves the secret for one request of {@code method}. */
  String response(String secret, Credentials said, String method) {
    var request = hex(method + ":" + said.uri());
    var middle = said.nonce() + ":" + said.count() + ":" + said.clientNonce() + ":auth";
    return hex(secret + ":" + middle + ":" + request);
  }

  private String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  private String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(word).digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this Java has no " + word, missing);
    }
  }
}
