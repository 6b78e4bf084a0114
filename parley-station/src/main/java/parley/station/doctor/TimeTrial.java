package parley.station.doctor;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import parley.station.configuration.HostPort;

/**
 * Asks a time source what time it has (SNTP, RFC 4330) and says how far this machine is off. The
 * answer is not authenticated: it finds a wrong clock and proves no right one.
 */
public final class TimeTrial {
  /** Two stations whose clocks differ by more raise an alarm. */
  private static final long SANE_MILLIS = 2_000;

  private static final int WAIT_MILLIS = 2_000;
  private static final int SIZE = 48;

  /** Version 4, mode 3: a client asks. */
  private static final byte QUESTION = 0x23;

  private static final int SERVER = 4;
  private static final int ORIGINATE = 24;
  private static final int RECEIVE = 32;
  private static final int TRANSMIT = 40;

  /** From 1900, where NTP counts from, to 1970. */
  private static final long TO_1970 = 2_208_988_800L;

  private static final String ABOUT = "time.source";
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

  public TimeTrial(InstantSource clock) {
    this.clock = clock;
  }

  /** What came of asking {@code source}; within two seconds. */
  public Diagnosis ask(HostPort source) {
    var address = source.socketAddress();
    if (address.isUnresolved()) {
      return Diagnosis.wrong(
          ABOUT, "The name in " + source + " is not known here.", "Correct the time source.");
    }
    try (var socket = new DatagramSocket()) {
      socket.setSoTimeout(WAIT_MILLIS);
      socket.connect(address);
      byte[] question = new byte[SIZE];
      long nonce = random.nextLong();
      ByteBuffer.wrap(question).put(0, QUESTION).putLong(TRANSMIT, nonce);
      long asked = clock.millis();
      socket.send(new DatagramPacket(question, SIZE));
      var answer = new DatagramPacket(new byte[SIZE], SIZE);
      socket.receive(answer);
      return read(source, answer, new Asked(nonce, asked, clock.millis()));
    } catch (IOException silent) {
      return Diagnosis.wrong(
          ABOUT,
          source + " does not answer.",
          "Name a time source that does, or leave it empty and see that something else keeps the"
              + " clock right.");
    }
  }

  private record Asked(long nonce, long sentMillis, long gotMillis) {}

  private static Diagnosis read(HostPort source, DatagramPacket answer, Asked asked) {
    var bytes = ByteBuffer.wrap(answer.getData());
    int stratum = bytes.get(1) & 0xff;
    boolean meant =
        answer.getLength() == SIZE
            && (bytes.get(0) & 7) == SERVER
            && bytes.getLong(ORIGINATE) == asked.nonce()
            && stratum > 0
            && stratum < 16;
    if (!meant) {
      return Diagnosis.wrong(
          ABOUT, source + " answers, but not with the time.", "Name another time source.");
    }
    long there = millis(bytes, RECEIVE, asked) + millis(bytes, TRANSMIT, asked);
    long off = (asked.sentMillis() + asked.gotMillis() - there) / 2;
    String words =
        "By " + source + " this clock is " + Math.abs(off) + " ms " + (off < 0 ? "slow." : "fast.");
    return Math.abs(off) <= SANE_MILLIS
        ? Diagnosis.ok(ABOUT, words)
        : Diagnosis.wrong(
            ABOUT, words, "Set the clock and keep it with NTP. Entries carry its time for ever.");
  }

  /**
   * NTP's 32 bits of seconds begin anew in 2036: the turn that is nearest to our clock is meant.
   */
  private static long millis(ByteBuffer bytes, int at, Asked asked) {
    long seconds = Integer.toUnsignedLong(bytes.getInt(at)) - TO_1970;
    long turns = Math.round((asked.sentMillis() / 1000.0 - seconds) / (1L << 32));
    long fraction = Integer.toUnsignedLong(bytes.getInt(at + 4));
    return (seconds + (turns << 32)) * 1000 + ((fraction * 1000) >>> 32);
  }
}
