package parley.voice.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A softphone that sounds one steady tone into its calls and records what it hears. It answers when
 * it is rung.
 */
public final class Baresip implements AutoCloseable {
  private final Path folder;
  private final Process process;
  private final int control;

  /**
   * How it is set up.
   *
   * @param account its account line, without the password's place in it
   * @param hertz the tone that it sounds
   */
  public record Setup(Path folder, String account, int hertz) {}

  private Baresip(Path folder, Process process, int control) {
    this.folder = folder;
    this.process = process;
    this.control = control;
  }

  public static Baresip start(Setup setup) throws IOException {
    var program = Programs.find("baresip", "baresip-core");
    var folder = setup.folder();
    var control = freePort();
    Files.createDirectories(folder.resolve("heard"));
    Files.writeString(folder.resolve("contacts"), "");
    Files.writeString(folder.resolve("accounts"), setup.account() + "\n");
    Files.writeString(
        folder.resolve("config"),
        """
        poll_method epoll
        net_interface 127.0.0.1
        sip_listen 127.0.0.1:%d
        audio_player aubridge,nowhere
        audio_source ausine,%d
        audio_alert aubridge,nowhere
        ausrc_srate 48000
        ausrc_channels 2
        audio_buffer 20-160
        rtp_ports 20000-29998
        module_path /usr/lib/baresip/modules
        module g711.so
        module ausine.so
        module aubridge.so
        module sndfile.so
        module srtp.so
        module_tmp account.so
        module_app menu.so
        module_app ctrl_tcp.so
        ctrl_tcp_listen 127.0.0.1:%d
        snd_path %s
        """
            .formatted(freePort(), setup.hertz(), control, folder.resolve("heard")));
    var process =
        new ProcessBuilder(program.toString(), "-f", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    return new Baresip(folder, process, control);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, Rig.HERE)) {
      return socket.getLocalPort();
    }
  }

  /** Gives it a command, such as {@code dial}. */
  public void command(String command, String words) throws IOException {
    var json = "{\"command\":\"" + command + "\",\"params\":\"" + words + "\"}";
    try (var socket = new Socket(Rig.HERE, control)) {
      socket.setSoTimeout(5_000);
      var text = json.length() + ":" + json + ",";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      if (socket.getInputStream().read() < 0) throw new IOException("no answer to " + command);
    }
  }

  /** Returns what it has heard in its calls so far, at 8 kHz. */
  public Spectrum heard() throws IOException {
    var spectrum = new Spectrum(parley.voice.Codec.PCMA);
    try (var files = Files.list(folder.resolve("heard"))) {
      for (var file : files.filter(path -> path.toString().endsWith("dec.wav")).toList()) {
        var bytes = Files.readAllBytes(file);
        var levels = new short[Math.max(0, bytes.length - 44) / 2];
        if (levels.length > 0) {
          ByteBuffer.wrap(bytes, 44, levels.length * 2)
              .order(ByteOrder.LITTLE_ENDIAN)
              .asShortBuffer()
              .get(levels);
        }
        spectrum.add(levels);
      }
    }
    return spectrum;
  }

  /** What the program said. */
  public String log() throws IOException {
    var out = new ByteArrayOutputStream();
    Files.copy(folder.resolve("log"), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
    }
  }
}
