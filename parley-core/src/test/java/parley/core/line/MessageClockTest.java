package parley.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.call.CallState.Delivered;
import parley.core.line.MessageClock.Stand;
import parley.core.message.MessageState;

final class MessageClockTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final MessageState WAITING = new MessageState.Waiting(NOON);

  private static MessageView message(boolean outbound, Precedence precedence, MessageState state) {
    return new MessageView(
        "alder-0019",
        outbound,
        "Maj ALMARK",
        precedence,
        state,
        "Two boats.",
        "en",
        false,
        Optional.empty(),
        Optional.empty(),
        NOON.toEpochMilli(),
        Optional.empty(),
        List.of(),
        new MessageView.Possible(false, false, false),
        Optional.empty());
  }

  private static Optional<MessageClock> clock(MessageView message) {
    return MessageClock.of(message, Terms.DEFAULT);
  }

  private static MessageState entered(Instant delivered) {
    return new MessageState.Entered(NOON, Optional.of(new Delivered(delivered, 1)), List.of());
  }

  @Test
  void a_flash_has_ten_minutes_an_immediate_thirty_and_what_is_less_no_limit() {
    assertThat(clock(message(true, Precedence.FLASH, WAITING)).orElseThrow().limit())
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(clock(message(true, Precedence.IMMEDIATE, WAITING)).orElseThrow().limit())
        .isEqualTo(Duration.ofMinutes(30));
    assertThat(clock(message(true, Precedence.PRIORITY, WAITING))).isEmpty();
    assertThat(clock(message(true, Precedence.ROUTINE, WAITING))).isEmpty();
  }

  @Test
  void it_warns_at_half_and_is_over_at_the_limit_to_the_millisecond() {
    var flash = clock(message(true, Precedence.FLASH, WAITING)).orElseThrow();

    assertThat(flash.at(NOON)).isEqualTo(Stand.RUNNING);
    assertThat(flash.at(NOON.plusSeconds(300).minusMillis(1))).isEqualTo(Stand.RUNNING);
    assertThat(flash.at(NOON.plusSeconds(300))).isEqualTo(Stand.HALF_OVER);
    assertThat(flash.at(NOON.plusSeconds(600).minusMillis(1))).isEqualTo(Stand.HALF_OVER);
    assertThat(flash.at(NOON.plusSeconds(600))).isEqualTo(Stand.OVER);
  }

  @Test
  void theirs_runs_since_it_stood_durable_here_whatever_their_clock_says() {
    var here = NOON.plusSeconds(90);

    assertThat(clock(message(false, Precedence.FLASH, entered(here))).orElseThrow().since())
        .isEqualTo(here);
    assertThat(clock(message(true, Precedence.FLASH, entered(here))).orElseThrow().since())
        .isEqualTo(NOON);
  }

  @Test
  void an_acknowledgement_stops_it_however_late() {
    var known =
        new MessageState.Acknowledged(
            NOON, Optional.empty(), List.of(), NOON.plusSeconds(900), "Cpt TORVEN");

    var clock = clock(message(true, Precedence.FLASH, known)).orElseThrow();

    assertThat(clock.stopped()).contains(NOON.plusSeconds(900));
    assertThat(clock.at(NOON.plusSeconds(1_000))).isEqualTo(Stand.STOPPED);
  }

  @Test
  void what_was_withdrawn_runs_no_more() {
    var withdrawn = new MessageState.Withdrawn(NOON.plusSeconds(5));

    assertThat(
            clock(message(true, Precedence.IMMEDIATE, withdrawn))
                .orElseThrow()
                .at(NOON.plusSeconds(3_000)))
        .isEqualTo(Stand.STOPPED);
  }
}
