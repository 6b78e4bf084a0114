package parley.voice.sip;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first to read a message. It drops what is no SIP, answers what needs no state, and lets
 * through what belongs to a call of a handset or begins one with a proven password.
 */
final class Front implements Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);
  private static final String COOKIE = "z9hg4bk";
  private static final int MOST_ID = 256;
  private static final Set<String> BROKEN_HEADERS =
      Set.of("From", "To", "CSeq", "Via", "CallID", "ContentLength", "RequestLine", "StatusLine");

  private final HandsetStack stack;
  private final Guard guard;
  private final Registrar registrar;
  private final Doorkeeper doorkeeper;
  private final LongSupplier monoMillis;

  Front(HandsetStack stack, Guard guard, Doorkeeper doorkeeper, LongSupplier monoMillis) {
    this.stack = stack;
    this.guard = guard;
    this.registrar = doorkeeper.registrar();
    this.doorkeeper = doorkeeper;
    this.monoMillis = monoMillis;
  }

  @Override
  public boolean admits(InetAddress from) {
    return guard.admits(from, monoMillis.getAsLong());
  }

  @Override
  public void malformed() {
    guard.malformed.increment();
  }

  @Override
  public boolean isHome(InetAddress address) {
    return registrar.isHome(address);
  }

  @Override
  public void take(byte[] message, PointChannel channel) {
    if (isKeepAlive(message)) {
      return;
    }
    try {
      var parsed = parse(message);
      if (parsed.isEmpty() || !isSound(parsed.get(), channel)) {
        guard.malformed.increment();
        return;
      }
      stamp(parsed.get(), channel);
      if (parsed.get() instanceof SIPRequest request) {
        request(request, channel);
      } else if (parsed.get() instanceof SIPResponse response) {
        response(response, channel);
      }
    } catch (IOException | SipException failure) {
      LOG.debug("a message of {} is dropped: {}", channel.remote(), failure.toString());
    } catch (RuntimeException mistake) {
      // The library was never meant for hostile input; whatever it stumbles over is malformed.
      guard.malformed.increment();
      LOG.debug("a message of {} is dropped", channel.remote(), mistake);
    }
  }

  private static boolean isKeepAlive(byte[] message) {
    for (var one : message) {
      if (one != '\r' && one != '\n' && one != 0) return false;
    }
    return true;
  }

  /** The library takes any version; we take one (RFC 3261 section 7.1). */
  private static boolean isOurVersion(byte[] message) {
    var end = 0;
    while (end < message.length && message[end] != '\r' && message[end] != '\n') end++;
    var line = new String(message, 0, end, StandardCharsets.ISO_8859_1);
    return line.startsWith("SIP/2.0 ") || line.endsWith(" SIP/2.0");
  }

  private static Optional<SIPMessage> parse(byte[] message) {
    if (message.length > Point.MOST_BYTES || !isOurVersion(message)) {
      return Optional.empty();
    }
    try {
      var parser = new StringMsgParser();
      var parsed =
          parser.parseSIPMessage(
              message,
              true,
              true,
              (failure, whole, kind, header, text) -> {
                if (kind == null || BROKEN_HEADERS.contains(kind.getSimpleName())) throw failure;
              });
      return Optional.ofNullable(parsed);
    } catch (ParseException | RuntimeException _) {
      return Optional.empty();
    }
  }

  private static boolean isSound(SIPMessage message, PointChannel channel) {
    var via = message.getTopmostVia();
    if (via == null || message.getViaHeaders().size() != 1 || via.getMAddr() != null) {
      return false;
    }
    if (message.getFrom() == null || message.getTo() == null || message.getCallId() == null) {
      return false;
    }
    var sequence = message.getCSeq();
    return sequence != null
        && sequence.getMethod() != null
        && isShort(message.getCallId().getCallId())
        && isShort(message.getFromTag())
        && (message.getToTag() == null || isShort(message.getToTag()))
        && isShort(via.getBranch())
        && via.getBranch().regionMatches(true, 0, COOKIE, 0, COOKIE.length())
        && via.getTransport().equalsIgnoreCase(channel.getTransport())
        && (!(message instanceof SIPRequest request) || isSoundRequest(request));
  }

  private static boolean isShort(String id) {
    return id != null && !id.isEmpty() && id.length() <= MOST_ID;
  }

  private static boolean isSoundRequest(SIPRequest request) {
    return request.getRequestURI() != null
        && request.getMethod().equals(request.getCSeq().getMethod())
        && (request.getMaxForwards() == null || request.getMaxForwards().getMaxForwards() >= 0);
  }

  /** Marks where a message came from; responses go there, whatever its Via says (RFC 3581). */
  private static void stamp(SIPMessage message, PointChannel channel) {
    var remote = channel.remote();
    message.setRemoteAddress(remote.getAddress());
    message.setRemotePort(remote.getPort());
    message.setPeerPacketSourceAddress(remote.getAddress());
    message.setPeerPacketSourcePort(remote.getPort());
    message.setLocalAddress(channel.point().getIpAddress());
    message.setLocalPort(channel.point().getPort());
    if (message instanceof SIPRequest) {
      Via via = message.getTopmostVia();
      try {
        via.setReceived(remote.getAddress().getHostAddress());
        via.setParameter(Via.RPORT, Integer.toString(remote.getPort()));
      } catch (ParseException mistake) {
        throw new IllegalStateException(mistake);
      }
    }
  }

  private void request(SIPRequest request, PointChannel channel) throws IOException, SipException {
    switch (request.getMethod()) {
      case Request.REGISTER -> doorkeeper.register(request, channel);
      case Request.INVITE -> invite(request, channel);
      case Request.ACK -> {
        if (belongs(request, channel)) pass(request, channel);
      }
      case Request.BYE, Request.UPDATE -> {
        if (belongs(request, channel)) pass(request, channel);
        else doorkeeper.refuse(request, channel, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
      }
      case Request.CANCEL -> {
        var known = stack.findCancelTransaction(request, true) != null;
        if (known && isHome(channel.remote().getAddress())) pass(request, channel);
        else doorkeeper.refuse(request, channel, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
      }
      case Request.OPTIONS -> doorkeeper.options(request, channel);
      default -> doorkeeper.refuse(request, channel, Response.METHOD_NOT_ALLOWED);
    }
  }

  private void invite(SIPRequest request, PointChannel channel) throws IOException, SipException {
    if (request.getToTag() != null) {
      if (belongs(request, channel)) pass(request, channel);
      else doorkeeper.refuse(request, channel, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
    } else if (stack.findTransaction(request, true) != null) {
      if (isHome(channel.remote().getAddress())) pass(request, channel);
    } else {
      var caller = doorkeeper.caller(request, channel);
      if (caller.isPresent()) {
        request.setApplicationData(
            new Caller(caller.get(), channel.point().at(), channel.remote()));
        pass(request, channel);
      }
    }
  }

  /** Returns whether a request is within a call, and comes from where that call's handset is. */
  private boolean belongs(SIPRequest request, PointChannel channel) {
    var from = channel.remote().getAddress();
    var dialog = stack.getDialog(request.getDialogId(true));
    if (dialog == null) {
      var ended =
          stack.findTransaction(request, true) != null
              || stack.findTransactionPendingAck(request) != null;
      return ended && isHome(from);
    }
    return dialog.getApplicationData() instanceof HandsetCall call
        ? call.remote().getAddress().equals(from)
        : isHome(from);
  }

  private void response(SIPResponse response, PointChannel channel) throws IOException {
    var known =
        stack.findTransaction(response, false) != null
            || stack.getDialog(response.getDialogId(false)) != null;
    if (!known) {
      return;
    }
    try {
      response.checkHeaders();
    } catch (ParseException _) {
      guard.malformed.increment();
      return;
    }
    var taker = stack.newSIPServerResponse(response, channel);
    if (taker == null) {
      return;
    }
    try {
      taker.processResponse(response, channel);
    } finally {
      if (taker instanceof SIPTransaction transaction && !transaction.passToListener()) {
        transaction.releaseSem();
      }
    }
  }

  private void pass(SIPRequest request, PointChannel channel) {
    var taker = stack.newSIPServerRequest(request, channel);
    if (taker == null) {
      return;
    }
    try {
      taker.processRequest(request, channel);
    } finally {
      if (taker instanceof SIPServerTransaction transaction && !transaction.passToListener()) {
        transaction.releaseSem();
      }
    }
  }
}
