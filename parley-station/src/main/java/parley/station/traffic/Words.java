package parley.station.traffic;

import java.util.Locale;
import parley.core.call.Silence;

/** The words by which the API names the core's constants. */
public final class Words {
  private Words() {}

  /** Returns {@code RANG_NOT_ANSWERED} as {@code rang-not-answered}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns one of the four silences as officers read it. */
  public static String sentence(Silence silence) {
    return switch (silence) {
      case NO_ROUTE -> "no route to their station";
      case STATION_SILENT -> "their station is silent";
      case NOBODY_ARMED -> "their station is up, and nobody there is armed";
      case RANG_NOT_ANSWERED -> "it rang there and was not answered";
    };
  }
}
