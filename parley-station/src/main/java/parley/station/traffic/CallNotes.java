package parley.station.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.core.durable.StorageTrouble;
import parley.core.house.CallNote;
import parley.core.line.Officer;
import parley.station.line.HouseKeeper;

/** What officers here wrote about calls, for this station alone: kept in the house log. */
public final class CallNotes {
  private static final int MOST = 200;

  private final HouseKeeper house;
  private final Map<CallNote.Call, List<CallNote>> notes = new HashMap<>();

  /** Reads what earlier runs wrote. */
  public CallNotes(HouseKeeper house) {
    this.house = house;
    house.atStart().stream().map(CallNote::of).flatMap(Optional::stream).forEach(this::keep);
  }

  private synchronized void keep(CallNote note) {
    notes.computeIfAbsent(note.call(), _ -> new ArrayList<>()).add(note);
  }

  /** Returns everything written about a call, oldest first. */
  public synchronized List<CallNote> of(CallNote.Call call) {
    return List.copyOf(notes.getOrDefault(call, List.of()));
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
    var trouble = house.enter(note.content(officer));
    if (trouble.isEmpty()) {
      keep(note);
    }
    return trouble;
  }
}
