package parley.voice.sip;

import java.util.Locale;
import java.util.Optional;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.message.Message;
import javax.sip.message.Response;
import parley.core.line.Precedence;
import parley.journal.Bytes;
import parley.voice.handset.Decline;
import parley.voice.handset.Ring;
import parley.voice.handset.Stop;

/** Calls that the station makes to handsets: ring, answer, decline, take back. */
final class Rings {
  private static final int COMPLETED_ELSEWHERE = 200;
  private static final int PREEMPTED = 1;

  private final Switchboard board;
  private final Talks talks;

  Rings(Switchboard board, Talks talks) {
    this.board = board;
    this.talks = talks;
  }

  void ring(Ring ring) {
    var binding = board.registrar().binding(ring.handset());
    if (binding.isEmpty()) {
      board.ear().declined(ring.handset(), ring.call(), Decline.SILENT);
    } else if (!board.hasRoom(ring.handset())
        || board.call(ring.handset(), ring.call()).isPresent()) {
      board.ear().declined(ring.handset(), ring.call(), Decline.BUSY);
    } else {
      ring(ring, binding.get());
    }
  }

  private void ring(Ring ring, Registrar.Binding binding) {
    var tag = board.messages().word();
    var origin = new HandsetCall.Origin(binding.handset(), ring.call(), binding.flow(), tag);
    var home = binding.flow().remote().getAddress();
    var media = new CallMedia(binding.handset(), home, board.legs());
    var call = new HandsetCall(origin, HandsetCall.Stage.RINGING, media);
    board.add(call);
    var offer = media.offer(ring.codecs());
    if (media.mayOfferSecure()) {
      call.again = () -> invite(call, ring, binding, media.secureOffer(ring.codecs()));
    }
    invite(call, ring, binding, offer);
  }

  private void invite(HandsetCall call, Ring ring, Registrar.Binding binding, Bytes offer) {
    var callId = board.messages().word() + board.messages().word();
    var invitation = new Messages.Invitation(binding, ring.displayName(), call.tag(), callId);
    var request = board.messages().invite(invitation);
    mark(request, ring.precedence());
    board.messages().body(request, offer);
    var sent =
        board.send(
            () -> {
              var transaction = board.provider(binding.flow()).getNewClientTransaction(request);
              transaction.setApplicationData(call);
              call.rung = transaction;
              transaction.sendRequest();
            });
    if (sent) {
      board.after(board.limits().silence(), call, () -> unheard(call));
    } else {
      decline(call, Decline.SILENT);
    }
  }

  /** Says how urgent a ring is: RFC 4412, and RFC 7462 with the word that many phones look for. */
  private void mark(Message request, Precedence precedence) {
    var word = precedence.name().toLowerCase(Locale.ROOT);
    var urgent = precedence == Precedence.ROUTINE ? "normal" : "high";
    board.messages().add(request, "Resource-Priority", "dsn." + word);
    board.messages().add(request, "Alert-Info", "<urn:alert:priority:" + urgent + ">;info=" + word);
  }

  private void unheard(HandsetCall call) {
    var transaction = call.rung;
    if (call.stage == HandsetCall.Stage.RINGING && !call.provisional && transaction != null) {
      board.send(transaction::terminate);
      decline(call, Decline.SILENT);
    }
  }

  private void decline(HandsetCall call, Decline why) {
    var told = call.stage == HandsetCall.Stage.RINGING;
    call.rung = null;
    board.over(call);
    if (told) board.ear().declined(call.handset().name(), call.name(), why);
  }

  /** Takes a response to our INVITE. */
  void responded(HandsetCall call, Response response, Optional<Dialog> dialog) {
    var status = response.getStatusCode();
    if (status < Response.OK) {
      proceeding(call, status);
    } else if (status < Response.MULTIPLE_CHOICES) {
      dialog.ifPresent(talking -> lifted(call, response, talking));
    } else if (status != Response.NOT_ACCEPTABLE_HERE || !rungAgain(call)) {
      decline(call, decline(status));
    }
  }

  /** Rings once more with encrypted speech, if clear speech was offered before. */
  private static boolean rungAgain(HandsetCall call) {
    var again = call.again;
    call.again = null;
    if (again == null || call.stage != HandsetCall.Stage.RINGING) {
      return false;
    }
    again.run();
    return true;
  }

  private static Decline decline(int status) {
    return switch (status) {
      case Response.BUSY_HERE, Response.BUSY_EVERYWHERE -> Decline.BUSY;
      case Response.DECLINE -> Decline.REFUSED;
      case Response.REQUEST_TIMEOUT, Response.TEMPORARILY_UNAVAILABLE -> Decline.SILENT;
      default -> Decline.UNABLE;
    };
  }

  private void proceeding(HandsetCall call, int status) {
    call.provisional = true;
    var transaction = call.rung;
    if (call.stage == HandsetCall.Stage.WITHDRAWN && transaction != null) {
      cancel(call, transaction);
    } else if (status != Response.TRYING && !call.told && call.stage == HandsetCall.Stage.RINGING) {
      call.told = true;
      board.ear().ringing(call.handset().name(), call.name());
    }
  }

  private void lifted(HandsetCall call, Response response, Dialog dialog) {
    talks.acknowledge(dialog, response);
    if (call.dialog != null && call.stage == HandsetCall.Stage.TALKING) {
      return;
    }
    call.rung = null;
    call.dialog = dialog;
    dialog.setApplicationData(call);
    var wanted = call.stage == HandsetCall.Stage.RINGING;
    var codec = SdpReader.read(Messages.body(response)).flatMap(call.media::accept);
    if (!wanted || codec.isEmpty()) {
      talks.bye(call, Optional.empty());
      decline(call, Decline.UNABLE);
      return;
    }
    call.stage = HandsetCall.Stage.TALKING;
    call.acknowledged = true;
    call.codec = codec.get();
    call.timer = SessionTimer.granted(response);
    talks.watch(call);
    board.ear().answered(call.handset().name(), call.name(), codec.get());
  }

  /** The library gave up waiting for a final response. */
  void timedOut(HandsetCall call) {
    if (call.rung != null) decline(call, Decline.SILENT);
  }

  /** Takes a ring back. A CANCEL waits for the first response, as RFC 3261 section 9.1 asks. */
  void stop(HandsetCall call, Stop why) {
    withdraw(call, why == Stop.ANSWERED_ELSEWHERE ? "elsewhere" : "");
  }

  void preempt(HandsetCall call) {
    withdraw(call, "preempted");
  }

  private void withdraw(HandsetCall call, String reason) {
    var transaction = call.rung;
    if (call.stage != HandsetCall.Stage.RINGING || transaction == null) {
      return;
    }
    call.stage = HandsetCall.Stage.WITHDRAWN;
    board.send(
        () -> {
          var cancel = transaction.createCancel();
          if (reason.equals("elsewhere")) {
            board.messages().reason(cancel, "SIP", COMPLETED_ELSEWHERE, "Call completed elsewhere");
          } else if (reason.equals("preempted")) {
            board.messages().reason(cancel, "preemption", PREEMPTED, "Pre-empted");
          }
          call.cancel = cancel;
        });
    if (call.provisional) cancel(call, transaction);
    board.after(board.limits().silence(), call, () -> forget(call));
  }

  private void cancel(HandsetCall call, ClientTransaction transaction) {
    var cancel = call.cancel;
    call.cancel = null;
    if (cancel != null && transaction.getState() != null) {
      board.send(() -> board.provider(call.flow()).getNewClientTransaction(cancel).sendRequest());
    }
  }

  /** Gives up on a handset that answers neither to a ring nor to its end. */
  private void forget(HandsetCall call) {
    var transaction = call.rung;
    if (call.stage == HandsetCall.Stage.WITHDRAWN) {
      if (transaction != null) board.send(transaction::terminate);
      board.over(call);
    }
  }
}
