package parley.core.line;

import java.util.List;
import parley.journal.Digest;
import parley.journal.card.Card;
import parley.journal.card.Fingerprint;

/**
 * Who meets whom on a line.
 *
 * @param name the counterpart's station name, by which officers and commands name the line
 * @param routes names of the routes, the same on both sides
 */
public record LineIdentity(String name, Card ours, Card theirs, List<String> routes, Terms terms) {
  /** The name of the sparring partner's line; no real counterpart may have it. */
  public static final String EXERCISE = "exercise";

  public LineIdentity {
    routes = List.copyOf(routes);
    if (routes.isEmpty()) {
      throw new IllegalArgumentException("a line has at least one route");
    }
  }

  /** Whether the counterpart is the sparring partner: nothing on this line is real. */
  public boolean isExercise() {
    return theirs.demo() && name.equals(EXERCISE);
  }

  /** The fingerprint of our card on this line. */
  public Fingerprint ourFingerprint() {
    return new Fingerprint(Digest.sha256(ours.encode()));
  }

  /** The fingerprint of the counterpart's card on this line. */
  public Fingerprint theirFingerprint() {
    return new Fingerprint(Digest.sha256(theirs.encode()));
  }
}
