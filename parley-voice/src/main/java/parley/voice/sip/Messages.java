package parley.voice.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.address.AddressFactory;
import javax.sip.header.ContactHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import parley.journal.Bytes;
import parley.voice.handset.ListenAt;

/** Makes the messages that we send. What cannot be written is a mistake of ours and is thrown. */
final class Messages {
  private static final List<String> METHODS =
      List.of("INVITE", "ACK", "CANCEL", "BYE", "UPDATE", "OPTIONS", "REGISTER");
  private static final String US = "parley";
  private static final int HOPS = 70;

  private final AddressFactory addresses = new AddressFactoryImpl();
  private final HeaderFactory headers = new HeaderFactoryImpl();
  private final MessageFactory messages = new MessageFactoryImpl();
  private final SecureRandom chance;

  Messages(SecureRandom chance) {
    this.chance = chance;
  }

  /** Returns a fresh word for tags and names, 64 bits of chance. */
  String word() {
    return HexFormat.of().toHexDigits(chance.nextLong());
  }

  /** Returns a response without a tag of its own call, for what never becomes a call. */
  SIPResponse reply(SIPRequest request, int status) {
    var response = request.createResponse(status);
    if (response.getToTag() == null) {
      response.setToTag(word());
    }
    response.removeContent();
    return response;
  }

  /** Returns a response within a call; {@code tag} is the call's own and always the same. */
  Response response(Request request, int status, String tag) {
    try {
      var response = messages.createResponse(status, request);
      var to = (ToHeader) response.getHeader(ToHeader.NAME);
      if (status > Response.TRYING && to.getTag() == null) {
        to.setTag(tag);
      }
      return response;
    } catch (ParseException mistake) {
      throw new IllegalStateException(mistake);
    }
  }

  void add(Message message, String name, String value) {
    try {
      message.addHeader(headers.createHeader(name, value));
    } catch (ParseException mistake) {
      throw new IllegalStateException("no value for " + name + ": " + value, mistake);
    }
  }

  /** Says which methods are let in. */
  void allow(Message message) {
    METHODS.forEach(method -> add(message, "Allow", method));
  }

  /** Says why (RFC 3326); the words must be plain ASCII without quotes. */
  void reason(Message message, String protocol, int cause, String words) {
    try {
      message.setHeader(headers.createReasonHeader(protocol, cause, words));
    } catch (ParseException | InvalidArgumentException mistake) {
      throw new IllegalStateException(mistake);
    }
  }

  void body(Message message, Bytes sdp) {
    try {
      message.setContent(sdp.toArray(), headers.createContentTypeHeader("application", "sdp"));
    } catch (ParseException mistake) {
      throw new IllegalStateException(mistake);
    }
  }

  /** Returns where the other side may reach us for one call. */
  ContactHeader contact(ListenAt at) {
    try {
      var uri = addresses.createSipURI(US, host(at.address()) + ":" + at.address().getPort());
      uri.setTransportParam(at.transport().word());
      return headers.createContactHeader(addresses.createAddress(uri));
    } catch (ParseException mistake) {
      throw new IllegalStateException(mistake);
    }
  }

  void contact(Message message, ListenAt at) {
    message.setHeader(contact(at));
    allow(message);
    add(message, "Supported", "timer");
  }

  /**
   * Who calls whom with a ring.
   *
   * @param binding of the handset that rings
   * @param tag our own
   */
  record Invitation(Registrar.Binding binding, String displayName, String tag, String callId) {}

  /** Returns the INVITE of a ring, without its body. Its To names the handset and so its way. */
  Request invite(Invitation invitation) {
    var at = invitation.binding().flow().point();
    var host = host(at.address());
    try {
      var uri = addresses.createURI(invitation.binding().contact());
      var from = addresses.createAddress(addresses.createSipURI(US, host));
      from.setDisplayName(plain(invitation.displayName()));
      var to =
          addresses.createAddress(
              addresses.createSipURI(invitation.binding().handset().name(), host));
      var via = headers.createViaHeader(host, at.address().getPort(), at.transport().word(), null);
      var request =
          messages.createRequest(
              uri,
              Request.INVITE,
              headers.createCallIdHeader(invitation.callId()),
              headers.createCSeqHeader(1L, Request.INVITE),
              headers.createFromHeader(from, invitation.tag()),
              headers.createToHeader(to, null),
              List.of(via),
              headers.createMaxForwardsHeader(HOPS));
      contact(request, at);
      return request;
    } catch (ParseException | InvalidArgumentException mistake) {
      throw new IllegalStateException(mistake);
    }
  }

  private static String plain(String words) {
    return words.replaceAll("[\\p{Cntrl}\"\\\\]", " ").strip();
  }

  private static String host(InetSocketAddress address) {
    var ip = address.getAddress().getHostAddress();
    return address.getAddress() instanceof Inet6Address ? "[" + ip + "]" : ip;
  }

  /** Returns a header's value as text, if the message has it. */
  static Optional<String> value(Message message, String name) {
    Header header = message.getHeader(name);
    if (header == null) {
      return Optional.empty();
    }
    var text = header.toString();
    return Optional.of(text.substring(text.indexOf(':') + 1).strip());
  }

  /** Returns whether one of the words of all headers of a name is {@code word}. */
  static boolean lists(Message message, String name, String word) {
    var all = message.getHeaders(name);
    while (all.hasNext()) {
      var text = all.next().toString();
      for (var one : text.substring(text.indexOf(':') + 1).split(",", -1)) {
        if (one.strip().toLowerCase(Locale.ROOT).equals(word)) return true;
      }
    }
    return false;
  }

  static Bytes body(Message message) {
    var content = message.getRawContent();
    return content == null ? Bytes.EMPTY : Bytes.of(content);
  }
}
