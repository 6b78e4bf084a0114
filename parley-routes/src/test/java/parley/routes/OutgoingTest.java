package parley.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.Limits;
import parley.core.route.Part;
import parley.journal.Bytes;
import parley.routes.Outgoing.Offer;
import parley.routes.PartFormat.Piece;

/** What one connection writes, and what is read back from it. */
final class OutgoingTest {
  private final Outgoing outgoing = new Outgoing();
  private final SomeFrames some = new SomeFrames(5);

  @Test
  void parts_read_together_are_confirmed_together() throws Exception {
    outgoing.read(100);
    outgoing.read(200);
    outgoing.read(300);

    assertThat(pieces(outgoing.take())).containsExactly(new Piece.Confirmed(600));
  }

  @Test
  void a_part_takes_the_confirmation_along() throws Exception {
    var frame = some.bytes(50);
    outgoing.read(100);
    outgoing.take();

    outgoing.read(100);
    outgoing.offer(frame, true);

    assertThat(pieces(outgoing.take()))
        .containsExactly(
            new Piece.Confirmed(200), new Piece.Carried(new Part(Part.URGENT, true, frame)));
  }

  @Test
  void a_confirmation_is_never_held_back_for_long() throws Exception {
    outgoing.read(100);
    outgoing.take();
    outgoing.read(100);

    assertThat(pieces(outgoing.take())).containsExactly(new Piece.Confirmed(200));
  }

  @Test
  void only_what_was_written_can_be_confirmed() throws Exception {
    outgoing.offer(some.bytes(50), false);
    var written = outgoing.take().orElseThrow().size();

    assertThat(outgoing.confirmed(written + 1)).isFalse();
    assertThat(outgoing.confirmed(written)).isTrue();
    assertThat(outgoing.confirmed(written - 1)).isFalse();
  }

  @Test
  void an_equal_frame_is_queued_again_only_when_the_first_has_left() throws Exception {
    var frame = some.bytes(50);
    outgoing.offer(frame, false);
    outgoing.offer(frame, false);
    var first = pieces(outgoing.take());
    outgoing.offer(frame, false);
    var second = pieces(outgoing.take());
    outgoing.end();

    assertThat(first).isEqualTo(second).hasSize(1);
    assertThat(outgoing.take()).isEmpty();
  }

  @Test
  void small_frames_without_number_are_overfull_too() {
    var taken = 0;
    while (outgoing.offer(Bytes.utf8("frame " + taken), true) == Offer.TAKEN) {
      taken++;
    }

    assertThat(taken).isEqualTo(RouteLimits.WAITING_FRAMES);
  }

  @Test
  void interleaved_streams_are_put_together_each_for_itself() {
    var assembly = new Assembly();
    var first = assembly.add(new Part(Part.ORDINARY, false, Bytes.utf8("long ")));
    var urgent = assembly.add(new Part(Part.URGENT, true, Bytes.utf8("now")));
    var second = assembly.add(new Part(Part.ORDINARY, true, Bytes.utf8("tale")));

    assertThat(first).isEmpty();
    assertThat(urgent).hasValue(Bytes.utf8("now"));
    assertThat(second).hasValue(Bytes.utf8("long tale"));
  }

  @Test
  void a_frame_may_be_as_large_as_the_limit_and_no_larger() {
    var assembly = new Assembly();
    var part = new Part(Part.URGENT, false, Bytes.zeros(4096));
    for (var size = 0; size < Limits.FRAME_BYTES; size += 4096) {
      assembly.add(part);
    }

    assertThatExceptionOfType(MalformedFrame.class)
        .isThrownBy(() -> assembly.add(new Part(Part.URGENT, true, Bytes.zeros(1))));
  }

  private static List<Piece> pieces(Optional<Bytes> written) throws IOException {
    var in = new ByteArrayInputStream(written.orElseThrow().toArray());
    var pieces = new ArrayList<Piece>();
    for (var piece = PartFormat.read(in); piece.isPresent(); piece = PartFormat.read(in)) {
      pieces.add(piece.get());
    }
    return pieces;
  }
}
