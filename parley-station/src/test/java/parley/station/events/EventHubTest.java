package parley.station.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.station.configuration.Limits;

class EventHubTest {
  private final EventHub hub = new EventHub(77, () -> List.of(new Event("station", "{}")));

  @Test
  void a_console_that_knows_nothing_gets_the_full_state_first() {
    var listener = hub.listen(Optional.empty()).orElseThrow();

    assertThat(listener.first).extracting(first -> first.event().kind()).containsExactly("station");
  }

  @Test
  void a_console_that_was_away_shortly_gets_exactly_what_it_missed() {
    hub.publish(new Event("call", "1"));
    hub.publish(new Event("call", "2"));
    hub.publish(new Event("call", "3"));

    var listener = hub.listen(Optional.of("77-1")).orElseThrow();

    assertThat(listener.first).extracting(first -> first.event().json()).containsExactly("2", "3");
  }

  @Test
  void a_number_of_an_earlier_run_or_from_nowhere_gives_the_full_state() {
    hub.publish(new Event("call", "1"));

    for (String id : List.of("76-1", "77-9", "77-", "x", "77-99999999999999999999")) {
      var listener = hub.listen(Optional.of(id)).orElseThrow();
      assertThat(listener.first).extracting(first -> first.event().kind()).contains("station");
    }
  }

  @Test
  void a_console_that_does_not_read_is_given_up_and_the_others_miss_nothing() {
    var slow = hub.listen(Optional.empty()).orElseThrow();
    var quick = hub.listen(Optional.empty()).orElseThrow();
    int read = 0;

    for (int i = 0; i <= Limits.EVENTS_WAITING; i++) {
      hub.publish(new Event("call", "" + i));
      read += quick.waiting().poll() == null ? 0 : 1;
    }

    assertThat(slow.isTooSlow()).isTrue();
    assertThat(quick.isTooSlow()).isFalse();
    assertThat(read).isEqualTo(Limits.EVENTS_WAITING + 1);
  }

  @Test
  void more_streams_than_the_station_bears_are_refused() {
    for (int i = 0; i < Limits.EVENT_STREAMS; i++) {
      assertThat(hub.listen(Optional.empty())).isPresent();
    }

    assertThat(hub.listen(Optional.empty())).isEmpty();
  }
}
