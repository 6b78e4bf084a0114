package parley.voice.sip;

import gov.nist.core.CommonLogger;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.HopImpl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.InvalidArgumentException;
import javax.sip.ObjectInUseException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TransportNotSupportedException;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import javax.sip.header.ToHeader;
import parley.voice.handset.ListenAt;

/**
 * The library's transactions and dialogs over points of ours. A request goes the way its handset
 * registered by, and nowhere else, whatever a Contact or a Route says.
 */
final class HandsetStack extends SipStackImpl {
  static {
    // Parsers log too, and the library's own log wants classes that are not there.
    CommonLogger.legacyLogger = new QuietLog();
  }

  private final Map<ListenAt, SipProvider> providers = new LinkedHashMap<>();
  private final Map<String, Flow> flows = new ConcurrentHashMap<>();

  private HandsetStack(Properties properties) throws PeerUnavailableException {
    super(properties);
  }

  static HandsetStack create(String name) {
    var properties = new Properties();
    properties.setProperty("javax.sip.STACK_NAME", name);
    properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietLog.class.getName());
    properties.setProperty("gov.nist.javax.sip.TIMER_CLASS_NAME", DaemonTimer.class.getName());
    properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
    properties.setProperty("gov.nist.javax.sip.THREAD_PRIORITY", "" + Thread.NORM_PRIORITY);
    properties.setProperty("gov.nist.javax.sip.MAX_SERVER_TRANSACTIONS", "10000");
    properties.setProperty("gov.nist.javax.sip.MAX_TX_LIFETIME_INVITE", "300");
    properties.setProperty("gov.nist.javax.sip.MAX_TX_LIFETIME_NON_INVITE", "40");
    properties.setProperty("gov.nist.javax.sip.EARLY_DIALOG_TIMEOUT_SECONDS", "300");
    properties.setProperty("gov.nist.javax.sip.REJECT_STRAY_RESPONSES", "true");
    try {
      var stack = new HandsetStack(properties);
      stack.endScanner();
      return stack;
    } catch (PeerUnavailableException mistake) {
      throw new IllegalStateException("the SIP library does not start", mistake);
    }
  }

  /**
   * Ends the thread that delivers events to listeners that are not re-entrant: ours is, and that
   * thread would keep the program alive. It takes one event, that is none, to see that it is over.
   */
  private void endScanner() {
    getEventScanner().forceStop();
    getEventScanner().addEvent(new EventWrapper(null, null));
  }

  /** Starts to listen at a point. */
  void listen(ListenAt at, SipListener listener) throws SipException {
    try {
      var ip = at.address().getAddress().getHostAddress();
      var point = createListeningPoint(ip, at.address().getPort(), at.transport().word());
      var provider = createSipProvider(point);
      provider.addSipListener(listener);
      providers.put(at, provider);
    } catch (InvalidArgumentException
        | TransportNotSupportedException
        | ObjectInUseException
        | TooManyListenersException failure) {
      throw new SipException("handsets cannot be reached at " + at, failure);
    }
  }

  Optional<SipProvider> provider(ListenAt at) {
    return Optional.ofNullable(providers.get(at));
  }

  /** Says by which way a configured handset is reached from now on. */
  void route(String handset, Flow flow) {
    flows.put(handset, flow);
  }

  @Override
  public Hop getNextHop(SIPRequest request) throws SipException {
    var to = (ToHeader) request.getHeader(ToHeader.NAME);
    var user = to != null && to.getAddress().getURI() instanceof SipURI uri ? uri.getUser() : "";
    var flow = user == null ? null : flows.get(user);
    if (flow == null) {
      throw new SipException("no handset is reached by this");
    }
    var remote = flow.remote();
    return new HopImpl(
        remote.getAddress().getHostAddress(), remote.getPort(), flow.point().transport().word());
  }
}
