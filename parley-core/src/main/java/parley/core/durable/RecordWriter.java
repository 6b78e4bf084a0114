package parley.core.durable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.TreeHead;
import parley.journal.note.HybridSignature;

/** Puts plain values into the bytes of a record, big-endian, every variable part by length. */
final class RecordWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

  RecordWriter u8(int value) {
    out.write(value);
    return this;
  }

  RecordWriter u32(int value) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    return this;
  }

  RecordWriter u64(long value) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  /** Bytes of a length that the format fixes. */
  RecordWriter fixed(Bytes value) {
    out.writeBytes(value.toArray());
    return this;
  }

  RecordWriter bytes(Bytes value) {
    return u32(value.size()).fixed(value);
  }

  RecordWriter text(String value) {
    return bytes(Bytes.utf8(value));
  }

  RecordWriter digest(Digest value) {
    return fixed(value.bytes());
  }

  RecordWriter head(TreeHead value) {
    return u64(value.size()).digest(value.root());
  }

  RecordWriter log(LogId value) {
    return text(value.line()).text(String.valueOf(value.side().letter())).u32(value.epoch());
  }

  RecordWriter signature(HybridSignature value) {
    return u64(value.timeSeconds()).bytes(value.ed25519()).bytes(value.mlDsa44());
  }

  Bytes done() {
    return Bytes.of(out.toByteArray());
  }
}
