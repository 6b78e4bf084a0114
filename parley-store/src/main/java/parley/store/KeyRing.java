package parley.store;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.journal.Bytes;
import parley.journal.Malformed;
import parley.journal.cbor.Cbor;
import parley.journal.cbor.Cbor.Data;
import parley.journal.cbor.Cbor.Table;

/**
 * The plain content of a key file.
 *
 * @param encryption the key-encryption key
 * @param writeAhead the key of the write-ahead file's checks
 * @param routes the TLS key
 * @param voice the key of the voice certificate
 * @param signing seeds by {@link KeyName#stored}
 */
record KeyRing(
    Bytes encryption,
    Bytes writeAhead,
    KeyPair routes,
    KeyPair voice,
    SortedMap<String, Bytes> signing) {

  static KeyRing fresh(SecureRandom random) {
    return new KeyRing(
        key(random), key(random), freshPair(random), freshPair(random), new TreeMap<>());
  }

  private static KeyPair freshPair(SecureRandom random) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no P-256", e);
    }
  }

  private static Bytes key(SecureRandom random) {
    var key = new byte[AesGcmAtRest.KEY_SIZE];
    random.nextBytes(key);
    return Bytes.of(key);
  }

  Optional<Bytes> seeds(KeyName name) {
    return Optional.ofNullable(signing.get(name.stored()));
  }

  KeyRing with(KeyName name, Bytes seeds) {
    var more = new TreeMap<>(signing);
    more.put(name.stored(), seeds);
    return new KeyRing(encryption, writeAhead, routes, voice, more);
  }

  Bytes encode() {
    var seeds = new TreeMap<String, Cbor>();
    signing.forEach((name, value) -> seeds.put(name, new Data(value)));
    var all = new TreeMap<String, Cbor>();
    all.put("encryption", new Data(encryption));
    all.put("write-ahead", new Data(writeAhead));
    all.put("routes", new Data(Bytes.of(routes.getPrivate().getEncoded())));
    all.put("routes-public", new Data(Bytes.of(routes.getPublic().getEncoded())));
    all.put("voice", new Data(Bytes.of(voice.getPrivate().getEncoded())));
    all.put("voice-public", new Data(Bytes.of(voice.getPublic().getEncoded())));
    all.put("signing", new Table(seeds));
    return new Table(all).encode();
  }

  /** What was read, and whether it lacked a key that was then made: it has to be written again. */
  record Parsed(KeyRing ring, boolean completed) {}

  /** Reads a ring; a voice key that an older version did not have is made with {@code random}. */
  static Parsed parse(Bytes encoded, SecureRandom random) {
    if (!(Cbor.parse(encoded) instanceof Table(var all))
        || !(all.get("signing") instanceof Table(var seeds))) {
      throw new Malformed("not a key ring");
    }
    var signing = new TreeMap<String, Bytes>();
    for (var name : seeds.keySet()) signing.put(name, data(seeds, name));
    var complete = all.containsKey("voice");
    var ring =
        new KeyRing(
            data(all, "encryption"),
            data(all, "write-ahead"),
            pair(data(all, "routes"), data(all, "routes-public")),
            complete ? pair(data(all, "voice"), data(all, "voice-public")) : freshPair(random),
            signing);
    return new Parsed(ring, !complete);
  }

  private static Bytes data(SortedMap<String, Cbor> table, String name) {
    if (table.get(name) instanceof Data(var data)) return data;
    throw new Malformed("a key ring without " + name);
  }

  private static KeyPair pair(Bytes privateKey, Bytes publicKey) {
    try {
      var factory = KeyFactory.getInstance("EC");
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(publicKey.toArray())),
          factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey.toArray())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was stored cannot be read", e);
    }
  }

  /** Says nothing: keys must not reach a program log. */
  @Override
  public String toString() {
    return "KeyRing";
  }
}
