package parley.station.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.station.answer.Json;
import parley.station.configuration.Limits;
import parley.station.signin.PrivateFile;

/**
 * At which consoles each person has signed in, in {@code consoles.json} of the state folder. Losing
 * it loses no more than that everybody's next console is their first.
 */
final class KnownConsoles {
  private static final Logger LOG = LoggerFactory.getLogger(KnownConsoles.class);
  private final Path file;
  private final Map<String, Map<String, Long>> byPerson = new HashMap<>();

  /** Reads the file; begins empty when there is none. */
  KnownConsoles(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      Json.parse(Files.readString(file))
          .path("people")
          .properties()
          .forEach(
              person ->
                  person
                      .getValue()
                      .properties()
                      .forEach(
                          each ->
                              of(person.getKey()).put(each.getKey(), each.getValue().asLong())));
    }
  }

  private Map<String, Long> of(String person) {
    return byPerson.computeIfAbsent(
        person,
        _ ->
            new LinkedHashMap<>(16, 0.75f, true) {
              private static final long serialVersionUID = 1L;

              @Override
              protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > Limits.CONSOLES_REMEMBERED;
              }
            });
  }

  /**
   * Remembers a sign-in.
   *
   * @return whether the person has signed in before, and never at this console
   */
  synchronized boolean isNew(String person, String console, long atMillis) {
    Map<String, Long> consoles = of(person);
    boolean isNew = !consoles.isEmpty() && !consoles.containsKey(console);
    consoles.put(console, atMillis);
    save();
    return isNew;
  }

  /** Forgets a person's consoles: they begin anew with new proofs. */
  synchronized void forget(String person) {
    byPerson.remove(person);
    save();
  }

  /** When somebody last signed in at a console; empty when they never did. */
  synchronized Optional<Long> last(String person) {
    return byPerson.getOrDefault(person, Map.of()).values().stream().max(Long::compare);
  }

  private void save() {
    ObjectNode root = Json.object();
    ObjectNode people = root.putObject("people");
    byPerson.forEach(
        (person, consoles) -> {
          ObjectNode each = people.putObject(person);
          consoles.forEach(each::put);
        });
    try {
      PrivateFile.replace(file, Json.pretty(root));
    } catch (IOException fullOrBroken) {
      LOG.warn("known consoles could not be written; a new one may be told of twice", fullOrBroken);
    }
  }
}
