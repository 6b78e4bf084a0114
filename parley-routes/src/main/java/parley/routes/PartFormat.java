package parley.routes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import parley.core.route.Part;
import parley.journal.Bytes;

/**
 * The bytes inside a connection's TLS: parts of frames, and confirmations of parts.
 *
 * <p>Each has four bytes before it: kind, stream, and the length of what follows, the high byte
 * first.
 */
final class PartFormat {
  private static final int PART = 1;
  private static final int LAST_PART = 2;
  private static final int CONFIRMATION = 3;

  private PartFormat() {}

  /** What came in. */
  sealed interface Piece {
    record Carried(Part part) implements Piece {}

    /** The far end has read so many bytes of parts, headers included, since the beginning. */
    record Confirmed(long total) implements Piece {}
  }

  static Bytes encode(Part part) {
    var out = ByteBuffer.allocate(part.size());
    out.put((byte) (part.last() ? LAST_PART : PART)).put((byte) part.stream());
    out.putShort((short) part.content().size()).put(part.content().toArray());
    return Bytes.of(out.array());
  }

  static Bytes confirmation(long total) {
    var out = ByteBuffer.allocate(Part.HEADER + Long.BYTES);
    out.put((byte) CONFIRMATION).put((byte) 0).putShort((short) Long.BYTES).putLong(total);
    return Bytes.of(out.array());
  }

  /**
   * Reads the next piece; empty at the end of the stream.
   *
   * @throws MalformedFrame if it is none; at most {@link Part#MOST} bytes are read before that
   */
  static Optional<Piece> read(InputStream in) throws IOException {
    var header = in.readNBytes(Part.HEADER);
    if (header.length < Part.HEADER) {
      return Optional.empty();
    }
    var length = Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(2));
    require(header[0], header[1], length);
    var content = in.readNBytes(length);
    if (content.length < length) {
      return Optional.empty();
    }
    return Optional.of(
        header[0] == CONFIRMATION
            ? new Piece.Confirmed(ByteBuffer.wrap(content).getLong())
            : new Piece.Carried(new Part(header[1], header[0] == LAST_PART, Bytes.of(content))));
  }

  private static void require(byte kind, byte stream, int length) {
    var good =
        switch (kind) {
          case PART, LAST_PART ->
              stream >= 0 && stream < Part.STREAMS && length > 0 && length <= Part.MOST_CONTENT;
          case CONFIRMATION -> stream == 0 && length == Long.BYTES;
          default -> false;
        };
    if (!good) {
      throw new MalformedFrame("neither a part nor a confirmation");
    }
  }
}
