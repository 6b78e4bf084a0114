package parley.sim.network;

import parley.core.frame.Frame;
import parley.journal.entry.Leaf;
import parley.journal.note.HybridSignature;

/** How many bytes a frame takes on a route, near enough: the real encoding is not part of this. */
final class FrameSize {
  private static final int SIGNATURE =
      HybridSignature.ED25519_SIZE + HybridSignature.ML_DSA_44_SIZE + 12;
  private static final int CHECKPOINT = SIGNATURE + 110;
  private static final int ENTRY = Leaf.SIZE + 40;
  private static final int SMALL = 40;

  private FrameSize() {}

  static int of(Frame frame) {
    return switch (frame) {
      case Frame.Hello hello ->
          SMALL + 60 + (hello.own().isPresent() ? CHECKPOINT : 0) + held(hello);
      case Frame.Push push ->
          CHECKPOINT
              + SMALL
              + push.entries().stream().mapToInt(entry -> ENTRY + entry.blob().size()).sum();
      case Frame.Cosigned _ -> SIGNATURE + SMALL + 40;
      case Frame.Ask _ -> SMALL;
      case Frame.Beat _ -> SMALL;
      case Frame.Check check -> SMALL + check.text().size();
      case Frame.Signal signal -> SMALL + 20 + signal.attributes().encode().size();
    };
  }

  private static int held(Frame.Hello hello) {
    return hello.held().isPresent() ? CHECKPOINT : 0;
  }
}
