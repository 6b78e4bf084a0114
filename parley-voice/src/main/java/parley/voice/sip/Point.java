package parley.voice.sip;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import parley.voice.handset.ListenAt;
import parley.voice.handset.ListenAt.Transport;

/** One listening address, in place of the library's own sockets, which know no limits. */
abstract class Point extends MessageProcessor {
  /** A SIP message of ours or of a phone fits twice; more is not read. */
  static final int MOST_BYTES = 8192;

  private static final int SIP_PORT = 5060;
  private static final int SIPS_PORT = 5061;

  private final ListenAt at;

  Point(ListenAt at, SIPTransactionStack stack) {
    super(at.address().getAddress(), at.address().getPort(), at.transport().word(), stack);
    this.at = at;
  }

  final ListenAt at() {
    return at;
  }

  @Override
  public final SIPTransactionStack getSIPStack() {
    return sipStack;
  }

  @Override
  public final MessageChannel createMessageChannel(HostPort target) throws IOException {
    return createMessageChannel(target.getInetAddress(), target.getPort());
  }

  @Override
  public abstract PointChannel createMessageChannel(InetAddress target, int port)
      throws IOException;

  @Override
  public final int getDefaultTargetPort() {
    return isSecure() ? SIPS_PORT : SIP_PORT;
  }

  @Override
  public final boolean isSecure() {
    return at.transport() == Transport.TLS;
  }

  @Override
  public final int getMaximumMessageSize() {
    return MOST_BYTES;
  }

  @Override
  public final boolean inUse() {
    return false;
  }
}
