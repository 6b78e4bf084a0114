package parley.voice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.journal.Bytes;
import parley.voice.dtls.DtlsSession;
import parley.voice.dtls.Ends;
import parley.voice.dtls.Handshakes;
import parley.voice.dtls.Outcome;
import parley.voice.dtls.VoiceIdentity;
import parley.voice.leg.Media;
import parley.voice.leg.VoiceSocket;
import parley.voice.rtp.OutgoingStream;
import parley.voice.rtp.RtpPacket;
import parley.voice.srtp.PacketBuffer;
import parley.voice.srtp.SrtpProfile;
import parley.voice.stun.StunMessage;
import parley.voice.stun.StunWriter;

/** What a browser does on a leg, as far as a station can tell: STUN, DTLS as client, SRTP. */
public final class FakeBrowser implements AutoCloseable {
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final Handshakes LIMIT = new Handshakes(1000);

  private final VoiceIdentity identity;
  private final VoiceSocket socket;
  private final Media media;
  private final OutgoingStream stream;
  private final Map<Long, Integer> tracks = new ConcurrentHashMap<>();
  private volatile BiConsumer<Integer, RtpPacket> hearer = (_, _) -> {};
  private volatile @Nullable InetSocketAddress station;
  private volatile @Nullable DtlsSession session;
  private volatile @Nullable Outcome outcome;
  private volatile String user = "";
  private volatile Bytes password = Bytes.EMPTY;
  private final AtomicLong answers = new AtomicLong();
  private int sequence = CHANCE.nextInt(65_536);
  private long timestamp = CHANCE.nextInt();

  public FakeBrowser() {
    this(identity());
  }

  public FakeBrowser(VoiceIdentity identity) {
    this.identity = identity;
    try {
      socket = VoiceSocket.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    media = new Media(CHANCE.nextInt(), "browser", this::send, System::nanoTime);
    stream = media.stream(new OutgoingStream(CHANCE.nextInt(), CHANCE.nextInt(), 7));
  }

  /** A fresh voice identity. */
  public static VoiceIdentity identity() {
    try {
      var pairs = KeyPairGenerator.getInstance("EC");
      pairs.initialize(new ECGenParameterSpec("secp256r1"));
      return VoiceIdentity.of(pairs.generateKeyPair());
    } catch (GeneralSecurityException mistake) {
      throw new IllegalStateException(mistake);
    }
  }

  /** An offer as Chromium writes it, shortened: two sections, codecs that are not ours too. */
  public String offer() {
    return offer(identity.fingerprint());
  }

  /** The same with another certificate's fingerprint. */
  public static String offer(Bytes fingerprint) {
    var colons = HexFormat.ofDelimiter(":").formatHex(fingerprint.toArray());
    var section =
        """
        m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110
        c=IN IP4 0.0.0.0
        a=ice-ufrag:brow
        a=ice-pwd:0123456789abcdef01234567
        a=fingerprint:sha-256 %s
        a=setup:actpass
        a=mid:%s
        a=%s
        a=rtcp-mux
        a=rtpmap:111 opus/48000/2
        a=fmtp:111 minptime=10;useinbandfec=1
        a=rtpmap:63 red/48000/2
        a=rtpmap:9 G722/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:13 CN/8000
        a=rtpmap:110 telephone-event/48000
        """;
    var print = colons.toUpperCase(Locale.ROOT);
    var text =
        "v=0\no=- 1 2 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\n"
            + section.formatted(print, "0", "sendrecv")
            + section.formatted(print, "1", "recvonly");
    return text.replace("\n", "\r\n");
  }

  /** Takes the station's answer and connects. */
  public void accept(String answer) {
    user = found(answer, "a=ice-ufrag:(\\S+)");
    password = Bytes.utf8(found(answer, "a=ice-pwd:(\\S+)"));
    var host = found(answer, "a=candidate:1 1 udp \\d+ (\\S+) ");
    var port = found(answer, "a=candidate:1 1 udp \\d+ \\S+ (\\d+) typ host");
    station = new InetSocketAddress(host, Integer.parseInt(port));
    var ssrcs = Pattern.compile("a=ssrc:(\\d+)").matcher(answer).results().toList();
    for (var i = 0; i < ssrcs.size(); i++) {
      tracks.put(Long.parseLong(ssrcs.get(i).group(1)), i);
    }
    var print = found(answer, "a=fingerprint:sha-256 (\\S+)").replace(":", "");
    var theirs = Bytes.fromHex(print.toLowerCase(Locale.ROOT));
    socket.assign(station, this::received);
    check();
    var ends = new Ends(Ends.Role.CLIENT, identity, theirs, List.of(SrtpProfile.AEAD_AES_128_GCM));
    var begun = DtlsSession.between(ends, this::send, this::became);
    session = begun;
    Await.until("an answer to the connectivity check", () -> answers.get() > 0);
    begun.start(LIMIT);
  }

  /** Sends to a station without an answer of its own. */
  public void aim(InetSocketAddress address) {
    station = address;
    socket.assign(address, this::received);
  }

  /** Sends a connectivity check that nominates. */
  public void check() {
    check(user, password);
  }

  /** Sends a connectivity check under a user name and password of the caller's choice. */
  public void check(String ufrag, Bytes key) {
    var transaction = new byte[12];
    CHANCE.nextBytes(transaction);
    var request =
        StunWriter.request(Bytes.of(transaction))
            .user(ufrag + ":brow")
            .put(StunMessage.USE_CANDIDATE, Bytes.EMPTY)
            .sign(key);
    send(request, 0, request.length);
  }

  /** Sends one frame of speech. */
  public synchronized void speak(Codec codec, Bytes payload) {
    sequence = (sequence + 1) & 0xffff;
    timestamp = (timestamp + codec.clockRate() / 50) & 0xffff_ffffL;
    var speech = new Speech(codec, sequence, timestamp, false, payload);
    var type = codec == Codec.OPUS ? 111 : codec.payloadType();
    media.send(stream.next(speech, this, type, System.nanoTime() / 1_000_000));
  }

  /** Hands what is heard to {@code taker}: the track, and the packet. */
  public void hear(BiConsumer<Integer, RtpPacket> taker) {
    hearer = taker;
  }

  public boolean keyed() {
    return media.keyed();
  }

  public @Nullable Outcome outcome() {
    return outcome;
  }

  /** Answers to connectivity checks so far. */
  public long answers() {
    return answers.get();
  }

  /** Sends its own reports when they are due. */
  public void tick() {
    media.tick(System.nanoTime() / 1_000_000);
  }

  public VoiceSocket socket() {
    return socket;
  }

  @Override
  public void close() {
    var open = session;
    if (open != null) {
      open.close();
    }
    socket.close();
  }

  private void received(PacketBuffer packet, InetSocketAddress from, VoiceSocket on) {
    if (packet.at(0) < 4) {
      answers.incrementAndGet();
    } else if (DtlsSession.isDtls(packet.at(0))) {
      var open = session;
      if (open != null) {
        open.received(packet.bytes(), packet.offset(), packet.length());
      }
    } else {
      var _ =
          media.received(
              packet,
              speech -> {
                media.note(speech, Codec.OPUS);
                hearer.accept(tracks.getOrDefault(speech.ssrc(), -1), speech);
              });
    }
  }

  private void became(DtlsSession which, Outcome now) {
    outcome = now;
    if (now instanceof Outcome.Agreed(var keys)) {
      media.keys(keys.out(), keys.in());
    }
  }

  private void send(byte[] bytes, int offset, int length) {
    var to = station;
    if (to != null) {
      socket.send(bytes, offset, length, to);
    }
  }

  private static String found(String text, String pattern) {
    var matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }
}
