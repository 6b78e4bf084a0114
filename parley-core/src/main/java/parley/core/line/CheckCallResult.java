package parley.core.line;

import java.util.Locale;
import parley.core.call.Silence;

/** What came of the check call of one time; the later ones tell of more that works. */
public enum CheckCallResult {
  /** Neither side rang. */
  NOT_MADE,
  NO_ROUTE,
  STATION_SILENT,
  NOBODY_ARMED,
  /** It rang at armed positions, and nobody answered, or somebody declined. */
  RANG,
  ANSWERED;

  static CheckCallResult of(Silence silence) {
    return switch (silence) {
      case NO_ROUTE -> NO_ROUTE;
      case STATION_SILENT -> STATION_SILENT;
      case NOBODY_ARMED -> NOBODY_ARMED;
      case RANG_NOT_ANSWERED -> RANG;
    };
  }

  /** Of several calls for one time the one that got furthest counts. */
  CheckCallResult or(CheckCallResult other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Returns the word that stands for it, such as {@code station-silent}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
