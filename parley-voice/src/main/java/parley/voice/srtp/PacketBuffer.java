package parley.voice.srtp;

import org.jitsi.utils.ByteArrayBuffer;

/**
 * One datagram in a buffer that is used again and again. Not for two threads at once.
 *
 * <p>Its packet starts at {@link #offset()} and is {@link #length()} bytes long.
 */
public final class PacketBuffer {
  /** No datagram that we take is longer: an Ethernet frame holds less. */
  public static final int CAPACITY = 2048;

  private final View view = new View();
  private byte[] bytes;
  private int offset;
  private int length;

  public PacketBuffer() {
    this(CAPACITY);
  }

  /** Returns an empty buffer that grows when a packet needs more than {@code capacity} bytes. */
  public PacketBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  /** The array behind the packet; valid until the buffer is used again. */
  public byte[] bytes() {
    return bytes;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  /** Makes the first {@code size} bytes of the array the packet. */
  public PacketBuffer set(int size) {
    offset = 0;
    length = Math.clamp(size, 0, bytes.length);
    return this;
  }

  /** Copies a packet in. */
  public PacketBuffer copy(byte[] from, int at, int size) {
    if (size > bytes.length) {
      bytes = new byte[size];
    }
    System.arraycopy(from, at, bytes, 0, size);
    return set(size);
  }

  /** Returns the unsigned byte at {@code index} of the packet; 0 beyond its end. */
  public int at(int index) {
    return index < length ? bytes[offset + index] & 0xff : 0;
  }

  /** Returns four bytes of the packet as a number; 0 when they are not all there. */
  public int int32(int index) {
    if (index + Integer.BYTES > length) {
      return 0;
    }
    return at(index) << 24 | at(index + 1) << 16 | at(index + 2) << 8 | at(index + 3);
  }

  ByteArrayBuffer view() {
    return view;
  }

  /** The same packet as the SRTP library wants to see it. */
  private final class View implements ByteArrayBuffer {
    @Override
    public byte[] getBuffer() {
      return bytes;
    }

    @Override
    public int getOffset() {
      return offset;
    }

    @Override
    public int getLength() {
      return length;
    }

    @Override
    public void setLength(int size) {
      length = size;
    }

    @Override
    public void setOffset(int at) {
      offset = at;
    }

    @Override
    public boolean isInvalid() {
      return false;
    }

    @Override
    public void readRegionToBuff(int from, int size, byte[] target) {
      System.arraycopy(bytes, offset + from, target, 0, size);
    }

    @Override
    public void grow(int more) {
      if (offset + length + more > bytes.length) {
        var wider = new byte[length + more];
        System.arraycopy(bytes, offset, wider, 0, length);
        bytes = wider;
        offset = 0;
      }
    }

    @Override
    public void append(byte[] data, int size) {
      grow(size);
      System.arraycopy(data, 0, bytes, offset + length, size);
      length += size;
    }

    @Override
    public void shrink(int less) {
      length = Math.max(0, length - less);
    }
  }
}
