package parley.journal.card;

import java.util.Optional;
import java.util.TreeMap;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.cbor.Cbor;
import parley.journal.note.LogKeys;
import parley.journal.note.SignatureCheck;
import parley.journal.note.SignaturePair;
import parley.journal.note.SigningKey;

/**
 * A party changes its log and cosigner keys; the body of entry 0 of its new epoch.
 *
 * @param change what is announced
 * @param byRecovery signatures of the card's recovery keys
 * @param byOld signatures of the log keys used before, unless those are lost or stolen
 */
public record EpochNotice(Change change, SignaturePair byRecovery, Optional<SignaturePair> byOld) {
  private static final Bytes LABEL = Bytes.utf8("parley-epoch/v1\n");

  /**
   * What is announced.
   *
   * @param line the line's id
   * @param side whose keys change
   * @param epoch the epoch that begins, 2 or more
   * @param log the new log keys
   * @param cosigner the new cosigner keys
   * @param last the last checkpoint known of the epoch before
   */
  public record Change(
      LineId line, Side side, int epoch, LogKeys log, LogKeys cosigner, TreeHead last) {
    public Change {
      if (epoch < 2 || log.equals(cosigner)) {
        throw new MalformedCard("keys change from epoch 2 on, and the two pairs differ");
      }
    }

    Bytes encode() {
      var table = new TreeMap<String, Cbor>();
      table.put("line", new Cbor.Data(line.bytes()));
      table.put("side", new Cbor.Text(String.valueOf(side.letter())));
      table.put("epoch", new Cbor.Count(epoch));
      table.put("log", KeyCodec.encode(log));
      table.put("cosigner", KeyCodec.encode(cosigner));
      table.put("size", new Cbor.Count(last.size()));
      table.put("root", new Cbor.Data(last.root().bytes()));
      return new Cbor.Table(table).encode();
    }

    static Change parse(Bytes encoded) {
      var in = Members.of(encoded, 7);
      var epoch = in.number("epoch");
      if (epoch > Integer.MAX_VALUE) {
        throw new MalformedCard("an epoch below 2^31");
      }
      return new Change(
          new LineId(in.data("line")),
          Side.ofLetter(in.text("side")),
          (int) epoch,
          KeyCodec.decode(in.value("log")),
          KeyCodec.decode(in.value("cosigner")),
          new TreeHead(in.number("size"), Digest.of(in.data("root"))));
    }
  }

  /** Signs a change with the recovery keys and the old log keys. */
  public static EpochNotice make(Change change, SigningKey recovery, SigningKey old) {
    return new EpochNotice(
        change, recovery.signBoth(signed(change)), Optional.of(old.signBoth(signed(change))));
  }

  /** Signs a change with the recovery keys alone: the old log keys are lost or stolen. */
  public static EpochNotice withoutOldKeys(Change change, SigningKey recovery) {
    return new EpochNotice(change, recovery.signBoth(signed(change)), Optional.empty());
  }

  private static Bytes signed(Change change) {
    return Bytes.concat(LABEL, change.encode());
  }

  /** Says whether the recovery keys signed, and the old ones if they are said to have. */
  public boolean holds(SignatureCheck check, LogKeys recovery, LogKeys old) {
    return check.both(recovery, signed(change), byRecovery)
        && byOld.map(pair -> check.both(old, signed(change), pair)).orElse(true);
  }

  /** Returns the notice as CBOR. */
  public Bytes encode() {
    var table = new TreeMap<String, Cbor>();
    table.put("change", new Cbor.Data(change.encode()));
    table.put("recovery", KeyCodec.encode(byRecovery));
    byOld.ifPresent(pair -> table.put("old", KeyCodec.encode(pair)));
    return new Cbor.Table(table).encode();
  }

  /** Reads a notice; signatures are checked by {@link #holds}. */
  public static EpochNotice parse(Bytes encoded) {
    var three = Cbor.parse(encoded) instanceof Cbor.Table(var entries) && entries.size() == 3;
    var in = Members.of(encoded, three ? 3 : 2);
    var old =
        three
            ? Optional.of(KeyCodec.decodeSignatures(in.value("old")))
            : Optional.<SignaturePair>empty();
    var change = Change.parse(in.data("change"));
    return new EpochNotice(change, KeyCodec.decodeSignatures(in.value("recovery")), old);
  }
}
