package parley.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A phone that rings a SIP server over UDP and takes the time until it hears 180. */
final class SipCaller implements AutoCloseable {
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");
  private static final Pattern REALM = Pattern.compile("realm=\"([^\"]+)\"");
  private static final Pattern ALGORITHM = Pattern.compile("algorithm=([A-Za-z0-9-]+)");
  private static final int PATIENCE_MILLIS = 10_000;
  private static final String PASSWORD = "off-the-hook";

  private final DatagramSocket socket;
  private final InetSocketAddress server;
  private final String name;
  private final String own;
  private String challenge = "";
  private int nonceCount;
  private int number;

  SipCaller(String name, InetSocketAddress server) throws IOException {
    this.name = name;
    this.server = server;
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    socket.setSoTimeout(PATIENCE_MILLIS);
    own = "127.0.0.1:" + socket.getLocalPort();
  }

  /** One call as its messages name it. */
  private record Call(String id, String branch, int sequence) {}

  /** Registers, answering the challenge. */
  void register() throws IOException {
    var call = next();
    send(message("REGISTER", call, "", ""));
    challenged(call, "REGISTER");
    var proven = next();
    send(message("REGISTER", proven, authorization("REGISTER"), ""));
    await(proven, "200");
  }

  /** Rings without an answer to a challenge, so that the next call has one. */
  void learnChallenge() throws IOException {
    var call = next();
    send(message("INVITE", call, "", offer()));
    challenged(call, "INVITE");
    send(message("ACK", call, "", ""));
  }

  private void challenged(Call call, String method) throws IOException {
    challenge = await(call, "40[17]");
    nonceCount = 0;
    if (!NONCE.matcher(challenge).find()) {
      throw new IOException("no challenge to " + method + ": " + challenge);
    }
  }

  /** Rings and returns the milliseconds until 180; then takes the call back. */
  double ring() throws IOException {
    var call = next();
    var invite = message("INVITE", call, authorization("INVITE"), offer());
    long began = System.nanoTime();
    send(invite);
    await(call, "180");
    double millis = (System.nanoTime() - began) / 1e6;
    send(message("CANCEL", call, "", ""));
    String last = await(call, "48[67]");
    send(message("ACK", call, "", "").replaceFirst("(?m)^To:.*$", header(last, "To")));
    return millis;
  }

  private Call next() {
    number++;
    var id = Long.toHexString(System.nanoTime()) + number;
    return new Call(id, "z9hG4bK" + id, number);
  }

  private String message(String method, Call call, String authorization, String body) {
    var uri = "sip:1@" + server.getHostString() + ":" + server.getPort();
    var type = body.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
    return String.join(
            "\r\n",
            method + " " + uri + " SIP/2.0",
            "Via: SIP/2.0/UDP " + own + ";branch=" + call.branch() + ";rport",
            "Max-Forwards: 70",
            "From: <sip:" + name + "@" + server.getHostString() + ">;tag=" + call.id(),
            "To: <sip:" + name + "@" + server.getHostString() + ">",
            "Call-ID: " + call.id(),
            "CSeq: " + call.sequence() + " " + method,
            "Contact: <sip:" + name + "@" + own + ">",
            "Expires: 300")
        + "\r\n"
        + authorization
        + type
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private String offer() {
    return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
        + "m=audio "
        + (socket.getLocalPort() + 2)
        + " RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n";
  }

  private String authorization(String method) {
    var nonce = found(NONCE, "");
    var realm = found(REALM, "");
    var algorithm = found(ALGORITHM, "MD5").toUpperCase(Locale.ROOT);
    var uri = "sip:1@" + server.getHostString() + ":" + server.getPort();
    var count = "%08x".formatted(++nonceCount);
    var secret = hash(algorithm, name + ":" + realm + ":" + PASSWORD);
    var what = hash(algorithm, method + ":" + uri);
    var answer = hash(algorithm, String.join(":", secret, nonce, count, "0a4f113b", "auth", what));
    var proxy = challenge.contains("407 ");
    return (proxy ? "Proxy-Authorization" : "Authorization")
        + ": Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\","
            .formatted(name, realm, nonce, uri, answer)
        + " algorithm=%s, cnonce=\"0a4f113b\", qop=auth, nc=%s\r\n".formatted(algorithm, count);
  }

  private String found(Pattern pattern, String otherwise) {
    var found = pattern.matcher(challenge);
    return found.find() ? found.group(1) : otherwise;
  }

  private static String hash(String algorithm, String text) {
    try {
      var bytes =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void send(String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, server));
  }

  /** Waits for an answer within a call whose status matches; lesser ones are passed over. */
  private String await(Call call, String status) throws IOException {
    var packet = new DatagramPacket(new byte[8_192], 8_192);
    while (true) {
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException e) {
        throw new IOException("no " + status + " came", e);
      }
      var text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
      if (text.contains(call.id()) && text.matches("(?s)SIP/2.0 " + status + " .*")) {
        return text;
      }
      if (text.contains(call.id()) && text.matches("(?s)SIP/2.0 [3-6].*CSeq: \\d+ INVITE.*")) {
        throw new IOException("refused: " + text.lines().findFirst().orElse(""));
      }
    }
  }

  /** From now on is a phone that can be rung: it says 180 to every INVITE, until it is closed. */
  void ringWhenRung() throws IOException {
    socket.setSoTimeout(0);
    Thread.ofPlatform().daemon().name("callee").start(this::serve);
  }

  private void serve() {
    var packet = new DatagramPacket(new byte[8_192], 8_192);
    String invite = "";
    while (!socket.isClosed()) {
      try {
        socket.receive(packet);
        var text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        var from = (InetSocketAddress) packet.getSocketAddress();
        if (text.startsWith("INVITE ")) {
          invite = text;
          reply(invite, "180 Ringing", from);
        } else if (text.startsWith("CANCEL ")) {
          reply(text, "200 OK", from);
          reply(invite, "487 Request Terminated", from);
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void reply(String request, String status, InetSocketAddress to) throws IOException {
    var answer = new StringBuilder("SIP/2.0 " + status + "\r\n");
    for (var name : List.of("Via", "From", "To", "Call-ID", "CSeq")) {
      request
          .lines()
          .filter(line -> line.startsWith(name + ":"))
          .forEach(line -> answer.append(line).append(tag(name, line)).append("\r\n"));
    }
    answer.append("Contact: <sip:" + name + "@" + own + ">\r\nContent-Length: 0\r\n\r\n");
    var bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  private static String tag(String name, String line) {
    return name.equals("To") && !line.contains(";tag=") ? ";tag=callee" : "";
  }

  int port() {
    return socket.getLocalPort();
  }

  private static String header(String message, String name) {
    return message.lines().filter(line -> line.startsWith(name + ":")).findFirst().orElse("");
  }

  @Override
  public void close() {
    socket.close();
  }
}
