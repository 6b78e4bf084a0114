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

  private final Desk desk;

  Talks(Desk desk) {
    this.desk = desk;
  }

  /** Acknowledges a 2xx; a repeated one is acknowledged again. */
  void acknowledge(Dialog dialog, Response response) {
    var sequence = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
    desk.send(() -> dialog.sendAck(dialog.createAck(sequence.getSeqNumber())));
  }

  /** Takes a BYE of the handset. */
  void bye(HandsetCall call, Request request, ServerTransaction transaction) {
    var response = desk.messages().response(request, Response.OK, call.tag());
    desk.send(() -> transaction.sendResponse(response));
    if (call.stage == HandsetCall.Stage.OVER) {
      return;
    }
    var told = call.stage == HandsetCall.Stage.TALKING || !call.refused;
    desk.over(call);
    if (told) desk.ear().putDown(call.handset().name(), call.name(), false);
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
      desk.ear().held(call.handset().name(), call.name(), call.media.held());
    }
  }

  private void agree(
      HandsetCall call, SIPRequest request, ServerTransaction transaction, Optional<Bytes> sdp) {
    if (call.timer.seconds().isPresent() && SessionTimer.wish(request).isPresent()) {
      call.timer = SessionTimer.asked(request);
    }
    var response = desk.response(call, request, Response.OK);
    call.timer.answer(desk.messages(), response);
    sdp.ifPresent(body -> desk.messages().body(response, body));
    desk.send(() -> transaction.sendResponse(response));
  }

  private void respond(
      HandsetCall call, Request request, ServerTransaction transaction, int status) {
    var response = desk.response(call, request, status);
    desk.send(() -> transaction.sendResponse(response));
  }

  /** Asks the handset now and then whether it is still there (RFC 4028 section 10). */
  void watch(HandsetCall call) {
    desk.after(desk.limits().refresh(), call, () -> refresh(call));
  }

  private void refresh(HandsetCall call) {
    var dialog = call.dialog;
    if (dialog == null || !DialogState.CONFIRMED.equals(dialog.getState())) {
      watch(call);
      return;
    }
    var sent =
        desk.send(
            () -> {
              var request = dialog.createRequest(Request.INVITE);
              desk.messages().contact(request, call.flow().point());
              call.timer.refresh(desk.messages(), request);
              desk.messages().body(request, call.media.again());
              var transaction = desk.provider(call.flow()).getNewClientTransaction(request);
              transaction.setApplicationData(call);
              dialog.sendRequest(transaction);
            });
    if (!sent) {
      lose(call);
      return;
    }
    call.provisional = false;
    desk.after(
        desk.limits().silence(),
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
      desk.over(call);
      desk.ear().putDown(call.handset().name(), call.name(), true);
    }
  }

  /** Ends an answered call for the station. */
  void end(HandsetCall call, boolean preempted) {
    bye(call, preempted ? Optional.of("Pre-empted") : Optional.empty());
    desk.over(call);
  }

  /** Sends a BYE; with words, one that says that a call of higher precedence takes its place. */
  void bye(HandsetCall call, Optional<String> preemption) {
    var dialog = call.dialog;
    if (dialog == null || !DialogState.CONFIRMED.equals(dialog.getState())) {
      return;
    }
    desk.send(
        () -> {
          var request = dialog.createRequest(Request.BYE);
          preemption.ifPresent(
              words -> desk.messages().reason(request, "preemption", PREEMPTED, words));
          dialog.sendRequest(desk.provider(call.flow()).getNewClientTransaction(request));
        });
  }
}
