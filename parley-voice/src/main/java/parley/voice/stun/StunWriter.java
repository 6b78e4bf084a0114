package parley.voice.stun;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import parley.journal.Bytes;

/** Builds one Binding request or answer, attribute by attribute. */
public final class StunWriter {
  private final Bytes transaction;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

  private StunWriter(int type, Bytes transaction) {
    if (transaction.size() != StunMessage.TRANSACTION) {
      throw new IllegalArgumentException("a transaction has twelve bytes");
    }
    this.transaction = transaction;
    out.writeBytes(
        ByteBuffer.allocate(8)
            .putShort((short) type)
            .putShort((short) 0)
            .putInt(StunMessage.MAGIC)
            .array());
    out.writeBytes(transaction.toArray());
  }

  /** Starts a request under twelve random bytes. */
  public static StunWriter request(Bytes transaction) {
    return new StunWriter(StunMessage.REQUEST, transaction);
  }

  /** Starts the answer to a request. */
  public static StunWriter success(Bytes transaction) {
    return new StunWriter(StunMessage.SUCCESS, transaction);
  }

  public StunWriter user(String name) {
    return put(StunMessage.USERNAME, Bytes.of(name.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Tells the asking end from which address its request came. */
  public StunWriter mapped(InetSocketAddress from) {
    return put(StunMessage.XOR_MAPPED_ADDRESS, MappedAddress.write(from, transaction));
  }

  public StunWriter put(int attribute, Bytes value) {
    out.writeBytes(
        ByteBuffer.allocate(4).putShort((short) attribute).putShort((short) value.size()).array());
    out.writeBytes(value.toArray());
    out.writeBytes(new byte[-value.size() & 3]);
    return this;
  }

  /** Returns the message with its integrity and checksum (RFC 8489 sections 14.5 and 14.7). */
  public byte[] sign(Bytes key) {
    var end = out.size();
    var message = Arrays.copyOf(out.toByteArray(), end + 4 + StunMessage.HMAC + 8);
    StunMessage.put16(message, 2, end + 4 + StunMessage.HMAC - StunMessage.HEADER);
    var hmac = hmac(key, message, end);
    StunMessage.put16(message, end, StunMessage.MESSAGE_INTEGRITY);
    StunMessage.put16(message, end + 2, StunMessage.HMAC);
    System.arraycopy(hmac, 0, message, end + 4, StunMessage.HMAC);
    var checkAt = end + 4 + StunMessage.HMAC;
    StunMessage.put16(message, 2, message.length - StunMessage.HEADER);
    StunMessage.put16(message, checkAt, StunMessage.FINGERPRINT);
    StunMessage.put16(message, checkAt + 2, Integer.BYTES);
    ByteBuffer.wrap(message).putInt(checkAt + 4, StunMessage.checksum(message, checkAt));
    return message;
  }

  static byte[] hmac(Bytes key, byte[] message, int length) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.toArray(), "HmacSHA1"));
      mac.update(message, 0, length);
      return mac.doFinal();
    } catch (GeneralSecurityException mistake) {
      throw new IllegalStateException("this JVM has no HMAC-SHA1", mistake);
    }
  }
}
