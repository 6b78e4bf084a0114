package parley.station.command;

/** Ends a command with a sentence on standard error and an exit code. */
final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int exit;

  CommandFailed(int exit, String why) {
    super(why, null, false, false);
    this.exit = exit;
  }

  int exit() {
    return exit;
  }
}
