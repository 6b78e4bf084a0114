package parley.station.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.station.answer.Json;

/** The people of the station, in {@code accounts.json} of the state folder (mode 0600). */
public final class Accounts {
  private static final String NOBODY = Passphrases.QUICK.hash("nobody has this passphrase");
  private final Map<String, Account> byName = new LinkedHashMap<>();

  public Accounts(Collection<Account> accounts) {
    accounts.forEach(account -> byName.put(account.name(), account));
  }

  /**
   * Reads the file.
   *
   * @throws UncheckedIOException when it cannot be read: the station then refuses to start
   */
  public static Accounts read(Path file) {
    try {
      var accounts =
          Json.parse(Files.readString(file)).path("accounts").valueStream().map(Accounts::account);
      return new Accounts(accounts.toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Writes the file anew. */
  public void write(Path file) throws IOException {
    ObjectNode root = Json.object();
    root.set("accounts", Json.array(byName.values(), Accounts::json));
    PrivateFile.replace(file, Json.pretty(root));
  }

  /** The account, if the name exists and the passphrase is its own. Takes as long when not. */
  public Optional<Account> check(String name, String passphrase) {
    Optional<Account> account = Optional.ofNullable(byName.get(name));
    boolean right =
        Passphrases.matches(account.map(Account::passphrase).orElse(NOBODY), passphrase);
    return account.filter(_ -> right);
  }

  public Optional<Account> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public List<Account> all() {
    return List.copyOf(byName.values());
  }

  private static Account account(JsonNode node) {
    return new Account(
        Json.required(node, "name"),
        Json.required(node, "displayName"),
        Role.of(Json.required(node, "role")).orElseThrow(),
        Json.required(node, "passphrase"));
  }

  private static ObjectNode json(Account account) {
    return Json.object()
        .put("name", account.name())
        .put("displayName", account.displayName())
        .put("role", account.role().word())
        .put("passphrase", account.passphrase());
  }
}
