package parley.station.draft;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import parley.core.Clock;
import parley.core.draft.DraftAct;
import parley.core.draft.DraftState;
import parley.core.draft.Drafts;
import parley.core.draft.Drafts.Standing;
import parley.core.draft.MessageDraft;
import parley.core.durable.StorageTrouble;
import parley.core.handover.OpenItem;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.line.Accepted;
import parley.core.line.Officer;
import parley.station.house.HouseDoor;
import parley.station.line.HouseKeeper;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.line.TrafficBook.Item;
import parley.station.traffic.Stages;

/** The drafts of this station, kept in its house journal. */
public final class DraftDesk {
  /** As many messages are looked through for one that was sent just before a station died. */
  private static final int MOST_MESSAGES = 500;

  /** What it works with. */
  public record Parts(Lines lines, HouseKeeper house, HouseDoor door, Clock clock) {}

  private final Parts parts;
  private final Drafts drafts = new Drafts();
  private final Set<String> busy = new HashSet<>();
  private final Set<String> ordered = new HashSet<>();
  private final Map<String, String> became = new HashMap<>();
  private final List<Consumer<Standing>> listeners = new CopyOnWriteArrayList<>();

  /** Reads what earlier runs entered, and listens to what is entered from now on. */
  public DraftDesk(Parts parts) {
    this.parts = parts;
    parts.house().atStart().forEach(content -> remember(HouseCodec.read(content)));
    parts.house().earlier(content -> remember(HouseCodec.read(content)));
    parts.door().listen(this::take);
  }

  private void take(Entered entered) {
    remember(entered).ifPresent(one -> listeners.forEach(each -> each.accept(one)));
  }

  /** What was entered before this start is no news. */
  private synchronized Optional<Standing> remember(Entered entered) {
    return drafts.take(entered);
  }

  /** Hears of every draft that looks different. */
  public void listen(Consumer<Standing> listener) {
    listeners.add(listener);
  }

  /** The draft of that name, whether or not something is left to do about it. */
  synchronized Optional<Standing> find(String id) {
    return drafts.find(id);
  }

  /** Every draft about which something is still to be done, the oldest first. */
  List<Standing> open() {
    List<Standing> open;
    synchronized (this) {
      open = drafts.open();
    }
    open.forEach(this::settle);
    synchronized (this) {
      return drafts.open();
    }
  }

  /** A station may have died between sending a draft and entering that it did. */
  private void settle(Standing one) {
    if (sentAs(one).isPresent() && claim(one.draft().id())) {
      try {
        var serial = sentAs(one);
        if (serial.isPresent()) {
          var _ = enter(one.draft().by(), one, new DraftAct.Send(serial.get()));
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } finally {
        release(one.draft().id());
      }
    }
  }

  /** What a draft has become before that is entered: pressing again sends nothing again. */
  private synchronized Optional<String> known(Standing one) {
    return Optional.ofNullable(became.get(one.draft().id()));
  }

  private synchronized boolean isOfAnother(LineKeeper line, String serial) {
    var lineId = line.id().hex();
    return drafts.sentAs(lineId, serial).isPresent()
        || became.entrySet().stream()
            .filter(one -> one.getValue().equals(serial))
            .flatMap(one -> drafts.find(one.getKey()).stream())
            .anyMatch(one -> one.draft().about().lineId().equals(lineId));
  }

  /** The serial of the message that this draft has already become. */
  Optional<String> sentAs(Standing one) {
    var known = known(one);
    if (known.isPresent()) {
      return known;
    }
    var draft = one.draft();
    return mayBeSent(one).stream()
        .flatMap(since -> line(draft).stream().flatMap(line -> sentAs(line, draft, since)))
        .findFirst();
  }

  /** Since when it might have become a message, Unix milliseconds; empty when it cannot have. */
  private static Optional<Long> mayBeSent(Standing one) {
    return switch (one.state()) {
      case DraftState.Kept _ -> Optional.of(one.draft().writtenMillis());
      case DraftState.Approved approved -> Optional.of(approved.atMillis());
      case DraftState.Waiting _, DraftState.Refused _, DraftState.Over _ -> Optional.empty();
    };
  }

  private Stream<String> sentAs(LineKeeper line, MessageDraft draft, long sinceMillis) {
    return line
        .traffic()
        .page(Optional.empty(), MOST_MESSAGES, Item.Message.class::isInstance)
        .stream()
        .map(item -> ((Item.Message) item).view())
        .filter(
            message ->
                message.outbound()
                    && message.atMillis() >= sinceMillis
                    && message.officer().equals(draft.by().displayName())
                    && message.text().equals(draft.text())
                    && message.precedence() == draft.precedence()
                    && message.corrects().equals(draft.corrects())
                    && message.exercise() == draft.exercise())
        .map(message -> message.serial())
        .filter(serial -> !isOfAnother(line, serial));
  }

  /** When a message of ours was written and approved, if it was a draft. */
  public synchronized Optional<Stages.Before> before(LineKeeper line, String serial) {
    return drafts
        .sentAs(line.id().hex(), serial)
        .map(draft -> new Stages.Before(draft.writtenMillis(), drafts.approvedMillis(draft)));
  }

  /** The line that a draft is for. */
  Optional<LineKeeper> line(MessageDraft draft) {
    return parts.lines().all().stream()
        .filter(line -> line.id().hex().equals(draft.about().lineId()))
        .findFirst();
  }

  /** What a watch leaves open of them. */
  public List<OpenItem> openItems() {
    return open().stream().flatMap(one -> openItem(one).stream()).toList();
  }

  private Optional<OpenItem> openItem(Standing one) {
    var draft = one.draft();
    return line(draft)
        .map(
            line ->
                new OpenItem(
                    draft.id(),
                    OpenItem.Kind.DRAFT,
                    false,
                    Optional.of(line.name()),
                    Optional.empty(),
                    draft.writtenMillis(),
                    draft.precedence() + ". " + words(one)));
  }

  private static String words(Standing one) {
    var author = one.draft().by().displayName();
    return switch (one.state()) {
      case DraftState.Kept _ -> author + " keeps a draft that is not sent.";
      case DraftState.Waiting _ -> "A draft of " + author + " waits for approval.";
      case DraftState.Approved(var by, _) -> by + " approved a draft that is not sent yet.";
      case DraftState.Refused(var by, var why, _) ->
          by + " refused a draft of " + author + ": " + why;
      case DraftState.Over _ -> "Nothing is left to do.";
    };
  }

  /** A name that no draft of this station has had. */
  synchronized String newName() {
    long millis = parts.clock().wallMillis();
    while (drafts.find(name(millis)).isPresent() || !busy.add(name(millis))) {
      millis++;
    }
    return name(millis);
  }

  private static String name(long millis) {
    return "draft-" + Long.toString(millis, Character.MAX_RADIX);
  }

  /** Keeps a draft under its new name; what stopped it, or empty. */
  Optional<StorageTrouble> keep(MessageDraft draft) throws InterruptedException {
    try {
      return parts.door().write(draft.entry());
    } finally {
      release(draft.id());
    }
  }

  /** Enters what somebody did about a draft; what stopped it, or empty. */
  Optional<StorageTrouble> enter(Officer by, Standing one, DraftAct act)
      throws InterruptedException {
    return parts.door().write(by, act.fact(one.draft().about()));
  }

  /** Lets nobody else do anything about a draft; false when somebody already does. */
  synchronized boolean claim(String id) {
    return !ordered.contains(id) && busy.add(id);
  }

  /**
   * The line has been ordered to send it. Until that is answered, however late, nobody else does
   * anything about the draft: it must not be sent twice.
   */
  void ordered(Standing one, CompletableFuture<Accepted> answer) {
    var id = one.draft().id();
    synchronized (this) {
      ordered.add(id);
    }
    var _ =
        answer.whenComplete(
            (accepted, _) -> {
              synchronized (this) {
                if (accepted instanceof Accepted.Durable(var serial)) {
                  became.put(id, serial);
                }
                ordered.remove(id);
              }
            });
  }

  synchronized void release(String id) {
    busy.remove(id);
  }

  long now() {
    return parts.clock().wallMillis();
  }
}
