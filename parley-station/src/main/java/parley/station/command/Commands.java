package parley.station.command;

import parley.station.configuration.BadConfiguration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ScopeType;

/** All commands under one name, and what becomes of their failures. */
@Command(
    name = "parley",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    version = "parley 0.1.0",
    description = "A hotline between two parties that proves what was sent, rung and ignored.",
    subcommands = {
      DemoCommand.class,
      StationCommand.class,
      SignInCommand.class,
      AccountCommand.class,
      LineCommand.class,
      PairCommand.class,
      PositionCommand.class,
      WatchCommand.class,
      CallCommand.class,
      StopCommand.class,
      MessageCommand.class,
      JournalCommand.class,
      DoctorCommand.class,
      RehearseCommand.class,
    })
public final class Commands {
  private Commands() {}

  /** Runs one command and returns its exit code. */
  public static int run(String... arguments) {
    return new CommandLine(new Commands())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(failures())
        .execute(arguments);
  }

  private static IExecutionExceptionHandler failures() {
    return (failure, _, _) -> {
      if (failure instanceof CommandFailed said) {
        Out.aside(said.getMessage());
        return said.exit();
      }
      if (failure instanceof BadConfiguration) {
        Out.aside(failure.getMessage());
        return Exit.USAGE;
      }
      Out.aside(failure.getClass().getSimpleName() + ": " + failure.getMessage());
      return Exit.NOT_ASKED;
    };
  }
}
