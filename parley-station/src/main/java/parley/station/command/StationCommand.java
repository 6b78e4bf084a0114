package parley.station.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import parley.station.Station;
import parley.station.configuration.BadConfiguration;
import parley.station.configuration.Configuration;
import parley.station.configuration.ConfigurationFile;
import parley.station.configuration.StandardInput;
import parley.station.setup.SetUpDesk;
import parley.station.setup.SetUpPlace;
import parley.station.signin.Account;
import parley.station.signin.Accounts;
import parley.station.signin.Passphrases;
import parley.station.signin.Role;
import parley.store.PassphraseKeyFile;
import parley.store.StateFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley station}: make a station, run it. */
@Command(
    name = "station",
    description = {
      "Runs the station in a folder. The first time there is none: then it prints one address, at",
      "which a wizard makes it in the browser, and runs it. The address carries a code that is good",
      "for this start and one browser. The passphrase of the keys is read from the file that the",
      "wizard was told to keep, else from the first line of standard input."
    },
    subcommands = {StationCommand.Init.class, StationCommand.Run.class, StationKeysCommand.class})
final class StationCommand implements Callable<Integer> {
  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      defaultValue = "station",
      description = "where everything of the station lies; station when missing")
  private Path folder = Path.of("station");

  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Override
  public Integer call() throws Exception {
    LogLines.begin();
    var place = new SetUpPlace(folder.toAbsolutePath().normalize());
    if (place.isReady()) {
      var configuration = ConfigurationFile.read(place.configuration());
      return run(configuration, keysPassphrase(configuration, new StandardInput()));
    }
    String passphrase;
    try (var wizard = SetUpDesk.open(place, console.door())) {
      Out.line("Open this address in a browser, once:");
      Out.line(wizard.address());
      passphrase = wizard.await();
    }
    return run(ConfigurationFile.read(place.configuration()), passphrase);
  }

  /** Runs a station until it is interrupted. */
  private static int run(Configuration configuration, String passphrase) throws Exception {
    var station = Station.start(configuration, passphrase);
    var over = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  station.close();
                  over.countDown();
                }));
    Out.line(configuration.station().name() + " " + station.url());
    if (configuration.demo().isPresent()) {
      endWithTheDemo();
    }
    over.await();
    return Exit.OK;
  }

  /** The demo holds our standard input open; its end means that the demo has ended. */
  private static void endWithTheDemo() throws IOException {
    while (System.in.read() >= 0) {
      // Nothing is ever said there.
    }
    System.exit(Exit.OK);
  }

  /** The passphrase of the keys: from the configured file, else from standard input. */
  static String keysPassphrase(Configuration configuration, StandardInput input)
      throws IOException {
    var file = configuration.passphraseFile();
    if (file.isEmpty()) {
      return input.passphrase("Passphrase of the station's keys: ");
    }
    try (var lines = Files.lines(file.get())) {
      return lines
          .findFirst()
          .filter(line -> !line.isBlank())
          .orElseThrow(
              () -> new BadConfiguration("The passphrase file " + file.get() + " is empty."));
    }
  }

  @Command(
      name = "init",
      description = {
        "Makes a new station: its keys, two administrators and a first officer. Reads from standard",
        "input, one a line: the passphrase of the keys (unless keys.passphrase-file is set), of",
        "each administrator, of the officer."
      })
  static final class Init implements Callable<Integer> {
    private static final int SHORTEST = 12;

    @Option(names = "--config", required = true, paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(
        names = "--administrator",
        paramLabel = "NAME",
        description = "given twice; admin-1 and admin-2 when missing")
    private List<String> administrators = new ArrayList<>(List.of("admin-1", "admin-2"));

    @Option(
        names = "--officer",
        paramLabel = "NAME",
        defaultValue = "officer-1",
        description = "officer-1 when missing")
    private String officer = "officer-1";

    @Override
    public Integer call() throws Exception {
      Configuration configuration = ConfigurationFile.read(file);
      if (administrators.size() != 2 || administrators.get(0).equals(administrators.get(1))) {
        throw new CommandFailed(Exit.USAGE, "Name two different administrators.");
      }
      var input = new StandardInput();
      String keys = longEnough("the keys", keysPassphrase(configuration, input));
      List<Account> accounts = new ArrayList<>();
      for (String name : administrators) {
        accounts.add(account(name, Role.ADMINISTRATOR, input));
      }
      accounts.add(account(officer, Role.OFFICER, input));
      try (var folder = StateFolder.take(configuration.state())) {
        PassphraseKeyFile.create(
                Station.keyFile(configuration), keys, PassphraseKeyFile.Strength.STRONG)
            .make(Station.HOUSE_KEY);
        new Accounts(accounts).write(Station.accountsFile(configuration));
        Out.line("Station " + configuration.station().name() + " made in " + folder.path() + ".");
      }
      return Exit.OK;
    }

    private static Account account(String name, Role role, StandardInput input) throws IOException {
      String passphrase = longEnough(name, input.passphrase("Passphrase of " + name + ": "));
      try {
        return new Account(name, name, role, Passphrases.STRONG.hash(passphrase));
      } catch (IllegalArgumentException badName) {
        throw new CommandFailed(Exit.USAGE, String.valueOf(badName.getMessage()));
      }
    }

    private static String longEnough(String whose, String passphrase) {
      if (passphrase.length() < SHORTEST) {
        throw new CommandFailed(
            Exit.USAGE,
            "The passphrase of " + whose + " is shorter than " + SHORTEST + " characters.");
      }
      return passphrase;
    }
  }

  @Command(
      name = "run",
      description = {
        "Runs a station until interrupted. The passphrase of its keys is read from",
        "keys.passphrase-file, else from the first line of standard input. Refuses to start, and",
        "says why, if an address cannot be bound or the keys cannot be read."
      })
  static final class Run implements Callable<Integer> {
    @Option(names = "--config", required = true, paramLabel = "FILE")
    private Path file = Path.of("");

    @Override
    public Integer call() throws Exception {
      LogLines.begin();
      Configuration configuration = ConfigurationFile.read(file);
      return run(configuration, keysPassphrase(configuration, new StandardInput()));
    }
  }
}
