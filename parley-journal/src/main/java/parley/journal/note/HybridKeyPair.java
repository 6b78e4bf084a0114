package parley.journal.note;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import parley.journal.Bytes;

/**
 * Real private keys of both algorithms, made from two 32-byte seeds.
 *
 * <p>The seeds are the private form: small, and the same keys come out of them for ever (RFC 8032
 * §5.1.5, FIPS 204 §6.1). Whoever stores them encrypts them first.
 */
public final class HybridKeyPair implements SigningKey {
  /** Length of the private form in bytes. */
  public static final int PRIVATE_SIZE = 64;

  private static final int SEED = 32;

  private final Bytes seeds;
  private final KeyPair mlDsa;
  private final LogKeys publicKeys;
  private final SecureRandom hedge;

  private HybridKeyPair(Bytes seeds, SecureRandom hedge) {
    if (seeds.size() != PRIVATE_SIZE) {
      throw new MalformedNote("a private form has 64 bytes");
    }
    this.seeds = seeds;
    this.hedge = hedge;
    this.mlDsa = mlDsa(seeds.slice(SEED, PRIVATE_SIZE));
    var ed25519 = new byte[LogKeys.ED25519_SIZE];
    Ed25519.generatePublicKey(seeds.toArray(), 0, ed25519, 0);
    var encoded = Bytes.of(mlDsa.getPublic().getEncoded());
    var raw = encoded.slice(encoded.size() - LogKeys.ML_DSA_44_SIZE, encoded.size());
    this.publicKeys = new LogKeys(Bytes.of(ed25519), raw);
  }

  /** Makes new keys; {@code random} also hedges later signatures. */
  public static HybridKeyPair generate(SecureRandom random) {
    var seeds = new byte[PRIVATE_SIZE];
    random.nextBytes(seeds);
    return new HybridKeyPair(Bytes.of(seeds), random);
  }

  /** Makes the keys that belong to {@link #privateForm()}; {@code hedge} hedges signatures. */
  public static HybridKeyPair ofPrivateForm(Bytes seeds, SecureRandom hedge) {
    return new HybridKeyPair(seeds, hedge);
  }

  /** Makes keys whose signatures are the same every time: for simulations and test vectors. */
  public static HybridKeyPair deterministic(Bytes seeds) {
    return new HybridKeyPair(seeds, new GivenRandom(Bytes.zeros(SEED)));
  }

  /** Returns the two seeds, Ed25519 first, 64 bytes. This is the secret itself. */
  public Bytes privateForm() {
    return seeds;
  }

  @Override
  public LogKeys publicKeys() {
    return publicKeys;
  }

  @Override
  public Bytes ed25519(Bytes message) {
    var m = message.toArray();
    var signature = new byte[HybridSignature.ED25519_SIZE];
    Ed25519.sign(seeds.toArray(), 0, m, 0, m.length, signature, 0);
    return Bytes.of(signature);
  }

  @Override
  public Bytes mlDsa44(Bytes message) {
    try {
      var signing = Signature.getInstance(RealSignatures.ML_DSA_44);
      signing.initSign(mlDsa.getPrivate(), hedge);
      signing.update(message.toArray());
      return Bytes.of(signing.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("ML-DSA-44 could not sign", e);
    }
  }

  private static KeyPair mlDsa(Bytes seed) {
    try {
      var generator = KeyPairGenerator.getInstance("ML-DSA");
      generator.initialize(NamedParameterSpec.ML_DSA_44, new GivenRandom(seed));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no ML-DSA-44", e);
    }
  }

  /** Returns the class name only: keys must not reach a program log. */
  @Override
  public String toString() {
    return "HybridKeyPair";
  }
}
