package parley.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import parley.core.line.Unopened.Run;

class UnopenedTest {
  private final Unopened unopened = new Unopened();

  @Test
  void a_fault_names_neighbours_from_the_first_on_and_no_leaf_that_opened() {
    for (var index : new long[] {9, 5, 6}) {
      unopened.found(index);
    }

    assertThat(unopened.next()).contains(new Run(5, 2));
    unopened.told(new Run(5, 2));
    assertThat(unopened.next()).contains(new Run(9, 1));
    unopened.told(new Run(9, 1));
    assertThat(unopened.next()).isEmpty();
  }

  @Test
  void after_a_restart_nothing_is_named_twice_in_whichever_order_the_logs_are_read() {
    unopened.told(new Run(5, 1));
    unopened.found(5);
    unopened.found(8);
    unopened.told(new Run(8, 1));

    assertThat(unopened.next()).isEmpty();
    assertThat(unopened.untold()).isEmpty();
  }

  @Test
  void a_leaf_found_later_beside_a_named_one_is_named_on_its_own() {
    unopened.found(5);
    unopened.told(new Run(5, 1));
    unopened.found(6);

    assertThat(unopened.next()).contains(new Run(6, 1));
  }
}
