package parley.sim;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import parley.sim.world.Broken;
import parley.sim.world.Plan;

/** {@code ./parley sim SEED} and {@code ./parley sim --seeds N [--from S]}. */
public final class SimMain {
  private static final int BROKEN = 1;
  private static final int WRONG_ARGUMENTS = 2;
  private static final long RUN_TWICE_EVERY = 100;
  private static final long ENOUGH_FOR_MARKS = 200;

  private SimMain() {}

  /** Exits with 0 if every promise was kept, 1 if one was broken, 2 for wrong arguments. */
  public static void main(String[] arguments) {
    var words = Arrays.asList(arguments);
    var seeds = number(words, "--seeds");
    var seed = words.size() == 1 ? number(words.getFirst()) : OptionalLong.empty();
    if (seeds.isPresent() && seeds.getAsLong() > 0) {
      System.exit(many(number(words, "--from").orElse(1), seeds.getAsLong()) ? 0 : BROKEN);
    } else if (seed.isPresent()) {
      System.exit(one(seed.getAsLong()) ? 0 : BROKEN);
    }
    System.err.println("usage: ./parley sim SEED | ./parley sim --seeds N [--from S]");
    System.exit(WRONG_ARGUMENTS);
  }

  private static OptionalLong number(List<String> words, String option) {
    var at = words.indexOf(option);
    return at >= 0 && at + 1 < words.size() ? number(words.get(at + 1)) : OptionalLong.empty();
  }

  private static OptionalLong number(String word) {
    return word.matches("-?[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(word))
        : OptionalLong.empty();
  }

  private static boolean one(long seed) {
    var plan = Plan.of(seed);
    System.out.println("seed " + seed + ", faults " + plan.faults());
    var outcome = Simulation.run(plan, System.out::println);
    tell(outcome);
    return outcome.isKept();
  }

  private static boolean many(long from, long count) {
    var totals = new Totals();
    for (var seed = from; seed < from + count; seed++) {
      var outcome = Simulation.run(Plan.of(seed));
      totals.add(outcome);
      if (Math.floorMod(seed, RUN_TWICE_EVERY) == 0) {
        sameTraceAgain(outcome);
      }
      if (totals.failed().size() == 1 && !outcome.isKept()) {
        tell(outcome);
      } else if (!outcome.isKept()) {
        System.out.println(outcome.words() + "; " + outcome.breach().what());
      }
    }
    System.out.print(totals.words());
    if (count >= ENOUGH_FOR_MARKS && !totals.sometimes().never().isEmpty()) {
      System.out.println("never seen: " + totals.sometimes().never());
      return false;
    }
    return totals.failed().isEmpty();
  }

  /** V16: equal seeds leave equal traces. */
  private static void sameTraceAgain(Outcome outcome) {
    var again = Simulation.run(outcome.plan());
    if (again.told().hash() != outcome.told().hash()) {
      throw new Broken("V16", "seed " + outcome.plan().seed() + " left two traces");
    }
  }

  private static void tell(Outcome outcome) {
    System.out.println(outcome.words());
    if (!outcome.isKept()) {
      outcome.told().last().forEach(System.out::println);
      System.out.println(outcome.breach().what());
      System.out.println("made smaller: " + Smaller.than(outcome).words());
      System.out.println("replay: ./parley sim " + outcome.plan().seed());
    }
  }
}
