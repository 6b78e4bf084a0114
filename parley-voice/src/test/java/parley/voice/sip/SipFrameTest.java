package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;

final class SipFrameTest {
  private static final String ONE = "OPTIONS sip:x SIP/2.0\r\nl: 3\r\n\r\nabc";

  @Test
  void messages_and_keep_alives_follow_one_another() throws IOException {
    assertThat(frames(ONE + "\r\n\r\n" + ONE))
        .containsExactly(
            new SipFrame.Whole(Bytes.utf8(ONE)),
            new SipFrame.KeepAlive(),
            new SipFrame.Whole(Bytes.utf8(ONE)),
            new SipFrame.End());
  }

  @Test
  void without_one_plain_length_a_stream_is_broken() throws IOException {
    assertThat(frames("OPTIONS sip:x SIP/2.0\r\n\r\n")).containsExactly(new SipFrame.Broken());
    assertThat(frames(ONE.replace("l: 3", "l: 3\r\nContent-Length: 3")))
        .containsExactly(new SipFrame.Broken());
    assertThat(frames(ONE.replace("l: 3", "l: -3"))).containsExactly(new SipFrame.Broken());
    assertThat(frames(ONE.replace("l: 3", "l: 99999"))).containsExactly(new SipFrame.Broken());
    assertThat(frames(ONE.replace("l: 3", "l: 4"))).containsExactly(new SipFrame.Broken());
  }

  @Test
  void a_head_without_an_end_is_read_no_further_than_a_message() throws IOException {
    assertThat(frames("x".repeat(100_000))).containsExactly(new SipFrame.Broken());
  }

  private static List<SipFrame> frames(String text) throws IOException {
    var in = new ByteArrayInputStream(Bytes.utf8(text).toArray());
    var frames = new ArrayList<SipFrame>();
    do {
      frames.add(SipFrame.read(in));
    } while (!(frames.getLast() instanceof SipFrame.End)
        && !(frames.getLast() instanceof SipFrame.Broken));
    return frames;
  }
}
