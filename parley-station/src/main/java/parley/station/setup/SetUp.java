package parley.station.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.configuration.BadConfiguration;
import parley.station.configuration.Configuration;
import parley.station.configuration.Limits;
import parley.station.configuration.PassphrasePolicy;
import parley.station.doctor.Diagnosis;
import parley.station.setup.Progress.Addresses;
import parley.station.setup.Progress.KeyFile;
import parley.station.setup.Progress.Sound;
import parley.station.setup.Progress.Told;
import parley.station.signin.Account;
import parley.station.signin.Accounts;
import parley.station.signin.PrivateFile;
import parley.station.signin.Proofs;
import parley.station.signin.Role;
import parley.station.signin.Sight;
import parley.store.CannotOpen;

/**
 * The wizard's state. Every step that succeeds is on the disk before it is answered; every step but
 * the first two is refused until there are two administrators.
 */
final class SetUp {
  private static final Logger LOG = LoggerFactory.getLogger(SetUp.class);

  /** So many administrators a station has before anything else that matters can be done. */
  static final int ADMINISTRATORS = 2;

  /** More people than stand by while a station is set up are added when it runs. */
  private static final int PEOPLE = 20;

  private final Parts parts;
  private final Accounts accounts;
  private final SetUpKeys keys;
  private Progress progress;
  private Optional<String> passphrase = Optional.empty();
  private boolean over;

  /**
   * What it works on.
   *
   * @param finished hears the passphrase of the keys when everything is there
   */
  record Parts(
      SetUpPlace place, ConsoleDoor door, InstantSource clock, Consumer<String> finished) {}

  /** Something that writes a file. */
  interface Writing {
    void write() throws IOException, CannotOpen;
  }

  /** Takes up what an earlier start of the program left. */
  SetUp(Parts parts) throws IOException {
    this.parts = parts;
    this.progress = Progress.of(Json.parse(Files.readString(parts.place().progress())));
    var file = parts.place().state().resolve("accounts.json");
    if (!Files.exists(file)) {
      new Accounts(List.of()).write(file);
    }
    this.accounts = Accounts.read(file);
    this.keys = new SetUpKeys(parts.place());
  }

  synchronized Progress progress() {
    return progress;
  }

  Accounts accounts() {
    return accounts;
  }

  /** Whether the passphrase of the keys is known in this start of the program. */
  synchronized boolean knowsPassphrase() {
    return passphrase.isPresent() || progress.keys().filter(KeyFile::kept).isPresent();
  }

  /** The configuration as far as it is told. */
  synchronized Configuration configuration() {
    return parsed(progress);
  }

  private Configuration parsed(Progress wanted) {
    try {
      return ConfigurationText.parsed(parts.place(), parts.door(), wanted);
    } catch (BadConfiguration refused) {
      throw notMeant(String.valueOf(refused.getMessage())).thrown();
    }
  }

  private static Problem notMeant(String why) {
    return new Problem(
        "set-up-refused",
        422,
        why,
        "Nothing of this step was kept.",
        "Correct it here, then go on.");
  }

  /** Says who this station is; refuses what no configuration could hold. */
  synchronized List<Diagnosis> station(Told told, boolean keep) {
    requireOpen();
    Progress wanted = progress.with(told);
    Configuration read = parsed(wanted);
    boolean passkeys = read.console().origin().isPresent();
    if (read.console().passphrases() == PassphrasePolicy.NO && !passkeys) {
      throw notMeant(
              "Passkeys hold at a name only, and this console is known by an address: without"
                  + " passphrases nobody could sign in.")
          .thrown();
    }
    List<Diagnosis> found = new ArrayList<>(marking(read));
    found.add(
        Diagnosis.ok(
            "station.name", "Messages will be numbered " + read.station().name() + "-0001."));
    if (keep) {
      keep(wanted);
    }
    return found;
  }

  private static List<Diagnosis> marking(Configuration read) {
    try {
      return MarkingTrial.of(read.marking());
    } catch (BadConfiguration refused) {
      throw notMeant(String.valueOf(refused.getMessage())).thrown();
    }
  }

  /**
   * The account that somebody is to have; nothing is kept yet.
   *
   * @throws parley.station.answer.ProblemException (409) before the first step, (422) when it
   *     cannot be
   */
  synchronized Account person(String name, String displayName, Role role) {
    if (progress.station().isEmpty()) {
      throw order("Say first who this station is.").thrown();
    }
    boolean officer = role == Role.OFFICER || role == Role.SUPERVISOR;
    if (role != Role.ADMINISTRATOR && !officer) {
      throw notMeant("Here there are administrators, officers and supervisors.").thrown();
    }
    if (role != Role.ADMINISTRATOR && administrators() < ADMINISTRATORS) {
      throw order("The two administrators come first.").thrown();
    }
    if (accounts.knows(name) || accounts.all().size() >= PEOPLE) {
      throw notMeant("There is somebody of the name " + name + ", or there are too many people.")
          .thrown();
    }
    try {
      return new Account(name, displayName, role, Sight.EVERY_LINE, Proofs.NONE, Optional.empty());
    } catch (IllegalArgumentException refused) {
      throw notMeant(String.valueOf(refused.getMessage())).thrown();
    }
  }

  synchronized void add(Account account) {
    requireOpen();
    if (accounts.withPasskey(passkeyOf(account)).isPresent()) {
      throw notMeant("That passkey is somebody's already: everybody brings their own.").thrown();
    }
    kept(() -> accounts.add(account));
  }

  private static String passkeyOf(Account account) {
    return account.proofs().passkeys().stream().findFirst().map(each -> each.id()).orElse("");
  }

  /** Takes somebody out again: a slip of the pen, as long as nothing was done in their name. */
  synchronized void remove(String name) {
    requireOpen();
    var left = accounts.all().stream().filter(each -> !each.name().equals(name)).toList();
    if (left.size() == accounts.all().size()) {
      throw Problem.notFound("There is nobody of the name " + name + ".").thrown();
    }
    kept(() -> accounts.replace(left));
  }

  private long administrators() {
    return accounts.all().stream().filter(each -> each.role() == Role.ADMINISTRATOR).count();
  }

  /** Makes the keys, under a passphrase that is written nowhere unless {@code keep} says so. */
  synchronized void keys(String words, boolean keep) {
    requireAdministrators();
    if (words.length() < Limits.PASSPHRASE_CHARACTERS || words.lines().count() != 1) {
      throw notMeant(
              "A passphrase is one line of at least "
                  + Limits.PASSPHRASE_CHARACTERS
                  + " characters.")
          .thrown();
    }
    String fingerprint = keys.make(words, keep);
    passphrase = Optional.empty();
    keep(progress.with(new KeyFile(fingerprint, keep, false)));
  }

  /** Opens the keys with what somebody typed, and has them sign. */
  synchronized void openKeys(String words) {
    requireAdministrators();
    KeyFile made = progress.keys().orElseThrow(() -> order("Make the keys first.").thrown());
    keys.open(words, made.fingerprint());
    passphrase = Optional.of(words);
    keep(progress.with(new KeyFile(made.fingerprint(), made.kept(), true)));
  }

  /** Tries where the station is to listen and what time it has, and keeps what was told. */
  synchronized List<Diagnosis> addresses(Addresses given, long browserMillis) {
    requireAdministrators();
    var found = AddressTrial.of(parsed(progress.with(given)), parts.clock(), browserMillis);
    boolean sane = found.stream().noneMatch(each -> each.state() == Diagnosis.State.WRONG);
    keep(progress.with(given.tried(sane)));
    return found;
  }

  synchronized void sound(Sound heard) {
    requireAdministrators();
    keep(progress.with(heard));
  }

  /** Writes the configuration; from then on there is a station and no wizard. */
  synchronized void finish(Optional<String> typed) {
    requireAdministrators();
    boolean whole =
        progress.keys().filter(KeyFile::proven).isPresent()
            && progress.addresses().filter(Addresses::sane).isPresent()
            && progress.sound().isPresent();
    if (!whole) {
      throw order("Steps 3, 4 and 5 come first.").thrown();
    }
    typed.ifPresent(this::openKeys);
    String words =
        passphrase
            .or(keys::kept)
            .orElseThrow(() -> order("Type the passphrase of the keys again.").thrown());
    parsed(progress);
    String text = ConfigurationText.of(parts.place(), parts.door(), progress);
    kept(
        () -> {
          PrivateFile.replace(parts.place().configuration(), text);
          Files.delete(parts.place().progress());
        });
    over = true;
    LOG.info("the station is set up; it starts now");
    parts.finished().accept(words);
  }

  /** Whatever comes after the last step would lie beside the station that starts now. */
  private void requireOpen() {
    if (over) {
      throw order("The station is set up and starts.").thrown();
    }
  }

  private void requireAdministrators() {
    requireOpen();
    if (progress.station().isEmpty() || administrators() < ADMINISTRATORS) {
      throw order("The station's name and its two administrators come first.").thrown();
    }
  }

  private static Problem order(String first) {
    return new Problem(
        "set-up-order", 409, first, "Nothing was changed.", "Go back to the step that is open.");
  }

  private void keep(Progress now) {
    kept(() -> PrivateFile.replace(parts.place().progress(), Json.pretty(now.json())));
    progress = now;
  }

  static void kept(Writing writing) {
    try {
      writing.write();
    } catch (IOException | CannotOpen notKept) {
      LOG.error("the wizard could not write: {}", notKept.toString());
      throw new Problem(
              "set-up-not-kept",
              503,
              "This step could not be written to the disk.",
              "Nothing of it was kept.",
              "Look at the disk and at who owns the folder, then try again.")
          .thrown();
    }
  }

  /** The rows of people, for whoever shows them. */
  synchronized <T> List<T> people(Function<Account, T> how) {
    return accounts.all().stream().map(how).toList();
  }
}
