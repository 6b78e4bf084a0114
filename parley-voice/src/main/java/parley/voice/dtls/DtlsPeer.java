package parley.voice.dtls;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Hashtable;
import java.util.Optional;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;
import parley.journal.Bytes;
import parley.voice.dtls.Ends.Role;
import parley.voice.srtp.Srtp;
import parley.voice.srtp.SrtpProfile;

/** What client and server of one handshake have in common: who we are, whom we let in, the keys. */
final class DtlsPeer {
  static final BcTlsCrypto CRYPTO = new BcTlsCrypto(new SecureRandom());
  static final int[] SUITES = {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
  static final int TIMEOUT_MILLIS = 5000;

  /** RFC 6347 section 4.2.4.1 proposes a second; voice is worth a few datagrams more. */
  static final int RESEND_MILLIS = 300;

  static final int LONGEST_MESSAGE = 16_384;
  private static final String TAG_LABEL = "EXPORTER-parley-voice-session";

  private final Ends ends;
  private @Nullable SrtpProfile profile;
  private @Nullable SessionKeys keys;
  private @Nullable Bytes wrong;

  DtlsPeer(Ends ends) {
    this.ends = ends;
  }

  DtlsClient client() {
    return new DtlsClient(this);
  }

  DtlsServer server() {
    return new DtlsServer(this);
  }

  /** The fingerprint that was not the expected one. */
  Optional<Bytes> wrongFingerprint() {
    return Optional.ofNullable(wrong);
  }

  SessionKeys keys() {
    if (keys == null) {
      throw new IllegalStateException("no keys before the handshake is over");
    }
    return keys;
  }

  void check(@Nullable Certificate shown) throws IOException {
    var seen =
        shown == null || shown.isEmpty()
            ? Bytes.EMPTY
            : VoiceIdentity.fingerprint(shown.getCertificateAt(0).getEncoded());
    if (!seen.equals(ends.theirs())) {
      wrong = seen;
      throw new TlsFatalAlert(AlertDescription.bad_certificate);
    }
  }

  TlsCredentialedSigner credentials(TlsContext context) throws IOException {
    var certificate = new BcTlsCertificate(CRYPTO, ends.ours().certificate().toArray());
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        CRYPTO,
        ends.ours().key(),
        new Certificate(new TlsCertificate[] {certificate}),
        new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }

  /** Adds what we can do with SRTP: the client all of it, the server what was chosen. */
  Hashtable<Integer, byte[]> offer(Hashtable<Integer, byte[]> extensions) throws IOException {
    var offered =
        profile == null
            ? ends.profiles().stream().mapToInt(SrtpProfile::number).toArray()
            : new int[] {profile.number()};
    TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(offered, TlsUtils.EMPTY_BYTES));
    return extensions;
  }

  /** Takes the best profile that the far end can do; refuses the handshake if there is none. */
  void choose(@Nullable Hashtable<Integer, byte[]> extensions) throws IOException {
    var theirs = extensions == null ? null : TlsSRTPUtils.getUseSRTPExtension(extensions);
    if (theirs != null) {
      for (var ours : ends.profiles()) {
        for (var number : theirs.getProtectionProfiles()) {
          if (number == ours.number()) {
            profile = ours;
            return;
          }
        }
      }
    }
    throw new TlsFatalAlert(AlertDescription.handshake_failure);
  }

  /** Derives the keys of both directions (RFC 5764 section 4.2). */
  void complete(TlsContext context) throws IOException {
    var chosen = profile;
    if (chosen == null) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }
    var key = chosen.keySize();
    var salt = chosen.saltSize();
    var all =
        Bytes.of(context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, 2 * (key + salt)));
    var clientKey = all.slice(0, key);
    var serverKey = all.slice(key, 2 * key);
    var clientSalt = all.slice(2 * key, 2 * key + salt);
    var serverSalt = all.slice(2 * key + salt, 2 * (key + salt));
    var tag = Bytes.of(context.exportKeyingMaterial(TAG_LABEL, null, SessionKeys.TAG));
    var client = ends.role() == Role.CLIENT;
    keys =
        new SessionKeys(
            Srtp.sender(chosen, client ? clientKey : serverKey, client ? clientSalt : serverSalt),
            Srtp.receiver(chosen, client ? serverKey : clientKey, client ? serverSalt : clientSalt),
            tag);
  }

  /** Copies extensions into the type that the library works with inside. */
  @SuppressWarnings("JdkObsolete")
  static Hashtable<Integer, byte[]> typed(@Nullable Hashtable<?, ?> extensions) {
    var all = new Hashtable<Integer, byte[]>();
    if (extensions != null) {
      extensions.forEach((type, value) -> all.put((Integer) type, (byte[]) value));
    }
    return all;
  }
}
