package parley.core.handover;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import parley.core.handover.Handover.Between;
import parley.core.handover.Handover.Briefing;
import parley.core.handover.Handover.Over;
import parley.core.handover.Handover.Person;
import parley.core.handover.Handover.Review;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseEntry.WatchChange;

/**
 * The handovers of a station, each by its position. A value, folded from the house journal: what a
 * station knew before a restart it knows after it.
 *
 * @param briefings what a relief reads and ticks
 * @param signed the newest of each position that the relief has signed: a review, or over
 */
public record Handovers(Map<String, Briefing> briefings, Map<String, Handover> signed) {
  public static final Handovers NONE = new Handovers(Map.of(), Map.of());

  // The acts of the house journal that it is folded from.

  public static final String TAKEN = "taken";
  public static final String TAKEN_OVER = "taken-over";
  public static final String LEFT = "left";
  public static final String BEGUN = "briefing-begun";
  public static final String CANCELLED = "briefing-cancelled";
  public static final String TICKED = "item-ticked";
  public static final String UNTICKED = "item-unticked";
  public static final String ASSUMED = "assumed";
  public static final String SIGNED_OFF = "signed-off";

  /** In the details: the sign-in name of whoever held the position before. */
  public static final String FROM = "from";

  /** In the details: how that person is shown. */
  public static final String FROM_NAME = "from-name";

  /** In the details: the open item that is ticked. */
  public static final String ITEM = "item";

  /** Why a handover cannot begin now. */
  public enum Hindrance {
    /** Somebody else is being briefed; they or the leaver may call it off. */
    ANOTHER_RELIEF,
    /** The leaver of the last handover still watches. */
    UNDER_REVIEW
  }

  public Handovers {
    briefings = Map.copyOf(briefings);
    signed = Map.copyOf(signed);
  }

  /** Where the handover of a position stands: what is going on goes before what is over. */
  public Optional<Handover> of(String position) {
    return Optional.<Handover>ofNullable(briefings.get(position)).or(() -> review(position));
  }

  private Optional<Handover> review(String position) {
    return Optional.ofNullable(signed.get(position));
  }

  /** What keeps {@code relief}, a sign-in name, from being briefed; empty when nothing does. */
  public Optional<Hindrance> hinders(String position, String relief, long nowMillis) {
    var briefing = briefings.get(position);
    if (briefing != null && !briefing.between().relief().id().equals(relief)) {
      return Optional.of(Hindrance.ANOTHER_RELIEF);
    }
    return signed.get(position) instanceof Review review && nowMillis < review.endsMillis()
        ? Optional.of(Hindrance.UNDER_REVIEW)
        : Optional.empty();
  }

  /** After an entry of the house journal; unchanged by what is none of a handover's. */
  public Handovers after(Entered entered) {
    return entered.entry() instanceof WatchChange change ? after(entered, change) : this;
  }

  private Handovers after(Entered entered, WatchChange change) {
    var position = change.position();
    var by = new Person(entered.by().id(), entered.by().displayName());
    var details = change.details();
    return switch (change.act()) {
      case BEGUN -> between(position, details, by).map(one -> begun(one, entered)).orElse(this);
      case TICKED -> ticked(change, by, true);
      case UNTICKED -> ticked(change, by, false);
      case CANCELLED, TAKEN_OVER -> withBriefings(all -> all.remove(position));
      case TAKEN -> unlessLeaver(position, by, false);
      case LEFT -> unlessLeaver(position, by, true);
      case ASSUMED -> between(position, details, by).map(one -> assumed(one, entered)).orElse(this);
      case SIGNED_OFF -> signedOff(position, by, entered.atMillis());
      default -> this;
    };
  }

  private static Optional<Between> between(String position, Details details, Person relief) {
    var leaver = details.get(FROM).orElse("");
    return leaver.isEmpty() || leaver.equals(relief.id())
        ? Optional.empty()
        : Optional.of(
            new Between(
                position, new Person(leaver, details.get(FROM_NAME).orElse(leaver)), relief));
  }

  private Handovers begun(Between between, Entered entered) {
    var briefing = new Briefing(between, entered.atMillis(), Set.of());
    return withBriefings(all -> all.put(between.position(), briefing));
  }

  private Handovers ticked(WatchChange change, Person by, boolean now) {
    var item = change.details().get(ITEM).orElse("");
    return withBriefings(
        all ->
            all.computeIfPresent(
                change.position(),
                (_, one) ->
                    one.between().relief().id().equals(by.id()) ? one.ticked(item, now) : one));
  }

  /** A briefing ends when its leaver leaves, or when somebody else than its leaver sits down. */
  private Handovers unlessLeaver(String position, Person by, boolean left) {
    return withBriefings(
        all ->
            all.computeIfPresent(
                position,
                (_, one) -> one.between().leaver().id().equals(by.id()) == left ? null : one));
  }

  private Handovers assumed(Between between, Entered entered) {
    var reviews = new HashMap<>(signed);
    reviews.put(between.position(), new Review(between, entered.atMillis()));
    var after = withBriefings(all -> all.remove(between.position()));
    return new Handovers(after.briefings, reviews);
  }

  private Handovers signedOff(String position, Person by, long atMillis) {
    if (!(signed.get(position) instanceof Review review)
        || !review.between().leaver().id().equals(by.id())) {
      return this;
    }
    Map<String, Handover> over = new HashMap<>(signed);
    Over done = review.signedOff(atMillis);
    over.put(position, done);
    return new Handovers(briefings, over);
  }

  private Handovers withBriefings(Consumer<Map<String, Briefing>> change) {
    var all = new HashMap<>(briefings);
    change.accept(all);
    return new Handovers(all, signed);
  }
}
