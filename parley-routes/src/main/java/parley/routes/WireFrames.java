package parley.routes;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import parley.core.frame.Frame;
import parley.core.frame.SignalKind;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.entry.SealedEntry;
import parley.journal.note.HybridSignature;
import parley.journal.note.SignedCheckpoint;
import parley.routes.wire.Wire;

/** Puts the core's frames into the form of {@code parley.proto}. */
final class WireFrames {
  private WireFrames() {}

  static Wire.Frame of(Frame frame) {
    var wire = Wire.Frame.newBuilder();
    switch (frame) {
      case Frame.Hello hello -> wire.setHello(hello(hello));
      case Frame.Push push -> wire.setPush(push(push));
      case Frame.Cosigned cosigned -> wire.setCosigned(cosigned(cosigned));
      case Frame.Ask ask ->
          wire.setAsk(Wire.Ask.newBuilder().setEpoch(ask.epoch()).setFrom(ask.from()));
      case Frame.Beat beat -> wire.setBeat(beat(beat));
      case Frame.Signal signal -> wire.setSignal(signal(signal));
      case Frame.Check check ->
          wire.setCheck(
              Wire.Check.newBuilder()
                  .setNumber(check.number())
                  .setText(bytes(check.text()))
                  .setEcho(check.echo())
                  .setSame(check.same()));
    }
    return wire.build();
  }

  private static Wire.Hello hello(Frame.Hello hello) {
    var wire =
        Wire.Hello.newBuilder()
            .setVersion(hello.version())
            .addAllFeatures(hello.features())
            .setLineId(bytes(hello.lineId()))
            .setFrom(hello.from() == Side.A ? Wire.Side.SIDE_A : Wire.Side.SIDE_B)
            .setWallMillis(hello.wallMillis())
            .setNonce(bytes(hello.nonce()));
    hello.own().ifPresent(own -> wire.setOwn(checkpoint(own)));
    hello.held().ifPresent(held -> wire.setHeld(checkpoint(held)));
    return wire.build();
  }

  private static Wire.Push push(Frame.Push push) {
    var wire =
        Wire.Push.newBuilder()
            .setEpoch(push.epoch())
            .setFrom(push.from())
            .setCheckpoint(checkpoint(push.checkpoint()));
    push.entries().forEach(entry -> wire.addEntries(entry(entry)));
    return wire.build();
  }

  private static Wire.Cosigned cosigned(Frame.Cosigned cosigned) {
    return Wire.Cosigned.newBuilder()
        .setEpoch(cosigned.epoch())
        .setHead(head(cosigned.head()))
        .setAuthorSeconds(cosigned.authorSeconds())
        .setCosignature(signature(cosigned.cosignature()))
        .build();
  }

  private static Wire.Beat beat(Frame.Beat beat) {
    return Wire.Beat.newBuilder()
        .setNumber(beat.number())
        .setWallMillis(beat.wallMillis())
        .setEcho(beat.echo())
        .setEchoHeldMillis(beat.echoHeldMillis())
        .setAnnouncedSize(beat.announcedSize())
        .setEntering(beat.entering())
        .build();
  }

  private static Wire.Signal signal(Frame.Signal signal) {
    return Wire.Signal.newBuilder()
        .setKind(kind(signal.kind()))
        .setNonce(bytes(signal.nonce()))
        .setCallerWallMillis(signal.callerWallMillis())
        .setWallMillis(signal.wallMillis())
        .setAttributes(bytes(signal.attributes().encode()))
        .build();
  }

  private static Wire.SignalKind kind(SignalKind kind) {
    return switch (kind) {
      case RING -> Wire.SignalKind.SIGNAL_KIND_RING;
      case RINGING -> Wire.SignalKind.SIGNAL_KIND_RINGING;
      case ANSWERED -> Wire.SignalKind.SIGNAL_KIND_ANSWERED;
      case DECLINED -> Wire.SignalKind.SIGNAL_KIND_DECLINED;
      case ENDED -> Wire.SignalKind.SIGNAL_KIND_ENDED;
    };
  }

  private static Wire.SealedEntry entry(SealedEntry entry) {
    return Wire.SealedEntry.newBuilder()
        .setLeaf(bytes(entry.leaf().encode()))
        .setSecret(bytes(entry.secret()))
        .setBlob(bytes(entry.blob()))
        .build();
  }

  private static Wire.SignedCheckpoint checkpoint(SignedCheckpoint checkpoint) {
    return Wire.SignedCheckpoint.newBuilder()
        .setOrigin(checkpoint.origin())
        .setHead(head(checkpoint.head()))
        .setByLog(signature(checkpoint.byLog()))
        .build();
  }

  private static Wire.TreeHead head(TreeHead head) {
    return Wire.TreeHead.newBuilder()
        .setSize(head.size())
        .setRoot(bytes(head.root().bytes()))
        .build();
  }

  private static Wire.HybridSignature signature(HybridSignature signature) {
    return Wire.HybridSignature.newBuilder()
        .setTimeSeconds(signature.timeSeconds())
        .setEd25519(bytes(signature.ed25519()))
        .setMlDsa44(bytes(signature.mlDsa44()))
        .build();
  }

  /** Takes over the fresh copy that {@code toArray} makes; nobody else holds it. */
  private static ByteString bytes(Bytes bytes) {
    return UnsafeByteOperations.unsafeWrap(bytes.toArray());
  }
}
