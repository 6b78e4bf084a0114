package parley.voice.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.Optional;
import javax.sip.Dialog;
import javax.sip.DialogState;
import javax.sip.ServerTransaction;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import parley.journal.Bytes;

/** Calls that have been answered: hold, refresh, and the end from either side. */
final class Talks {
  private static final int PREEMPTED = 1;

  private final Switchboard board;

  Talks(Switchboard board) {
    this.board = board;
  }

  /** Acknowledges a 2xx; a repeated one is acknowledged again. */
  void acknowledge(Dialog dialog, Response response) {
    var sequence = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
    board.send(() -> dialog.sendAck(dialog.createAck(sequence.getSeqNumber())));
  }

  /** Takes a BYE of the handset. */
  void bye(HandsetCall call, Request request, ServerTransaction transaction) {
    var response = board.messages().response(request, Response.OK, call.tag());
    board.send(() -> transaction.sendResponse(response));
    if (call.stage == HandsetCall.Stage.OVER) {
      return;
    }
    var told = call.stage == HandsetCall.Stage.TALKING || !call.refused;
    board.over(call);
    if (told) board.ear().putDown(call.handset().name(), call.name(), false);
  }

  /** Takes a re-INVITE or an UPDATE: hold, resume, a new address of speech, or only a refresh. */
  void changed(HandsetCall call, SIPRequest request, ServerTransaction transaction) {
    var body = Messages.body(request);
    if (call.stage != HandsetCall.Stage.TALKING) {
      respond(call, request, transaction, Response.REQUEST_PENDING);
      return;
    }
    if (body.isEmpty()) {
      var offers = request.getMethod().equals(Request.INVITE);
      agree(
          call, request, transaction, offers ? Optional.of(call.media.again()) : Optional.empty());
      return;
    }
    var codec = call.codec;
    var before = call.media.held();
    var answer =
        SdpReader.read(body)
            .flatMap(offer -> codec == null ? Optional.empty() : call.media.answer(offer, codec));
    if (answer.isEmpty()) {
      respond(call, request, transaction, Response.NOT_ACCEPTABLE_HERE);
      return;
    }
    agree(call, request, transaction, answer);
    if (call.media.held() != before) {
      board.ear().held(call.handset().name(), call.name(), call.media.held());
    }
  }

  private void agree(
      HandsetCall call, SIPRequest request, ServerTransaction transaction, Optional<Bytes> sdp) {
    if (call.timer.seconds().isPresent() && SessionTimer.wish(request).isPresent()) {
      call.timer = SessionTimer.asked(request);
    }
    var response = board.response(call, request, Response.OK);
    call.timer.answer(board.messages(), response);
    sdp.ifPresent(body -> board.messages().body(response, body));
    board.send(() -> transaction.sendResponse(response));
  }

  private void respond(
      HandsetCall call, Request request, ServerTransaction transaction, int status) {
    var response = board.response(call, request, status);
    board.send(() -> transaction.sendResponse(response));
  }

  /** Asks the handset now and then whether it is still there (RFC 4028 section 10). */
  void watch(HandsetCall call) {
    board.after(board.limits().refresh(), call, () -> refresh(call));
  }

  private void refresh(HandsetCall call) {
    var dialog = call.dialog;
    if (dialog == null || !DialogState.CONFIRMED.equals(dialog.getState())) {
      watch(call);
      return;
    }
    var sent =
        board.send(
            () -> {
              var request = dialog.createRequest(Request.INVITE);
              board.messages().contact(request, call.flow().point());
              call.timer.refresh(board.messages(), request);
              board.messages().body(request, call.media.again());
              var transaction = board.provider(call.flow()).getNewClientTransaction(request);
              transaction.setApplicationData(call);
              dialog.sendRequest(transaction);
            });
    if (!sent) {
      lose(call);
      return;
    }
    call.provisional = false;
    board.after(
        board.limits().silence(),
        call,
        () -> {
          if (call.provisional) watch(call);
          else lose(call);
        });
  }

  /** Takes a response to our re-INVITE; any response shows that somebody is there. */
  void responded(HandsetCall call, Response response, Optional<Dialog> dialog) {
    var status = response.getStatusCode();
    call.provisional = true;
    if (status >= Response.OK && status < Response.MULTIPLE_CHOICES) {
      dialog.ifPresent(talking -> acknowledge(talking, response));
    } else if (status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST
        || status == Response.REQUEST_TIMEOUT) {
      lose(call);
    }
  }

  /** Ends a call whose handset is gone. */
  void lose(HandsetCall call) {
    if (call.stage == HandsetCall.Stage.TALKING) {
      bye(call, Optional.empty());
      board.over(call);
      board.ear().putDown(call.handset().name(), call.name(), true);
    }
  }

  /** Ends an answered call for the station. */
  void end(HandsetCall call, boolean preempted) {
    bye(call, preempted ? Optional.of("Pre-empted") : Optional.empty());
    board.over(call);
  }

  /** Sends a BYE; with words, one that says that a call of higher precedence takes its place. */
  void bye(HandsetCall call, Optional<String> preemption) {
    var dialog = call.dialog;
    if (dialog == null || !DialogState.CONFIRMED.equals(dialog.getState())) {
      return;
    }
    board.send(
        () -> {
          var request = dialog.createRequest(Request.BYE);
          preemption.ifPresent(
              words -> board.messages().reason(request, "preemption", PREEMPTED, words));
          dialog.sendRequest(board.provider(call.flow()).getNewClientTransaction(request));
        });
  }
}
