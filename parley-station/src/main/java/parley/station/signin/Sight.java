package parley.station.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import parley.station.answer.Json;

/**
 * Which lines somebody may know of. What is not in sight does not exist for them.
 *
 * @param every every line, also those to come; then no line is named
 * @param named these lines and no other, by the counterpart's name; they need not exist yet
 */
public record Sight(boolean every, Set<String> named) {
  /** Every line, also those to come. */
  public static final Sight EVERY_LINE = new Sight(true, Set.of());

  public Sight {
    named = Set.copyOf(named);
  }

  /** Only the lines to these counterparts. */
  public static Sight only(Set<String> counterparts) {
    return new Sight(false, counterparts);
  }

  /** Whether the line to {@code counterpart} is in sight. */
  public boolean sees(String counterpart) {
    return every || named.contains(counterpart);
  }

  /** Whether everything in sight of {@code other} is in sight here too. */
  public boolean covers(Sight other) {
    return every || (!other.every && named.containsAll(other.named));
  }

  /** As it is written in files and answers: {@code "all"}, or an array of names. */
  public JsonNode json() {
    return every ? Json.word("all") : Json.texts(new TreeSet<>(named));
  }

  /** As it stands in the house journal: {@code all}, or names with spaces between them. */
  public String words() {
    return every ? "all" : String.join(" ", new TreeSet<>(named));
  }

  /** Reads what {@link #json} wrote; anything else is a sight of nothing. */
  public static Sight of(JsonNode written) {
    if (written.asText().equals("all")) {
      return EVERY_LINE;
    }
    Set<String> names = new TreeSet<>();
    written.forEach(name -> names.add(name.asText()));
    return only(names);
  }
}
