package parley.journal.pack;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import parley.journal.Bytes;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.card.Cards;
import parley.journal.card.EpochNotice;
import parley.journal.card.PairedCards;
import parley.journal.entry.Attributes;
import parley.journal.entry.Content;
import parley.journal.entry.Entries;
import parley.journal.entry.Leaf;
import parley.journal.entry.PeerHead;
import parley.journal.entry.SealedEntry;
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
  private final Map<Side, String> keys = new EnumMap<>(Side.class);
  private long now = NOON;
  private long secrets;

  TwoStations() {
    for (var side : Side.values()) {
      trees.put(side, new MerkleTree());
      seen.put(side, PeerHead.NONE);
      keys.put(side, "");
      enter(side, content("epoch", Optional.empty(), Attributes.EMPTY, ""));
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
    return Cards.key(station(side) + " " + use + keys.getOrDefault(side, ""));
  }

  MerkleTree tree(Side side) {
    return trees.getOrDefault(side, new MerkleTree());
  }

  int epoch(Side side) {
    return source.newestEpoch(side);
  }

  Content content(String kind, Optional<Reference> about, Attributes attributes, String text) {
    var precedence =
        switch (kind) {
          case "ring" -> "IMMEDIATE";
          case "message", "correction" -> "FLASH";
          default -> "";
        };
    var body = Bytes.utf8(text);
    return new Content(kind, now * 1000, "watch/o-17", precedence, about, attributes, body);
  }

  /** Enters a content into one side's own log. */
  Reference enter(Side side, Content content) {
    return enter(side, Sealing.seal(content, tree(side).size(), link(side), nextSecret()));
  }

  /** Enters a leaf as it is; an honest station makes its own. */
  Reference enter(Side side, SealedEntry sealed) {
    source.log(side, epoch(side)).append(sealed);
    tree(side).append(sealed.leaf().hash());
    return new Reference(side, epoch(side), tree(side).size() - 1);
  }

  /** Enters something whose blob does not open to what its leaf commits to. */
  Reference unopenable(Side side) {
    var good =
        Sealing.seal(
            content("answered", Optional.empty(), Attributes.EMPTY, ""),
            tree(side).size(),
            link(side),
            nextSecret());
    var leaf =
        new Leaf(good.leaf().seq(), link(side), good.leaf().blobHash(), good.leaf().commit());
    return enter(side, new SealedEntry(leaf, good.secret(), good.blob()));
  }

  /** Returns the newest head of the other log that a side has seen. */
  PeerHead link(Side side) {
    return seen.getOrDefault(side, PeerHead.NONE);
  }

  private Bytes nextSecret() {
    return Entries.secret(++secrets);
  }

  Reference message(Side side, String serial, String text) {
    var attributes = Attributes.with().text("serial", serial).text("name", "K. Lindqvist").build();
    return enter(side, content("message", Optional.empty(), attributes, text));
  }

  Reference ring(Side side, String serial) {
    return ring(side, serial, 90);
  }

  Reference ring(Side side, String serial, long window) {
    var attributes = Attributes.with().text("serial", serial).number("window", window).build();
    return enter(side, content("ring", Optional.empty(), attributes, ""));
  }

  Reference alerted(Side side, Reference about, long positions) {
    return about(side, "alerted", about, Attributes.with().number("positions", positions).build());
  }

  Reference ended(Side side, Reference ring, String outcome) {
    return about(side, "ended", ring, Attributes.with().text("outcome", outcome).build());
  }

  Reference about(Side side, String kind, Reference about, Attributes attributes) {
    return enter(side, content(kind, Optional.of(about), attributes, ""));
  }

  /** Enters something that is about no other entry. */
  Reference plain(Side side, String kind, Attributes attributes) {
    return enter(side, content(kind, Optional.empty(), attributes, ""));
  }

  /** Begins the next epoch of one side with the same keys: its journal had broken. */
  void openEpoch(Side side) {
    var last = tree(side).head();
    source.openEpoch(side);
    trees.put(side, new MerkleTree());
    var attributes =
        Attributes.with()
            .text("reason", "broken")
            .number("last-epoch", epoch(side) - 1)
            .number("last-size", last.size())
            .bytes("last-root", last.root().bytes())
            .build();
    plain(side, "epoch", attributes);
  }

  /** Begins the next epoch of one side with new keys. */
  EpochNotice changeKeys(Side side) {
    var epoch = epoch(side) + 1;
    var log = Cards.key(station(side) + " log e" + epoch).publicKeys();
    var cosigner = Cards.key(station(side) + " cosigner e" + epoch).publicKeys();
    var last = tree(side).head();
    var change = new EpochNotice.Change(cards.line(), side, epoch, log, cosigner, last);
    var recovery = Cards.key(station(side) + " recovery");
    var notice = EpochNotice.make(change, recovery, key(side, "log"));
    source.keep(notice);
    openEpoch(side);
    keys.put(side, " e" + epoch);
    return notice;
  }

  SignedCheckpoint sign(Side side) {
    var origin = cards.line().origin(side, epoch(side)).log();
    var head = tree(side).head();
    var by = key(side, "log").signLog(new Checkpoint(origin, head), now);
    var signed = new SignedCheckpoint(origin, head, by);
    source.log(side, epoch(side)).keep(signed);
    return signed;
  }

  /** One side signs its log, the other cosigns and has seen it. */
  CosignedCheckpoint cosigned(Side side) {
    var signed = sign(side);
    var name = cards.line().origin(side.other(), epoch(side.other())).cosigner();
    var by = key(side.other(), "cosigner").cosign(signed.checkpoint(), name, now);
    var cosigned = new CosignedCheckpoint(signed, name, by);
    source.log(side, epoch(side)).keep(cosigned);
    seen.put(side.other(), new PeerHead(epoch(side), signed.head()));
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
    ended(alder(), ring, "unanswered");
    exchange();
    return ring;
  }
}
