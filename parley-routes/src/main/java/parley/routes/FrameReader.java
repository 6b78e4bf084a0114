package parley.routes;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import parley.core.frame.Frame;
import parley.core.frame.SignalKind;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.entry.Attributes;
import parley.journal.entry.Leaf;
import parley.journal.entry.SealedEntry;
import parley.journal.note.HybridSignature;
import parley.journal.note.SignedCheckpoint;
import parley.routes.wire.Wire;

/** Makes the core's frames from the form of {@code parley.proto}; every rule there is kept here. */
final class FrameReader {
  private static final int ID_BYTES = 16;
  private static final long YEAR_10000 = 253_402_300_800L;

  private FrameReader() {}

  static Frame read(Wire.Frame wire) {
    return switch (wire.getKindCase()) {
      case HELLO -> hello(wire.getHello());
      case PUSH -> push(wire.getPush());
      case COSIGNED -> cosigned(wire.getCosigned());
      case ASK -> new Frame.Ask(epoch(wire.getAsk().getEpoch()), number(wire.getAsk().getFrom()));
      case BEAT -> beat(wire.getBeat());
      case SIGNAL -> signal(wire.getSignal());
      case CHECK -> check(wire.getCheck());
      case KIND_NOT_SET -> throw new MalformedFrame("a frame of no known kind");
    };
  }

  private static Frame hello(Wire.Hello wire) {
    if (wire.getVersion() < 1) {
      throw new MalformedFrame("a version is 1 or more");
    }
    return new Frame.Hello(
        wire.getVersion(),
        features(wire.getFeaturesList()),
        exactly(ID_BYTES, wire.getLineId()),
        side(wire.getFrom()),
        wire.hasOwn() ? Optional.of(checkpoint(wire.getOwn())) : Optional.empty(),
        wire.hasHeld() ? Optional.of(checkpoint(wire.getHeld())) : Optional.empty(),
        wall(wire.getWallMillis()),
        exactly(ID_BYTES, wire.getNonce()));
  }

  private static List<String> features(List<String> names) {
    for (var name : names) {
      if (name.isEmpty() || !name.chars().allMatch(letter -> letter > ' ' && letter <= '~')) {
        throw new MalformedFrame("a feature is named in visible ASCII");
      }
    }
    return names;
  }

  private static Side side(Wire.Side side) {
    return switch (side) {
      case SIDE_A -> Side.A;
      case SIDE_B -> Side.B;
      case SIDE_UNSPECIFIED, UNRECOGNIZED -> throw new MalformedFrame("a side is a or b");
    };
  }

  private static Frame push(Wire.Push wire) {
    if (!wire.hasCheckpoint()) {
      throw new MalformedFrame("a push without a checkpoint");
    }
    return new Frame.Push(
        epoch(wire.getEpoch()),
        number(wire.getFrom()),
        wire.getEntriesList().stream().map(FrameReader::entry).toList(),
        checkpoint(wire.getCheckpoint()));
  }

  private static SealedEntry entry(Wire.SealedEntry wire) {
    return new SealedEntry(
        Leaf.parse(bytes(wire.getLeaf())), bytes(wire.getSecret()), bytes(wire.getBlob()));
  }

  private static Frame cosigned(Wire.Cosigned wire) {
    if (!wire.hasHead() || !wire.hasCosignature()) {
      throw new MalformedFrame("a receipt without its head or its signature");
    }
    return new Frame.Cosigned(
        epoch(wire.getEpoch()),
        head(wire.getHead()),
        seconds(wire.getAuthorSeconds()),
        signature(wire.getCosignature()));
  }

  private static Frame beat(Wire.Beat wire) {
    if (wire.getNumber() == 0) {
      throw new MalformedFrame("beats are counted from 1");
    }
    return new Frame.Beat(
        number(wire.getNumber()),
        wall(wire.getWallMillis()),
        number(wire.getEcho()),
        number(wire.getEchoHeldMillis()),
        number(wire.getAnnouncedSize()),
        wire.getEntering());
  }

  private static Frame signal(Wire.Signal wire) {
    return new Frame.Signal(
        kind(wire.getKind()),
        exactly(ID_BYTES, wire.getNonce()),
        wall(wire.getCallerWallMillis()),
        wall(wire.getWallMillis()),
        Attributes.parse(bytes(wire.getAttributes())));
  }

  private static Frame check(Wire.Check wire) {
    return new Frame.Check(
        number(wire.getNumber()), bytes(wire.getText()), wire.getEcho(), wire.getSame());
  }

  private static SignalKind kind(Wire.SignalKind kind) {
    return switch (kind) {
      case SIGNAL_KIND_RING -> SignalKind.RING;
      case SIGNAL_KIND_RINGING -> SignalKind.RINGING;
      case SIGNAL_KIND_ANSWERED -> SignalKind.ANSWERED;
      case SIGNAL_KIND_DECLINED -> SignalKind.DECLINED;
      case SIGNAL_KIND_ENDED -> SignalKind.ENDED;
      case SIGNAL_KIND_UNSPECIFIED, UNRECOGNIZED ->
          throw new MalformedFrame("a signal of no known kind");
    };
  }

  private static SignedCheckpoint checkpoint(Wire.SignedCheckpoint wire) {
    if (!wire.hasHead() || !wire.hasByLog()) {
      throw new MalformedFrame("a checkpoint without its head or its signature");
    }
    var checkpoint =
        new SignedCheckpoint(wire.getOrigin(), head(wire.getHead()), signature(wire.getByLog()));
    // A name is checked by the checkpoint that carries it.
    var named = checkpoint.checkpoint();
    return new SignedCheckpoint(named.origin(), named.head(), checkpoint.byLog());
  }

  private static TreeHead head(Wire.TreeHead wire) {
    return new TreeHead(number(wire.getSize()), Digest.of(wire.getRoot().toByteArray()));
  }

  private static HybridSignature signature(Wire.HybridSignature wire) {
    return new HybridSignature(
        seconds(wire.getTimeSeconds()), bytes(wire.getEd25519()), bytes(wire.getMlDsa44()));
  }

  private static int epoch(int epoch) {
    if (epoch < 1) {
      throw new MalformedFrame("an epoch is 1 or more");
    }
    return epoch;
  }

  private static long number(long number) {
    if (number < 0) {
      throw new MalformedFrame("a number stays below 2^63");
    }
    return number;
  }

  private static long wall(long millis) {
    if (millis < 0 || millis >= YEAR_10000 * 1_000) {
      throw new MalformedFrame("a clock outside the years 1970 to 9999");
    }
    return millis;
  }

  private static long seconds(long seconds) {
    if (seconds < 1 || seconds >= YEAR_10000) {
      throw new MalformedFrame("a time outside the years 1970 to 9999");
    }
    return seconds;
  }

  private static Bytes exactly(int size, ByteString bytes) {
    if (bytes.size() != size) {
      throw new MalformedFrame("a value has " + size + " bytes");
    }
    return bytes(bytes);
  }

  private static Bytes bytes(ByteString bytes) {
    return Bytes.of(bytes.toByteArray());
  }
}
