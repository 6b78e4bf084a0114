package parley.core.line;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import parley.core.call.CallEvent;
import parley.core.call.CallRules;
import parley.core.call.CallState;
import parley.core.call.CallState.Reached;
import parley.core.call.Stage;
import parley.core.durable.WaitingMessage;
import parley.core.log.Kinds;
import parley.core.log.Names;
import parley.core.message.MessageEvent;
import parley.core.message.MessageRules;
import parley.core.message.MessageState;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.entry.Content;

/**
 * What the two logs say, folded into messages and calls. It is a pure function of the entries and
 * of the receipts: the two stations and an auditor fold the same logs to the same traffic.
 */
final class Traffic {
  /** A message of either side. */
  record Message(
      String serial,
      Side author,
      Content content,
      Optional<Reference> place,
      MessageState state,
      Optional<String> correctedBy) {
    /** Nobody needs to acknowledge it any more. */
    boolean settled() {
      return !(state instanceof MessageState.Entered);
    }

    Message with(MessageState next) {
      return new Message(serial, author, content, place, next, correctedBy);
    }
  }

  /** A call of either side. */
  record Call(
      String serial, Side author, Content content, Reference place, CallState state, Talk talk) {
    Call with(CallState next) {
      return new Call(serial, author, content, place, next, talk);
    }

    Call with(Talk next) {
      return new Call(serial, author, content, place, state, next);
    }

    /** The answer window that stands in the ring, in milliseconds; at least one second. */
    long windowMillis(long otherwise) {
      var seconds = content.attributes().number(Names.WINDOW);
      return seconds.isEmpty() ? otherwise : Math.clamp(seconds.getAsLong(), 1, 86_400) * 1_000L;
    }

    Purpose purpose() {
      return Purpose.of(content);
    }

    boolean over() {
      return state instanceof CallState.Ended;
    }

    boolean ringing() {
      return state instanceof CallState.Ringing;
    }
  }

  private final int epoch;
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final Map<String, Call> calls = new LinkedHashMap<>();
  private final Places places = new Places();

  private final Set<String> openCalls = new LinkedHashSet<>();
  private final Set<String> openMessages = new LinkedHashSet<>();

  private final Decisions decisions;

  Traffic(int epoch) {
    this.decisions = new Decisions(epoch);
    this.epoch = epoch;
  }

  static String key(Side author, String serial) {
    return author.letter() + "/" + serial;
  }

  /** A message waits in the outbox, or its withdrawal does; returns its key. */
  String waiting(Side author, WaitingMessage waiting) {
    var key = key(author, waiting.serial());
    var content = waiting.content();
    var accepted = Instant.ofEpochMilli(waiting.acceptedMillis());
    var state =
        content.kind().equals(Kinds.WITHDRAWN)
            ? new MessageState.Withdrawn(Instant.ofEpochMilli(content.timeMillis()))
            : new MessageState.Waiting(accepted);
    messages.put(
        key,
        new Message(waiting.serial(), author, content, Optional.empty(), state, Optional.empty()));
    return key;
  }

  /** Folds one entry in; returns the key of the message or call that it concerns. */
  Optional<String> entered(Placed entry) {
    return switch (entry.content().kind()) {
      case Kinds.MESSAGE, Kinds.CORRECTION -> message(entry);
      case Kinds.WITHDRAWN -> withdrawn(entry);
      case Kinds.RING -> ring(entry);
      case Kinds.ALERTED -> alerted(entry);
      case Kinds.ACKNOWLEDGED -> acknowledged(entry);
      case Kinds.ANSWERED, Kinds.DECLINED -> decided(entry);
      case Kinds.ENDED -> ended(entry);
      case Kinds.IN_CALL -> inCall(entry);
      default -> Optional.empty();
    };
  }

  private Optional<String> message(Placed entry) {
    var serial = entry.content().serial();
    if (serial.isEmpty()) {
      return Optional.empty();
    }
    var key = key(entry.side(), serial.get());
    var known = messages.get(key);
    if (known != null && known.place().isPresent()) {
      return Optional.empty();
    }
    var at = entry.at();
    var start = known == null ? new MessageState.Waiting(at) : known.state();
    var state = MessageRules.after(start, new MessageEvent.Entered(at));
    var place = entry.place(epoch);
    messages.put(
        key,
        new Message(
            serial.get(),
            entry.side(),
            entry.content(),
            Optional.of(place),
            state,
            Optional.empty()));
    places.put(place, key);
    openMessages.add(key);
    entry
        .content()
        .attributes()
        .text(Names.CORRECTS)
        .ifPresent(old -> corrected(key(entry.side(), old), serial.get()));
    return Optional.of(key);
  }

  private void corrected(String key, String bySerial) {
    messages.computeIfPresent(
        key,
        (_, m) ->
            new Message(
                m.serial(), m.author(), m.content(), m.place(), m.state(), Optional.of(bySerial)));
  }

  private Optional<String> withdrawn(Placed entry) {
    return entry
        .content()
        .serial()
        .flatMap(
            serial -> {
              var key = key(entry.side(), serial);
              var known = messages.get(key);
              if (known != null && known.place().isPresent()) {
                return Optional.empty();
              }
              var state = new MessageState.Withdrawn(entry.at());
              var place = entry.place(epoch);
              messages.put(
                  key,
                  new Message(
                      serial,
                      entry.side(),
                      entry.content(),
                      Optional.of(place),
                      state,
                      Optional.empty()));
              places.known(place, key);
              return Optional.of(key);
            });
  }

  private Optional<String> ring(Placed entry) {
    return entry
        .content()
        .serial()
        .flatMap(
            serial -> {
              var key = key(entry.side(), serial);
              if (calls.containsKey(key)) {
                return Optional.empty();
              }
              var reached = new Reached(entry.at(), Optional.empty(), List.of());
              var place = entry.place(epoch);
              calls.put(
                  key,
                  new Call(
                      serial,
                      entry.side(),
                      entry.content(),
                      place,
                      new CallState.Ringing(reached),
                      Talk.rung(entry)));
              places.put(place, key);
              openCalls.add(key);
              return Optional.of(key);
            });
  }

  private Optional<String> alerted(Placed entry) {
    var positions =
        (int) Math.min(entry.content().attributes().number(Names.POSITIONS).orElse(0), 10_000);
    var stage = entry.content().attributes().text(Names.STAGE).flatMap(Stage::of);
    var at = entry.at();
    return ofOther(
        entry,
        key -> {
          change(key, call -> CallRules.after(call, new CallEvent.Alerted(at, positions, stage)));
          update(
              key, message -> MessageRules.after(message, new MessageEvent.Alerted(at, positions)));
        });
  }

  private Optional<String> acknowledged(Placed entry) {
    var event = new MessageEvent.Acknowledged(entry.at(), entry.name());
    return ofOther(entry, key -> update(key, message -> MessageRules.after(message, event)));
  }

  private Optional<String> decided(Placed entry) {
    return ofOther(
        entry,
        key -> {
          var event = decisions.decided(key, entry);
          change(key, state -> CallRules.after(state, event));
          if (event instanceof CallEvent.Answered(_, _, var knewOfEnd) && !knewOfEnd) {
            talk(key, talk -> talk.answered(entry));
          }
        });
  }

  private Optional<String> ended(Placed entry) {
    return ofCall(
        entry,
        (key, byCaller) -> {
          var event = decisions.ended(key, byCaller, entry);
          change(key, state -> CallRules.after(state, event));
        });
  }

  private Optional<String> inCall(Placed entry) {
    return ofCall(
        entry,
        (key, byCaller) -> {
          if (decisions.counts(key, byCaller, entry)) {
            talk(key, talk -> talk.after(entry, byCaller));
          }
        });
  }

  private Optional<String> ofCall(Placed entry, BiConsumer<String, Boolean> deed) {
    return referred(entry)
        .map(
            key -> {
              call(key).ifPresent(call -> deed.accept(key, entry.side() == call.author()));
              return key;
            });
  }

  /** Only the other side may alert, acknowledge, answer or decline what its counterpart sent. */
  private Optional<String> ofOther(Placed entry, Consumer<String> deed) {
    return referred(entry)
        .filter(_ -> entry.content().reference().orElseThrow().side() != entry.side())
        .map(
            key -> {
              deed.accept(key);
              return key;
            });
  }

  private Optional<String> referred(Placed entry) {
    return entry.content().reference().flatMap(places::at);
  }

  private void change(String key, UnaryOperator<CallState> move) {
    calls.computeIfPresent(key, (_, call) -> call.with(move.apply(call.state())));
  }

  private void talk(String key, UnaryOperator<Talk> move) {
    calls.computeIfPresent(key, (_, call) -> call.with(move.apply(call.talk())));
  }

  private void update(String key, UnaryOperator<MessageState> move) {
    messages.computeIfPresent(key, (_, message) -> message.with(move.apply(message.state())));
  }

  /**
   * The other station cosigned {@code side}'s log up to {@code size}; returns what is delivered by
   * that.
   */
  List<String> cosigned(Side side, long size, Instant at) {
    var delivered = places.takeCovered(side, size);
    for (var key : delivered) {
      change(key, call -> CallRules.after(call, new CallEvent.Cosigned(at, size)));
      update(key, message -> MessageRules.after(message, new MessageEvent.Cosigned(at, size)));
    }
    return delivered;
  }

  /** Returns what the receiving station said about its positions for the item at a place. */
  List<CallState.Alert> alertsAt(Reference place) {
    var key = places.at(place).orElse("");
    var ofMessage =
        message(key)
            .map(Message::state)
            .filter(MessageState.InTheLog.class::isInstance)
            .map(state -> ((MessageState.InTheLog) state).alerts());
    return call(key)
        .map(call -> call.state().reached().alerts())
        .orElseGet(() -> ofMessage.orElse(List.of()));
  }

  /** Returns the calls that still ring or talk. */
  List<Call> openCalls() {
    openCalls.removeIf(key -> call(key).filter(Call::over).isPresent());
    return openCalls.stream().map(calls::get).filter(Objects::nonNull).toList();
  }

  /** Returns the messages in the log that nobody has acknowledged. */
  List<Message> unacknowledged() {
    openMessages.removeIf(key -> message(key).filter(Message::settled).isPresent());
    return openMessages.stream().map(messages::get).filter(Objects::nonNull).toList();
  }

  Collection<Message> messages() {
    return messages.values();
  }

  Collection<Call> calls() {
    return calls.values();
  }

  Optional<Message> message(String key) {
    return Optional.ofNullable(messages.get(key));
  }

  Optional<Call> call(String key) {
    return Optional.ofNullable(calls.get(key));
  }

  /** Returns the message of a side with this serial. */
  Optional<Message> message(Side author, String serial) {
    return message(key(author, serial));
  }

  /** Returns the call of a side with this serial. */
  Optional<Call> call(Side author, String serial) {
    return call(key(author, serial));
  }
}
