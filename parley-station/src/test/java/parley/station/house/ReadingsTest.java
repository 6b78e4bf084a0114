package parley.station.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.core.house.HouseEntry;
import parley.core.house.HouseEntry.Fact;
import parley.core.house.HouseEntry.Reading;
import parley.station.desk.SignedIn;
import parley.station.signin.Account;
import parley.station.signin.Credential;
import parley.station.signin.Role;

final class ReadingsTest {
  private static final String LINE = "0a".repeat(16);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HouseOnOneDisk house = new HouseOnOneDisk();
  private final Readings readings = new Readings(house.door(), house, name -> name + "-desk");

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_reading_says_who_read_what_at_which_position_once_a_session() throws InterruptedException {
    readings.before(session("one"), List.of(text("birch-0001"), text("birch-0002")));
    readings.before(session("one"), List.of(text("birch-0002")));
    readings.before(session("two"), List.of(text("birch-0002")));

    assertThat(house.entries())
        .containsExactly(
            new Reading(LINE, List.of("birch-0001", "birch-0002"), "almark-desk"),
            new Reading(LINE, List.of("birch-0002"), "almark-desk"));
  }

  @Test
  void nobody_reads_what_they_wrote_themselves() throws InterruptedException {
    var own = new Shown(LINE, "alder-0001", Optional.of("Maj ALMARK"), false);
    var others = new Shown(LINE, "alder-0002", Optional.of("Lt SERRIN"), false);

    readings.before(session("one"), List.of(own, others));

    assertThat(house.entries())
        .containsExactly(new Reading(LINE, List.of("alder-0002"), "almark-desk"));
  }

  @Test
  void a_long_page_becomes_as_few_entries_as_hold_it() throws InterruptedException {
    var page = IntStream.range(0, 120).mapToObj(i -> text("birch-%04d".formatted(i))).toList();

    readings.before(session("one"), page);

    assertThat(house.entries()).hasSize(3);
  }

  @Test
  void a_full_disk_keeps_nobody_from_reading_and_the_journal_says_later_what_it_lacks()
      throws InterruptedException {
    house.full(true);
    readings.before(session("one"), List.of(text("birch-0001"), text("birch-0002")));
    house.pass(2_000);
    readings.before(session("one"), List.of(text("birch-0003")));
    assertThat(readings.recorded()).isFalse();

    house.full(false);
    house.pass(2_000);
    readings.before(session("one"), List.of(text("birch-0004")));

    assertThat(missing(settled())).containsExactly("3");
    assertThat(readings.recorded()).isTrue();
  }

  @Test
  void what_is_missing_is_entered_without_anybody_reading_again() throws InterruptedException {
    house.full(true);
    readings.before(session("one"), List.of(text("birch-0001")));
    house.full(false);
    house.pass(2_000);

    readings.retry();

    assertThat(missing(settled())).containsExactly("1");
    assertThat(readings.recorded()).isTrue();
  }

  @Test
  void a_second_request_of_the_session_shows_a_text_no_sooner_than_the_first()
      throws InterruptedException {
    house.slow();

    var first = readings.begin(session("one"), List.of(text("birch-0001")));
    var second = readings.begin(session("one"), List.of(text("birch-0001"), text("birch-0002")));
    house.handedOver();

    assertThat(first).isNotDone();
    assertThat(second).isNotDone();
    house.catchesUp();
    assertThat(first).succeedsWithin(PATIENCE);
    assertThat(second).succeedsWithin(PATIENCE);
    assertThat(house.entries())
        .containsExactly(
            new Reading(LINE, List.of("birch-0001"), "almark-desk"),
            new Reading(LINE, List.of("birch-0002"), "almark-desk"));
  }

  @Test
  void a_flash_waits_for_no_reading_and_for_no_other_text() throws InterruptedException {
    house.slow();
    var flash = new Shown(LINE, "birch-0009", Optional.empty(), true);

    var lesser = readings.begin(session("one"), List.of(text("birch-0001")));
    var shown = readings.begin(session("one"), List.of(flash));
    house.handedOver();

    assertThat(lesser).isNotDone();
    assertThat(shown).isDone();
    house.catchesUp();
    assertThat(settled()).contains(new Reading(LINE, List.of("birch-0009"), "almark-desk"));
  }

  /** The entries, when what the last of them brought with it is entered and told as well. */
  private List<HouseEntry> settled() throws InterruptedException {
    house.handedOver();
    house.handedOver();
    return house.entries();
  }

  private static List<String> missing(List<HouseEntry> entries) {
    return entries.stream()
        .filter(entry -> entry instanceof Fact fact && fact.act().equals("readings.missing"))
        .map(entry -> ((Fact) entry).details().get("count").orElse(""))
        .toList();
  }

  private static Shown text(String serial) {
    return new Shown(LINE, serial, Optional.empty(), false);
  }

  private static SignedIn session(String digest) {
    return new SignedIn(
        new Account("almark", "Maj ALMARK", Role.OFFICER, ""),
        new Credential(digest, "almark", Set.of(), Optional.empty(), false, Long.MAX_VALUE));
  }
}
