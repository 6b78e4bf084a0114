package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.voice.handset.ListenAt.Transport;

final class TlsTest {
  @TempDir Path folder;

  @Test
  void connections_that_stall_in_their_handshake_stop_nobody() throws Exception {
    var plan = Rig.Plan.of(Rig.plain("desk-1")).with(BaresipTest.certificate(folder));
    try (var rig = Rig.open(plan)) {
      var stalled = new ArrayList<Socket>();
      for (var number = 0; number < 10; number++) {
        stalled.add(new Socket(Rig.HERE, rig.port(Transport.TLS)));
      }

      try (var phone = Phone.overTls(rig.point(Transport.TLS), "desk-1", trusting())) {
        assertThat(phone.register(60)).startsWith("SIP/2.0 200");
      }
      for (var socket : stalled) socket.close();
    }
  }

  @Test
  void one_address_cannot_take_all_connections() throws Exception {
    try (var rig = Rig.open(Rig.Plan.of(Rig.plain("desk-1")))) {
      var open = new ArrayList<Socket>();
      for (var number = 0; number < 17; number++) {
        open.add(new Socket(Rig.HERE, rig.port(Transport.TCP)));
      }

      var last = open.getLast();
      last.setSoTimeout(10_000);
      assertThat(last.getInputStream().read()).isEqualTo(-1);
      for (var socket : open) socket.close();
    }
  }

  private static SSLSocketFactory trusting() throws GeneralSecurityException {
    var any =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String kind) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String kind) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {any}, null);
    return context.getSocketFactory();
  }
}
