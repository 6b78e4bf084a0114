package parley.voice.sip;

import gov.nist.javax.sip.header.Authorization;
import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.RecordRouteHeader;
import javax.sip.message.Response;
import parley.voice.handset.Handset;
import parley.voice.handset.HandsetConfig;

/**
 * Answers all that needs no call: registrations, challenges and refusals. Nothing of it is
 * remembered but the binding of a handset that proved its password.
 */
final class Doorkeeper {
  /** Hears of bindings that come and go, on the thread that reads; it must only pass it on. */
  interface Roll {
    void registered(String handset);

    void expired(String handset);
  }

  private final HandsetConfig config;
  private final Registrar registrar;
  private final Door door;
  private final Roll roll;
  private final Map<String, SIPResponse> lastAnswers = new LinkedHashMap<>();

  /** What the doorkeeper works with. */
  record Door(HandsetStack stack, Messages messages, Guard guard, LongSupplier monoMillis) {}

  Doorkeeper(HandsetConfig config, Registrar registrar, Door door, Roll roll) {
    this.config = config;
    this.registrar = registrar;
    this.door = door;
    this.roll = roll;
  }

  Registrar registrar() {
    return registrar;
  }

  /** Refuses a request without remembering it. */
  void refuse(SIPRequest request, PointChannel channel, int status) throws IOException {
    door.guard().refused.increment();
    var response = door.messages().reply(request, status);
    if (status == Response.METHOD_NOT_ALLOWED) {
      door.messages().allow(response);
    }
    channel.sendMessage(response);
  }

  /** Says what we can, to handsets only. */
  void options(SIPRequest request, PointChannel channel) throws IOException {
    if (!registrar.isHome(channel.remote().getAddress())) {
      door.guard().refused.increment();
      return;
    }
    var response = door.messages().reply(request, Response.OK);
    door.messages().allow(response);
    door.messages().add(response, "Accept", "application/sdp");
    channel.sendMessage(response);
  }

  /** Returns the registered handset that proved an INVITE; empty when it has been answered. */
  Optional<Handset> caller(SIPRequest request, PointChannel channel) throws IOException {
    var from = channel.remote().getAddress();
    if (!registrar.isHome(from)) {
      refuse(request, channel, Response.FORBIDDEN);
      return Optional.empty();
    }
    var proven = proven(request, channel, user(request.getFrom().getAddress().getURI()));
    if (proven.isEmpty()) {
      return proven;
    }
    var contact = request.getContactHeader();
    var home =
        registrar
            .binding(proven.get().name())
            .filter(binding -> binding.flow().remote().getAddress().equals(from));
    var routed = request.getHeader(RecordRouteHeader.NAME) != null;
    if (home.isEmpty() || routed || contact == null || !isAt(contact, from)) {
      refuse(request, channel, Response.FORBIDDEN);
      return Optional.empty();
    }
    return proven;
  }

  /** Returns who proved a request made in the name of {@code user}; empty when answered. */
  private Optional<Handset> proven(SIPRequest request, PointChannel channel, String user)
      throws IOException {
    var now = door.monoMillis().getAsLong();
    var said = credentials(request);
    var from = channel.remote().getAddress();
    var proof =
        said.isEmpty()
            ? new Registrar.Proof.Challenged(false)
            : registrar.prove(said.get(), request.getMethod(), from, now);
    switch (proof) {
      case Registrar.Proof.Proven(var handset) when handset.name().equals(user) -> {
        return Optional.of(handset);
      }
      case Registrar.Proof.Proven _, Registrar.Proof.Barred _ ->
          refuse(request, channel, Response.FORBIDDEN);
      case Registrar.Proof.Challenged(var stale) -> {
        if (said.isPresent() && !stale) door.guard().refused.increment();
        challenge(request, channel, user, stale);
      }
    }
    return Optional.empty();
  }

  private void challenge(SIPRequest request, PointChannel channel, String user, boolean stale)
      throws IOException {
    var response = door.messages().reply(request, Response.UNAUTHORIZED);
    var nonce = registrar.nonce(door.monoMillis().getAsLong());
    var text =
        "Digest realm=\"%s\",nonce=\"%s\",algorithm=%s,qop=\"auth\"%s"
            .formatted(
                config.realm(),
                nonce,
                registrar.challenge(user).word(),
                stale ? ",stale=true" : "");
    door.messages().add(response, "WWW-Authenticate", text);
    channel.sendMessage(response);
  }

  private static Optional<Credentials> credentials(SIPRequest request) {
    if (!(request.getHeader(AuthorizationHeader.NAME) instanceof Authorization header)
        || !"digest".equalsIgnoreCase(header.getScheme())
        || !"auth".equals(text(header, "qop"))
        || !text(header, "userhash").isEmpty()) {
      return Optional.empty();
    }
    var algorithm = text(header, "algorithm");
    return Optional.of(
        new Credentials(
            text(header, "username"),
            text(header, "realm"),
            text(header, "nonce"),
            text(header, "uri"),
            text(header, "nc"),
            text(header, "cnonce"),
            algorithm.isEmpty() ? Digest.MD5.word() : algorithm,
            text(header, "response").toLowerCase(Locale.ROOT)));
  }

  private static String text(Authorization header, String name) {
    var value = header.getParameter(name);
    return value == null ? "" : value;
  }

  private static String user(URI uri) {
    return uri instanceof SipURI sip && sip.getUser() != null ? sip.getUser() : "";
  }

  /** Returns whether a contact is the very address that a message came from. */
  static boolean isAt(ContactHeader contact, InetAddress from) {
    if (!(contact.getAddress().getURI() instanceof SipURI uri) || uri.getMAddrParam() != null) {
      return false;
    }
    try {
      var host = uri.getHost().replaceAll("[\\[\\]]", "");
      return InetAddress.ofLiteral(host).equals(from);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** Answers a REGISTER (RFC 3261 section 10.3). */
  void register(SIPRequest request, PointChannel channel) throws IOException {
    var repeated = lastAnswer(request, channel);
    if (repeated.isPresent()) {
      channel.sendMessage(repeated.get());
      return;
    }
    var handset = proven(request, channel, user(request.getTo().getAddress().getURI()));
    if (handset.isEmpty()) {
      return;
    }
    var contacts = contacts(request);
    if (contacts.size() > 1) {
      refuse(request, channel, Response.BAD_REQUEST);
    } else if (contacts.isEmpty()) {
      welcome(request, channel, handset.get());
    } else {
      change(request, channel, handset.get(), contacts.getFirst());
    }
  }

  private void change(SIPRequest request, PointChannel channel, Handset handset, Contact contact)
      throws IOException {
    var wish = wish(request, contact);
    var least = config.limits().minRegistration();
    if (wish.isZero()) {
      if (registrar.unbind(handset.name())) roll.expired(handset.name());
      welcome(request, channel, handset);
    } else if (contact.getWildCardFlag() || !isAt(contact, channel.remote().getAddress())) {
      refuse(request, channel, Response.FORBIDDEN);
    } else if (wish.compareTo(least) < 0) {
      var response = door.messages().reply(request, Response.INTERVAL_TOO_BRIEF);
      door.messages().add(response, "Min-Expires", Long.toString(least.toSeconds()));
      channel.sendMessage(response);
    } else {
      bind(handset, channel, contact, wish);
      welcome(request, channel, handset);
    }
  }

  private void bind(Handset handset, PointChannel channel, Contact contact, Duration wish) {
    var most = config.limits().maxRegistration();
    var life = wish.compareTo(most) > 0 ? most : wish;
    var until = door.monoMillis().getAsLong() + life.toMillis();
    var flow = new Flow(channel.point().at(), channel.remote());
    door.stack().route(handset.name(), flow);
    var uri = contact.getAddress().getURI().toString();
    if (registrar.bind(new Registrar.Binding(handset, flow, uri, until))) {
      roll.registered(handset.name());
    }
  }

  private void welcome(SIPRequest request, PointChannel channel, Handset handset)
      throws IOException {
    var response = door.messages().reply(request, Response.OK);
    var now = door.monoMillis().getAsLong();
    registrar
        .binding(handset.name())
        .ifPresent(
            binding -> {
              var seconds = Math.max(1, (binding.untilMillis() - now + 999) / 1000);
              var value = "<" + binding.contact() + ">;expires=" + seconds;
              door.messages().add(response, "Contact", value);
            });
    remember(request, handset, response);
    channel.sendMessage(response);
  }

  private static List<Contact> contacts(SIPRequest request) {
    var found = new ArrayList<Contact>();
    var all = request.getHeaders(ContactHeader.NAME);
    while (all.hasNext()) {
      if (all.next() instanceof Contact contact) found.add(contact);
    }
    return found;
  }

  private Duration wish(SIPRequest request, Contact contact) {
    var seconds =
        contact.getExpires() >= 0
            ? contact.getExpires()
            : request.getExpires() == null ? -1 : request.getExpires().getExpires();
    return seconds < 0 ? config.limits().maxRegistration() : Duration.ofSeconds(seconds);
  }

  /** A repeated REGISTER gets its first answer again: its count has been spent by then. */
  private synchronized Optional<SIPResponse> lastAnswer(SIPRequest request, PointChannel channel) {
    var last = lastAnswers.get(user(request.getTo().getAddress().getURI()));
    return Optional.ofNullable(last).filter(one -> isAnswerTo(one, request, channel));
  }

  private static boolean isAnswerTo(SIPResponse last, SIPRequest request, PointChannel channel) {
    return last.getTopmostVia().getBranch().equals(request.getTopmostVia().getBranch())
        && last.getCallId().getCallId().equals(request.getCallId().getCallId())
        && last.getCSeq().getSeqNumber() == request.getCSeq().getSeqNumber()
        && last.getRemoteAddress().equals(channel.remote().getAddress());
  }

  /** One for each configured handset, so never many. */
  private synchronized void remember(SIPRequest request, Handset handset, SIPResponse response) {
    response.setRemoteAddress(request.getRemoteAddress());
    lastAnswers.put(handset.name(), response);
  }
}
