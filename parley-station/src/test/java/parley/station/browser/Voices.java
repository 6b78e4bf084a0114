package parley.station.browser;

import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Gives consoles a voice that can be told apart, and hears what they play: a tone is recorded as a
 * WAV file that Chromium takes for its microphone, and the strongest frequency of each track that
 * comes in is read from the browser's own analyser.
 */
public final class Voices {
  /** A bin of the analyser is so wide, in hertz. */
  public static final double BIN_HERTZ = 48_000.0 / 8_192;

  private static final int RATE = 48_000;
  private static final int SECONDS = 10;

  /** Under this level, in decibels, a track counts as silent. */
  private static final double SILENT = -60;

  /**
   * Replaces nothing of the console's: it listens beside it, and asks for a microphone without what
   * would take a steady tone for noise.
   */
  private static final String BESIDE =
      """
      (() => {
        const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = () => ask({ audio: {
          echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
        const ears = (window.ears = {});
        const Plain = window.RTCPeerConnection;
        window.RTCPeerConnection = class extends Plain {
          constructor(...options) {
            super(...options);
            this.addEventListener('track', (event) => {
              const context = (window.earsContext ??= new AudioContext({ sampleRate: 48000 }));
              void context.resume();
              const analyser = context.createAnalyser();
              analyser.fftSize = 8192;
              analyser.smoothingTimeConstant = 0;
              context.createMediaStreamSource(new MediaStream([event.track])).connect(analyser);
              ears[this.getTransceivers().indexOf(event.transceiver)] = analyser;
            });
          }
        };
        window.strongest = (track) => {
          const analyser = ears[track];
          if (analyser === undefined) return [0, -200];
          const levels = new Float32Array(analyser.frequencyBinCount);
          analyser.getFloatFrequencyData(levels);
          let best = 4;
          for (let i = 4; i < levels.length; i++) if (levels[i] > levels[best]) best = i;
          return [best * 48000 / 8192, levels[best]];
        };
      })()
      """;

  private Voices() {}

  /** Writes a tone of ten seconds as mono WAV, 16 bits, 48 kHz. */
  public static Path tone(Path folder, int hertz) throws IOException {
    int samples = RATE * SECONDS;
    var data = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples; i++) {
      data.putShort((short) (12_000 * Math.sin(2 * Math.PI * hertz * i / RATE)));
    }
    var head = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    head.put("RIFF".getBytes(StandardCharsets.US_ASCII));
    head.putInt(36 + 2 * samples);
    head.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
    head.putInt(16).putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    head.putShort((short) 2).putShort((short) 16);
    head.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    var all = new ByteArrayOutputStream();
    all.write(head.array());
    all.write(data.array());
    var file = folder.resolve("tone-" + hertz + ".wav");
    Files.write(file, all.toByteArray());
    return file;
  }

  /** The flags with which Chromium takes a file for its microphone and asks nobody. */
  public static List<String> microphone(Path wav) {
    return List.of(
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--use-file-for-fake-audio-capture=" + wav);
  }

  /** Makes a page listen; before it is opened. */
  public static void listen(Page page) {
    page.addInitScript(BESIDE);
  }

  /**
   * Returns the strongest frequency that a track carries now, in hertz; 0 when it is silent.
   *
   * @param track 0 for what everybody hears, 1 for a listener's second track
   */
  public static double strongest(Page page, int track) {
    var found = (List<?>) page.evaluate("track => window.strongest(track)", track);
    double hertz = ((Number) found.get(0)).doubleValue();
    double level = ((Number) found.get(1)).doubleValue();
    return level < SILENT ? 0 : hertz;
  }
}
