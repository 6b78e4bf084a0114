package parley.core.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import parley.core.call.CallEvent;
import parley.core.call.CallEvent.EndBy;
import parley.core.call.CallEvent.EndEntered;
import parley.core.call.CallRules;
import parley.core.call.CallState;
import parley.core.call.CallState.Reached;
import parley.core.call.Silence;
import parley.core.durable.WaitingMessage;
import parley.core.log.Kinds;
import parley.core.log.Names;
import parley.core.message.MessageEvent;
import parley.core.message.MessageRules;
import parley.core.message.MessageState;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.entry.Content;
import parley.journal.entry.Leaf;

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
  record Call(String serial, Side author, Content content, Reference place, CallState state) {
    Call with(CallState next) {
      return new Call(serial, author, content, place, next);
    }

    /** The answer window that stands in the ring, in milliseconds; at least one second. */
    long windowMillis(long otherwise) {
      var seconds = content.attributes().number(Names.WINDOW);
      return seconds.isEmpty() ? otherwise : Math.clamp(seconds.getAsLong(), 1, 86_400) * 1_000L;
    }

    boolean over() {
      return state instanceof CallState.Ended;
    }

    boolean ringing() {
      return state instanceof CallState.Ringing;
    }
  }

  private static final List<CallState.Alert> NO_ALERTS = List.of();

  private final int epoch;
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final Map<String, Call> calls = new LinkedHashMap<>();
  private final Map<Reference, String> keys = new LinkedHashMap<>();
  private final Map<Side, TreeMap<Long, String>> uncosigned =
      Map.of(Side.A, new TreeMap<>(), Side.B, new TreeMap<>());

  private final Set<String> openCalls = new LinkedHashSet<>();
  private final Set<String> openMessages = new LinkedHashSet<>();

  /** What the fold must know of an answer or end until its counterpart has been folded too. */
  private final Map<String, Leaf> answerOf = new LinkedHashMap<>();

  private final Map<String, Leaf> endOf = new LinkedHashMap<>();
  private final Map<String, Leaf> calleesEndOf = new LinkedHashMap<>();

  Traffic(int epoch) {
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
    placed(entry.side(), place, key);
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

  private void placed(Side side, Reference place, String key) {
    keys.put(place, key);
    ofSide(side).put(place.index(), key);
  }

  private NavigableMap<Long, String> ofSide(Side side) {
    var map = uncosigned.get(side);
    if (map == null) {
      throw new IllegalStateException("a log of no side");
    }
    return map;
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
              keys.put(place, key);
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
                      new CallState.Ringing(reached)));
              placed(entry.side(), place, key);
              openCalls.add(key);
              return Optional.of(key);
            });
  }

  private Optional<String> alerted(Placed entry) {
    var positions =
        (int) Math.min(entry.content().attributes().number(Names.POSITIONS).orElse(0), 10_000);
    var at = entry.at();
    return ofOther(
        entry,
        key -> {
          change(key, call -> CallRules.after(call, new CallEvent.Alerted(at, positions)));
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
          var end = endOf.get(key);
          var knewOfEnd = end != null && covers(entry.leaf(), end);
          answerOf.putIfAbsent(key, entry.leaf());
          var event =
              entry.content().kind().equals(Kinds.ANSWERED)
                  ? new CallEvent.Answered(entry.at(), entry.name(), knewOfEnd)
                  : new CallEvent.Declined(entry.at(), entry.name(), entry.reason(), knewOfEnd);
          change(key, call -> CallRules.after(call, event));
        });
  }

  private Optional<String> ended(Placed entry) {
    return referred(entry)
        .map(
            key -> {
              var call = calls.get(key);
              if (call == null) {
                return key;
              }
              var byCaller = entry.side() == call.author();
              var answer = answerOf.get(key);
              var knewOfAnswer = !byCaller || (answer != null && covers(entry.leaf(), answer));
              var calleesEnd = calleesEndOf.get(key);
              var knewOfEnd =
                  !byCaller
                      || endOf.containsKey(key)
                      || (calleesEnd != null && covers(entry.leaf(), calleesEnd));
              (byCaller ? endOf : calleesEndOf).putIfAbsent(key, entry.leaf());
              var outcome =
                  CallEvent.Outcome.of(entry.content().attributes().text(Names.OUTCOME).orElse(""));
              var silence = Silence.ofFailed(entry.reason());
              var by = new EndBy(byCaller, knewOfAnswer, knewOfEnd);
              var event = new EndEntered(entry.at(), entry.name(), outcome, silence, by);
              change(key, state -> CallRules.after(state, event));
              return key;
            });
  }

  /** Whether the author of {@code later} had stored {@code earlier}, an entry of the other log. */
  private boolean covers(Leaf later, Leaf earlier) {
    return later.peer().covers(epoch, earlier.seq());
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
    return entry.content().reference().map(keys::get);
  }

  private void change(String key, UnaryOperator<CallState> move) {
    calls.computeIfPresent(key, (_, call) -> call.with(move.apply(call.state())));
  }

  private void update(String key, UnaryOperator<MessageState> move) {
    messages.computeIfPresent(key, (_, message) -> message.with(move.apply(message.state())));
  }

  /**
   * The other station cosigned {@code side}'s log up to {@code size}; returns what is delivered by
   * that.
   */
  List<String> cosigned(Side side, long size, Instant at) {
    var covered = ofSide(side).headMap(size, false);
    var delivered = new ArrayList<>(covered.values());
    for (var key : delivered) {
      change(key, call -> CallRules.after(call, new CallEvent.Cosigned(at, size)));
      update(key, message -> MessageRules.after(message, new MessageEvent.Cosigned(at, size)));
    }
    covered.clear();
    return delivered;
  }

  /** Returns what the receiving station said about its positions for the item at a place. */
  List<CallState.Alert> alertsAt(Reference place) {
    var key = keys.get(place);
    if (key == null) {
      return List.of();
    }
    var ofCall = call(key).map(call -> call.state().reached().alerts());
    return ofCall.orElseGet(
        () ->
            message(key)
                .map(
                    message ->
                        message.state() instanceof MessageState.InTheLog in
                            ? in.alerts()
                            : NO_ALERTS)
                .orElse(NO_ALERTS));
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
