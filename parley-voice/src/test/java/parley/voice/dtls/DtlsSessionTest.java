package parley.voice.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.voice.Await;
import parley.voice.dtls.Ends.Role;
import parley.voice.srtp.SrtpProfile;

final class DtlsSessionTest {
  private static final List<SrtpProfile> PROFILES = List.of(SrtpProfile.AEAD_AES_128_GCM);
  private final Handshakes limit = new Handshakes(4);
  private final VoiceIdentity ann = VoiceIdentity.of(pair());
  private final VoiceIdentity bob = VoiceIdentity.of(pair());
  private final List<Outcome> atClient = new CopyOnWriteArrayList<>();
  private final List<Outcome> atServer = new CopyOnWriteArrayList<>();

  @Test
  void the_same_key_has_the_same_certificate_wherever_it_is_made() throws Exception {
    var pair = pair();

    var once = VoiceIdentity.of(pair);
    var again = VoiceIdentity.of(pair);

    assertThat(again.certificate()).isEqualTo(once.certificate());
    assertThat(again.fingerprint()).isEqualTo(once.fingerprint()).isNotEqualTo(ann.fingerprint());
    var read =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(once.certificate().toArray()));
    read.verify(pair.getPublic());
    assertThat(once.fingerprint().size()).isEqualTo(32);
  }

  @Test
  void two_ends_that_know_each_other_get_the_same_keys() {
    shakeHands(bob.fingerprint(), ann.fingerprint());

    Await.until("both agreed", () -> !atClient.isEmpty() && !atServer.isEmpty());

    var client = ((Outcome.Agreed) atClient.getFirst()).keys();
    var server = ((Outcome.Agreed) atServer.getFirst()).keys();
    assertThat(client.tag()).isEqualTo(server.tag()).isNotEqualTo(Bytes.zeros(SessionKeys.TAG));
  }

  @Test
  void a_server_with_another_certificate_is_refused_and_named() {
    shakeHands(ann.fingerprint(), ann.fingerprint());

    Await.until("refused", () -> !atClient.isEmpty());

    assertThat(atClient).containsExactly(new Outcome.WrongFingerprint(bob.fingerprint()));
    assertThat(atServer).noneMatch(Outcome.Agreed.class::isInstance);
  }

  @Test
  void a_client_with_another_certificate_is_refused_and_named() {
    shakeHands(bob.fingerprint(), bob.fingerprint());

    Await.until("refused", () -> !atServer.isEmpty());

    assertThat(atServer).containsExactly(new Outcome.WrongFingerprint(ann.fingerprint()));
  }

  @Test
  void nonsense_cannot_keep_a_handshake_longer_than_its_limit() {
    var ends = new Ends(Role.SERVER, bob, ann.fingerprint(), PROFILES);
    var chance = new Random(3);
    var session = DtlsSession.between(ends, (_, _, _) -> {}, (_, outcome) -> atServer.add(outcome));

    session.start(limit);
    Await.until(
        "ended",
        () -> {
          var bytes = new byte[13 + chance.nextInt(200)];
          chance.nextBytes(bytes);
          bytes[0] = (byte) (20 + chance.nextInt(7));
          bytes[1] = (byte) 0xfe;
          bytes[2] = (byte) 0xfd;
          session.received(bytes, 0, bytes.length);
          return !atServer.isEmpty();
        });

    assertThat(atServer).allMatch(Outcome.Failed.class::isInstance);
  }

  @Test
  void one_handshake_too_many_does_not_start_and_a_place_is_free_again_afterwards() {
    var one = new Handshakes(1);
    var ends = new Ends(Role.SERVER, bob, ann.fingerprint(), PROFILES);
    var waits = DtlsSession.between(ends, (_, _, _) -> {}, (_, outcome) -> atServer.add(outcome));
    var late = DtlsSession.between(ends, (_, _, _) -> {}, (_, _) -> {});

    assertThat(waits.start(one)).isTrue();
    assertThat(late.start(one)).isFalse();
    waits.close();
    Await.until("the first ended", () -> !atServer.isEmpty());

    Await.until("a free place", () -> late.start(one));
    late.close();
  }

  private void shakeHands(Bytes clientExpects, Bytes serverExpects) {
    var client = new AtomicReference<DtlsSession>();
    var server = new AtomicReference<DtlsSession>();
    client.set(
        DtlsSession.between(
            new Ends(Role.CLIENT, ann, clientExpects, PROFILES),
            (bytes, at, length) -> server.get().received(bytes, at, length),
            (_, outcome) -> atClient.add(outcome)));
    server.set(
        DtlsSession.between(
            new Ends(Role.SERVER, bob, serverExpects, PROFILES),
            (bytes, at, length) -> client.get().received(bytes, at, length),
            (_, outcome) -> atServer.add(outcome)));
    server.get().start(limit);
    client.get().start(limit);
  }

  private static KeyPair pair() {
    try {
      var pairs = KeyPairGenerator.getInstance("EC");
      pairs.initialize(new ECGenParameterSpec("secp256r1"));
      return pairs.generateKeyPair();
    } catch (GeneralSecurityException mistake) {
      throw new IllegalStateException(mistake);
    }
  }
}
