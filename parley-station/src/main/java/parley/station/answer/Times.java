package parley.station.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times are written: RFC 3339 for machines and, beside it, the date-time group for people. */
public final class Times {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DTG =
      DateTimeFormatter.ofPattern("ddHHmm'Z'MMMuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DTG_SECONDS =
      DateTimeFormatter.ofPattern("ddHHmmss'Z'MMMuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Times() {}

  /** UTC with milliseconds, such as {@code 2026-11-22T09:46:05.120Z}. */
  public static String at(long millis) {
    return AT.format(Instant.ofEpochMilli(millis));
  }

  /** The date-time group, such as {@code 220946ZNOV26}; months are always English. */
  public static String dtg(long millis) {
    return DTG.format(Instant.ofEpochMilli(millis)).toUpperCase(Locale.ROOT);
  }

  /**
   * The date-time group with seconds, such as {@code 22094605ZNOV26}, of what {@link #at} wrote. A
   * cosignature has whole seconds, so nothing finer is shown beside it.
   */
  public static String seconds(String at) {
    return DTG_SECONDS.format(Instant.parse(at)).toUpperCase(Locale.ROOT);
  }

  /** Puts {@code at} and {@code dtg} into a view. */
  public static ObjectNode put(ObjectNode view, long millis) {
    return view.put("at", at(millis)).put("dtg", dtg(millis));
  }
}
