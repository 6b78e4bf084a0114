package parley.station.command;

import java.util.Locale;

/** The four precedences as they are typed. */
enum PrecedenceWord {
  ROUTINE,
  PRIORITY,
  IMMEDIATE,
  FLASH;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
