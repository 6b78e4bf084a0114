package parley.routes;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import parley.journal.Bytes;

/**
 * TLS as two stations speak it: version 1.3 only, both sides prove a pinned key, the key exchange
 * is the hybrid X25519MLKEM768, nothing is ever resumed.
 *
 * <p>It is BouncyCastle's, because the JDK's own accepts the group's name and silently does without
 * it. The providers belong to this object and are not installed for the whole program.
 */
final class StationTls {
  /**
   * BouncyCastle writes a line or more for every handshake, which strangers can cause at will; what
   * matters of them is counted and logged here. Held, because a logger that nobody holds forgets.
   */
  private static final Logger THEIR_LOG = Logger.getLogger("org.bouncycastle.jsse");

  static {
    THEIR_LOG.setLevel(Level.SEVERE);
  }

  private static final String[] PROTOCOLS = {"TLSv1.3"};

  /** P-256 stands beside the hybrid group because a key of that curve is refused without it. */
  private static final String[] GROUPS = {"X25519MLKEM768", "secp256r1"};

  /**
   * ChaCha20 first: this library computes AES in plain Java with tables, whose timing depends on
   * what it encrypts. It is not slower here; by how much it is faster has not been established.
   */
  private static final String[] SUITES = {
    "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"
  };

  private final Provider crypto = new BouncyCastleProvider();
  private final Provider jsse =
      new BouncyCastleJsseProvider(false, new JcaTlsCryptoProvider().setProvider(crypto));
  private final List<KeyManager> ours;

  /**
   * A connection with its handshake done.
   *
   * @param peerKey SubjectPublicKeyInfo that the far end proved
   */
  record Secured(RouteSocket raw, SSLSocket tls, Bytes peerKey) {}

  /**
   * Prepares TLS with our key, an EC key on P-256.
   *
   * @throws IllegalArgumentException if the key cannot be used
   */
  StationTls(KeyPair ours) {
    try {
      this.ours = List.of(keyManagers(ours));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalArgumentException("the TLS key cannot be used", e);
    }
  }

  private KeyManager[] keyManagers(KeyPair pair)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var nothing = new char[0];
    var store = KeyStore.getInstance("PKCS12", crypto);
    store.load(null, nothing);
    var chain = new X509Certificate[] {certificate(pair)};
    store.setKeyEntry("station", pair.getPrivate(), nothing, chain);
    var factory = KeyManagerFactory.getInstance("PKIX", jsse);
    factory.init(store, nothing);
    return factory.getKeyManagers();
  }

  /**
   * Makes the certificate that TLS wants around a key. It names nobody and never expires ({@code
   * 99991231235959Z}, RFC 5280 §4.1.2.5).
   */
  private X509Certificate certificate(KeyPair pair)
      throws GeneralSecurityException, OperatorCreationException {
    var name = new X500Name("CN=parley");
    var builder =
        new X509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            new Time(new DERUTCTime("700101000000Z")),
            new Time(new DERGeneralizedTime("99991231235959Z")),
            name,
            SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    var signer =
        new JcaContentSignerBuilder("SHA256withECDSA").setProvider(crypto).build(pair.getPrivate());
    return new JcaX509CertificateConverter()
        .setProvider(crypto)
        .getCertificate(builder.build(signer));
  }

  /** Returns a context that accepts the pinned keys only. */
  SSLContext context(Predicate<Bytes> pinned) {
    try {
      var context = SSLContext.getInstance("TLSv1.3", jsse);
      var trust = new TrustManager[] {new PinnedKeys(pinned)};
      context.init(ours.toArray(KeyManager[]::new), trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS 1.3 is not available", e);
    }
  }

  /** Does the handshake on a socket that we connected. */
  static Secured dial(SSLContext context, RouteSocket raw) throws IOException {
    return secure(context, raw, true);
  }

  /** Does the handshake on a socket that we accepted. */
  static Secured accept(SSLContext context, RouteSocket raw) throws IOException {
    return secure(context, raw, false);
  }

  private static Secured secure(SSLContext context, RouteSocket raw, boolean dialled)
      throws IOException {
    raw.setTcpNoDelay(true);
    var host = raw.getInetAddress().getHostAddress();
    // TLS does not close the socket under it: we still want to read what the far end says last.
    var tls = (SSLSocket) context.getSocketFactory().createSocket(raw, host, raw.getPort(), false);
    tls.setUseClientMode(dialled);
    var parameters = tls.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setNamedGroups(GROUPS);
    parameters.setCipherSuites(SUITES);
    parameters.setServerNames(List.of());
    if (!dialled) {
      parameters.setNeedClientAuth(true);
    }
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    try {
      var key = PinnedKeys.keyOf(tls.getSession().getPeerCertificates()[0]);
      tls.getSession().invalidate();
      return new Secured(raw, tls, key);
    } catch (java.security.cert.CertificateException e) {
      throw new IOException("the far end proved no readable key", e);
    }
  }
}
