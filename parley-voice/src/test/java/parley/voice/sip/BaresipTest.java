package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.voice.Codec;
import parley.voice.handset.ListenAt.Transport;
import parley.voice.handset.SrtpPolicy;
import parley.voice.leg.Leg;

/** Calls with a real softphone; what each side heard is proven by its tones. */
final class BaresipTest {
  private static final int THEIRS = 440;
  private static final int OURS = 650;

  @TempDir Path folder;

  @Test
  void a_softphone_lifts_over_udp_and_both_sides_hear_each_other() throws IOException {
    try (var rig = Rig.open(Rig.Plan.of(Rig.handset("desk-1", SrtpPolicy.NEVER, true)));
        var phone = softphone(rig, Transport.UDP, "")) {
      registered(rig, phone);
      var heard = listen(rig);
      phone.command("dial", "sip:anything@127.0.0.1:" + rig.port(Transport.UDP));
      var lift = rig.ear.awaitLift();
      Await.until(() -> rig.handsets.leg("desk-1", lift.call()).isPresent());
      rig.handsets.alerting(lift.call());
      rig.handsets.answered(lift.call(), Codec.PCMA);

      prove(rig, phone, heard, lift.call());
      phone.command("hangup", "");
      rig.ear.await("put down desk-1");
    }
  }

  @Test
  void a_softphone_is_rung_over_tls_and_talks_in_srtp() throws Exception {
    var plan =
        Rig.Plan.of(Rig.handset("desk-1", SrtpPolicy.REQUIRED, false)).with(certificate(folder));
    try (var rig = Rig.open(plan);
        var phone = softphone(rig, Transport.TLS, ";mediaenc=srtp-mand")) {
      registered(rig, phone);
      var heard = listen(rig);
      rig.handsets.ring(CallTest.ring("desk-1", "c1"));
      rig.ear.await("answered desk-1 c1 PCMA");

      prove(rig, phone, heard, "c1");
      var leg = rig.handsets.leg("desk-1", "c1").orElseThrow();
      assertThat(leg).isInstanceOf(HandsetLeg.class);
      assertThat(((HandsetLeg) leg).isSecure()).isTrue();
      rig.handsets.hangUp("desk-1", "c1");
      Await.until(() -> rig.handsets.counts().calls() == 0);
    }
  }

  private static void registered(Rig rig, Baresip phone) throws IOException {
    try {
      rig.ear.await("registered desk-1");
    } catch (AssertionError late) {
      throw new AssertionError(phone.log(), late);
    }
  }

  private Baresip softphone(Rig rig, Transport transport, String more) throws IOException {
    var account =
        "<sip:desk-1@127.0.0.1:%d;transport=%s>;auth_user=desk-1;auth_pass=%s;answermode=auto;regint=60;audio_codecs=PCMA/8000/1%s"
            .formatted(rig.port(transport), transport.word(), Rig.PASSWORD, more);
    return Baresip.start(new Baresip.Setup(folder.resolve("phone"), account, THEIRS));
  }

  private static Spectrum listen(Rig rig) {
    var heard = new Spectrum(Codec.PCMA);
    rig.hearer =
        (_, speech) -> {
          synchronized (heard) {
            heard.add(speech.payload().toArray(), 0, speech.payload().size());
          }
        };
    return heard;
  }

  private static void prove(Rig rig, Baresip phone, Spectrum heard, String call)
      throws IOException {
    var leg = rig.handsets.leg("desk-1", call).orElseThrow();
    var writer = new ToneWriter(Tone.NOBODY_ARMED, Codec.PCMA);
    try (var clock = Executors.newSingleThreadScheduledExecutor()) {
      var sounding =
          clock.scheduleAtFixedRate(
              () -> leg.say(Leg.MAIN, writer.next(), writer), 0, 20, TimeUnit.MILLISECONDS);
      Await.until(() -> share(heard, THEIRS) > 0.8);
      Await.until(() -> shareAt(phone, OURS) > 0.8);
      sounding.cancel(false);
    }
    assertThat(share(heard, OURS)).isLessThan(0.1);
    assertThat(phone.heard().share(THEIRS)).isLessThan(0.5);
  }

  private static double share(Spectrum heard, int hertz) {
    synchronized (heard) {
      return heard.share(hertz);
    }
  }

  private static double shareAt(Baresip phone, int hertz) {
    try {
      return phone.heard().share(hertz);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Makes a key and a certificate with the JDK's own tool. */
  static SSLContext certificate(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    var file = folder.resolve("station.p12");
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var words =
        "-genkeypair -alias station -keyalg EC -groupname secp256r1 -dname CN=alder"
            + " -storetype PKCS12 -storepass secret1 -validity 2 -keystore "
            + file;
    var command = new ArrayList<>(List.of(words.split(" ", -1)));
    command.addFirst(tool);
    var made = new ProcessBuilder(command).start().waitFor();
    assertThat(made).isZero();
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, "secret1".toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "secret1".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
