package parley.sim;

import java.util.stream.Collectors;
import parley.sim.world.Plan;

/**
 * The smallest plan found in which the same promise still breaks: faults switched off one by one,
 * then the workload halved.
 */
public record Smaller(Plan plan, Outcome outcome) {
  private static final int LEAST_SHARE = 10;

  /** Makes a failing run smaller; the result fails by the same promise. */
  public static Smaller than(Outcome failing) {
    var smallest = new Smaller(failing.plan(), failing);
    for (var fault : failing.plan().faults()) {
      smallest = smallest.orElse(smallest.plan().without(fault));
    }
    for (var share = 50; share >= LEAST_SHARE; share /= 2) {
      smallest = smallest.orElse(smallest.plan().withShare(share));
    }
    return smallest;
  }

  private Smaller orElse(Plan smaller) {
    var tried = Simulation.run(smaller);
    return tried.breach().promise().equals(outcome.breach().promise())
        ? new Smaller(smaller, tried)
        : this;
  }

  /** Returns what is left, in words. */
  public String words() {
    var faults =
        plan.faults().isEmpty()
            ? "no fault at all"
            : plan.faults().stream().map(Enum::name).collect(Collectors.joining(", "));
    return faults
        + "; "
        + plan.share()
        + " % of the workload; "
        + outcome.counts().events()
        + " events; "
        + outcome.breach().what();
  }
}
