package parley.voice.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import parley.voice.Codec;
import parley.voice.handset.HandsetConfig;
import parley.voice.handset.HandsetCounts;
import parley.voice.handset.HandsetEar;
import parley.voice.handset.HandsetPort;
import parley.voice.handset.ListenAt;
import parley.voice.handset.ListenAt.Transport;
import parley.voice.handset.Refusal;
import parley.voice.handset.Ring;
import parley.voice.handset.Stop;
import parley.voice.leg.Hearer;
import parley.voice.leg.Leg;
import parley.voice.leg.MonoClock;
import parley.voice.leg.VoiceSocket;

/** Handsets over SIP. It listens from {@link #open} until {@link #close}. */
public final class SipHandsets implements HandsetPort {
  /**
   * What a station gives to its handsets.
   *
   * @param hearer takes what handsets say
   * @param voice where handsets' speech comes and goes; it is not closed here
   * @param advertised the address of {@code voice} as handsets see it
   * @param tls what SIP over TLS is spoken with; needed if the configuration listens so
   */
  public record Wiring(
      HandsetEar ear,
      Hearer hearer,
      VoiceSocket voice,
      InetSocketAddress advertised,
      Optional<SSLContext> tls,
      SecureRandom chance) {}

  private static final Duration EXPIRY_TICK = Duration.ofSeconds(1);

  private final Registrar registrar;
  private final Guard guard;
  private final HandsetStack stack;
  private final Switchboard board;
  private final Lifts lifts;
  private final Rings rings;
  private final Talks talks;

  private SipHandsets(HandsetConfig config, Wiring wiring) {
    MonoClock clock = System::nanoTime;
    LongSupplier mono = clock::millis;
    var messages = new Messages(wiring.chance());
    registrar = new Registrar(config, wiring.chance());
    guard = new Guard(config.limits(), registrar::knows, mono.getAsLong());
    stack = HandsetStack.create("handsets-" + messages.word());
    var legs =
        new LegMaker(wiring.voice(), wiring.advertised(), wiring.hearer(), wiring.chance(), clock);
    board =
        new Switchboard(
            new Switchboard.Setup(stack, messages, registrar, legs, config.limits(), wiring.ear()));
    talks = new Talks(board);
    lifts = new Lifts(board, talks);
    rings = new Rings(board, talks);
    var door = new Doorkeeper.Door(stack, messages, guard, mono);
    var front = new Front(stack, guard, new Doorkeeper(config, registrar, door, new Roll()), mono);
    var room = new StreamPoint.Room(new Semaphore(config.limits().connections()), wiring.tls());
    stack.setMessageProcessorFactory(
        (its, ip, port, transport) -> {
          var address = new InetSocketAddress(ip, port);
          return config.listen().stream()
              .filter(at -> at.address().equals(address) && at.transport().word().equals(transport))
              .findFirst()
              .map(at -> point(at, its, front, room))
              .orElseThrow();
        });
  }

  private static Point point(
      ListenAt at, SIPTransactionStack stack, Front front, StreamPoint.Room room) {
    try {
      return at.transport() == Transport.UDP
          ? new UdpPoint(at, stack, front)
          : new StreamPoint(at, stack, front, room);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts to listen for handsets; throws if an address cannot be had. */
  public static SipHandsets open(HandsetConfig config, Wiring wiring) throws IOException {
    var handsets = new SipHandsets(config, wiring);
    try {
      var listener = handsets.new Listener();
      for (var at : config.listen()) {
        handsets.stack.listen(at, listener);
      }
    } catch (SipException | UncheckedIOException failure) {
      handsets.close();
      throw new IOException("handsets cannot be served: " + failure.getMessage(), failure);
    }
    handsets.board.every(EXPIRY_TICK, handsets::expire);
    return handsets;
  }

  private void expire() {
    var now = board.legs().clock().millis();
    registrar.expire(now).forEach(name -> board.ear().expired(name));
  }

  /** Passes what the registrar learns to the switchboard's thread. */
  private final class Roll implements Doorkeeper.Roll {
    @Override
    public void registered(String handset) {
      board.run(() -> board.ear().registered(handset));
    }

    @Override
    public void expired(String handset) {
      board.run(() -> board.ear().expired(handset));
    }
  }

  @Override
  public Set<String> registered() {
    return registrar.registered();
  }

  @Override
  public void alerting(String call) {
    board.run(() -> board.lifted(call).ifPresent(lifts::alerting));
  }

  @Override
  public void answered(String call, Codec codec) {
    board.run(() -> board.lifted(call).ifPresent(one -> lifts.answered(one, codec)));
  }

  @Override
  public void refuse(String call, Refusal why) {
    board.run(() -> board.lifted(call).ifPresent(one -> lifts.refuse(one, why)));
  }

  @Override
  public void ring(Ring ring) {
    board.run(() -> rings.ring(ring));
  }

  @Override
  public void flash(String handset, String call) {
    with(
        handset,
        call,
        one -> {
          if (one.stage == HandsetCall.Stage.TALKING) {
            one.early = one.codec;
            board.sound(one, Tone.FLASH);
          }
        });
  }

  @Override
  public void stopRinging(String handset, String call, Stop why) {
    with(handset, call, one -> rings.stop(one, why));
  }

  @Override
  public void hangUp(String handset, String call) {
    with(handset, call, one -> end(one, false));
  }

  @Override
  public void preempt(String handset, String call) {
    with(handset, call, one -> end(one, true));
  }

  private void with(String handset, String call, Consumer<HandsetCall> work) {
    board.run(() -> board.call(handset, call).ifPresent(work));
  }

  private void end(HandsetCall call, boolean preempted) {
    switch (call.stage) {
      case LIFTED -> lifts.end(call, preempted);
      case RINGING -> {
        if (preempted) rings.preempt(call);
        else rings.stop(call, Stop.WITHDRAWN);
      }
      case TALKING -> talks.end(call, preempted);
      case WITHDRAWN, OVER -> {}
    }
  }

  @Override
  public Optional<Leg> leg(String handset, String call) {
    return board.call(handset, call).flatMap(HandsetCall::leg).map(leg -> leg);
  }

  @Override
  public HandsetCounts counts() {
    return new HandsetCounts(
        guard.messages.sum(),
        guard.malformed.sum(),
        guard.limited.sum(),
        guard.refused.sum(),
        board.count());
  }

  /** Returns how many transactions the library remembers, for tests. */
  int transactions() {
    return stack.getServerTransactionTableSize() + stack.getClientTransactionTableSize();
  }

  @Override
  public void close() {
    board.run(() -> board.calls().forEach(call -> end(call, false)));
    board.close();
    board.calls().forEach(board::over);
    stack.stop();
  }

  /** Takes events on the threads of the library and hands them to the switchboard. */
  private final class Listener implements SipListener {
    @Override
    public void processRequest(RequestEvent event) {
      if (!(event.getRequest() instanceof SIPRequest request)) {
        return;
      }
      if (request.getMethod().equals(Request.ACK)) {
        acknowledged(event);
        return;
      }
      var transaction = Optional.ofNullable(event.getServerTransaction()).or(() -> begun(event));
      transaction.ifPresent(one -> received(request, one));
    }

    private void acknowledged(RequestEvent event) {
      if (event.getDialog() != null
          && event.getDialog().getApplicationData() instanceof HandsetCall call) {
        board.run(() -> lifts.acknowledged(call));
      }
    }

    private Optional<ServerTransaction> begun(RequestEvent event) {
      var provider = (SipProvider) event.getSource();
      try {
        return Optional.of(provider.getNewServerTransaction(event.getRequest()));
      } catch (SipException repeated) {
        return Optional.empty();
      }
    }

    private void received(SIPRequest request, ServerTransaction transaction) {
      switch (request.getMethod()) {
        case Request.INVITE -> invited(request, transaction);
        case Request.CANCEL -> cancelled(request, transaction);
        case Request.BYE ->
            within(request, transaction, call -> talks.bye(call, request, transaction));
        case Request.UPDATE ->
            within(request, transaction, call -> talks.changed(call, request, transaction));
        default -> answer(request, transaction, Response.METHOD_NOT_ALLOWED);
      }
    }

    private void invited(SIPRequest request, ServerTransaction transaction) {
      if (!(request.getApplicationData() instanceof Caller caller)) {
        within(request, transaction, call -> talks.changed(call, request, transaction));
      } else if (board.hasRoom()) {
        answer(request, transaction, Response.TRYING);
        board.run(() -> lifts.lifted(request, transaction, caller));
      } else {
        answer(request, transaction, Response.SERVICE_UNAVAILABLE);
      }
    }

    private void within(
        SIPRequest request, ServerTransaction transaction, Consumer<HandsetCall> work) {
      var dialog = transaction.getDialog();
      if (dialog != null && dialog.getApplicationData() instanceof HandsetCall call) {
        board.run(() -> work.accept(call));
      } else {
        answer(request, transaction, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
      }
    }

    private void cancelled(SIPRequest request, ServerTransaction transaction) {
      answer(request, transaction, Response.OK);
      if (transaction instanceof SIPServerTransaction one
          && one.getCanceledInviteTransaction() != null
          && one.getCanceledInviteTransaction().getApplicationData() instanceof HandsetCall call) {
        board.run(() -> lifts.cancelled(call));
      }
    }

    private void answer(SIPRequest request, ServerTransaction transaction, int status) {
      var response = board.messages().response(request, status, board.messages().word());
      board.send(() -> transaction.sendResponse(response));
    }

    @Override
    public void processResponse(ResponseEvent event) {
      var response = event.getResponse();
      var sequence = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
      if (!sequence.getMethod().equals(Request.INVITE)) {
        return;
      }
      var dialog = Optional.ofNullable(event.getDialog());
      var transaction = event.getClientTransaction();
      if (transaction == null) {
        var success = response.getStatusCode() / 100 == 2;
        dialog
            .filter(_ -> success)
            .ifPresent(one -> board.run(() -> talks.acknowledge(one, response)));
      } else if (transaction.getApplicationData() instanceof HandsetCall call) {
        board.run(
            () -> {
              if (transaction.equals(call.rung)) rings.responded(call, response, dialog);
              else talks.responded(call, response, dialog);
            });
      }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
      var transaction = event.getClientTransaction();
      if (transaction != null && transaction.getApplicationData() instanceof HandsetCall call) {
        board.run(
            () -> {
              if (transaction.equals(call.rung)) rings.timedOut(call);
              else talks.lose(call);
            });
      }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {}

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {}
  }
}
