package parley.journal.pack;

import java.util.List;

/** What the verifier found. */
public sealed interface Verdict {
  /**
   * Everything in the pack holds.
   *
   * @param fingerprints one line a side: station and 40 digits
   * @param proven what is proven, on whose clock, one sentence a call or message
   * @param limits what is not proven
   * @param journal the merged view as text, for {@code --print}
   */
  record Accepted(
      List<String> fingerprints, List<String> proven, List<String> limits, String journal)
      implements Verdict {
    public Accepted {
      fingerprints = List.copyOf(fingerprints);
      proven = List.copyOf(proven);
      limits = List.copyOf(limits);
    }
  }

  /**
   * Something is off, so nothing is proven.
   *
   * @param where the file, or what was being checked
   * @param why which rule is broken
   */
  record Refused(String where, String why) implements Verdict {}
}
