package parley.journal.note;

import java.util.regex.Pattern;
import parley.journal.Side;

/**
 * Which log of which line: what a checkpoint's first line says.
 *
 * @param line the line id in 32 lower-case hexadecimal digits
 * @param side whose log
 * @param epoch its epoch, 1 or more
 */
public record Origin(String line, Side side, int epoch) {
  private static final Pattern LINE = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern LOG =
      Pattern.compile("parley\\.line/([0-9a-f]{32})/([ab])/e([1-9][0-9]{0,8})");
  private static final Pattern COSIGNER =
      Pattern.compile("parley\\.line/([0-9a-f]{32})/([ab])/cosigner/e([1-9][0-9]{0,8})");

  public Origin {
    if (!LINE.matcher(line).matches() || epoch < 1) {
      throw new MalformedNote("an origin needs a line id of 32 hexadecimal digits and an epoch");
    }
  }

  /** Returns the log's origin, which is also the name in its own signature lines. */
  public String log() {
    return "parley.line/" + line + "/" + side.letter() + "/e" + epoch;
  }

  /** Returns the name under which this log's station cosigns the other log. */
  public String cosigner() {
    return "parley.line/" + line + "/" + side.letter() + "/cosigner/e" + epoch;
  }

  /** Reads {@link #log()} back. */
  public static Origin ofLog(String name) {
    return read(LOG, name);
  }

  /** Reads {@link #cosigner()} back. */
  public static Origin ofCosigner(String name) {
    return read(COSIGNER, name);
  }

  private static Origin read(Pattern form, String name) {
    var parts = form.matcher(name);
    if (!parts.matches()) {
      throw new MalformedNote("not a name of one of our logs");
    }
    var side = Side.ofLetter(parts.group(2));
    return new Origin(parts.group(1), side, Integer.parseInt(parts.group(3)));
  }
}
