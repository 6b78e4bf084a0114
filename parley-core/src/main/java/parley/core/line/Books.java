package parley.core.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.core.durable.LineHistory;
import parley.core.durable.LogId;
import parley.core.log.Kinds;
import parley.core.log.Names;
import parley.core.log.OwnLog;
import parley.core.log.PeerLog;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.card.LineId;
import parley.journal.entry.Content;
import parley.journal.entry.Opened;
import parley.journal.entry.PeerHead;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.journal.note.Checkpoint;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.Origin;
import parley.journal.note.SignedCheckpoint;

/**
 * What a line holds: its two logs, the traffic folded from them, its standing, and what it may
 * sign.
 */
final class Books {
  private static final int EPOCH = 1;

  /** As many calls as are kept at once while nothing can be entered. */
  private static final long MOST_FORGOTTEN = 64;

  final LineIdentity identity;
  final LinePorts ports;
  final LineId lineId;
  final Side side;
  final OwnLog own;
  final PeerLog theirs;
  final Traffic traffic = new Traffic(EPOCH);
  final Facts facts = new Facts();
  final Burnt burnt = new Burnt();
  private final Origin ownOrigin;
  private final Origin theirOrigin;
  private final Set<Long> carried = new HashSet<>();
  private final List<String> theyList = new ArrayList<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private Standing standing;
  private long ownFloor;
  private long theirFloor;
  private long lastNumber;
  private long mostForgotten;
  final Unopened unopened = new Unopened();

  Books(LineIdentity identity, LineHistory history, LinePorts ports) {
    this.identity = identity;
    this.ports = ports;
    var ours = identity.ourFingerprint();
    var other = identity.theirFingerprint();
    this.lineId = LineId.of(ours, other);
    this.side = ours.compareTo(other) < 0 ? Side.A : Side.B;
    this.ownOrigin = lineId.origin(side, EPOCH);
    this.theirOrigin = lineId.origin(side.other(), EPOCH);
    this.own =
        new OwnLog(new LogId(lineId.hex(), side, EPOCH), history.own(), history.ownCheckpoints());
    var author =
        new PeerLog.Author(theirOrigin.log(), identity.theirs().keys().log(), ports.check());
    this.theirs =
        new PeerLog(
                new LogId(lineId.hex(), side.other(), EPOCH), author, ownHeads(), history.peers())
            .with(history.peerCheckpoints());
    this.standing = new Standing.Comparing(wall());
    this.ownFloor = history.ownTimeFloor();
    this.theirFloor = history.peerTimeFloor();
    foldBoth();
    own.newestReceipt().ifPresent(_ -> replayReceipts());
    history
        .outbox()
        .forEach(
            waiting -> {
              takeNumber(waiting.serial());
              traffic.waiting(side, waiting);
            });
  }

  /**
   * Folds both logs as they grew: an entry comes after all of the other log that its author had
   * seen, so what it refers to is there already. Whichever such order is taken, the fold is the
   * same.
   */
  private void foldBoth() {
    var left = own.entries();
    var right = theirs.entries();
    var fromLeft = 0;
    var fromRight = 0;
    while (fromLeft < left.size() || fromRight < right.size()) {
      var leftIsReady =
          fromLeft < left.size() && left.get(fromLeft).leaf().peer().head().size() <= fromRight;
      if (leftIsReady || fromRight == right.size()) {
        fold(side, left.get(fromLeft++));
      } else {
        fold(side.other(), right.get(fromRight++));
      }
    }
  }

  private PeerLog.OwnHeads ownHeads() {
    return new PeerLog.OwnHeads() {
      @Override
      public int epoch() {
        return EPOCH;
      }

      @Override
      public long size() {
        return own.size();
      }

      @Override
      public TreeHead head(long atSize) {
        return own.head(atSize);
      }
    };
  }

  /**
   * Each entry is delivered at the first receipt that covers it, so receipts are replayed entry by
   * entry.
   */
  private void replayReceipts() {
    for (long index = 0; index < own.cosignedSize(); ) {
      var receipt = own.firstReceiptCovering(index).orElseThrow();
      delivered(side, receipt);
      index = receipt.head().size();
    }
    for (long index = 0; index < theirs.newestReceipt().map(r -> r.head().size()).orElse(0L); ) {
      var receipt = theirs.firstReceiptCovering(index).orElseThrow();
      delivered(side.other(), receipt);
      index = receipt.head().size();
    }
  }

  /** Marks what a receipt of one log proves delivered. */
  void delivered(Side log, CosignedCheckpoint receipt) {
    var at = Instant.ofEpochSecond(receipt.byPeer().timeSeconds());
    traffic.cosigned(log, receipt.head().size(), at).forEach(this::touch);
  }

  /** Folds an entry into the traffic; returns its content, empty if it did not open. */
  Optional<Content> fold(Side log, SealedEntry entry) {
    return switch (Sealing.open(entry)) {
      case Opened.Readable(var content) -> {
        if (log == side) {
          content.serial().ifPresent(this::takeNumber);
          Contents.listedSerials(content).forEach(this::takeNumber);
          told(content).ifPresent(unopened::told);
        } else if (content.kind().equals(Kinds.UNENTERED)) {
          heardOf(Contents.listedSerials(content));
        }
        var placed = new Placed(log, entry.leaf(), content);
        facts.entered(placed);
        traffic.entered(placed).ifPresent(this::touch);
        content
            .attributes()
            .text(Names.CORRECTS)
            .map(old -> Traffic.key(log, old))
            .ifPresent(this::touch);
        yield Optional.of(content);
      }
      case Opened.Faulty _ -> {
        if (log != side) {
          unopened.found(entry.leaf().seq());
        }
        yield Optional.empty();
      }
    };
  }

  private static Optional<Unopened.Run> told(Content content) {
    return content
        .reference()
        .filter(_ -> content.kind().equals(Kinds.FAULT))
        .map(
            first ->
                new Unopened.Run(
                    first.index(), content.attributes().number(Names.COUNT).orElse(1)));
  }

  private void heardOf(List<String> serials) {
    if (mostForgotten == 0) {
      theyList.addAll(serials);
    } else {
      serials.forEach(this::takeListedByThem);
      burnMissing();
    }
  }

  long wall() {
    return ports.clock().wallMillis();
  }

  long mono() {
    return ports.clock().monoMillis();
  }

  /** What we say of our voice in every ring and answer. */
  Contents.Told told() {
    return new Contents.Told(identity.ours().keys().voice().hex(), identity.terms().recording());
  }

  String station() {
    return identity.ours().about().station();
  }

  /**
   * The newest checkpoint of the counterpart that is verified and stored: what the next entry links
   * to.
   */
  PeerHead link() {
    return new PeerHead(EPOCH, theirs.head());
  }

  // Serials.

  private void takeNumber(String serial) {
    Serial.number(station(), serial)
        .ifPresent(
            number -> {
              lastNumber = Math.max(lastNumber, number);
              carried.add(number);
            });
  }

  /**
   * After a start, when everything of ours is known: serials that nothing carries are entered, and
   * those of calls that a kill took from us are learnt from the counterpart's lists.
   */
  void countSerials() {
    mostForgotten = lastNumber + MOST_FORGOTTEN;
    theyList.forEach(this::takeListedByThem);
    burnMissing();
  }

  /** Such a call was made before the start, and there can have been only so many at once. */
  private void takeListedByThem(String serial) {
    if (Serial.number(station(), serial).orElse(0) <= mostForgotten) {
      takeNumber(serial);
    }
  }

  private void burnMissing() {
    for (var number = 1L; number < lastNumber; number++) {
      if (carried.add(number)) {
        burnt.add(Serial.of(station(), number));
      }
    }
  }

  /** Gives one serial back that nothing durable carries, or burns it. */
  void handBack(String serial) {
    var number = Serial.number(station(), serial).orElseThrow();
    if (!giveBack(number - 1, number)) {
      burnt.add(serial);
    }
  }

  /** Counts a serial that stands elsewhere: in the house log, or in a list. */
  void numberTaken(String serial) {
    takeNumber(serial);
  }

  long lastNumber() {
    return lastNumber;
  }

  String takeSerial() {
    lastNumber++;
    carried.add(lastNumber);
    return Serial.of(station(), lastNumber);
  }

  /**
   * Gives numbers back that nothing durable carries; returns false if later ones are in use
   * already.
   */
  boolean giveBack(long from, long to) {
    if (lastNumber != to) {
      return false;
    }
    lastNumber = from;
    for (var number = from + 1; number <= to; number++) {
      carried.remove(number);
    }
    return true;
  }

  // Standing.

  Standing standing() {
    return standing;
  }

  boolean normal() {
    return standing instanceof Standing.Normal;
  }

  void stand(Standing next) {
    standing = next;
  }

  /** Both first entries bear four signatures. */
  boolean open() {
    return own.cosignedSize() > 0 && theirs.newestReceipt().isPresent();
  }

  // Signatures. Times never fall, and each is made durable as a floor before its signature leaves.

  /** Takes the next time for a signature on our log. */
  long nextOwnSeconds() {
    ownFloor = Math.max(ownFloor, wall() / 1_000);
    return ownFloor;
  }

  /** Takes the next time for a cosignature. */
  long nextTheirSeconds() {
    theirFloor = Math.max(theirFloor, wall() / 1_000);
    return theirFloor;
  }

  SignedCheckpoint sign(TreeHead head, long seconds) {
    var checkpoint = new Checkpoint(ownOrigin.log(), head);
    return new SignedCheckpoint(
        ownOrigin.log(), head, ports.signers().log().signLog(checkpoint, seconds));
  }

  CosignedCheckpoint cosign(SignedCheckpoint signed, long seconds) {
    var name = ownOrigin.cosigner();
    return new CosignedCheckpoint(
        signed, name, ports.signers().cosigner().cosign(signed.checkpoint(), name, seconds));
  }

  /** Whether the counterpart's cosignature over a checkpoint of ours holds. */
  boolean receiptHolds(CosignedCheckpoint receipt) {
    return ports
        .check()
        .cosigned(
            identity.theirs().keys().cosigner(),
            theirOrigin.cosigner(),
            receipt.checkpoint(),
            receipt.byPeer());
  }

  String theirCosigner() {
    return theirOrigin.cosigner();
  }

  /** Whether a checkpoint really carries our own two signatures. */
  boolean signedByUs(SignedCheckpoint checkpoint) {
    return checkpoint.origin().equals(ownOrigin.log())
        && ports.check().logSigned(identity.ours().keys().log(), checkpoint);
  }

  /** Whether a checkpoint really carries the counterpart's two signatures. */
  boolean signedByThem(SignedCheckpoint checkpoint) {
    return checkpoint.origin().equals(theirOrigin.log())
        && ports.check().logSigned(identity.theirs().keys().log(), checkpoint);
  }

  // What looks different now.

  void touch(String key) {
    touched.add(key);
  }

  Set<String> takeTouched() {
    var keys = new LinkedHashSet<>(touched);
    touched.clear();
    return keys;
  }
}
