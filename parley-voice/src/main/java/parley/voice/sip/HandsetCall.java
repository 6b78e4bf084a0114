package parley.voice.sip;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import parley.voice.Codec;
import parley.voice.handset.Handset;

/**
 * One call of a handset. Only the thread of the switchboard changes it; where its handset is, is
 * fixed from the start.
 */
final class HandsetCall {
  /** How far it has come; it moves only forward. */
  enum Stage {
    /** The handset was lifted, and hears how it goes at the other side. */
    LIFTED,
    /** The handset is being rung. */
    RINGING,
    /** Its ring was taken back; what the handset says to that is awaited. */
    WITHDRAWN,
    TALKING,
    OVER
  }

  /** What a call is from its first moment. */
  record Origin(Handset handset, String name, Flow flow, String tag) {}

  private final Origin origin;
  final CallMedia media;
  Stage stage;

  /** The handset's INVITE, until it has its final response. */
  @Nullable ServerTransaction lifted;

  /** Our INVITE, until it has its final response. */
  @Nullable ClientTransaction rung;

  /** Rings it once more in another way, after it refused the first. */
  @Nullable Runnable again;

  @Nullable Dialog dialog;
  @Nullable Sdp offer;

  /** With tones: the codec that early media fixed. */
  @Nullable Codec early;

  /** The one codec of the call, once there is one. */
  @Nullable Codec codec;

  boolean provisional;
  boolean told;
  boolean acknowledged;

  /** Set once a final response is only waiting for its tone to end. */
  boolean refused;

  /** What a CANCEL says, until it may be sent. */
  @Nullable Request cancel;

  SessionTimer timer = SessionTimer.NONE;
  @Nullable Future<?> tone;
  private final List<Future<?>> waits = new ArrayList<>();

  HandsetCall(Origin origin, Stage stage, CallMedia media) {
    this.origin = origin;
    this.stage = stage;
    this.media = media;
  }

  Handset handset() {
    return origin.handset();
  }

  /** Its name in orders and events. */
  String name() {
    return origin.name();
  }

  /** Our tag, the same in all that is said in it. */
  String tag() {
    return origin.tag();
  }

  Flow flow() {
    return origin.flow();
  }

  InetSocketAddress remote() {
    return origin.flow().remote();
  }

  Optional<HandsetLeg> leg() {
    return media.leg();
  }

  /** Remembers something that is to happen only while the call lasts. */
  void await(Future<?> wait) {
    waits.removeIf(Future::isDone);
    waits.add(wait);
  }

  void silence() {
    var sounding = tone;
    tone = null;
    if (sounding != null) sounding.cancel(false);
  }

  /** Ends everything of it that goes by itself. */
  void close() {
    stage = Stage.OVER;
    silence();
    waits.forEach(wait -> wait.cancel(false));
    waits.clear();
    media.close();
  }

  @Override
  public String toString() {
    return "HandsetCall[" + handset().name() + " " + name() + " " + stage + "]";
  }
}
