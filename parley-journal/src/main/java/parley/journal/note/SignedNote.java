package parley.journal.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.journal.Bytes;

/**
 * Any signed note (c2sp.org/signed-note): a text and the lines under it, none of them checked yet.
 *
 * @param text what is signed, ended by a line feed
 * @param lines the signature lines in their order
 */
public record SignedNote(String text, List<Line> lines) {
  public static final int MAX_SIZE = 64 * 1024;
  public static final int MAX_LINES = 16;
  private static final String MARK = "\u2014 ";
  private static final int ID_SIZE = 4;

  /**
   * One signature line.
   *
   * @param name who is said to have signed
   * @param keyId the first four bytes of a hash over name, type and key
   * @param signature what follows the key id
   */
  public record Line(String name, Bytes keyId, Bytes signature) {
    public Line {
      NoteText.requireName(name);
      if (keyId.size() != ID_SIZE) {
        throw new MalformedNote("a key id has four bytes");
      }
    }

    String text() {
      return MARK + name + " " + Bytes.concat(keyId, signature).base64() + "\n";
    }

    static Line parse(String line) {
      var parts = line.split(" ", -1);
      if (parts.length != 3 || !line.startsWith(MARK)) {
        throw new MalformedNote("a signature line is a dash, a name and base64");
      }
      var content = Bytes.fromBase64(parts[2]);
      if (content.size() <= ID_SIZE) {
        throw new MalformedNote("a signature line is too short");
      }
      return new Line(parts[1], content.slice(0, ID_SIZE), content.slice(ID_SIZE, content.size()));
    }
  }

  public SignedNote {
    lines = List.copyOf(lines);
    if (!text.endsWith("\n") || lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new MalformedNote("a note has a text and 1 to 16 signatures");
    }
  }

  /** Returns the whole note. */
  public String encode() {
    return text + "\n" + lines.stream().map(Line::text).collect(Collectors.joining());
  }

  /** Reads a note, split at its last blank line; at most 64 KiB and 16 signatures. */
  public static SignedNote parse(Bytes encoded) {
    if (encoded.size() > MAX_SIZE) {
      throw new MalformedNote("a note is limited to 64 KiB");
    }
    var note = encoded.text();
    if (note.codePoints().anyMatch(c -> (c < ' ' && c != '\n') || c == 0x7f)) {
      throw new MalformedNote("a note has no control characters but line feeds");
    }
    var split = note.lastIndexOf("\n\n");
    if (split < 0 || !note.endsWith("\n")) {
      throw new MalformedNote("a note has a blank line and ends with a line feed");
    }
    var lines = new ArrayList<Line>();
    var rest = note.substring(split + 2, Math.max(split + 2, note.length() - 1));
    for (var line : rest.split("\n", MAX_LINES + 2)) {
      lines.add(Line.parse(line));
    }
    return new SignedNote(note.substring(0, split + 1), lines);
  }

  /**
   * Returns the signature of the named key; empty if it is not there.
   *
   * @throws MalformedNote if there are two: which one counts would be a matter of taste
   */
  Optional<Bytes> by(String name, Bytes keyId) {
    var found =
        lines.stream().filter(l -> l.name().equals(name) && l.keyId().equals(keyId)).toList();
    if (found.size() > 1) {
      throw new MalformedNote("a key has signed twice");
    }
    return found.stream().map(Line::signature).findFirst();
  }
}
