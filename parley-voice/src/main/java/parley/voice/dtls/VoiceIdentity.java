package parley.voice.dtls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.operator.ContentSigner;
import parley.journal.Bytes;

/**
 * The station's voice key with its certificate.
 *
 * <p>The certificate follows from the key alone: name, serial number and dates are fixed, and the
 * signature is deterministic (RFC 6979). The fingerprint on a card is therefore that of the key's
 * certificate on whatever machine it is made.
 */
public final class VoiceIdentity {
  private static final X500Name NAME = new X500Name("CN=parley voice");
  private static final Date FROM = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
  private static final Date UNTIL = Date.from(Instant.parse("2099-12-31T23:59:59Z"));

  private final ECPrivateKeyParameters key;
  private final Bytes certificate;
  private final Bytes fingerprint;

  private VoiceIdentity(ECPrivateKeyParameters key, Bytes certificate) {
    this.key = key;
    this.certificate = certificate;
    fingerprint = fingerprint(certificate.toArray());
  }

  /**
   * Returns the identity of a key pair on the curve P-256.
   *
   * @throws IllegalArgumentException for any other key pair
   */
  public static VoiceIdentity of(KeyPair pair) {
    try {
      if (!(PrivateKeyFactory.createKey(pair.getPrivate().getEncoded())
              instanceof ECPrivateKeyParameters key)
          || key.getParameters().getN().bitLength() != 256) {
        throw new IllegalArgumentException("a voice key is an ECDSA key on P-256");
      }
      var open = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
      var made = new X509v3CertificateBuilder(NAME, BigInteger.ONE, FROM, UNTIL, NAME, open);
      return new VoiceIdentity(key, Bytes.of(made.build(new Deterministic(key)).getEncoded()));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("a voice key that cannot be read", unreadable);
    }
  }

  /** Returns the SHA-256 of a certificate's DER form, 32 bytes (RFC 8122 section 5). */
  public static Bytes fingerprint(byte[] der) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (NoSuchAlgorithmException mistake) {
      throw new IllegalStateException("this JVM has no SHA-256", mistake);
    }
  }

  /** Returns the SHA-256 of the certificate's DER form, 32 bytes. */
  public Bytes fingerprint() {
    return fingerprint;
  }

  /** Returns the certificate in DER form. */
  public Bytes certificate() {
    return certificate;
  }

  ECPrivateKeyParameters key() {
    return key;
  }

  @Override
  public String toString() {
    return "voice identity " + fingerprint;
  }

  /** ECDSA with SHA-256 whose random number follows from key and content (RFC 6979). */
  private static final class Deterministic implements ContentSigner {
    private final ECPrivateKeyParameters key;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    Deterministic(ECPrivateKeyParameters key) {
      this.key = key;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    }

    @Override
    public OutputStream getOutputStream() {
      return content;
    }

    @Override
    public byte[] getSignature() {
      var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
      signer.init(true, key);
      var hash = fingerprint(content.toByteArray()).toArray();
      var parts = signer.generateSignature(hash);
      try {
        return StandardDSAEncoding.INSTANCE.encode(key.getParameters().getN(), parts[0], parts[1]);
      } catch (IOException mistake) {
        throw new IllegalStateException("a signature that cannot be encoded", mistake);
      }
    }
  }
}
