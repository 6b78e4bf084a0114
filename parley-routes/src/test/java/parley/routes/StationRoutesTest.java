package parley.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.core.frame.Frame;

final class StationRoutesTest {
  @Test
  void a_frame_travels_both_ways() throws Exception {
    var heardHere = new Heard();
    var heardThere = new Heard();
    try (var here = new Post("wire");
        var there = new Post("wire")) {
      var net = here.line(there, heardHere, "wire");
      var back = there.line(here, heardThere, "wire");

      net.dial("wire");
      var ours = heardHere.next(Heard.Event.Connected.class);
      var theirs = heardThere.next(Heard.Event.Connected.class);
      net.send(ours.connection(), new Frame.Ask(1, 7), true);
      back.send(theirs.connection(), new Frame.Ask(2, 8), false);

      assertThat(ours.dialledByUs()).isTrue();
      assertThat(theirs.dialledByUs()).isFalse();
      assertThat(heardThere.next(Heard.Event.Received.class).frame())
          .isEqualTo(new Frame.Ask(1, 7));
      assertThat(heardHere.next(Heard.Event.Received.class).frame()).isEqualTo(new Frame.Ask(2, 8));
    }
  }
}
