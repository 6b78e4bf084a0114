package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parley.station.answer.Json;

/** Calls between two processes, from the first ring to the end, as officers make them. */
@ExtendWith(SharedPair.class)
final class CallsTest {
  private static final int USAGE = 2;
  private static final int DECLINED = 8;

  private final TwoProcesses two;
  private final OneStation alder;
  private final OneStation birch;

  CallsTest(TwoProcesses two) {
    this.two = two;
    this.alder = two.alder();
    this.birch = two.birch();
  }

  private Started ringing() {
    return alder.start(
        "call", "start", "--line", "birch", "--precedence", "immediate", "--wait", "answered");
  }

  private String serialOf(Started ringing) {
    return ringing.line(line -> line.startsWith("alder-"));
  }

  private void awaitOnBoth(String serial, String field, String value) {
    two.stations()
        .forEach(
            station -> station.awaitCall(serial, call -> call.path(field).asText().equals(value)));
  }

  private static List<String> rungs(JsonNode call) {
    List<String> rungs = new ArrayList<>();
    call.path("ladder").forEach(rung -> rungs.add(rung.path("rung").asText()));
    return rungs;
  }

  @Test
  void a_call_is_answered_and_put_down() {
    try (var ringing = ringing()) {
      var serial = serialOf(ringing);
      birch.awaitCall(serial, call -> call.path("canAnswer").asBoolean());

      birch.parley("call", "answer", serial).well();
      var answered = ringing.await();
      birch.parley("call", "end", serial).well();

      assertThat(answered.exit()).isZero();
      awaitOnBoth(serial, "outcome", "hung-up");
      assertThat(rungs(alder.call(serial)))
          .containsSubsequence("sent", "at-their-station", "answered", "ended");
      assertThat(alder.call(serial).path("answeredBy").asText()).isEqualTo("officer-1");
    }
  }

  @Test
  void a_call_is_declined_with_a_reason_that_the_caller_reads() {
    try (var ringing = ringing()) {
      var serial = serialOf(ringing);
      birch.awaitCall(serial, call -> call.path("canDecline").asBoolean());

      birch.parley("call", "decline", serial, "--reason", "Handover, ten minutes.").well();
      var declined = ringing.await();

      assertThat(declined.exit()).isEqualTo(DECLINED);
      awaitOnBoth(serial, "outcome", "declined");
      assertThat(alder.parley("call", "show", serial).well().out())
          .contains("Handover, ten minutes.");
    }
  }

  @Test
  void a_call_that_still_rings_is_taken_back() {
    try (var ringing = ringing()) {
      var serial = serialOf(ringing);
      birch.awaitCall(serial, call -> call.path("canAnswer").asBoolean());

      alder.parley("call", "end", serial).well();
      var withdrawn = ringing.await();

      assertThat(withdrawn.exit()).isEqualTo(DECLINED);
      awaitOnBoth(serial, "outcome", "withdrawn");
      assertThat(birch.parley("call", "answer", serial).exit()).isEqualTo(DECLINED);
    }
  }

  @Test
  void the_answer_window_of_a_call_stands_in_its_ring_entry() {
    var rung = alder.parley("call", "start", "--line", "birch", "--timeout", "47").well().serial();

    birch.awaitCall(rung, call -> call.path("windowSeconds").asInt() == 47);
    alder.parley("call", "end", rung).well();
    Patience.until(
        "the ring entry names the window",
        () ->
            alder
                .tail()
                .lines()
                .anyMatch(entry -> entry.contains("ring " + rung) && entry.contains("window=47")));
  }

  @Test
  void a_window_beyond_the_terms_starts_no_call() {
    int before = alder.calls().size();

    for (var seconds : List.of("91", "0")) {
      var refused = alder.parley("call", "start", "--line", "birch", "--timeout", seconds);

      assertThat(refused.exit()).as(seconds).isEqualTo(USAGE);
      assertThat(refused.out()).isEmpty();
    }
    assertThat(alder.calls()).hasSize(before);
  }

  @Test
  void when_both_lift_at_once_it_is_one_call_on_both_sides() {
    two.routes().forEach(RoutePaths::swallow);
    var ofAlder = alder.ring(60);
    var ofBirch = birch.ring(60);
    two.routes().forEach(RoutePaths::heal);

    for (var station : two.stations()) {
      Patience.until(
          "one talks and the other has joined, at " + station.name(),
          () ->
              Stream.of(ofAlder, ofBirch)
                  .map(serial -> howIs(station, serial))
                  .sorted()
                  .toList()
                  .equals(List.of("joined", "talking")));
    }
    assertThat(howIs(alder, ofAlder)).isEqualTo(howIs(birch, ofAlder));
    var talking = howIs(alder, ofAlder).equals("talking") ? ofAlder : ofBirch;
    alder.parley("call", "end", talking).well();
    awaitOnBoth(talking, "outcome", "hung-up");
  }

  private static String howIs(OneStation station, String serial) {
    return station
        .door()
        .tried("/api/v1/calls/" + serial, station.token())
        .map(
            call ->
                call.path("state").asText().equals("ended")
                    ? call.path("outcome").asText()
                    : call.path("state").asText())
        .orElse("unknown " + serial);
  }

  @Test
  void the_sixth_call_that_rings_at_the_same_time_is_declined_because_the_queue_is_full() {
    List<String> rung = new ArrayList<>();
    for (var i = 0; i < 6; i++) {
      rung.add(alder.ring(90));
    }

    awaitOnBoth(rung.getLast(), "outcome", "declined");

    assertThat(birch.call(rung.getLast()).path("reason").asText()).isEqualTo("queue full");
    for (var serial : rung.subList(0, 5)) {
      assertThat(birch.call(serial).path("state").asText()).isEqualTo("ringing");
      alder.post("/api/v1/calls/" + serial + "/end", Json.object()).done();
      awaitOnBoth(serial, "outcome", "withdrawn");
    }
  }
}
