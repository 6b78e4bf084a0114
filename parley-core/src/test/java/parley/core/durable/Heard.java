package parley.core.durable;

import java.util.ArrayList;
import java.util.List;

/** Writes down what became of each batch. */
final class Heard {
  final List<String> words = new ArrayList<>();

  Completion of(String name) {
    return new Completion() {
      @Override
      public void durable() {
        words.add(name + " durable");
      }

      @Override
      public void failed(StorageTrouble why) {
        words.add(name + " " + why);
      }
    };
  }
}
