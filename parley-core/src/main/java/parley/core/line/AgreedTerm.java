package parley.core.line;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A term, or a form of address, on which both parties agreed for a line.
 *
 * @param agreed as it is to be written
 * @param others how it is not to be written; never contains {@code agreed}
 */
public record AgreedTerm(String agreed, List<String> others) {
  /** What a console can show beside a text that is being written. */
  public static final int MOST = 100;

  private static final int LONGEST = 100;
  private static final Pattern ENTRY = Pattern.compile("([^()]+)(?:\\(([^()]*)\\))?");

  public AgreedTerm {
    others = List.copyOf(others);
    if (!fits(agreed) || !others.stream().allMatch(AgreedTerm::fits)) {
      throw new IllegalArgumentException("a term has 1 to " + LONGEST + " characters");
    }
    if (others.contains(agreed)) {
      throw new IllegalArgumentException("what is agreed cannot be ruled out: " + agreed);
    }
  }

  private static boolean fits(String term) {
    return !term.isBlank() && term.length() <= LONGEST && term.equals(term.strip());
  }

  /**
   * Reads a list such as {@code line of contact (front line, contact line); coordination cell}:
   * what is agreed, and in parentheses how it is not to be written.
   *
   * @throws IllegalArgumentException if it cannot be meant, saying where
   */
  public static List<AgreedTerm> list(String text) {
    List<AgreedTerm> terms = new ArrayList<>();
    for (var entry : text.split(";", -1)) {
      if (!entry.isBlank()) {
        terms.add(entry(entry.strip()));
      }
    }
    if (terms.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " terms");
    }
    return List.copyOf(terms);
  }

  private static AgreedTerm entry(String entry) {
    Matcher parts = ENTRY.matcher(entry);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a term with what it is not in parentheses: " + entry);
    }
    List<String> others = new ArrayList<>();
    if (parts.group(2) != null) {
      for (var other : parts.group(2).split(",", -1)) {
        others.add(other.strip());
      }
    }
    return new AgreedTerm(parts.group(1).strip(), others);
  }
}
