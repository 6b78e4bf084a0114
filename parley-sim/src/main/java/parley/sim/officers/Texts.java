package parley.sim.officers;

import java.util.List;
import parley.core.Limits;
import parley.core.line.Stop;
import parley.sim.world.Dice;

/** What officers write, in two scripts, short and long. */
final class Texts {
  private static final List<String> SENTENCES =
      List.of(
          "Two UAV within 5 km of the dam.",
          "Convoy of four trucks halted at the bridge; request passage.",
          "We see smoke north of the railway. It is not ours.",
          "Подтвердите получение.",
          "Колонна остановлена у моста, просим проход.",
          "Будь ласка, зупиніть вогонь до 14:00.",
          "Your aircraft is 3 NM inside the corridor.",
          "Is your principal standing by?",
          "Обмен списками завтра в 09:00.");

  private static final int LONGEST = 13_000;

  private Texts() {}

  /** Returns a text that no other order has, most often a short one. */
  static String next(Dice dice, String tag) {
    var sentence = dice.pick(SENTENCES);
    var length = dice.perMille(60) ? dice.below(LONGEST) : dice.below(200);
    var text = new StringBuilder(tag).append(' ').append(sentence);
    var bytes = 0;
    while (bytes < length) {
      text.append(' ').append(sentence);
      bytes += 2 * sentence.length();
    }
    return text.toString();
  }

  /** A STOP that says a text, as far as there is room for it. */
  static Stop stop(String text) {
    var who = text.substring(0, Math.min(text.length(), Limits.STOP_WORDS));
    return new Stop(who, "fire", "a bridge", "now");
  }
}
