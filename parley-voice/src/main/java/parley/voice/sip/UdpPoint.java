package parley.voice.sip;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.voice.handset.ListenAt;

/** SIP over UDP: one socket, one thread that reads it. */
final class UdpPoint extends Point {
  private static final Logger LOG = LoggerFactory.getLogger(UdpPoint.class);
  private static final int BUFFER_BYTES = 1 << 18;

  private final Intake intake;
  private final DatagramSocket socket;

  UdpPoint(ListenAt at, SIPTransactionStack stack, Intake intake) throws IOException {
    super(at, stack);
    this.intake = intake;
    socket = new DatagramSocket(at.address());
    socket.setReceiveBufferSize(BUFFER_BYTES);
  }

  @Override
  public void start() {
    Thread.ofPlatform().daemon().name("handsets-udp-" + getPort()).start(this::read);
  }

  @Override
  public void stop() {
    socket.close();
  }

  private void read() {
    var packet = new DatagramPacket(new byte[MOST_BYTES + 1], MOST_BYTES + 1);
    while (!socket.isClosed()) {
      try {
        packet.setLength(MOST_BYTES + 1);
        socket.receive(packet);
        var from = (InetSocketAddress) packet.getSocketAddress();
        if (intake.admits(from.getAddress())) {
          intake.take(Arrays.copyOf(packet.getData(), packet.getLength()), channel(from));
        }
      } catch (IOException failure) {
        if (!socket.isClosed()) LOG.debug("reading {}: {}", at(), failure.toString());
      } catch (RuntimeException mistake) {
        LOG.error("a message to {} was not handled", at(), mistake);
      }
    }
  }

  @Override
  public PointChannel createMessageChannel(InetAddress target, int port) {
    return channel(new InetSocketAddress(target, port));
  }

  private PointChannel channel(InetSocketAddress remote) {
    return new PointChannel(this, remote) {
      @Override
      void transmit(byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, remote));
      }
    };
  }
}
