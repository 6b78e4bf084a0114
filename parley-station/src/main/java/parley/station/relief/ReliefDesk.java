package parley.station.relief;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import parley.core.Clock;
import parley.core.handover.Handover;
import parley.core.handover.Handover.Between;
import parley.core.handover.Handover.Briefing;
import parley.core.handover.Handover.Person;
import parley.core.handover.Handover.Review;
import parley.core.handover.OpenItem;
import parley.core.house.About;
import parley.core.house.Details;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.line.Officer;
import parley.core.watch.Alarm;
import parley.core.watch.Seat;
import parley.core.watch.Seat.Held;
import parley.core.watch.Seat.Holder;
import parley.station.answer.Problem;
import parley.station.house.HouseDoor;
import parley.station.line.HouseKeeper;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.watch.WatchEndpoints;
import parley.station.watch.WatchFloor;

/** Changes the watch: every move is entered in the house journal by whoever made it. */
public final class ReliefDesk implements WatchEndpoints.Changes {
  /**
   * What it works with.
   *
   * @param more what other parts of the station leave open
   * @param speaks hears who sits at which position from now on, for calls that are talked there
   */
  public record Parts(
      Lines lines,
      WatchFloor floor,
      Clock clock,
      HouseDoor door,
      HouseKeeper house,
      Supplier<List<OpenItem>> more,
      BiConsumer<Officer, String> speaks) {}

  private final Parts parts;
  private final OpenItems open;
  private final WatchBook book;
  private final Map<String, Handover> handovers = new HashMap<>();
  private Runnable changed = () -> {};

  public ReliefDesk(Parts parts) {
    this.parts = parts;
    this.open = new OpenItems(parts.lines(), parts.floor(), parts.more());
    this.book = new WatchBook(parts.door(), parts.house().atStart());
    parts
        .door()
        .listen(
            entered -> {
              WatchBook.noticed(entered)
                  .flatMap(this::lapsedOf)
                  .ifPresent(about -> book.retake(about, entered.by()));
              if (entered.entry() instanceof WatchChange) {
                tell();
              }
            });
  }

  /** Hears that the watch looks different. */
  public synchronized void listen(Runnable listener) {
    changed = listener;
  }

  private void tell() {
    Runnable listener;
    synchronized (this) {
      listener = changed;
    }
    listener.run();
  }

  WatchBook book() {
    return book;
  }

  // Taking, taking over and leaving.

  @Override
  public void taken(Officer by, String position, Seat before) {
    parts.speaks().accept(by, position);
    if (!(before instanceof Held held)) {
      enter(by, new WatchChange(WatchBook.TAKEN, position, Details.NONE));
    } else if (!held.holder().name().equals(by.id())) {
      synchronized (this) {
        handovers.remove(position);
      }
      enter(by, new WatchChange(WatchBook.TAKEN_OVER, position, from(held.holder())));
    }
  }

  @Override
  public void left(Officer by, String position, Seat before) {
    if (before instanceof Held held && held.holder().name().equals(by.id())) {
      synchronized (this) {
        if (handovers.get(position) instanceof Briefing) {
          handovers.remove(position);
        }
      }
      enter(by, new WatchChange(WatchBook.LEFT, position, Details.NONE));
    }
  }

  private void enter(Officer by, WatchChange change) {
    parts.door().post(by, change);
  }

  private static Details from(Holder holder) {
    return Details.of(WatchBook.FROM, holder.name()).and(WatchBook.FROM_NAME, holder.displayName());
  }

  // The handover.

  /** Where the handover of a position stands. */
  synchronized Optional<Handover> of(String position) {
    return Optional.ofNullable(handovers.get(position));
  }

  synchronized List<Handover> all() {
    return new ArrayList<>(handovers.values());
  }

  /** What the holder of a position leaves open now. */
  List<OpenItem> open(Handover handover) {
    return switch (handover) {
      case Briefing briefing -> open.of(briefing.between().leaver().name(), since(briefing));
      case Review _, Handover.Over _ -> List.of();
    };
  }

  private long since(Briefing briefing) {
    return parts.floor().positions().seats().get(briefing.between().position()) instanceof Held held
        ? held.sinceMillis()
        : briefing.sinceMillis();
  }

  /** Begins a handover: the relief reads and ticks; nothing changes hands yet. */
  Briefing begin(Officer relief, String position) {
    if (!(parts.floor().positions().seats().get(position) instanceof Held held)) {
      throw new Problem(
              "nobody-to-relieve",
              409,
              "Nobody holds the position " + position + ".",
              "No handover was begun.",
              "Take the watch there instead.")
          .thrown();
    }
    var leaver = new Person(held.holder().name(), held.holder().displayName());
    if (leaver.id().equals(relief.id())) {
      throw Problem.badRequest("Nobody relieves themselves.").thrown();
    }
    var between = new Between(position, leaver, new Person(relief.id(), relief.displayName()));
    var briefing = new Briefing(between, parts.clock().wallMillis(), Set.of());
    synchronized (this) {
      handovers.put(position, briefing);
    }
    tell();
    return briefing;
  }

  /** Ticks one item, or takes the tick back. */
  Briefing tick(Officer relief, String position, String item, boolean ticked) {
    var briefing = briefing(relief, position);
    var found = open(briefing).stream().filter(one -> one.id().equals(item)).findFirst();
    if (found.isEmpty()) {
      throw Problem.notFound("Nothing of that name is open any more.").thrown();
    }
    Briefing after;
    synchronized (this) {
      after = briefing(relief, position).ticked(item, ticked);
      handovers.put(position, after);
    }
    var details = Details.of("item", Details.shortened(item)).and("words", found.get().words());
    enter(relief, new WatchChange(ticked ? "item-ticked" : "item-unticked", position, details));
    return after;
  }

  private Briefing briefing(Officer relief, String position) {
    if (of(position).orElse(null) instanceof Briefing briefing
        && briefing.between().relief().id().equals(relief.id())) {
      return briefing;
    }
    throw noHandover().thrown();
  }

  private static Problem noHandover() {
    return new Problem(
        "no-handover",
        409,
        "There is no such handover of yours now.",
        "Nothing changed hands.",
        "Begin the handover again, or take the watch over in need.");
  }

  /** The relief signs: from this moment it rings for them. */
  Review assume(Officer relief, String position) throws InterruptedException {
    var briefing = briefing(relief, position);
    var items = open(briefing);
    briefing.mayAssume(items).ifPresent(why -> refuse(why, items, briefing));
    var leaver = briefing.between().leaver();
    var signature =
        Details.of(WatchBook.FROM, leaver.id())
            .and(WatchBook.FROM_NAME, leaver.name())
            .and("open", Integer.toString(items.size()))
            .and("ticked", Integer.toString(briefing.ticked().size()));
    // A signature that cannot be entered keeps nobody from standing the watch; the door counts it.
    var _ = parts.door().write(relief, new WatchChange(WatchBook.ASSUMED, position, signature));
    parts.floor().take(position, new Holder(relief.id(), relief.displayName()));
    parts.speaks().accept(relief, position);
    lapse(relief, leaver, items);
    var review = briefing.assumed(parts.clock().wallMillis());
    synchronized (this) {
      handovers.put(position, review);
    }
    tell();
    return review;
  }

  private static void refuse(Handover.Refusal why, List<OpenItem> items, Briefing briefing) {
    switch (why) {
      case RINGING ->
          throw new Problem(
                  "call-ringing",
                  409,
                  "Answer or pass the call first.",
                  "The watch was not handed over: a call rings here.",
                  "Answer it, pass it, or let it end; then assume the watch.")
              .thrown();
      case UNTICKED_CRITICAL -> {
        long left =
            items.stream()
                .filter(item -> item.critical() && !briefing.ticked().contains(item.id()))
                .count();
        throw new Problem(
                "unticked-critical",
                409,
                "CRITICAL items are not ticked: " + left + ".",
                "The watch was not handed over.",
                "Read each CRITICAL item and tick it.")
            .thrown();
      }
    }
  }

  /** What the leaver acknowledged and is still open is not acknowledged by the new watch. */
  private void lapse(Officer relief, Person leaver, List<OpenItem> items) {
    parts.floor().lapse(leaver.name());
    var whose = Details.of(WatchBook.FROM, leaver.id()).and(WatchBook.FROM_NAME, leaver.name());
    for (var item : items) {
      if (item.kind() == OpenItem.Kind.ACKNOWLEDGED) {
        about(item.line().orElse(""), item.serial().orElse(""))
            .ifPresent(about -> book.lapse(about, relief, whose));
      }
    }
  }

  /** The leaver signs off: the handover is over. */
  Handover.Over signOff(Officer leaver, String position) throws InterruptedException {
    if (!(of(position).orElse(null) instanceof Review review)
        || !review.between().leaver().id().equals(leaver.id())) {
      throw noHandover().thrown();
    }
    var relief = review.between().relief();
    var details = Details.of("relief", relief.id()).and("relief-name", relief.name());
    var _ = parts.door().write(leaver, new WatchChange(WatchBook.SIGNED_OFF, position, details));
    var over = review.signedOff(parts.clock().wallMillis());
    synchronized (this) {
      handovers.put(position, over);
    }
    tell();
    return over;
  }

  /** Ends a handover that has not been signed; nothing changed hands. */
  void cancel(Officer by, String position) {
    synchronized (this) {
      var concerned =
          handovers.get(position) instanceof Briefing briefing
              && Set.of(briefing.between().relief().id(), briefing.between().leaver().id())
                  .contains(by.id());
      if (concerned) {
        handovers.remove(position);
      }
    }
    tell();
  }

  // Acknowledgements that lapsed.

  private Optional<About> about(String line, String serial) {
    return parts.lines().find(line).map(keeper -> new About(keeper.id().hex(), serial));
  }

  private Optional<About> lapsedOf(String serial) {
    return book.lapsed().stream()
        .map(WatchBook.Lapsed::about)
        .filter(about -> about.serial().equals(serial))
        .findFirst();
  }

  /** Somebody of the new watch takes notice of what the old one had acknowledged. */
  boolean retake(Officer by, String line, String serial) {
    boolean retaken = about(line, serial).filter(about -> book.retake(about, by)).isPresent();
    if (retaken) {
      parts.floor().look();
      tell();
    }
    return retaken;
  }

  /** Beside what voice has to say: what nobody of this watch has acknowledged. */
  public WatchFloor.Voice beside(WatchFloor.Voice voice) {
    return new WatchFloor.Voice() {
      @Override
      public List<Alarm.Condition> conditions() {
        var all = new ArrayList<>(voice.conditions());
        book.lapsed().forEach(one -> all.add(condition(one)));
        return all;
      }

      @Override
      public String leg(String position) {
        return voice.leg(position);
      }
    };
  }

  private Alarm.Condition condition(WatchBook.Lapsed lapsed) {
    return new Alarm.Condition(
        Alarm.Priority.MEDIUM,
        Alarm.Kind.MESSAGE,
        lineName(lapsed.about().lineId()),
        Optional.of(lapsed.about().serial()),
        lapsed.atMillis(),
        "Acknowledged by "
            + lapsed.by()
            + ", who has left the watch. Nobody of this watch has acknowledged it.");
  }

  Optional<String> lineName(String id) {
    return parts.lines().all().stream()
        .filter(line -> line.id().hex().equals(id))
        .map(LineKeeper::name)
        .findFirst();
  }
}
