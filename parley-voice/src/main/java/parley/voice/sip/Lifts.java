package parley.voice.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sip.ServerTransaction;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import parley.core.line.Precedence;
import parley.journal.Bytes;
import parley.voice.Codec;
import parley.voice.handset.OffHook;
import parley.voice.handset.Refusal;

/** Calls that handsets begin: off-hook, progress, ring-back, answer or one of the refusals. */
final class Lifts {
  private static final Duration ACK_WITHIN = Duration.ofSeconds(32);
  private static final int BUSY_HERE = 486;

  private final Switchboard board;
  private final Talks talks;

  Lifts(Switchboard board, Talks talks) {
    this.board = board;
    this.talks = talks;
  }

  /** Takes an INVITE that its handset has proven; 100 has been sent. */
  void lifted(SIPRequest request, ServerTransaction transaction, Caller caller) {
    var name = "lift-" + board.messages().word();
    var flow = new Flow(caller.point(), caller.remote());
    var origin = new HandsetCall.Origin(caller.handset(), name, flow, board.messages().word());
    var media = new CallMedia(caller.handset(), caller.remote().getAddress(), board.legs());
    var call = new HandsetCall(origin, HandsetCall.Stage.LIFTED, media);
    call.lifted = transaction;
    call.dialog = transaction.getDialog();
    transaction.setApplicationData(call);
    if (transaction.getDialog() != null) transaction.getDialog().setApplicationData(call);
    if (isWelcome(call, request)) {
      call.timer = SessionTimer.asked(request);
      board.add(call);
      begin(call, request);
    }
  }

  /** Returns false when a request that we cannot serve has been refused. */
  private boolean isWelcome(HandsetCall call, SIPRequest request) {
    var wish = SessionTimer.wish(request).orElse(SessionTimer.LEAST);
    if (!board.hasRoom(call.handset().name())) {
      var response = board.response(call, request, Response.SERVICE_UNAVAILABLE);
      board.messages().add(response, "Retry-After", "5");
      return finish(call, response);
    }
    var strange = strange(request);
    if (!strange.isEmpty()) {
      var response = board.response(call, request, Response.BAD_EXTENSION);
      strange.forEach(one -> board.messages().add(response, "Unsupported", one));
      return finish(call, response);
    }
    if (wish < SessionTimer.LEAST) {
      var response = board.response(call, request, 422);
      board.messages().add(response, "Min-SE", Integer.toString(SessionTimer.LEAST));
      return finish(call, response);
    }
    return hasSpeech(call, request);
  }

  private boolean hasSpeech(HandsetCall call, SIPRequest request) {
    var type = (ContentTypeHeader) request.getHeader(ContentTypeHeader.NAME);
    if (type != null && !isSdp(type)) {
      var response = board.response(call, request, Response.UNSUPPORTED_MEDIA_TYPE);
      board.messages().add(response, "Accept", "application/sdp");
      return finish(call, response);
    }
    var sdp = SdpReader.read(Messages.body(request)).filter(call.media::isUsable);
    if (sdp.isEmpty()) {
      return finish(call, board.response(call, request, Response.NOT_ACCEPTABLE_HERE));
    }
    call.offer = sdp.get();
    return true;
  }

  static boolean isSdp(ContentTypeHeader type) {
    return "application".equalsIgnoreCase(type.getContentType())
        && "sdp".equalsIgnoreCase(type.getContentSubType());
  }

  private static List<String> strange(Request request) {
    return Messages.value(request, "Require").stream()
        .flatMap(text -> List.of(text.split(",", -1)).stream())
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .filter(word -> !word.equals("timer") && word.matches("[a-z0-9.-]{1,32}"))
        .limit(8)
        .toList();
  }

  private boolean finish(HandsetCall call, Response response) {
    var transaction = call.lifted;
    call.lifted = null;
    call.close();
    if (transaction != null) board.send(() -> transaction.sendResponse(response));
    return false;
  }

  private void begin(HandsetCall call, SIPRequest request) {
    var offer = call.offer;
    if (offer == null) {
      return;
    }
    var codecs = offer.codecs();
    var toned = codecs.stream().filter(one -> one == Codec.PCMA || one == Codec.PCMU).findFirst();
    if (call.handset().tones() && toned.isPresent()) {
      var answer = call.media.answer(offer, toned.get());
      if (answer.isPresent()) {
        call.early = toned.get();
        codecs = List.of(toned.get());
        progress(call, Response.SESSION_PROGRESS, answer);
        board.sound(call, Tone.PROGRESS);
      }
    }
    board
        .ear()
        .lifted(new OffHook(call.handset().name(), call.name(), codecs, precedence(request)));
  }

  /** Reads a Resource-Priority of RFC 4412; the highest of the dsn namespace counts. */
  static Precedence precedence(Request request) {
    var highest = Precedence.ROUTINE;
    for (var value : Messages.value(request, "Resource-Priority").orElse("").split(",", -1)) {
      var word = value.strip().toLowerCase(Locale.ROOT);
      var known =
          word.startsWith("dsn.") ? word.substring(4).replace("flash-override", "flash") : "";
      var named = Precedence.of(known.toUpperCase(Locale.ROOT)).orElse(Precedence.ROUTINE);
      if (named.compareTo(highest) > 0) highest = named;
    }
    return highest;
  }

  private void progress(HandsetCall call, int status, Optional<Bytes> sdp) {
    var transaction = call.lifted;
    if (transaction == null) {
      return;
    }
    var response = board.response(call, transaction.getRequest(), status);
    sdp.ifPresent(body -> board.messages().body(response, body));
    board.send(() -> transaction.sendResponse(response));
  }

  private Optional<Bytes> earlyAnswer(HandsetCall call) {
    var offer = call.offer;
    var codec = call.early;
    return offer == null || codec == null ? Optional.empty() : call.media.answer(offer, codec);
  }

  void alerting(HandsetCall call) {
    if (call.stage == HandsetCall.Stage.LIFTED && !call.told && !call.refused) {
      call.told = true;
      progress(call, Response.RINGING, earlyAnswer(call));
      board.sound(call, Tone.RING_BACK);
    }
  }

  void answered(HandsetCall call, Codec codec) {
    var offer = call.offer;
    var transaction = call.lifted;
    if (call.stage != HandsetCall.Stage.LIFTED
        || call.refused
        || offer == null
        || transaction == null) {
      return;
    }
    call.silence();
    var fits = call.early == null || call.early == codec;
    var answer = fits ? call.media.answer(offer, codec) : Optional.<Bytes>empty();
    if (answer.isEmpty()) {
      last(call, Response.NOT_ACCEPTABLE_HERE, "No codec in common");
      board.ear().putDown(call.handset().name(), call.name(), true);
      return;
    }
    var response = board.response(call, transaction.getRequest(), Response.OK);
    call.timer.answer(board.messages(), response);
    board.messages().body(response, answer.get());
    call.lifted = null;
    call.codec = codec;
    call.stage = HandsetCall.Stage.TALKING;
    board.send(() -> transaction.sendResponse(response));
    board.after(
        ACK_WITHIN,
        call,
        () -> {
          if (!call.acknowledged) talks.lose(call);
        });
    talks.watch(call);
  }

  /** Tells a lifted handset why it reached nobody: by tone first, if it hears ours. */
  void refuse(HandsetCall call, Refusal why) {
    if (call.stage != HandsetCall.Stage.LIFTED || call.refused) {
      return;
    }
    call.refused = true;
    if (call.early == null) {
      last(call, why);
      return;
    }
    board.sound(call, tone(why));
    board.after(board.limits().refusalTone(), call, () -> last(call, why));
  }

  private static Tone tone(Refusal why) {
    return switch (why) {
      case NO_ROUTE -> Tone.NO_ROUTE;
      case STATION_SILENT -> Tone.STATION_SILENT;
      case NOBODY_ARMED -> Tone.NOBODY_ARMED;
      case NOT_ANSWERED -> Tone.NOT_ANSWERED;
      case DECLINED, PRE_EMPTED, LINE_CLOSED -> Tone.REFUSED;
    };
  }

  private void last(HandsetCall call, Refusal why) {
    if (why == Refusal.PRE_EMPTED) {
      last(call, new Final(BUSY_HERE, why.words(), "preemption", 1));
    } else {
      last(call, why.status(), why.words());
    }
  }

  private void last(HandsetCall call, int status, String words) {
    last(call, new Final(status, words, "SIP", status));
  }

  private void last(HandsetCall call, Final said) {
    var transaction = call.lifted;
    call.lifted = null;
    board.over(call);
    if (transaction == null) {
      return;
    }
    var response = board.response(call, transaction.getRequest(), said.status());
    board.messages().reason(response, said.protocol(), said.cause(), said.words());
    board.send(
        () -> {
          response.setReasonPhrase(said.words());
          transaction.sendResponse(response);
        });
  }

  /** A final response and the reason that goes with it. */
  private record Final(int status, String words, String protocol, int cause) {}

  /** Takes a CANCEL; it has been answered. One that comes after the final response does nothing. */
  void cancelled(HandsetCall call) {
    if (call.stage != HandsetCall.Stage.LIFTED) {
      return;
    }
    var told = !call.refused;
    last(call, Response.REQUEST_TERMINATED, "Put down");
    if (told) board.ear().putDown(call.handset().name(), call.name(), false);
  }

  void acknowledged(HandsetCall call) {
    call.acknowledged = true;
  }

  /** Ends a call that has not been answered yet, for the station. */
  void end(HandsetCall call, boolean preempted) {
    if (preempted) {
      last(call, Refusal.PRE_EMPTED);
    } else {
      last(call, Response.TEMPORARILY_UNAVAILABLE, "Ended");
    }
  }
}
