package parley.station.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import parley.core.durable.StorageTrouble;
import parley.core.line.LineView;
import parley.core.line.Standing;
import parley.station.line.LineKeeper;
import parley.station.line.Lines;
import parley.station.traffic.Words;
import parley.station.watch.WatchFloor;

/** Works out what is wrong with this station now. */
public final class Problems {
  /** A thread that has not come round for this long is stuck. */
  private static final long STALLED_MILLIS = 3_000;

  /** What is looked at. */
  public record Parts(
      Lines lines,
      WatchFloor floor,
      Supplier<Optional<StorageTrouble>> storage,
      BooleanSupplier readingsRecorded) {}

  /**
   * One thing that is wrong.
   *
   * @param id stable, for programs
   * @param line the line it is about, when it is about one
   * @param words one English sentence
   */
  public record Problem(String id, Optional<String> line, String words, OptionalLong sinceMillis) {}

  private final Parts parts;

  public Problems(Parts parts) {
    this.parts = parts;
  }

  /** Returns everything that is wrong; empty when the station is well. */
  public List<Problem> all() {
    var found = new ArrayList<Problem>();
    parts
        .storage()
        .get()
        .ifPresent(
            trouble ->
                found.add(
                    new Problem(
                        "storage-" + Words.of(trouble),
                        Optional.empty(),
                        trouble == StorageTrouble.DISK_FULL
                            ? "The disk is full: nothing is entered."
                            : "The storage failed: nothing is entered until a restart.",
                        OptionalLong.empty())));
    if (!readingsRecorded()) {
      found.add(
          new Problem(
              "readings-not-recorded",
              Optional.empty(),
              "Texts were shown whose readings are not in the house journal.",
              OptionalLong.empty()));
    }
    parts.lines().all().forEach(line -> line(line, found));
    if (stalled()) {
      found.add(
          new Problem(
              "stalled",
              Optional.empty(),
              "A part of this station no longer comes round.",
              OptionalLong.empty()));
    }
    return List.copyOf(found);
  }

  /** Why nothing can be made durable at present. */
  public Optional<StorageTrouble> storage() {
    return parts.storage().get();
  }

  /** Whether every reading stands in the house journal. */
  public boolean readingsRecorded() {
    return parts.readingsRecorded().getAsBoolean();
  }

  /** Whether a thread of ours is stuck. */
  public boolean stalled() {
    return parts.floor().stalledMillis() > STALLED_MILLIS
        || parts.lines().all().stream().anyMatch(line -> line.stalledMillis() > STALLED_MILLIS);
  }

  private static void line(LineKeeper keeper, List<Problem> found) {
    LineView view = keeper.view();
    String name = keeper.name();
    Optional<String> about = Optional.of(name);
    var since = OptionalLong.of(view.standing().sinceMillis());
    switch (view.standing()) {
      case Standing.Comparing _, Standing.Normal _ -> {}
      case Standing.Recovering _ ->
          found.add(
              new Problem("recovering-" + name, about, "Line " + name + " is recovering.", since));
      case Standing.Frozen _ ->
          found.add(
              new Problem(
                  "frozen-" + name, about, "Line " + name + " is frozen by a fork.", since));
      case Standing.StorageFailed _ ->
          found.add(
              new Problem(
                  "not-entered-" + name, about, "Line " + name + " enters nothing.", since));
    }
    view.reach()
        .ifPresent(
            silence ->
                found.add(
                    new Problem(
                        Words.of(silence) + "-" + name,
                        about,
                        "Line " + name + ": " + Words.sentence(silence) + ".",
                        OptionalLong.empty())));
  }
}
