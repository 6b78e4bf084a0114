package parley.routes;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x509.Certificate;
import parley.journal.Bytes;

/**
 * Accepts a certificate by its key alone. Issuer, names and dates say nothing: the fingerprint that
 * two officers read aloud covers the key, and a wrong clock must not silence a hotline.
 */
final class PinnedKeys extends X509ExtendedTrustManager {
  /** The far end proved a key that is not pinned. */
  static final class UnknownKey extends CertificateException {
    private static final long serialVersionUID = 1L;

    UnknownKey() {
      super("the key is not the pinned one");
    }
  }

  private final Predicate<Bytes> pinned;

  PinnedKeys(Predicate<Bytes> pinned) {
    this.pinned = pinned;
  }

  /** Returns the SubjectPublicKeyInfo as it stands in the certificate. */
  static Bytes keyOf(java.security.cert.Certificate certificate) throws CertificateException {
    try {
      var parsed = Certificate.getInstance(certificate.getEncoded());
      return Bytes.of(parsed.getSubjectPublicKeyInfo().getEncoded("DER"));
    } catch (java.io.IOException | IllegalArgumentException e) {
      throw new CertificateException("a certificate without a readable key", e);
    }
  }

  private void require(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0 || !pinned.test(keyOf(chain[0]))) {
      throw new UnknownKey();
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    require(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    require(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    require(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    require(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    require(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    require(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
