package parley.station.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.core.durable.StorageTrouble;
import parley.core.house.About;
import parley.core.house.CallNote;
import parley.core.house.Entered;
import parley.core.house.HouseEntry;
import parley.core.line.Officer;
import parley.station.house.HouseDoor;
import parley.station.line.HouseKeeper;

/** What officers here wrote about calls, for this station alone: kept in the house log. */
public final class CallNotes {
  private static final int MOST = 200;

  private final HouseDoor door;
  private final Map<CallNote.Call, List<CallNote>> notes = new HashMap<>();

  /** Reads what earlier runs wrote. */
  public CallNotes(HouseKeeper house, HouseDoor door) {
    this.door = door;
    house.atStart().stream().map(CallNote::of).flatMap(Optional::stream).forEach(this::keep);
    house.earlier(content -> CallNote.of(content).ifPresent(this::keep));
  }

  private synchronized void keep(CallNote note) {
    notes.computeIfAbsent(note.call(), _ -> new ArrayList<>()).add(note);
  }

  /** Returns everything written about a call, oldest first. */
  public synchronized List<CallNote> of(CallNote.Call call) {
    return notes.getOrDefault(call, List.of()).stream()
        .sorted(Comparator.comparingLong(CallNote::atMillis))
        .toList();
  }

  /** Whether a call has as many notes as one may have. */
  public synchronized boolean full(CallNote.Call call) {
    return notes.getOrDefault(call, List.of()).size() >= MOST;
  }

  /**
   * Writes a note.
   *
   * @return what stopped it; empty when it is durable
   */
  public Optional<StorageTrouble> write(CallNote note, Officer officer)
      throws InterruptedException {
    var about = new About(note.call().lineId(), note.call().serial());
    var entry = new HouseEntry.Note(about, note.result(), note.text());
    var trouble = door.write(new Entered(officer, note.atMillis(), entry));
    if (trouble.isEmpty()) {
      keep(note);
    }
    return trouble;
  }
}
