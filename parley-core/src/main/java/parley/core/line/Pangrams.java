package parley.core.line;

import java.util.List;
import parley.journal.Bytes;

/**
 * What route checks say: sentences of our own with every letter of a script, so that a route or a
 * program that spoils one letter is found out. The two stations take turns through them alike.
 */
final class Pangrams {
  private static final List<String> SENTENCES =
      List.of(
          "Six quick boats pull away from the grey jetty, vexing no harbour duck in the fog at zero.",
          "Zwölf große Boxkämpfer jagen den Übungsleiter quer über Sylt, und Vögel picken am Deich.",
          "Широкий подъезд, чужой цех, южный фьорд: эти ямы объезжаем, вот где брод, щёлок, мазут и сосны.",
          "Ґави ще є, їх чуб, жовтий цеп, фаєр, кульш: згодом підіймаю мій хліб у щойно вкритий льох, а Яна сіє.",
          "0123456789 +-*/=<>()[]{}#%&@!?.,;:'\"°′″ ¼ ½ ¾ № § € ✓ ✗ ▲ ■ ◆ ●");

  private Pangrams() {}

  /** Returns the text of the check with a number, which counts from 0 for ever. */
  static Bytes text(long number) {
    return Bytes.utf8(SENTENCES.get((int) Math.floorMod(number, (long) SENTENCES.size())));
  }
}
