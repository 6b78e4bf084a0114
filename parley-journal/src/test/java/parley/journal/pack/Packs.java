package parley.journal.pack;

import java.nio.file.Path;

/** Packs on disk for tests outside this package. */
public final class Packs {
  private Packs() {}

  /** Writes the pack of a call {@code alder-0001} that rang at birch's station in vain. */
  public static Path rangInVain(Path folder) {
    var line = new TwoStations();
    line.ringInVain("alder-0001", 2);
    PackOnDisk.write(EvidencePack.of(line.source, new PackScope.OneCall("alder-0001")), folder);
    return folder;
  }
}
