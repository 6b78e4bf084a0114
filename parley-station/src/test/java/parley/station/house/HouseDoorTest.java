package parley.station.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.core.durable.StorageTrouble;
import parley.core.house.Details;
import parley.core.house.HouseEntry.Fact;

final class HouseDoorTest {
  private static final Fact FACT = new Fact("lamp.lit", Optional.empty(), Details.NONE);

  private final HouseOnOneDisk house = new HouseOnOneDisk();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void listeners_hear_on_one_thread_and_before_whoever_wrote_goes_on() throws InterruptedException {
    var heardOn = new AtomicReference<>("");
    house.door().listen(_ -> heardOn.set(Thread.currentThread().getName()));

    house.door().write(FACT);

    assertThat(heardOn.get()).isEqualTo("parley-house");
  }

  @Test
  void a_listener_that_fails_takes_the_entry_from_nobody_else() throws InterruptedException {
    var heard = new AtomicReference<>("");
    house
        .door()
        .listen(
            _ -> {
              throw new IllegalStateException("A fault in a listener.");
            });
    house.door().listen(entered -> heard.set(entered.by().id()));

    assertThat(house.door().write(FACT)).isEmpty();
    assertThat(heard.get()).isEqualTo("alder");
  }

  @Test
  void what_a_full_disk_refuses_is_counted_and_nobody_hears_of_it() throws InterruptedException {
    var heard = new AtomicReference<>("nothing");
    house.door().listen(_ -> heard.set("an entry"));
    house.full(true);

    assertThat(house.door().write(FACT)).contains(StorageTrouble.DISK_FULL);
    assertThat(house.door().lost()).isEqualTo(1);
    assertThat(heard.get()).isEqualTo("nothing");
  }
}
