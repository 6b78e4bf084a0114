package parley.routes;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.core.Limits;
import parley.core.route.Part;
import parley.journal.Bytes;

/**
 * Puts parts together again, each stream for itself; holds at most one unfinished frame a stream.
 */
final class Assembly {
  private final List<ByteArrayOutputStream> unfinished = new ArrayList<>();

  Assembly() {
    for (var stream = 0; stream < Part.STREAMS; stream++) {
      unfinished.add(new ByteArrayOutputStream());
    }
  }

  /**
   * Adds a part; returns the encoded frame if it is complete now.
   *
   * @throws MalformedFrame if the frame grows beyond {@link Limits#FRAME_BYTES}
   */
  Optional<Bytes> add(Part part) {
    var frame = unfinished.get(part.stream());
    if (frame.size() + part.content().size() > Limits.FRAME_BYTES) {
      throw new MalformedFrame("a frame is larger than " + Limits.FRAME_BYTES + " bytes");
    }
    frame.writeBytes(part.content().toArray());
    if (!part.last()) {
      return Optional.empty();
    }
    unfinished.set(part.stream(), new ByteArrayOutputStream());
    return Optional.of(Bytes.of(frame.toByteArray()));
  }
}
