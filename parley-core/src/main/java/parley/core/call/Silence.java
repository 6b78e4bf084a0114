package parley.core.call;

import java.util.Locale;

/** Why a call was not answered, as far as the caller's station can prove or has been told. */
public enum Silence {
  /** Nothing comes back on any route. */
  NO_ROUTE,
  /** A route lives or its far end answers, yet the station cosigned nothing. */
  STATION_SILENT,
  /** Their station has the call; no position was armed. */
  NOBODY_ARMED,
  /** It rang at armed positions, and nobody answered. */
  RANG_NOT_ANSWERED;

  /** Returns the word that stands for it in an entry, such as {@code no-route}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns what the word in an entry says of a call that never got there. A word that is not ours
   * counts as a silent station, which claims less about the routes.
   */
  public static Silence ofFailed(String word) {
    return word.equals(NO_ROUTE.word()) ? NO_ROUTE : STATION_SILENT;
  }
}
