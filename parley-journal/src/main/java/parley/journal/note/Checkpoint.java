package parley.journal.note;

import java.util.regex.Pattern;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.TreeHead;

/**
 * What a log promises: at this size it has this root.
 *
 * @param origin the log's name: visible characters without '+', at most 255 bytes
 * @param head size and root
 */
public record Checkpoint(String origin, TreeHead head) {
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
  private static final int LINES = 3;

  public Checkpoint {
    NoteText.requireName(origin);
  }

  /** Returns the three lines, each ended by a line feed, and nothing more. */
  public String text() {
    return origin + "\n" + head.size() + "\n" + head.root().base64() + "\n";
  }

  Bytes bytes() {
    return Bytes.utf8(text());
  }

  /** Reads exactly three lines; extension lines, other number forms and line ends are refused. */
  public static Checkpoint parse(String text) {
    var lines = text.split("\n", -1);
    if (lines.length != LINES + 1 || !lines[LINES].isEmpty()) {
      throw new MalformedNote("a checkpoint has exactly three lines");
    }
    if (!SIZE.matcher(lines[1]).matches()) {
      throw new MalformedNote("a size is a decimal number without leading zeros");
    }
    return new Checkpoint(lines[0], new TreeHead(size(lines[1]), Digest.fromBase64(lines[2])));
  }

  private static long size(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException _) {
      throw new MalformedNote("a size is below 2^63");
    }
  }
}
