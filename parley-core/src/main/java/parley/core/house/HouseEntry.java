package parley.core.house;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.journal.Bytes;
import parley.journal.entry.Content;

/**
 * What an entry of the house journal says. Who says it and when stands in {@link Entered}; how it
 * is written in {@link HouseCodec}.
 *
 * <p>An act is a lower-case word of at most 48 characters, dots and hyphens allowed, such as {@code
 * account.locked}.
 */
public sealed interface HouseEntry {

  /**
   * Somebody was shown what calls or messages of one line say.
   *
   * @param lineId as in {@link About}
   * @param serials at least one and at most {@link #MOST}
   * @param position where they sat; empty when they held none
   */
  record Reading(String lineId, List<String> serials, String position) implements HouseEntry {
    /** So many serials fit one entry. */
    public static final int MOST = 50;

    public Reading {
      serials = List.copyOf(serials);
      named(position);
      if (serials.isEmpty() || serials.size() > MOST) {
        throw new IllegalArgumentException("a reading names 1 to " + MOST + " serials");
      }
      for (var serial : serials) {
        new About(lineId, serial);
      }
      if (serials.stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
        throw new IllegalArgumentException("the serials of a reading are too long together");
      }
    }

    private static final int MOST_CHARACTERS = 2_000;
  }

  /**
   * The watch changed hands, or a step towards it.
   *
   * @param position where; empty when it concerns no position
   */
  record WatchChange(String act, String position, Details details) implements HouseEntry {
    public WatchChange {
      word(act);
      named(position);
    }
  }

  /**
   * An account, a right, a credential, a setting.
   *
   * @param subject whom or what it changed
   */
  record Administration(String act, String subject, Details details) implements HouseEntry {
    public Administration {
      word(act);
      named(subject);
    }
  }

  /**
   * What a person did about an alarm, or what became of it.
   *
   * @param alarm the alarm's name
   */
  record AlarmAct(String act, String alarm, Details details) implements HouseEntry {
    public AlarmAct {
      word(act);
      alarm = Details.shortened(alarm);
      named(alarm);
    }
  }

  /**
   * A call or message was brought to somebody else, by hand or because time was up.
   *
   * @param step to whom, such as {@code supervisor}
   */
  record EscalationStep(About about, String step, Details details) implements HouseEntry {
    public EscalationStep {
      word(step);
    }
  }

  /**
   * What an officer wrote for this station alone.
   *
   * @param result how the officer judges the call; empty for a plain note
   * @param text at most 4 KiB; empty only with a result
   */
  record Note(About about, Optional<CallNote.Result> result, String text) implements HouseEntry {
    public Note {
      if (text.isEmpty() ? result.isEmpty() : !CallNote.fits(text)) {
        throw new IllegalArgumentException("a note is not blank and has at most 4 KiB");
      }
    }
  }

  /**
   * A message that is written and not sent.
   *
   * @param about its line, and its own name in this journal
   * @param text at most 16 KiB, not blank
   */
  record Drafted(About about, Details details, String text) implements HouseEntry {
    private static final int MOST_BYTES = 16 * 1024;

    public Drafted {
      if (text.isBlank() || Bytes.utf8(text).size() > MOST_BYTES) {
        throw new IllegalArgumentException("a draft is not blank and has at most 16 KiB");
      }
    }
  }

  /**
   * Something this station noticed or did that is none of the others.
   *
   * @param about the line, call or message it concerns, if any
   */
  record Fact(String act, Optional<About> about, Details details) implements HouseEntry {
    public Fact {
      word(act);
    }
  }

  /** What this version does not know: kept and shown as it is. */
  record Other(Content content) implements HouseEntry {}

  private static void word(String act) {
    if (!Words.WORD.matcher(act).matches()) {
      throw new IllegalArgumentException("an act is a lower-case word of at most 48 characters");
    }
  }

  private static void named(String text) {
    if (Bytes.utf8(text).size() > Words.MOST_BYTES) {
      throw new IllegalArgumentException("a name has at most " + Words.MOST_BYTES + " bytes");
    }
  }

  /** What the entries' own words may be. */
  final class Words {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9.-]{0,47}");
    private static final int MOST_BYTES = 256;

    private Words() {}
  }
}
