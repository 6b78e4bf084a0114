package parley.core.durable;

import java.nio.ByteBuffer;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Malformed;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.note.HybridSignature;

/** Takes plain values out of the bytes of a record. Total: whatever is wrong ends in Malformed. */
final class RecordReader {
  private final ByteBuffer in;

  RecordReader(Bytes record) {
    this.in = ByteBuffer.wrap(record.toArray());
  }

  int u8() {
    need(1);
    return Byte.toUnsignedInt(in.get());
  }

  int u32() {
    need(Integer.BYTES);
    return in.getInt();
  }

  long u64() {
    need(Long.BYTES);
    return in.getLong();
  }

  /**
   * A number of things that follow.
   *
   * @param leastSize the fewest bytes one of them takes, so that a wild count is refused at once
   */
  int count(int leastSize) {
    var count = u32();
    if (count < 0 || (long) count * leastSize > in.remaining()) {
      throw new Malformed("a count beyond the end of the record");
    }
    return count;
  }

  Bytes fixed(int size) {
    need(size);
    var value = new byte[size];
    in.get(value);
    return Bytes.of(value);
  }

  Bytes bytes() {
    return fixed(count(1));
  }

  String text() {
    return bytes().text();
  }

  Digest digest() {
    return Digest.of(fixed(Digest.SIZE));
  }

  TreeHead head() {
    return new TreeHead(u64(), digest());
  }

  LogId log() {
    var line = text();
    var side = Side.ofLetter(text());
    var epoch = u32();
    try {
      return new LogId(line, side, epoch);
    } catch (IllegalArgumentException e) {
      throw new Malformed(String.valueOf(e.getMessage()));
    }
  }

  HybridSignature signature() {
    return new HybridSignature(u64(), bytes(), bytes());
  }

  void end() {
    if (in.hasRemaining()) throw new Malformed("something follows the end of the record");
  }

  private void need(int size) {
    if (size < 0 || in.remaining() < size) throw new Malformed("the record ends too early");
  }
}
