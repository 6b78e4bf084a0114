package parley.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.core.frame.Frame;
import parley.core.route.Cause;
import parley.core.route.Part;
import parley.journal.Bytes;

/** Frames in order, overtaking, and far ends that do not keep the rules. */
final class SendingTest {
  private final Heard heardHere = new Heard();
  private final Heard heardThere = new Heard();
  private final SomeFrames some = new SomeFrames(7);

  @Test
  void frames_arrive_whole_and_in_order() throws Exception {
    try (var here = new Post("wire");
        var there = new Post("wire")) {
      there.line(here, heardThere, "wire");
      var net = here.line(there, heardHere, "wire");
      var frames = IntStream.range(0, 200).mapToObj(i -> (Frame) some.push(i % 3, i * 40)).toList();

      net.dial("wire");
      var connection = heardHere.next(Heard.Event.Connected.class).connection();
      frames.forEach(frame -> net.send(connection, frame, false));

      assertThat(received(heardThere, frames.size())).isEqualTo(frames);
    }
  }

  @Test
  void an_urgent_frame_overtakes_half_a_megabyte() throws Exception {
    try (var here = new Post("wire");
        var there = new Post("wire");
        var path = new FaultyPath(there.routes.bound("wire"))) {
      there.line(here, heardThere, "wire");
      var net = here.line(there.key, path.address(), heardHere);
      var large = some.large();
      var urgent = new Frame.Ask(1, 1);
      path.carries(400_000);

      net.dial("wire");
      var connection = heardHere.next(Heard.Event.Connected.class).connection();
      net.send(connection, large, false);
      net.send(connection, urgent, true);

      assertThat(received(heardThere, 2)).containsExactly(urgent, large);
    }
  }

  @Test
  void two_routes_carry_at_once_each_its_own() throws Exception {
    try (var here = new Post("wire", "radio");
        var there = new Post("wire", "radio")) {
      there.line(here, heardThere, "wire", "radio");
      var net = here.line(there, heardHere, "wire", "radio");

      net.dial("wire");
      net.dial("radio");
      var first = heardHere.next(Heard.Event.Connected.class);
      var second = heardHere.next(Heard.Event.Connected.class);
      net.send(first.connection(), new Frame.Ask(1, 1), true);
      net.send(second.connection(), new Frame.Ask(1, 2), true);

      assertThat(List.of(first.route(), second.route())).containsExactlyInAnyOrder("wire", "radio");
      assertThat(received(heardThere, 2))
          .containsExactlyInAnyOrder(new Frame.Ask(1, 1), new Frame.Ask(1, 2));
    }
  }

  @Test
  void a_frame_that_waits_already_is_not_sent_twice() throws Exception {
    try (var here = new Post("wire");
        var there = new Post("wire");
        var path = new FaultyPath(there.routes.bound("wire"))) {
      there.line(here, heardThere, "wire");
      var net = here.line(there.key, path.address(), heardHere);
      var large = some.large();
      path.carries(400_000);

      net.dial("wire");
      var connection = heardHere.next(Heard.Event.Connected.class).connection();
      for (var times = 0; times < 20; times++) {
        net.send(connection, large, false);
      }
      net.send(connection, new Frame.Ask(1, 1), false);

      assertThat(received(heardThere, 2)).containsExactly(large, new Frame.Ask(1, 1));
    }
  }

  @Test
  void a_far_end_that_does_not_read_costs_no_memory_but_its_connection() throws Exception {
    var key = Post.newKey();
    try (var here = new Post("wire")) {
      var net = here.line(key, Post.loopback(1), heardHere);
      try (var _ = Stranger.connect(key, here.routes.bound("wire"))) {
        var connection = heardHere.next(Heard.Event.Connected.class).connection();
        for (var sent = 0; sent < 8; sent++) {
          net.send(connection, some.large(), false);
        }

        assertThat(heardHere.next())
            .isEqualTo(new Heard.Event.Closed(connection, Cause.CLOSED_BY_US));
        assertThat(here.counters().overfull()).isEqualTo(1);
      }
    }
  }

  @Test
  void what_is_no_frame_part_or_true_confirmation_closes_its_connection_only() throws Exception {
    var garbage = some.bytes(64);
    var noFrame = PartFormat.encode(new Part(0, true, some.bytes(200)));
    var tooMuch = PartFormat.confirmation(1_000_000);
    var negative = PartFormat.confirmation(-1);
    var empty = Bytes.fromHex("02000000");
    var tooLong = Bytes.concat(Bytes.fromHex("01001ffd"), Bytes.zeros(0x1ffd));
    var thirdStream = Bytes.fromHex("0202000101");
    var unknownKind = Bytes.fromHex("0700000101");
    var endless = endlessFrame();
    var all =
        List.of(
            garbage, noFrame, tooMuch, negative, empty, tooLong, thirdStream, unknownKind, endless);
    var key = Post.newKey();
    try (var here = new Post("wire")) {
      here.line(key, Post.loopback(1), heardHere);
      try (var honest = Stranger.connect(key, here.routes.bound("wire"))) {
        var good = heardHere.next(Heard.Event.Connected.class).connection();
        for (var bad : all) {
          assertClosedOver(bad, key, here);
        }

        honest.write(part(new Frame.Ask(1, 3)));

        assertThat(heardHere.next()).isEqualTo(new Heard.Event.Received(good, new Frame.Ask(1, 3)));
        assertThat(here.counters().badFrames()).isEqualTo(all.size());
      }
    }
  }

  private void assertClosedOver(Bytes bad, KeyPair key, Post here) throws Exception {
    try (var stranger = Stranger.connect(key, here.routes.bound("wire"))) {
      var connection = heardHere.next(Heard.Event.Connected.class).connection();

      stranger.write(bad);

      assertThat(heardHere.next()).isEqualTo(new Heard.Event.Closed(connection, Cause.BAD_FRAME));
    }
  }

  /** One part after the other, and never a last one. */
  private static Bytes endlessFrame() {
    var part = PartFormat.encode(new Part(0, false, Bytes.zeros(Part.MOST_CONTENT)));
    return Bytes.concat(Collections.nCopies(65, part).toArray(Bytes[]::new));
  }

  private static Bytes part(Frame frame) {
    return PartFormat.encode(new Part(Part.URGENT, true, FrameCodec.encode(frame)));
  }

  @Test
  void what_ends_in_the_middle_of_a_part_is_an_end_and_no_frame() throws Exception {
    var key = Post.newKey();
    try (var here = new Post("wire")) {
      here.line(key, Post.loopback(1), heardHere);
      try (var stranger = Stranger.connect(key, here.routes.bound("wire"))) {
        var connection = heardHere.next(Heard.Event.Connected.class).connection();
        var whole = part(new Frame.Ask(1, 3));

        stranger.write(whole.slice(0, whole.size() - 1));
        stranger.leave();

        assertThat(heardHere.next())
            .isEqualTo(new Heard.Event.Closed(connection, Cause.CLOSED_BY_THEM));
      }
    }
  }

  @Test
  void arriving_bytes_are_told_also_when_they_make_no_frame() throws Exception {
    var key = Post.newKey();
    try (var here = new Post("wire")) {
      here.line(key, Post.loopback(1), heardHere);
      try (var stranger = Stranger.connect(key, here.routes.bound("wire"))) {
        var connection = heardHere.next(Heard.Event.Connected.class).connection();

        stranger.write(PartFormat.confirmation(0));

        assertThat(heardHere.next(Heard.Event.Arrived.class).connection()).isEqualTo(connection);
      }
    }
  }

  private static List<Frame> received(Heard heard, int count) {
    var frames = new ArrayList<Frame>();
    while (frames.size() < count) {
      frames.add(heard.next(Heard.Event.Received.class).frame());
    }
    return frames;
  }
}
