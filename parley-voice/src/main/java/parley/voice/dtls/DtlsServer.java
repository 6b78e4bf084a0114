package parley.voice.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsUtils;

/** The end of a handshake that answers; it demands a certificate of the client. */
final class DtlsServer extends DefaultTlsServer {
  private final DtlsPeer peer;

  DtlsServer(DtlsPeer peer) {
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
  protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
    return peer.credentials(context);
  }

  @Override
  public CertificateRequest getCertificateRequest() {
    return new CertificateRequest(
        new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
        TlsUtils.getDefaultSupportedSignatureAlgorithms(context),
        null);
  }

  @Override
  public void notifyClientCertificate(Certificate shown) throws IOException {
    peer.check(shown);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void processClientExtensions(Hashtable extensions) throws IOException {
    super.processClientExtensions(extensions);
    peer.choose(DtlsPeer.typed(extensions));
  }

  @Override
  public Hashtable<Integer, byte[]> getServerExtensions() throws IOException {
    return peer.offer(DtlsPeer.typed(super.getServerExtensions()));
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    peer.complete(context);
  }
}
