package parley.core.line;

import java.util.List;

/**
 * Our end of a call.
 *
 * @param position where the officer sits, up to 64 characters; empty if nobody says
 * @param codecs what can be spoken there, in order of preference, up to 8 of up to 32 characters;
 *     empty: no voice
 */
public record Ends(String position, List<String> codecs) {
  /** An end of which nothing is known. */
  public static final Ends NONE = new Ends("", List.of());

  public Ends {
    codecs = List.copyOf(codecs);
    if (position.length() > Codecs.POSITION_CHARACTERS || !Codecs.fit(codecs)) {
      throw new IllegalArgumentException("a position's name or its codecs are too long");
    }
  }
}
