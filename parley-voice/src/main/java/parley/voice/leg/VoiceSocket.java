package parley.voice.leg;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.voice.srtp.PacketBuffer;
import parley.voice.stun.StunMessage;

/**
 * A UDP socket that several legs share, with the thread that reads it.
 *
 * <p>A STUN request goes to the leg that its user name names; everything else goes to the leg to
 * which its source address is assigned. The first byte tells STUN from the rest (RFC 7983). What
 * belongs to nobody is counted and dropped.
 */
public final class VoiceSocket implements AutoCloseable {
  /** Expedited forwarding, RFC 3246, in the upper six bits. */
  private static final int EXPEDITED = 46 << 2;

  private static final int BUFFER_BYTES = 1 << 20;

  /** After a failure, so that one that stays does not take a whole core. */
  private static final long REST_NANOS = 1_000_000;

  private static final long LEAVE_MILLIS = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(VoiceSocket.class);

  private final DatagramSocket socket;
  private final Map<String, Datagrams> byUser = new ConcurrentHashMap<>();
  private final Map<InetSocketAddress, Datagrams> byAddress = new ConcurrentHashMap<>();
  private final LongAdder strays = new LongAdder();
  private final LongAdder unsent = new LongAdder();
  private final Thread reader;

  private VoiceSocket(DatagramSocket socket) {
    this.socket = socket;
    reader =
        Thread.ofPlatform().daemon().name("voice-" + socket.getLocalPort()).unstarted(this::read);
  }

  /** Opens a socket on an address of ours and starts to read it; port 0 takes any free port. */
  public static VoiceSocket open(InetSocketAddress address) throws IOException {
    var socket = new DatagramSocket(address);
    try {
      socket.setTrafficClass(EXPEDITED);
      socket.setReceiveBufferSize(BUFFER_BYTES);
      socket.setSendBufferSize(BUFFER_BYTES);
    } catch (SocketException failure) {
      socket.close();
      throw failure;
    }
    var opened = new VoiceSocket(socket);
    opened.reader.start();
    return opened;
  }

  /** The address on which it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Gives STUN requests whose user name begins with {@code user} and a colon to a leg. */
  public void name(String user, Datagrams leg) {
    byUser.put(user, leg);
  }

  /** Gives what comes from an address to a leg. The leg has proof that it is at that address. */
  public void assign(InetSocketAddress remote, Datagrams leg) {
    byAddress.put(remote, leg);
  }

  /** Takes an address from a leg, unless another leg has it by now. */
  public void release(InetSocketAddress remote, Datagrams leg) {
    byAddress.remove(remote, leg);
  }

  /** Takes all names and addresses from a leg. */
  public void release(Datagrams leg) {
    byUser.values().removeIf(leg::equals);
    byAddress.values().removeIf(leg::equals);
  }

  /** Sends a datagram; returns false if the system did not take it. It never throws. */
  public boolean send(byte[] bytes, int offset, int length, InetSocketAddress to) {
    try {
      socket.send(new DatagramPacket(bytes, offset, length, to));
      return true;
    } catch (IOException | IllegalArgumentException _) {
      unsent.increment();
      return false;
    }
  }

  /** Datagrams that belonged to no leg. */
  public long strays() {
    return strays.sum();
  }

  /** Datagrams that the system did not take. */
  public long unsent() {
    return unsent.sum();
  }

  /** Closes it; when this returns the address is free again, unless its own thread called. */
  @Override
  public void close() {
    socket.close();
    try {
      // The system keeps the address until the thread that reads has left its call.
      if (!Thread.currentThread().equals(reader)) {
        var _ = reader.join(Duration.ofMillis(LEAVE_MILLIS));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    var packet = new PacketBuffer();
    while (!socket.isClosed()) {
      try {
        var datagram = new DatagramPacket(packet.bytes(), packet.bytes().length);
        socket.receive(datagram);
        packet.set(datagram.getLength());
        deliver(packet, (InetSocketAddress) datagram.getSocketAddress());
      } catch (IOException failure) {
        // An ICMP answer to something we sent may surface here; it says nothing about the socket.
        if (!socket.isClosed()) {
          LOG.debug("reading voice on {}: {}", address(), failure.toString());
          LockSupport.parkNanos(REST_NANOS);
        }
      } catch (RuntimeException mistake) {
        LOG.error("a datagram on {} was not handled", address(), mistake);
      }
    }
  }

  private void deliver(PacketBuffer packet, InetSocketAddress from) {
    var leg = isStun(packet) ? named(packet, from) : byAddress.get(from);
    if (leg == null) {
      strays.increment();
      return;
    }
    leg.received(packet, from, this);
  }

  private @Nullable Datagrams named(PacketBuffer packet, InetSocketAddress from) {
    var user = StunMessage.user(packet.bytes(), packet.offset(), packet.length());
    return user.map(byUser::get).orElseGet(() -> user.isPresent() ? null : byAddress.get(from));
  }

  private static boolean isStun(PacketBuffer packet) {
    return packet.length() > 0 && packet.at(0) < 4;
  }
}
