package parley.voice.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.RawMessageChannel;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import parley.voice.handset.ListenAt.Transport;

/** The way between one point of ours and one address: what is sent on it goes there only. */
abstract class PointChannel extends MessageChannel implements RawMessageChannel {
  private final Point point;
  private final InetSocketAddress remote;

  PointChannel(Point point, InetSocketAddress remote) {
    this.messageProcessor = point;
    this.point = point;
    this.remote = remote;
  }

  abstract void transmit(byte[] bytes) throws IOException;

  final Point point() {
    return point;
  }

  final InetSocketAddress remote() {
    return remote;
  }

  @Override
  public final void sendMessage(SIPMessage message) throws IOException {
    transmit(message.encodeAsBytes(getTransport()));
    message.setRemoteAddress(remote.getAddress());
    message.setRemotePort(remote.getPort());
    message.setLocalAddress(point.getIpAddress());
    message.setLocalPort(point.getPort());
  }

  /** The library repeats a response by this; the address it gives is the channel's own. */
  @Override
  protected final void sendMessage(byte[] bytes, InetAddress to, int port, boolean again)
      throws IOException {
    transmit(bytes);
  }

  /** The library calls this for a message to ourselves; there are none. */
  @Override
  public final void processMessage(SIPMessage message) {}

  @Override
  public void close() {}

  @Override
  public final SIPTransactionStack getSIPStack() {
    return point.getSIPStack();
  }

  @Override
  public final String getTransport() {
    return point.getTransport();
  }

  @Override
  public final boolean isReliable() {
    return point.at().transport() != Transport.UDP;
  }

  @Override
  public final boolean isSecure() {
    return point.isSecure();
  }

  @Override
  public final String getPeerAddress() {
    return remote.getAddress().getHostAddress();
  }

  @Override
  protected final InetAddress getPeerInetAddress() {
    return remote.getAddress();
  }

  @Override
  protected final String getPeerProtocol() {
    return getTransport();
  }

  @Override
  public final int getPeerPort() {
    return remote.getPort();
  }

  @Override
  public final int getPeerPacketSourcePort() {
    return remote.getPort();
  }

  @Override
  public final InetAddress getPeerPacketSourceAddress() {
    return remote.getAddress();
  }

  @Override
  public final String getKey() {
    return getKey(remote.getAddress(), remote.getPort(), getTransport());
  }

  @Override
  public final String getViaHost() {
    return point.getIpAddress().getHostAddress();
  }

  @Override
  public final int getViaPort() {
    return point.getPort();
  }
}
