package parley.routes;

import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import parley.core.Limits;
import parley.core.frame.Frame;
import parley.journal.Bytes;
import parley.journal.Malformed;
import parley.routes.wire.Wire;

/**
 * Frames and the bytes that stand for them; {@code parley.proto} fixes the bytes.
 *
 * <p>Reading is total: any bytes are a frame or a {@link MalformedFrame}, in time and memory
 * bounded by {@link Limits#FRAME_BYTES}. What is too large, too many or too deep is refused before
 * anything is built from it.
 */
public final class FrameCodec {
  private FrameCodec() {}

  /**
   * Returns a frame's bytes, at most {@link Limits#FRAME_BYTES}.
   *
   * @throws IllegalArgumentException if the frame would be larger; the core never makes such a one
   */
  public static Bytes encode(Frame frame) {
    var wire = WireFrames.of(frame);
    if (wire.getSerializedSize() > Limits.FRAME_BYTES) {
      throw new IllegalArgumentException("a frame of " + wire.getSerializedSize() + " bytes");
    }
    return Bytes.of(wire.toByteArray());
  }

  /**
   * Reads a frame.
   *
   * @throws MalformedFrame if the bytes are not one
   */
  public static Frame decode(Bytes encoded) {
    if (encoded.size() > Limits.FRAME_BYTES) {
      throw new MalformedFrame("a frame is larger than " + Limits.FRAME_BYTES + " bytes");
    }
    var bytes = encoded.toArray();
    FrameShape.require(bytes);
    try {
      return FrameReader.read(
          Wire.Frame.parseFrom(bytes, ExtensionRegistryLite.getEmptyRegistry()));
    } catch (InvalidProtocolBufferException _) {
      throw new MalformedFrame("not a protobuf frame");
    } catch (MalformedFrame refused) {
      throw refused;
    } catch (Malformed refused) {
      throw new MalformedFrame(String.valueOf(refused.getMessage()));
    }
  }
}
