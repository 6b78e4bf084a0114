package parley.station.pairing;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.core.durable.LineHistory;
import parley.core.line.LineIdentity;
import parley.core.line.Signers;
import parley.core.line.Terms;
import parley.core.line.Wording;
import parley.journal.Bytes;
import parley.journal.card.Card;
import parley.journal.note.SigningKey;
import parley.routes.Counterpart;
import parley.routes.StationRoutes;
import parley.station.configuration.Configuration;
import parley.station.configuration.Configuration.RouteAddress;
import parley.station.configuration.HostPort;
import parley.station.line.LineKeeper;
import parley.station.pairing.PairingBook.Pair;
import parley.store.KeyName.Use;
import parley.store.Keys;
import parley.store.Storage;

/** Takes up the line of a pair: at start with its history, or fresh right after pairing. */
public final class LineOpener {
  /** What lines are made from. */
  public record Parts(
      Configuration configuration,
      Keys keys,
      Storage storage,
      StationRoutes routes,
      LineKeeper.Shared shared) {}

  private final Parts parts;

  public LineOpener(Parts parts) {
    this.parts = parts;
  }

  /** Takes up a line that this station had before it started. */
  public LineKeeper asItWas(Pair pair) {
    var side = pair.cards().sideOf(pair.ours().fingerprint());
    return open(pair, parts.storage().history(pair.cards().line().hex(), side));
  }

  /** Takes up a line that was paired just now. */
  public LineKeeper fresh(Pair pair) {
    return open(pair, LineHistory.FRESH);
  }

  private LineKeeper open(Pair pair, LineHistory history) {
    Card ours = pair.ours().card();
    Card theirs = pair.theirs().card();
    Map<String, HostPort> addresses = addresses(theirs);
    var identity =
        new LineIdentity(
            pair.line(), ours, theirs, List.copyOf(addresses.keySet()), terms(pair.line()));
    var signers = new Signers(key(ours, Use.LOG), key(ours, Use.COSIGNER));
    var counterpart = counterpart(theirs.keys().tls(), addresses);
    return LineKeeper.open(
        new LineKeeper.Own(identity, history, signers),
        parts.shared(),
        ear -> parts.routes().line(counterpart, ear));
  }

  /** Until both parties have signed terms, the configuration says how the line is tried. */
  public static Terms terms(Configuration configuration) {
    var checks = configuration.checks();
    return Terms.DEFAULT.withChecks(checks.interval(), checks.calls());
  }

  /** Nobody at the sparring partner's rings a check call. */
  private Terms terms(String counterpart) {
    var messages = parts.configuration().messages();
    var terms =
        terms(parts.configuration())
            .withApproval(messages.approves(counterpart))
            .withWording(messages.wording().getOrDefault(counterpart, Wording.NONE));
    return counterpart.equals(LineIdentity.EXERCISE)
        ? terms.withChecks(terms.checkInterval(), List.of())
        : terms;
  }

  /** The n-th route of ours leads to the n-th address on their card, under our name for it. */
  private Map<String, HostPort> addresses(Card theirs) {
    var ours = new ArrayList<>(parts.configuration().routes());
    Map<String, HostPort> addresses = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(ours.size(), theirs.routes().size()); i++) {
      RouteAddress route = ours.get(i);
      addresses.put(route.name(), HostPort.parse(theirs.routes().get(i)));
    }
    return addresses;
  }

  private static Counterpart counterpart(Bytes tlsKey, Map<String, HostPort> addresses) {
    Map<String, InetSocketAddress> sockets = new LinkedHashMap<>();
    addresses.forEach(
        (route, at) ->
            sockets.put(route, InetSocketAddress.createUnresolved(at.host(), at.port())));
    return new Counterpart(tlsKey, sockets);
  }

  private SigningKey key(Card card, Use use) {
    return parts
        .keys()
        .signing(CardMaker.name(card.nonce(), use))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the key file lacks a key of a card that is in use: an old key file?"));
  }
}
