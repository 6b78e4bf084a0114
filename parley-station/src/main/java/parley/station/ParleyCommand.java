package parley.station;

import parley.station.command.Commands;

/** The program's door. */
public final class ParleyCommand {
  private ParleyCommand() {}

  public static void main(String[] arguments) {
    System.exit(Commands.run(arguments));
  }
}
