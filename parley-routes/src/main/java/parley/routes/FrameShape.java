package parley.routes;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Map;
import parley.core.Limits;
import parley.journal.Digest;
import parley.journal.entry.Attributes;
import parley.journal.entry.Leaf;
import parley.journal.entry.Sealing;
import parley.journal.note.HybridSignature;
import parley.routes.wire.Wire;

/**
 * Walks over an encoded frame and keeps nothing, so that a hostile one is refused before the parser
 * builds anything: how long each text and byte string is, how many fields and entries there are,
 * and how deep they are nested.
 */
final class FrameShape {
  private static final int SMALL = 16;
  private static final int NAME_BYTES = 255;
  private static final int SECRET_BYTES = 32;

  /** The most bytes in a field, by its full name. */
  private static final Map<String, Integer> MOST_BYTES =
      Map.ofEntries(
          Map.entry("parley.line.v1.Hello.features", RouteLimits.FEATURE_BYTES),
          Map.entry("parley.line.v1.Hello.line_id", SMALL),
          Map.entry("parley.line.v1.Hello.nonce", SMALL),
          Map.entry("parley.line.v1.Signal.nonce", SMALL),
          Map.entry("parley.line.v1.Signal.attributes", Attributes.MAX_SIZE),
          Map.entry("parley.line.v1.Check.text", Limits.CHECK_TEXT),
          Map.entry("parley.line.v1.SealedEntry.leaf", Leaf.SIZE),
          Map.entry("parley.line.v1.SealedEntry.secret", SECRET_BYTES),
          Map.entry("parley.line.v1.SealedEntry.blob", Sealing.MAX_BLOB),
          Map.entry("parley.line.v1.SignedCheckpoint.origin", NAME_BYTES),
          Map.entry("parley.line.v1.TreeHead.root", Digest.SIZE),
          Map.entry("parley.line.v1.HybridSignature.ed25519", HybridSignature.ED25519_SIZE),
          Map.entry("parley.line.v1.HybridSignature.ml_dsa_44", HybridSignature.ML_DSA_44_SIZE));

  private final CodedInputStream in;
  private int fields;
  private int entries;
  private int features;

  private FrameShape(byte[] encoded) {
    this.in = CodedInputStream.newInstance(encoded);
    in.setRecursionLimit(RouteLimits.FRAME_DEPTH);
  }

  /** Refuses with {@link MalformedFrame} what breaks a limit or is no protobuf at all. */
  static void require(byte[] encoded) {
    try {
      new FrameShape(encoded).walk(Wire.Frame.getDescriptor());
    } catch (IOException _) {
      throw new MalformedFrame("not a protobuf frame");
    }
  }

  private void walk(Descriptor message) throws IOException {
    for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (++fields > RouteLimits.FRAME_FIELDS) {
        throw new MalformedFrame("a frame has too many fields");
      }
      var field = message.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      if (field == null || WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        skip(tag);
      } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        count(field);
        inside(field.getMessageType());
      } else {
        count(field);
        bytes(field);
      }
    }
  }

  /**
   * Skips a field; one of ours that comes in another form than its own is unknown to the parser
   * too.
   */
  private void skip(int tag) throws IOException {
    if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_START_GROUP) {
      throw new MalformedFrame("groups are not used");
    }
    in.skipField(tag);
  }

  private void inside(Descriptor message) throws IOException {
    var outer = in.pushLimit(in.readRawVarint32());
    walk(message);
    in.popLimit(outer);
  }

  private void bytes(FieldDescriptor field) throws IOException {
    var size = in.readRawVarint32();
    var most = MOST_BYTES.get(field.getFullName());
    if (size < 0 || (most != null && size > most)) {
      throw new MalformedFrame(field.getName() + " is too long");
    }
    in.skipRawBytes(size);
  }

  private void count(FieldDescriptor field) {
    if (field.getNumber() == Wire.Push.ENTRIES_FIELD_NUMBER
        && field.getContainingType() == Wire.Push.getDescriptor()
        && ++entries > Limits.PUSH_ENTRIES) {
      throw new MalformedFrame("a push has too many entries");
    }
    if (field.getNumber() == Wire.Hello.FEATURES_FIELD_NUMBER
        && field.getContainingType() == Wire.Hello.getDescriptor()
        && ++features > RouteLimits.FEATURES) {
      throw new MalformedFrame("a hello has too many features");
    }
  }
}
