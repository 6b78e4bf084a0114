package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.voice.Codec;
import parley.voice.handset.HandsetLimits;
import parley.voice.handset.ListenAt.Transport;
import parley.voice.handset.SrtpPolicy;

/** Registration and calls at a rate, by SIPp, which knows MD5 alone. */
final class SippTest {
  private static final int CALLS = 100;
  private static final int PER_SECOND = 20;

  @TempDir Path folder;

  @Test
  void a_handset_registers_and_calls_twenty_times_a_second() throws Exception {
    var plan = Rig.Plan.of(Rig.handset("desk-1", SrtpPolicy.NEVER, false)).with(busy());
    try (var rig = Rig.open(plan)) {
      rig.ear.whenLifted =
          lift -> {
            rig.handsets.alerting(lift.call());
            rig.handsets.answered(lift.call(), Codec.PCMA);
          };
      var port = freePort();

      assertThat(sipp(rig, port, List.of("-m", "1", "-sf", scenario("register.xml")))).isZero();
      rig.ear.await("registered desk-1");
      var rate = Integer.toString(PER_SECOND);
      var calls = Integer.toString(CALLS);
      var ended = sipp(rig, port, List.of("-m", calls, "-r", rate, "-sf", scenario("lift.xml")));

      assertThat(ended).as(() -> log()).isZero();
      assertThat(rig.ear.lifts).hasSize(CALLS);
      Await.until(() -> rig.handsets.counts().calls() == 0);
      assertThat(rig.handsets.counts().malformed()).isZero();
      assertThat(rig.handsets.counts().limited()).isZero();
    }
  }

  private int sipp(Rig rig, int port, List<String> more) throws IOException, InterruptedException {
    var program = Programs.find("sipp", "sip-tester").toString();
    var station = "127.0.0.1:" + rig.port(Transport.UDP);
    var command =
        new ArrayList<>(
            List.of(
                program,
                station,
                "-i",
                "127.0.0.1",
                "-p",
                "" + port,
                "-nostdin",
                "-timeout",
                "60"));
    command.addAll(List.of("-timeout_error", "-trace_err", "-error_file", errors().toString()));
    command.addAll(more);
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    if (!process.waitFor(90, TimeUnit.SECONDS)) process.destroyForcibly();
    return process.waitFor();
  }

  private Path errors() {
    return folder.resolve("errors");
  }

  private String log() {
    try {
      return Files.exists(errors()) ? Files.readString(errors()) : "";
    } catch (IOException failure) {
      return failure.toString();
    }
  }

  private static String scenario(String name) throws URISyntaxException {
    var found = SippTest.class.getResource("/sip/" + name);
    if (found == null) throw new AssertionError("no scenario " + name);
    return Path.of(found.toURI()).toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new DatagramSocket(0, Rig.HERE)) {
      return socket.getLocalPort();
    }
  }

  private static HandsetLimits busy() {
    var quick = Rig.quick();
    return new HandsetLimits(
        1_000,
        50,
        50,
        quick.connections(),
        quick.minRegistration(),
        quick.maxRegistration(),
        quick.nonceLife(),
        quick.refresh(),
        quick.silence(),
        quick.refusalTone());
  }
}
