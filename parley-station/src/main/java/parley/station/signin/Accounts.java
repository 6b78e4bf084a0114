package parley.station.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The people of the station, in {@code accounts.json} of the state folder (mode 0600). */
public final class Accounts {
  private static final String NOBODY = Passphrases.QUICK.hash("nobody has this passphrase");
  private final Map<String, Account> byName = new LinkedHashMap<>();

  /** As everybody is now: whoever asks must not wait while a disk takes a change. */
  private volatile Map<String, Account> seen = Map.of();

  private final Optional<Path> file;

  /** Some people, kept nowhere. */
  public Accounts(Collection<Account> accounts) {
    this(accounts, Optional.empty());
  }

  private Accounts(Collection<Account> accounts, Optional<Path> file) {
    accounts.forEach(account -> byName.put(account.name(), account));
    this.file = file;
    show();
  }

  /**
   * Reads the file; what changes from now on is written back to it.
   *
   * @throws UncheckedIOException when it cannot be read: the station then refuses to start
   */
  public static Accounts read(Path file) {
    try {
      return new Accounts(AccountsFile.read(file), Optional.of(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void show() {
    seen = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** Writes all of them into a file. */
  public synchronized void write(Path to) throws IOException {
    AccountsFile.write(to, byName.values());
  }

  /** The account, if it is not revoked and the passphrase is its own. Takes as long when not. */
  public Optional<Account> check(String name, String passphrase) {
    Optional<Account> account = named(name);
    String stored = account.flatMap(each -> each.proofs().passphrase()).orElse(NOBODY);
    boolean right = Passphrases.matches(stored, passphrase);
    return account.filter(_ -> right);
  }

  /** The account of that name, unless it was revoked. */
  public Optional<Account> named(String name) {
    return Optional.ofNullable(seen.get(name)).filter(account -> !account.revoked());
  }

  /** Whose passkey that is, unless the account was revoked. */
  public Optional<Account> withPasskey(String id) {
    return seen.values().stream()
        .filter(account -> !account.revoked() && account.proofs().passkey(id).isPresent())
        .findFirst();
  }

  /** Whether the name is taken, be it by a revoked account. */
  public boolean knows(String name) {
    return seen.containsKey(name);
  }

  /** Everybody, those that were revoked too. */
  public List<Account> all() {
    return List.copyOf(seen.values());
  }

  /**
   * Adds somebody and writes the file.
   *
   * @throws IOException when it cannot be written; then nobody was added
   */
  public synchronized void add(Account account) throws IOException {
    if (byName.putIfAbsent(account.name(), account) != null) {
      throw new IllegalStateException("there is an account " + account.name());
    }
    try {
      save();
    } catch (IOException notKept) {
      byName.remove(account.name());
      throw notKept;
    }
    show();
  }

  /**
   * Changes somebody and writes the file; does nothing when there is nobody of that name.
   *
   * @throws IOException when it cannot be written. The change holds until a restart all the same:
   *     what is taken from somebody must be gone at once
   */
  public synchronized void change(String name, UnaryOperator<Account> how) throws IOException {
    Account before = byName.get(name);
    if (before != null) {
      byName.put(name, how.apply(before));
      show();
      save();
    }
  }

  /**
   * Puts these people in the place of all that were there: only before anybody has signed in.
   *
   * @throws IOException when it cannot be written; then nobody was changed
   */
  public synchronized void replace(Collection<Account> by) throws IOException {
    var before = new LinkedHashMap<>(byName);
    byName.clear();
    by.forEach(account -> byName.put(account.name(), account));
    try {
      save();
    } catch (IOException notKept) {
      byName.clear();
      byName.putAll(before);
      throw notKept;
    }
    show();
  }

  private void save() throws IOException {
    if (file.isPresent()) {
      write(file.get());
    }
  }
}
