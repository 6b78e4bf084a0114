package parley.station.relief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.core.handover.Handovers;
import parley.core.house.About;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseEntry.Fact;
import parley.core.line.Officer;
import parley.station.house.HouseOnOneDisk;

final class WatchBookTest {
  private static final About FLASH = new About("0a".repeat(16), "birch-0031");
  private static final Officer SERRIN = new Officer("serrin", "supervisor", "Lt SERRIN");
  private static final String LAPSED = "acknowledgement.lapsed";
  private static final String RETAKEN = "acknowledgement.retaken";
  private static final Details WHOSE = Details.of(Handovers.FROM_NAME, "Maj ALMARK");

  private final HouseOnOneDisk house = new HouseOnOneDisk();
  private WatchBook book = book();

  private WatchBook book() {
    return new WatchBook(house.door(), house, house.keeper());
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void restart() {
    house.restart();
    book = book();
  }

  private void somethingIsEntered() throws InterruptedException {
    house.door().write(new Fact("lamp.lit", Optional.empty(), Details.NONE));
    house.entries();
  }

  @Test
  void on_a_full_disk_an_acknowledgement_lapses_all_the_same_and_is_entered_later()
      throws InterruptedException {
    house.full(true);
    book.lapse(FLASH, SERRIN, WHOSE);
    assertThat(book.lapsed()).extracting(WatchBook.Lapsed::by).containsExactly("Maj ALMARK");
    var since = book.lapsed().getFirst().atMillis();

    house.full(false);
    house.pass(60_000);
    somethingIsEntered();
    restart();

    assertThat(book.lapsed()).extracting(WatchBook.Lapsed::atMillis).containsExactly(since);
  }

  @Test
  void what_was_taken_again_on_a_full_disk_is_not_lapsed_after_a_restart()
      throws InterruptedException {
    house.full(true);
    book.lapse(FLASH, SERRIN, WHOSE);
    assertThat(book.retake(FLASH, SERRIN)).isTrue();
    assertThat(book.retake(FLASH, SERRIN)).isFalse();

    house.full(false);
    somethingIsEntered();
    restart();

    assertThat(book.lapsed()).isEmpty();
  }

  @Test
  void what_was_entered_late_does_not_lapse_again_what_was_taken_again_since()
      throws InterruptedException {
    long lapsed = house.wallMillis();
    house.pass(1_000);
    house.door().write(SERRIN, new Fact(RETAKEN, Optional.of(FLASH), Details.NONE));
    house.door().write(new Entered(SERRIN, lapsed, new Fact(LAPSED, Optional.of(FLASH), WHOSE)));
    restart();
    assertThat(book.lapsed()).isEmpty();

    house.pass(1_000);
    house.door().write(SERRIN, new Fact(LAPSED, Optional.of(FLASH), WHOSE));
    restart();
    assertThat(book.lapsed()).hasSize(1);
  }
}
