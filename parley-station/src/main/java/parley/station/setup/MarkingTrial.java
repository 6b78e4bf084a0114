package parley.station.setup;

import java.util.List;
import java.util.Locale;
import parley.station.configuration.BadConfiguration;
import parley.station.configuration.Configuration.Marking;
import parley.station.doctor.Diagnosis;

/** Whether a party's own label can be read: WCAG 2.2, 1.4.3. */
final class MarkingTrial {
  private static final double READABLE = 4.5;

  private MarkingTrial() {}

  /** What was found; a label without a text is no label. */
  static List<Diagnosis> of(Marking marking) {
    if (marking.text().isEmpty()) {
      return List.of(
          Diagnosis.warning(
              "marking",
              "No label stands at the top and bottom of the screens.",
              "Give its words, unless this party marks nothing."));
    }
    double ratio = contrast(luminance(marking.color()), luminance(marking.textColor()));
    String words = String.format(Locale.ROOT, "The label has a contrast of %.1f to 1.", ratio);
    return List.of(
        ratio >= READABLE
            ? Diagnosis.ok("marking", words)
            : Diagnosis.wrong("marking", words, "Choose colours that differ more; 4.5 is needed."));
  }

  private static double contrast(double one, double other) {
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  private static double luminance(String color) {
    if (!color.matches("#[0-9a-fA-F]{6}")) {
      throw new BadConfiguration("A colour of the label must be: # and six digits of 0-9 and a-f.");
    }
    int bits = Integer.parseInt(color.substring(1), 16);
    return 0.2126 * light(bits >> 16) + 0.7152 * light(bits >> 8) + 0.0722 * light(bits);
  }

  private static double light(int channel) {
    double c = (channel & 0xff) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
