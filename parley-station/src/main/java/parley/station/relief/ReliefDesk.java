package parley.station.relief;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import parley.core.Clock;
import parley.core.handover.Handover;
import parley.core.handover.Handover.Briefing;
import parley.core.handover.Handover.Person;
import parley.core.handover.Handover.Review;
import parley.core.handover.Handovers;
import parley.core.handover.OpenItem;
import parley.core.house.About;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
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
  private Handovers handovers = Handovers.NONE;
  private Runnable changed = () -> {};

  public ReliefDesk(Parts parts) {
    this.parts = parts;
    this.open = new OpenItems(parts.lines(), parts.floor(), parts.more());
    this.book = new WatchBook(parts.door(), parts.clock(), parts.house());
    parts.house().atStart().stream().map(HouseCodec::read).forEach(this::fold);
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
      enter(by, new WatchChange(Handovers.TAKEN, position, Details.NONE));
    } else if (!held.holder().name().equals(by.id())) {
      enter(by, new WatchChange(Handovers.TAKEN_OVER, position, from(held.holder())));
    }
  }

  @Override
  public void left(Officer by, String position, Seat before) {
    if (before instanceof Held held && held.holder().name().equals(by.id())) {
      enter(by, new WatchChange(Handovers.LEFT, position, Details.NONE));
    }
  }

  /** What somebody did is so at once; that it is entered, nobody waits for. */
  private void enter(Officer by, WatchChange change) {
    parts.door().post(fold(now(by, change)), () -> {});
  }

  private Entered now(Officer by, WatchChange change) {
    return new Entered(by, parts.clock().wallMillis(), change);
  }

  private synchronized Entered fold(Entered entered) {
    handovers = handovers.after(entered);
    return entered;
  }

  private static Details from(Holder holder) {
    return from(new Person(holder.name(), holder.displayName()));
  }

  private static Details from(Person person) {
    return Details.of(Handovers.FROM, person.id()).and(Handovers.FROM_NAME, person.name());
  }

  // The handover.

  /** Where the handover of a position stands. */
  synchronized Optional<Handover> of(String position) {
    return handovers.of(position);
  }

  synchronized List<Handover> all() {
    Map<String, Handover> all = new TreeMap<>(handovers.signed());
    all.putAll(handovers.briefings());
    return List.copyOf(all.values());
  }

  /**
   * What the holder of a position leaves open now, as far as its relief may know of it: what they
   * cannot read they cannot tick.
   */
  List<OpenItem> open(Handover handover) {
    var relief = handover.between().relief().id();
    return everything(handover).stream()
        .filter(item -> item.line().filter(line -> !sees(relief, line)).isEmpty())
        .toList();
  }

  private boolean sees(String officer, String line) {
    return parts.floor().hearing().sees(officer, line);
  }

  private List<OpenItem> everything(Handover handover) {
    return switch (handover) {
      case Briefing briefing -> open.of(briefing.between().leaver().name(), since(briefing));
      case Review _, Handover.Over _ -> List.of();
    };
  }

  /**
   * Why the relief may not assume the watch now. A call rings at the position whether or not its
   * relief may know of which line: it is answered first.
   */
  Optional<Handover.Refusal> refusal(Briefing briefing) {
    var rings = everything(briefing).stream().anyMatch(one -> one.kind() == OpenItem.Kind.RINGING);
    return rings ? Optional.of(Handover.Refusal.RINGING) : briefing.mayAssume(open(briefing));
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
    synchronized (this) {
      refuseSecond(relief, position);
      var going = handovers.briefings().get(position);
      if (going != null && going.between().leaver().equals(leaver)) {
        return going;
      }
      enter(relief, new WatchChange(Handovers.BEGUN, position, from(leaver)));
    }
    tell();
    return briefing(relief, position);
  }

  private void refuseSecond(Officer relief, String position) {
    var hindrance = handovers.hinders(position, relief.id(), parts.clock().wallMillis());
    hindrance.ifPresent(
        why -> {
          var going = handovers.of(position).orElseThrow().between();
          throw ReliefRefusals.begin(why, going).thrown();
        });
  }

  /** Ticks one item, or takes the tick back. */
  Briefing tick(Officer relief, String position, String item, boolean ticked) {
    var briefing = briefing(relief, position);
    var found = open(briefing).stream().filter(one -> one.id().equals(item)).findFirst();
    if (found.isEmpty()) {
      throw Problem.notFound("Nothing of that name is open any more.").thrown();
    }
    var what =
        Details.of(Handovers.ITEM, Details.shortened(item)).and("words", found.get().words());
    var details = found.get().line().map(line -> what.and("line", line)).orElse(what);
    var act = ticked ? Handovers.TICKED : Handovers.UNTICKED;
    enter(relief, new WatchChange(act, position, details));
    return briefing(relief, position);
  }

  private Briefing briefing(Officer relief, String position) {
    if (of(position).orElse(null) instanceof Briefing briefing
        && briefing.between().relief().id().equals(relief.id())) {
      return briefing;
    }
    throw ReliefRefusals.none().thrown();
  }

  /** The relief signs: from this moment it rings for them. */
  Review assume(Officer relief, String position) throws InterruptedException {
    var briefing = briefing(relief, position);
    refusal(briefing)
        .ifPresent(
            why -> {
              throw ReliefRefusals.assume(why, open(briefing), briefing).thrown();
            });
    var items = everything(briefing);
    var leaver = briefing.between().leaver();
    var signature =
        from(leaver)
            .and("open", Integer.toString(items.size()))
            .and("ticked", Integer.toString(briefing.ticked().size()));
    var signed = now(relief, new WatchChange(Handovers.ASSUMED, position, signature));
    // Nothing may come between what was looked at and what it allows, so the disk is waited for
    // last; and a signature that cannot be entered keeps nobody from standing the watch.
    var entered = parts.door().begin(signed);
    fold(signed);
    parts.floor().take(position, new Holder(relief.id(), relief.displayName()));
    parts.speaks().accept(relief, position);
    lapse(relief, leaver, items);
    var _ = HouseDoor.await(entered);
    tell();
    return briefing.assumed(signed.atMillis());
  }

  /** What the leaver acknowledged and is still open is not acknowledged by the new watch. */
  private void lapse(Officer relief, Person leaver, List<OpenItem> items) {
    parts.floor().lapse(leaver.name());
    var whose = from(leaver);
    for (var item : items) {
      if (item.kind() == OpenItem.Kind.ACKNOWLEDGED) {
        about(item.line().orElse(""), item.serial().orElse(""))
            .ifPresent(about -> book.lapse(about, relief, whose));
      }
    }
  }

  /** The leaver signs off: the handover is over. */
  Handover.Over signOff(Officer leaver, String position) throws InterruptedException {
    var review = review(leaver, position);
    var relief = review.between().relief();
    var details = Details.of("relief", relief.id()).and("relief-name", relief.name());
    var signed = now(leaver, new WatchChange(Handovers.SIGNED_OFF, position, details));
    if (!maySign(review)) {
      throw ReliefRefusals.tooEarly(review).thrown();
    }
    var entered = parts.door().begin(signed);
    fold(signed);
    var _ = HouseDoor.await(entered);
    tell();
    return review.signedOff(signed.atMillis());
  }

  /** Whether the leaver has watched long enough. */
  boolean maySign(Review review) {
    return parts.clock().wallMillis() >= review.endsMillis();
  }

  /** A review may be signed though the next handover has begun. */
  private synchronized Review review(Officer leaver, String position) {
    if (handovers.signed().get(position) instanceof Review review
        && review.between().leaver().id().equals(leaver.id())) {
      return review;
    }
    throw ReliefRefusals.none().thrown();
  }

  /** Ends a handover that has not been signed; nothing changed hands. */
  void cancel(Officer by, String position) {
    var concerned =
        of(position).orElse(null) instanceof Briefing briefing
            && Set.of(briefing.between().relief().id(), briefing.between().leaver().id())
                .contains(by.id());
    if (concerned) {
      enter(by, new WatchChange(Handovers.CANCELLED, position, Details.NONE));
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
