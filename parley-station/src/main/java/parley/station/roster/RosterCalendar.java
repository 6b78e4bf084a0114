package parley.station.roster;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import parley.core.roster.Duty;

/** Writes everybody's watches as iCalendar (RFC 5545), all times in UTC. */
final class RosterCalendar {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** RFC 5545 §3.1: a line has at most 75 octets without its break. */
  private static final int LINE_OCTETS = 75;

  private RosterCalendar() {}

  static String of(String station, List<Duty> duties, UnaryOperator<String> nameOf) {
    var text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//Parley//Watch roster//EN");
    line(text, "X-WR-CALNAME:" + escaped("Watch " + station));
    for (var duty : duties) {
      line(text, "BEGIN:VEVENT");
      line(text, "UID:" + duty.fromMillis() + "-" + duty.officer() + "@" + station);
      line(text, "DTSTAMP:" + at(duty.fromMillis()));
      line(text, "DTSTART:" + at(duty.fromMillis()));
      line(text, "DTEND:" + at(duty.toMillis()));
      line(text, "SUMMARY:" + escaped("Watch: " + nameOf.apply(duty.officer())));
      line(text, "END:VEVENT");
    }
    line(text, "END:VCALENDAR");
    return text.toString();
  }

  private static String at(long millis) {
    return AT.format(Instant.ofEpochMilli(millis));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r", "")
        .replace("\n", "\\n");
  }

  private static void line(StringBuilder text, String content) {
    int octets = 0;
    for (int i = 0; i < content.length(); i = content.offsetByCodePoints(i, 1)) {
      var one = Character.toString(content.codePointAt(i));
      int more = one.getBytes(StandardCharsets.UTF_8).length;
      if (octets + more > LINE_OCTETS) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(one);
      octets += more;
    }
    text.append("\r\n");
  }
}
