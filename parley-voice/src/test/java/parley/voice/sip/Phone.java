package parley.voice.sip;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import parley.voice.handset.ListenAt;
import parley.voice.handset.ListenAt.Transport;

/**
 * A phone for tests that writes its messages by hand, so that it can also write them badly. It
 * shares no code with the station.
 */
final class Phone implements AutoCloseable {
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

  final String name;
  final BlockingQueue<String> inbox = new LinkedBlockingQueue<>();
  String algorithm = "SHA-256";
  String password = Rig.PASSWORD;
  private final ListenAt station;
  private final @Nullable DatagramSocket udp;
  private final @Nullable Socket stream;
  private String nonce = "";
  private int count;
  private int sequence;

  private Phone(String name, ListenAt station, @Nullable SSLSocketFactory tls) throws IOException {
    this.name = name;
    this.station = station;
    var udpOnly = station.transport() == Transport.UDP;
    udp = udpOnly ? new DatagramSocket(new InetSocketAddress(Rig.HERE, 0)) : null;
    stream = udpOnly ? null : connect(station, tls);
    Thread.ofVirtual().name("phone-" + name).start(this::read);
  }

  static Phone at(ListenAt station, String name) throws IOException {
    return new Phone(name, station, null);
  }

  static Phone overTls(ListenAt station, String name, SSLSocketFactory tls) throws IOException {
    return new Phone(name, station, tls);
  }

  private static Socket connect(ListenAt station, @Nullable SSLSocketFactory tls)
      throws IOException {
    var address = station.address();
    return tls == null
        ? new Socket(address.getAddress(), address.getPort())
        : tls.createSocket(address.getAddress(), address.getPort());
  }

  int port() {
    if (udp != null) return udp.getLocalPort();
    return stream == null ? 0 : stream.getLocalPort();
  }

  /** Sends text as it is. */
  void send(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (udp != null) {
        udp.send(new DatagramPacket(bytes, bytes.length, station.address()));
      } else if (stream != null) {
        stream.getOutputStream().write(bytes);
        stream.getOutputStream().flush();
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void read() {
    try {
      if (udp != null) {
        var packet = new DatagramPacket(new byte[9000], 9000);
        while (!udp.isClosed()) {
          packet.setLength(9000);
          udp.receive(packet);
          var text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
          inbox.add(text);
        }
      } else if (stream != null) {
        stream(stream.getInputStream());
      }
    } catch (SocketTimeoutException slow) {
      throw new IllegalStateException(slow);
    } catch (IOException closed) {
      inbox.add("CLOSED");
    }
  }

  private void stream(InputStream in) throws IOException {
    while (true) {
      switch (SipFrame.read(in)) {
        case SipFrame.Whole(var message) -> inbox.add(message.text());
        case SipFrame.KeepAlive() -> {}
        case SipFrame.End(), SipFrame.Broken() -> {
          inbox.add("CLOSED");
          return;
        }
      }
    }
  }

  /** Waits for the next message that starts with a text; others are passed over. */
  String await(String start) {
    var passed = new StringBuilder();
    try {
      while (true) {
        var next = inbox.poll(10, TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("no '" + start + "' but:\n" + passed);
        if (next.startsWith(start)) return next;
        passed.append(next);
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  static String word() {
    return "t" + NUMBERS.incrementAndGet();
  }

  String contact() {
    return "<sip:%s@127.0.0.1:%d;transport=%s>".formatted(name, port(), station.transport().word());
  }

  /** Returns a request's head up to its CSeq. */
  String head(String method, String branch, String callId, String tags) {
    return """
        %s sip:station@127.0.0.1 SIP/2.0
        Via: SIP/2.0/%s 127.0.0.1:%d;branch=z9hG4bK%s
        Max-Forwards: 70
        %s
        Call-ID: %s
        CSeq: %d %s
        """
        .formatted(method, station.transport(), port(), branch, tags, callId, ++sequence, method)
        .replace("\n", "\r\n");
  }

  String from(String tag, String toTag) {
    return "From: <sip:%1$s@alder>;tag=%2$s\nTo: <sip:%1$s@alder>%3$s".formatted(name, tag, toTag);
  }

  static String end(String lines, String body) {
    return lines.replace("\n", "\r\n").replace("\r\r", "\r")
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /** Sends a request, answers a challenge once, and returns the last response. */
  String ask(String method, String lines, String body) {
    var callId = word();
    var tag = word();
    send(head(method, word(), callId, from(tag, "")) + end(lines, body));
    var first = await("SIP/2.0");
    if (!first.startsWith("SIP/2.0 401")) {
      return first;
    }
    var found = NONCE.matcher(first);
    if (!found.find()) throw new AssertionError(first);
    nonce = found.group(1);
    count = 0;
    send(head(method, word(), callId, from(tag, "")) + end(authorization(method) + lines, body));
    return await("SIP/2.0");
  }

  /** Returns the Authorization header that answers the last challenge; each call counts up. */
  String authorization(String method) {
    var number = "%08x".formatted(++count);
    var secret = hash(name + ":alder:" + password);
    var request = hash(method + ":sip:station@127.0.0.1");
    var response = hash(secret + ":" + nonce + ":" + number + ":abc:auth:" + request);
    return """
        Authorization: Digest username="%s", realm="alder", nonce="%s", \
        uri="sip:station@127.0.0.1", response="%s", algorithm=%s, qop=auth, nc=%s, cnonce="abc"
        """
        .formatted(name, nonce, response, algorithm, number);
  }

  private String hash(String text) {
    try {
      var digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  String register(int seconds) {
    return ask("REGISTER", "Contact: " + contact() + "\nExpires: " + seconds + "\n", "");
  }

  /** Lifts: sends an INVITE with a body; returns the first response that is no challenge. */
  String invite(String lines, String sdp) {
    var type = "Content-Type: application/sdp\n";
    return ask("INVITE", "Contact: " + contact() + "\n" + type + lines, sdp);
  }

  static String value(String message, String header) {
    var found = Pattern.compile("^" + header + ": *(.*?)\r?$", Pattern.MULTILINE).matcher(message);
    if (!found.find()) throw new AssertionError("no " + header + " in\n" + message);
    return found.group(1);
  }

  /** Answers a request of the station. */
  void respond(String request, String status, String lines, String body) {
    var to = value(request, "To");
    var tagged = to.contains("tag=") ? to : to + ";tag=phone";
    send(
        ("SIP/2.0 " + status + "\r\n")
            + "Via: "
            + value(request, "Via")
            + "\r\n"
            + "From: "
            + value(request, "From")
            + "\r\n"
            + "To: "
            + tagged
            + "\r\n"
            + "Call-ID: "
            + value(request, "Call-ID")
            + "\r\n"
            + "CSeq: "
            + value(request, "CSeq")
            + "\r\n"
            + end(lines, body));
  }

  /** Sends a request within the dialog that a response to our INVITE made. */
  void within(String method, String response, String lines, String body) {
    var uri = value(response, "Contact").replaceAll("[<>]", "");
    var number = Integer.parseInt(value(response, "CSeq").split(" ", -1)[0]);
    var next = method.equals("ACK") || method.equals("CANCEL") ? number : ++sequence;
    send(
        (method + " " + uri + " SIP/2.0\r\n")
            + "Via: SIP/2.0/"
            + station.transport()
            + " 127.0.0.1:"
            + port()
            + ";branch=z9hG4bK"
            + word()
            + "\r\n"
            + "Max-Forwards: 70\r\n"
            + "From: "
            + value(response, "From")
            + "\r\n"
            + "To: "
            + value(response, "To")
            + "\r\n"
            + "Call-ID: "
            + value(response, "Call-ID")
            + "\r\n"
            + "CSeq: "
            + next
            + " "
            + method
            + "\r\n"
            + end(lines, body));
  }

  /** Returns a session description with these formats and attributes. */
  static String sdp(int port, String formats, String attributes) {
    return """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        c=IN IP4 127.0.0.1
        t=0 0
        m=audio %d RTP/AVP %s
        """
        .formatted(port, formats)
        .concat(attributes)
        .replace("\n", "\r\n");
  }

  @Override
  public void close() throws IOException {
    if (udp != null) udp.close();
    if (stream != null) stream.close();
  }
}
