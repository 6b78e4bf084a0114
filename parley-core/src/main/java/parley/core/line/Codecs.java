package parley.core.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.core.log.Names;
import parley.journal.cbor.Cbor;
import parley.journal.entry.Attributes;

/** What the two ends of a call can speak, and which of it they do. */
final class Codecs {
  /** A position's name is short, in characters. */
  static final int POSITION_CHARACTERS = 64;

  /** All of them and a position must fit an entry's attributes and a signal's. */
  private static final int MOST = 8;

  private static final int MOST_CHARACTERS = 32;

  private Codecs() {}

  static boolean fit(List<String> codecs) {
    return codecs.size() <= MOST
        && codecs.stream().allMatch(codec -> codec.length() <= MOST_CHARACTERS);
  }

  /** Writes what an end can speak. */
  static Cbor list(List<String> codecs) {
    return new Cbor.Items(codecs.stream().<Cbor>map(Cbor.Text::new).toList());
  }

  /** Reads what the caller's end can speak; an old ring says nothing, and what is odd is left. */
  static List<String> of(Attributes ring) {
    var codecs = new ArrayList<String>();
    for (var item : ring.items(Names.CODECS)) {
      if (item instanceof Cbor.Text(var codec)
          && codec.length() <= MOST_CHARACTERS
          && codecs.size() < MOST) {
        codecs.add(codec);
      }
    }
    return codecs;
  }

  /**
   * Returns the first of the caller's that the called end has. The empty text is a call without
   * voice: one of the two has none at all. Empty if both have some and none in common.
   */
  static Optional<String> chosen(List<String> caller, List<String> called) {
    return caller.isEmpty() || called.isEmpty()
        ? Optional.of("")
        : caller.stream().filter(called::contains).findFirst();
  }

  /** Reads the one that an answer names; one that the caller's end has not is none. */
  static String answered(List<String> caller, Attributes answer) {
    return answer.text(Names.CODEC).filter(caller::contains).orElse("");
  }
}
