package parley.journal.pack;

import java.util.Random;
import parley.journal.Bytes;

/** Bytes that are nearly right, the ones parsers stumble over. */
public final class Mutants {
  private Mutants() {}

  /** Returns a changed copy: bits, a piece cut, doubled, moved or replaced by other bytes. */
  public static Bytes of(Bytes content, Random chance) {
    if (content.isEmpty()) {
      return Bytes.utf8("\n");
    }
    var from = chance.nextInt(content.size());
    var to = from + chance.nextInt(Math.min(content.size() - from, 64) + 1);
    var head = content.slice(0, from);
    var piece = content.slice(from, to);
    var tail = content.slice(to, content.size());
    return switch (chance.nextInt(6)) {
      case 0 -> Bytes.concat(head, tail);
      case 1 -> Bytes.concat(head, piece, piece, tail);
      case 2 -> Bytes.concat(tail, piece, head);
      case 3 -> Bytes.concat(head, noise(piece.size(), chance), tail);
      case 4 -> Bytes.concat(head, Bytes.utf8(FAVOURITES[chance.nextInt(FAVOURITES.length)]), tail);
      default -> flipped(content, chance);
    };
  }

  private static final String[] FAVOURITES = {
    "\n",
    "\n\n",
    "\r\n",
    "\0",
    "0",
    "-1",
    "+",
    " ",
    "9223372036854775808",
    "\"",
    "[[[[[[[[",
    "{",
    "\\ud800",
    "=",
    "\u2028",
    "\u202e",
    "99999999999999999999999999999999",
    "— ",
    "null",
    "1e9"
  };

  private static Bytes noise(int size, Random chance) {
    var bytes = new byte[size];
    chance.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private static Bytes flipped(Bytes content, Random chance) {
    var bits = content.toArray();
    for (var i = 0; i <= chance.nextInt(4); i++) {
      bits[chance.nextInt(bits.length)] ^= (byte) (1 << chance.nextInt(8));
    }
    return Bytes.of(bits);
  }
}
