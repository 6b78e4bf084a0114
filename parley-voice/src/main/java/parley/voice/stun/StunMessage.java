package parley.voice.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import parley.journal.Bytes;

/**
 * A Binding request or its answer, as received. Nothing in it is to be believed before {@link
 * #signedWith} has returned true.
 */
public final class StunMessage {
  public static final int REQUEST = 0x0001;
  public static final int SUCCESS = 0x0101;

  /** ICE's nomination of a path by the browser (RFC 8445 section 7.1.2). */
  public static final int USE_CANDIDATE = 0x0025;

  /** Ours: eight random bytes that name one life of a line's leg. */
  public static final int INSTANCE = 0xc7a1;

  /** Ours: eight bytes that name the keys in use; zeros when there are none. */
  public static final int SESSION = 0xc7a2;

  static final int USERNAME = 0x0006;
  static final int MESSAGE_INTEGRITY = 0x0008;
  static final int XOR_MAPPED_ADDRESS = 0x0020;
  static final int FINGERPRINT = 0x8028;
  static final int MAGIC = 0x2112_a442;
  static final int CHECKSUM_MASK = 0x5354_554e;
  static final int HEADER = 20;
  static final int TRANSACTION = 12;
  static final int HMAC = 20;

  /** What a message of ours or a browser's never reaches. */
  private static final int LONGEST = 1500;

  private final byte[] bytes;
  private final Map<Integer, Bytes> attributes;
  private final int integrityAt;

  private StunMessage(byte[] bytes, Map<Integer, Bytes> attributes, int integrityAt) {
    this.bytes = bytes;
    this.attributes = attributes;
    this.integrityAt = integrityAt;
  }

  /**
   * Returns the message in {@code length} bytes from {@code at} on; empty when there is none, it
   * bears no integrity, or its checksum is wrong.
   */
  public static Optional<StunMessage> parse(byte[] bytes, int at, int length) {
    if (!looksLikeOne(bytes, at, length)) {
      return Optional.empty();
    }
    var message = Arrays.copyOfRange(bytes, at, at + length);
    var attributes = new TreeMap<Integer, Bytes>();
    var integrityAt = -1;
    for (var i = HEADER; i < length; ) {
      var type = u16(message, i);
      var size = u16(message, i + 2);
      var next = i + 4 + ((size + 3) & ~3);
      if (next > length) {
        return Optional.empty();
      }
      if (type == FINGERPRINT) {
        if (size != Integer.BYTES || next != length || !checks(message, i)) {
          return Optional.empty();
        }
      } else if (type == MESSAGE_INTEGRITY && integrityAt < 0 && size == HMAC) {
        integrityAt = i;
      } else if (integrityAt < 0) {
        // What follows the integrity is not covered by it (RFC 8489 section 14.5).
        attributes.putIfAbsent(type, Bytes.of(Arrays.copyOfRange(message, i + 4, i + 4 + size)));
      }
      i = next;
    }
    return integrityAt < 0
        ? Optional.empty()
        : Optional.of(new StunMessage(message, attributes, integrityAt));
  }

  /** Returns the part before the colon of a request's user name, without checking the rest. */
  public static Optional<String> user(byte[] bytes, int at, int length) {
    if (!looksLikeOne(bytes, at, length) || u16(bytes, at) != REQUEST) {
      return Optional.empty();
    }
    for (var i = HEADER; i + 4 <= length; ) {
      var size = u16(bytes, at + i + 2);
      if (i + 4 + size > length) {
        break;
      }
      if (u16(bytes, at + i) == USERNAME) {
        var end = i + 4;
        while (end < i + 4 + size && bytes[at + end] != ':') {
          end++;
        }
        return Optional.of(new String(bytes, at + i + 4, end - i - 4, StandardCharsets.ISO_8859_1));
      }
      i += 4 + ((size + 3) & ~3);
    }
    return Optional.empty();
  }

  /** {@link #REQUEST}, {@link #SUCCESS} or another number. */
  public int type() {
    return u16(bytes, 0);
  }

  /** Twelve bytes that pair an answer with its request. */
  public Bytes transaction() {
    return Bytes.of(Arrays.copyOfRange(bytes, 8, HEADER));
  }

  /** Returns whether the sender knows the key (RFC 8489 section 14.5). */
  public boolean signedWith(Bytes key) {
    var covered = Arrays.copyOf(bytes, integrityAt);
    put16(covered, 2, integrityAt + 4 + HMAC - HEADER);
    var theirs = Arrays.copyOfRange(bytes, integrityAt + 4, integrityAt + 4 + HMAC);
    return MessageDigest.isEqual(StunWriter.hmac(key, covered, covered.length), theirs);
  }

  public boolean has(int attribute) {
    return attributes.containsKey(attribute);
  }

  /** Returns an attribute's value; empty when it is absent. */
  public Optional<Bytes> get(int attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  /** Returns the whole user name; empty when it is absent. */
  public Optional<String> username() {
    return get(USERNAME).map(name -> new String(name.toArray(), StandardCharsets.ISO_8859_1));
  }

  /** Returns the address from which the answering end saw the request come. */
  public Optional<InetSocketAddress> mappedAddress() {
    return get(XOR_MAPPED_ADDRESS).flatMap(value -> MappedAddress.read(value, transaction()));
  }

  private static boolean looksLikeOne(byte[] bytes, int at, int length) {
    return at >= 0
        && length >= HEADER
        && length <= LONGEST
        && at + length <= bytes.length
        && (bytes[at] & 0xc0) == 0
        && length % 4 == 0
        && u16(bytes, at + 2) == length - HEADER
        && ByteBuffer.wrap(bytes).getInt(at + 4) == MAGIC;
  }

  private static boolean checks(byte[] message, int at) {
    return ByteBuffer.wrap(message).getInt(at + 4) == checksum(message, at);
  }

  static int checksum(byte[] message, int length) {
    var crc = new CRC32();
    crc.update(message, 0, length);
    return (int) crc.getValue() ^ CHECKSUM_MASK;
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  static void put16(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }
}
