package parley.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import parley.station.signin.Role;

/**
 * One row of {@code desk-rows.txt}: what is expected of an endpoint.
 *
 * @param who the roles that may use it; empty when anybody may
 */
record DeskRow(
    String method, String path, Set<Role> who, boolean open, Lines lines, String headers) {
  private static final Map<Character, Role> ROLES =
      Map.of(
          'O', Role.OFFICER,
          'S', Role.SUPERVISOR,
          'L', Role.LINGUIST,
          'A', Role.AIDE,
          'P', Role.PRINCIPAL,
          'R', Role.PRESS,
          'U', Role.AUDITOR,
          'M', Role.ADMINISTRATOR);

  /** What the row has to do with lines. */
  enum Lines {
    NONE,
    ONE,
    PRUNED,
    EVERY
  }

  static List<DeskRow> all() {
    try (var stream = DeskRow.class.getResourceAsStream("/desk-rows.txt")) {
      var text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> of(line.split(" +")))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static DeskRow of(String[] cells) {
    boolean open = cells[2].equals("anybody");
    Set<Role> who =
        open
            ? Set.of()
            : cells[2].chars().mapToObj(c -> ROLES.get((char) c)).collect(Collectors.toSet());
    var lines =
        Arrays.stream(Lines.values())
            .filter(each -> each.name().equalsIgnoreCase(cells[3]))
            .findFirst()
            .orElseThrow();
    return new DeskRow(cells[0], cells[1], who, open, lines, cells[4]);
  }

  /** How the test report names it. */
  String name() {
    return method + " " + path;
  }

  /** Whether the role may, as far as lines do not stand in the way. */
  boolean allows(Role role) {
    return open || who.contains(role);
  }
}
