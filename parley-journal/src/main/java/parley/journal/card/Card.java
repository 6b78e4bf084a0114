package parley.journal.card;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import parley.journal.Bytes;
import parley.journal.cbor.Cbor;
import parley.journal.note.LogKeys;

/**
 * What a station says of itself for one pairing.
 *
 * @param nonce 16 random bytes, so that no two pairings share a card
 * @param demo a demo card pairs only with a demo card
 * @param about who the station is
 * @param keys everything it will sign and connect with
 * @param routes where it listens, as {@code host:port}
 */
public record Card(Bytes nonce, boolean demo, About about, Keys keys, List<String> routes) {
  public static final int NONCE_SIZE = 16;
  private static final long VERSION = 1;
  private static final int MAX_ROUTES = 16;

  /**
   * Who the station is.
   *
   * @param station its name, {@code [a-z][a-z0-9-]{1,23}}; the two of a line must differ
   * @param displayName how people write it
   * @param seat where it sits
   * @param commandersOffice to whom it answers
   */
  public record About(String station, String displayName, String seat, String commandersOffice) {
    private static final Pattern STATION = Pattern.compile("[a-z][a-z0-9-]{1,23}");
    private static final Pattern LINE =
        Pattern.compile("[^\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]{0,200}");

    public About {
      if (!STATION.matcher(station).matches()) {
        throw new MalformedCard("a station's name is 2 to 24 of a-z, 0-9 and -, a letter first");
      }
      for (var text : List.of(displayName, seat, commandersOffice)) {
        if (!LINE.matcher(text).matches()) {
          throw new MalformedCard("names and offices are one line of at most 200 characters");
        }
      }
    }
  }

  /**
   * What the station signs and connects with.
   *
   * @param tls SubjectPublicKeyInfo of its TLS key, pinned by the peer
   * @param voice fingerprint of the line leg's certificate; empty while it has no voice
   * @param log keys that sign its own log
   * @param cosigner keys that cosign the other log
   * @param recovery keys that may announce new ones, kept away from the station
   */
  public record Keys(Bytes tls, Bytes voice, LogKeys log, LogKeys cosigner, LogKeys recovery) {
    private static final int MAX_TLS = 4096;

    public Keys {
      if (tls.size() > MAX_TLS || voice.size() > 64) {
        throw new MalformedCard("TLS key or voice fingerprint is too long");
      }
      if (log.equals(cosigner) || log.equals(recovery) || cosigner.equals(recovery)) {
        throw new MalformedCard("log, cosigner and recovery keys must differ");
      }
    }
  }

  public Card {
    routes = List.copyOf(routes);
    if (nonce.size() != NONCE_SIZE) {
      throw new MalformedCard("a card has 16 random bytes");
    }
    if (routes.size() > MAX_ROUTES || routes.stream().anyMatch(r -> !isRoute(r))) {
      throw new MalformedCard("at most 16 routes, each host:port");
    }
  }

  private static boolean isRoute(String route) {
    return route.matches("[!-~]{1,253}:[1-9][0-9]{0,4}");
  }

  /** Returns the payload: deterministic CBOR. */
  public Bytes encode() {
    var table = new TreeMap<String, Cbor>();
    table.put("version", new Cbor.Count(VERSION));
    table.put("nonce", new Cbor.Data(nonce));
    table.put("demo", new Cbor.Flag(demo));
    table.put("station", new Cbor.Text(about.station()));
    table.put("name", new Cbor.Text(about.displayName()));
    table.put("seat", new Cbor.Text(about.seat()));
    table.put("office", new Cbor.Text(about.commandersOffice()));
    table.put("tls", new Cbor.Data(keys.tls()));
    table.put("voice", new Cbor.Data(keys.voice()));
    table.put("log", KeyCodec.encode(keys.log()));
    table.put("cosigner", KeyCodec.encode(keys.cosigner()));
    table.put("recovery", KeyCodec.encode(keys.recovery()));
    table.put("routes", new Cbor.Items(routes.stream().<Cbor>map(Cbor.Text::new).toList()));
    return new Cbor.Table(table).encode();
  }

  /** Reads a payload; unknown or missing names are refused, they would be a later version. */
  public static Card parse(Bytes payload) {
    var in = Members.of(payload, 13);
    if (in.number("version") != VERSION) {
      throw new MalformedCard("a card of another version");
    }
    var about = new About(in.text("station"), in.text("name"), in.text("seat"), in.text("office"));
    var keys =
        new Keys(
            in.data("tls"),
            in.data("voice"),
            KeyCodec.decode(in.value("log")),
            KeyCodec.decode(in.value("cosigner")),
            KeyCodec.decode(in.value("recovery")));
    return new Card(in.data("nonce"), in.flag("demo"), about, keys, in.texts("routes"));
  }
}
