package parley.station.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id over passphrases, with the parameters RFC 9106 §4 recommends for little memory: 64 MiB,
 * three passes. The demo's passphrases are shown on its own sign-in page and get {@link #QUICK}.
 *
 * @param memoryKib memory a check takes, in KiB
 * @param passes passes over that memory
 */
public record Passphrases(int memoryKib, int passes) {
  public static final Passphrases STRONG = new Passphrases(65_536, 3);
  public static final Passphrases QUICK = new Passphrases(1_024, 1);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** The stored form: {@code argon2id$memory$passes$salt$hash}, salt and hash in base64. */
  public String hash(String passphrase) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    byte[] hash = derive(passphrase, salt, this);
    var base64 = Base64.getEncoder();
    return String.join(
        "$",
        "argon2id",
        Integer.toString(memoryKib),
        Integer.toString(passes),
        base64.encodeToString(salt),
        base64.encodeToString(hash));
  }

  /** Whether {@code passphrase} is the one {@code stored} was made from; takes the same time. */
  public static boolean matches(String stored, String passphrase) {
    String[] parts = stored.split("\\$", -1);
    if (parts.length != 5 || !parts[0].equals("argon2id")) {
      throw new IllegalArgumentException("not a stored passphrase");
    }
    var cost = new Passphrases(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    byte[] salt = Base64.getDecoder().decode(parts[3]);
    return MessageDigest.isEqual(
        Base64.getDecoder().decode(parts[4]), derive(passphrase, salt, cost));
  }

  /** Two keyboards may write one letter in two ways; NFC makes them the same passphrase. */
  private static byte[] derive(String passphrase, byte[] salt, Passphrases cost) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib)
            .withIterations(cost.passes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] out = new byte[BYTES];
    String normal = Normalizer.normalize(passphrase, Normalizer.Form.NFC);
    generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), out);
    return out;
  }
}
