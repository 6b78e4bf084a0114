package parley.voice.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;

/** The end of a handshake that speaks first. */
final class DtlsClient extends DefaultTlsClient {
  private final DtlsPeer peer;

  DtlsClient(DtlsPeer peer) {
    super(DtlsPeer.CRYPTO);
    this.peer = peer;
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return DtlsPeer.SUITES.clone();
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  public boolean requiresExtendedMasterSecret() {
    return true;
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return DtlsPeer.TIMEOUT_MILLIS;
  }

  @Override
  public int getHandshakeResendTimeMillis() {
    return DtlsPeer.RESEND_MILLIS;
  }

  @Override
  public int getMaxHandshakeMessageSize() {
    return DtlsPeer.LONGEST_MESSAGE;
  }

  @Override
  public Hashtable<Integer, byte[]> getClientExtensions() throws IOException {
    return peer.offer(DtlsPeer.typed(super.getClientExtensions()));
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void processServerExtensions(Hashtable extensions) throws IOException {
    super.processServerExtensions(extensions);
    peer.choose(DtlsPeer.typed(extensions));
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate shown) throws IOException {
        peer.check(shown.getCertificate());
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
        return peer.credentials(context);
      }
    };
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    peer.complete(context);
  }
}
