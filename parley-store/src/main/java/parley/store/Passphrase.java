package parley.store;

import java.text.Normalizer;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import parley.journal.Bytes;

/**
 * What a passphrase costs an attacker to try: Argon2id (RFC 9106).
 *
 * @param memoryKib memory one trial takes, in KiB, 8 to {@link #MOST_MEMORY_KIB}
 * @param passes passes over that memory, 1 to {@link #MOST_PASSES}
 */
record Passphrase(int memoryKib, int passes) {
  /** The second recommended choice of RFC 9106 §4: 64 MiB, three passes. */
  static final Passphrase STRONG = new Passphrase(64 << 10, 3);

  /** For a demo, whose passphrases are no secret, and for tests. */
  static final Passphrase QUICK = new Passphrase(256, 1);

  private static final int MOST_MEMORY_KIB = 1 << 20;
  private static final int MOST_PASSES = 64;

  Passphrase {
    if (memoryKib < 8 || memoryKib > MOST_MEMORY_KIB || passes < 1 || passes > MOST_PASSES) {
      throw new IllegalArgumentException("the cost of a passphrase is out of bounds");
    }
  }

  /** Returns the 32-byte key that {@code passphrase} stands for with this salt. */
  Bytes key(String passphrase, Bytes salt) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt.toArray())
            .build());
    var key = new byte[AesGcmAtRest.KEY_SIZE];
    // Two keyboards may write one letter in two ways; NFC makes them the same passphrase.
    var normal = Normalizer.normalize(passphrase, Normalizer.Form.NFC);
    generator.generateBytes(Bytes.utf8(normal).toArray(), key);
    return Bytes.of(key);
  }
}
