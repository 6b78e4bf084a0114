package parley.journal.pack;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import parley.journal.Bytes;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.card.Cards;
import parley.journal.card.PairedCards;
import parley.journal.entry.Attributes;
import parley.journal.entry.Content;
import parley.journal.entry.Entries;
import parley.journal.entry.PeerHead;
import parley.journal.entry.Sealing;
import parley.journal.merkle.MerkleTree;
import parley.journal.note.Checkpoint;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.HybridKeyPair;
import parley.journal.note.SignedCheckpoint;

/**
 * Alder and Birch in memory, with real keys and a clock the test moves. Each side enters, signs and
 * has its log cosigned by the other, as two stations do.
 */
final class TwoStations {
  static final long NOON = Entries.NOON / 1000;

  final PairedCards cards = Cards.alderAndBirch();
  final MemoryPackSource source = new MemoryPackSource(cards);
  private final Map<Side, MerkleTree> trees = new EnumMap<>(Side.class);
  private final Map<Side, PeerHead> seen = new EnumMap<>(Side.class);
  private long now = NOON;
  private long secrets;

  TwoStations() {
    for (var side : Side.values()) {
      trees.put(side, new MerkleTree());
      seen.put(side, PeerHead.NONE);
      enter(side, content("epoch", "", Optional.empty(), Attributes.EMPTY, ""));
    }
    exchange();
  }

  Side alder() {
    return cards.card(Side.A).about().station().equals("alder") ? Side.A : Side.B;
  }

  Side birch() {
    return alder().other();
  }

  TwoStations later(long seconds) {
    now += seconds;
    return this;
  }

  long now() {
    return now;
  }

  private String station(Side side) {
    return cards.card(side).about().station();
  }

  private HybridKeyPair key(Side side, String use) {
    return Cards.key(station(side) + " " + use);
  }

  MerkleTree tree(Side side) {
    return trees.getOrDefault(side, new MerkleTree());
  }

  private Content content(
      String kind,
      String precedence,
      Optional<Reference> about,
      Attributes attributes,
      String text) {
    return new Content(
        kind, now * 1000, "watch/o-17", precedence, about, attributes, Bytes.utf8(text));
  }

  /** Enters a content into one side's own log. */
  Reference enter(Side side, Content content) {
    var tree = tree(side);
    var link = seen.getOrDefault(side, PeerHead.NONE);
    var sealed = Sealing.seal(content, tree.size(), link, Entries.secret(++secrets));
    source.log(side, 1).append(sealed);
    tree.append(sealed.leaf().hash());
    return new Reference(side, 1, tree.size() - 1);
  }

  Reference message(Side side, String serial, String text) {
    var attributes = Attributes.with().text("serial", serial).text("name", "K. Lindqvist").build();
    return enter(side, content("message", "FLASH", Optional.empty(), attributes, text));
  }

  Reference ring(Side side, String serial) {
    var attributes = Attributes.with().text("serial", serial).number("window", 90).build();
    return enter(side, content("ring", "IMMEDIATE", Optional.empty(), attributes, ""));
  }

  Reference alerted(Side side, Reference about, long positions) {
    var attributes = Attributes.with().number("positions", positions).build();
    return enter(side, content("alerted", "", Optional.of(about), attributes, ""));
  }

  Reference about(Side side, String kind, Reference about, Attributes attributes) {
    return enter(side, content(kind, "", Optional.of(about), attributes, ""));
  }

  Reference attempts(Side side, Attributes attributes) {
    return enter(side, content("attempts", "", Optional.empty(), attributes, ""));
  }

  SignedCheckpoint sign(Side side) {
    var origin = cards.line().origin(side, 1).log();
    var head = tree(side).head();
    var by = key(side, "log").signLog(new Checkpoint(origin, head), now);
    var signed = new SignedCheckpoint(origin, head, by);
    source.log(side, 1).keep(signed);
    return signed;
  }

  /** One side signs its log, the other cosigns and has seen it. */
  CosignedCheckpoint cosigned(Side side) {
    var signed = sign(side);
    var name = cards.line().origin(side.other(), 1).cosigner();
    var by = key(side.other(), "cosigner").cosign(signed.checkpoint(), name, now);
    var cosigned = new CosignedCheckpoint(signed, name, by);
    source.log(side, 1).keep(cosigned);
    seen.put(side.other(), new PeerHead(1, signed.head()));
    return cosigned;
  }

  /** Both logs are signed and cosigned a second later. */
  TwoStations exchange() {
    later(1);
    cosigned(Side.A);
    cosigned(Side.B);
    return this;
  }

  /** A ring from alder that birch's station rings at some positions and nobody answers. */
  Reference ringInVain(String serial, long positions) {
    var ring = ring(alder(), serial);
    exchange();
    alerted(birch(), ring, positions);
    exchange();
    later(100).exchange();
    about(alder(), "ended", ring, Attributes.with().text("outcome", "unanswered").build());
    exchange();
    return ring;
  }
}
