package parley.station.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.core.house.About;
import parley.core.house.HouseEntry.Note;
import parley.core.house.HouseEntry.Reading;
import parley.journal.entry.Content;

final class HouseKeeperTest {
  private static final String LINE = "0a".repeat(16);
  private static final int LONG = 20_100;

  private final HouseOnOneDisk house = new HouseOnOneDisk();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_start_opens_the_newest_entries_and_the_others_come_while_the_station_is_at_work()
      throws InterruptedException {
    var note = new Note(new About(LINE, "alder-0001"), Optional.empty(), "Катер без хода.");
    house.door().write(note);
    for (int i = 1; i < LONG; i++) {
      house.door().post(new Reading(LINE, List.of("birch-" + i), ""));
      if (i % 1_000 == 0) {
        house.door().write(note);
      }
    }
    house.door().write(note);

    house.restart();

    assertThat(house.keeper().atStart()).hasSize(20_000);
    var earlier = new LinkedBlockingQueue<Content>();
    house.keeper().earlier(earlier::add);
    var oldest = earlier.poll(10, TimeUnit.SECONDS);
    assertThat(oldest).isNotNull();
    assertThat(oldest.kind()).isEqualTo("note");
  }
}
