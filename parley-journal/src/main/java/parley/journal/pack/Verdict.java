package parley.journal.pack;

import java.util.ArrayList;
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

    /** Returns fingerprints, what is proven and what is not, for people; lines end with a feed. */
    public String text() {
      var lines = new ArrayList<>(fingerprints);
      lines.add("");
      lines.addAll(proven);
      lines.add("");
      lines.add("Not proven, and on whose word:");
      limits.forEach(limit -> lines.add("- " + limit));
      return String.join("\n", lines) + "\n";
    }
  }

  /**
   * Something is off, so nothing is proven.
   *
   * @param where the file, or what was being checked
   * @param why which rule is broken
   */
  record Refused(String where, String why) implements Verdict {
    public Refused {
      // A file's name is chosen by whoever made the pack: it must not look like words of ours.
      where = Labels.plain(where);
      why = Labels.plain(why);
    }

    /** Returns the refusal for people. */
    public String text() {
      return "NOT VALID: " + where + ": " + why + "\nNothing is proven by this pack.";
    }
  }
}
