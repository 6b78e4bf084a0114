package parley.voice.stun;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import parley.journal.Bytes;

/** The XOR-MAPPED-ADDRESS of RFC 8489 section 14.2. */
final class MappedAddress {
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;

  private MappedAddress() {}

  static Bytes write(InetSocketAddress address, Bytes transaction) {
    var ip = address.getAddress().getAddress();
    var value = ByteBuffer.allocate(4 + ip.length);
    value.put((byte) 0).put((byte) (ip.length == 4 ? IPV4 : IPV6));
    value.putShort((short) (address.getPort() ^ StunMessage.MAGIC >>> 16));
    value.put(masked(ip, transaction));
    return Bytes.of(value.array());
  }

  static Optional<InetSocketAddress> read(Bytes value, Bytes transaction) {
    if (value.size() < 4) {
      return Optional.empty();
    }
    var size = value.at(1) == IPV4 ? 4 : 16;
    if ((value.at(1) != IPV4 && value.at(1) != IPV6) || value.size() != 4 + size) {
      return Optional.empty();
    }
    var port = ((value.at(2) & 0xff) << 8 | (value.at(3) & 0xff)) ^ StunMessage.MAGIC >>> 16;
    try {
      var ip = InetAddress.getByAddress(masked(value.slice(4, 4 + size).toArray(), transaction));
      return Optional.of(new InetSocketAddress(ip, port));
    } catch (UnknownHostException _) {
      return Optional.empty();
    }
  }

  private static byte[] masked(byte[] ip, Bytes transaction) {
    var mask = ByteBuffer.allocate(16).putInt(StunMessage.MAGIC).put(transaction.toArray()).array();
    for (var i = 0; i < ip.length; i++) {
      ip[i] ^= mask[i];
    }
    return ip;
  }
}
