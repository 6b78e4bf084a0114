package parley.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.call.Act;
import parley.core.call.Bells;
import parley.core.call.CallState;
import parley.core.call.Conversation;
import parley.core.call.Escalation;
import parley.core.call.Listener;
import parley.core.call.ReadBack;
import parley.core.call.Speaker;
import parley.core.log.Kinds;
import parley.core.log.Names;

class TalkTest {
  private static final Ends CONSOLE = new Ends("watch-1", List.of("opus", "G722", "PCMA", "PCMU"));
  private static final Ends HANDSET = new Ends("phone-2", List.of("PCMU", "PCMA"));

  private final TwoStations world = TwoStations.open();
  private final TwoStations.Station alder = world.alder;
  private final TwoStations.Station birch = world.birch;

  private void passABit() {
    world.pass(Duration.ofMillis(200));
  }

  private String talking() {
    birch.line().armed(Bells.all(1));
    var serial = alder.call(Precedence.IMMEDIATE, CONSOLE);
    passABit();
    birch.answer(serial, HANDSET);
    passABit();
    return serial;
  }

  @Test
  void the_answer_names_the_first_codec_of_the_caller_s_that_both_have() {
    var serial = talking();

    for (var station : List.of(alder, birch)) {
      assertThat(station.talkOf(serial).codec()).isEqualTo("PCMA");
      assertThat(station.talkOf(serial).caller()).isEqualTo(new Speaker("Cpt ALDER", "watch-1"));
      assertThat(station.talkOf(serial).called()).isEqualTo(new Speaker("Cpt BIRCH", "phone-2"));
    }
    var ring = alder.entered(Kinds.RING).getFirst().attributes();
    assertThat(ring.text(Names.RECORDING)).contains("none");
    assertThat(ring.text(Names.VOICE)).contains("");
    assertThat(birch.entered(Kinds.ANSWERED).getFirst().attributes().text(Names.CODEC))
        .contains("PCMA");
  }

  @Test
  void an_answer_by_an_end_without_a_common_codec_is_refused_and_the_call_rings_on() {
    birch.line().armed(Bells.all(1));
    var serial = alder.call(Precedence.IMMEDIATE, new Ends("watch-1", List.of("opus")));
    passABit();

    var answer = birch.answer(serial, HANDSET);

    assertThat(answer).isEqualTo("NO_COMMON_CODEC");
    assertThat(birch.callOf(serial).bell()).isTrue();
    assertThat(birch.answer(serial, CONSOLE)).isEqualTo(serial);
  }

  @Test
  void an_old_ring_without_codecs_is_answered_without_voice() {
    birch.line().armed(Bells.all(1));
    var serial = alder.call(Precedence.IMMEDIATE, Ends.NONE);
    passABit();

    birch.answer(serial, HANDSET);
    passABit();

    assertThat(alder.talkOf(serial).codec()).isEmpty();
    assertThat(birch.talkOf(serial).codec()).isEmpty();
  }

  @Test
  void a_hold_is_shown_on_both_sides_until_the_side_that_holds_resumes() {
    var serial = talking();

    alder.inCall(serial, "watch-1", new Act.Held());
    passABit();
    assertThat(alder.talkOf(serial).heldByUs()).isTrue();
    assertThat(birch.talkOf(serial).heldByThem()).isTrue();
    assertThat(birch.talkOf(serial).heldByUs()).isFalse();
    assertThat(alder.inCall(serial, "watch-1", new Act.Held())).isEqualTo("TOO_LATE");
    assertThat(birch.inCall(serial, "phone-2", new Act.Resumed())).isEqualTo("TOO_LATE");

    alder.inCall(serial, "watch-1", new Act.Resumed());
    passABit();
    assertThat(alder.talkOf(serial).heldByUs()).isFalse();
    assertThat(birch.talkOf(serial).heldByThem()).isFalse();
  }

  @Test
  void a_pass_changes_who_speaks_for_our_side_only() {
    var serial = talking();

    birch.inCall(serial, "phone-2", new Act.Passed("supervisor", "Maj SAND"));
    passABit();

    assertThat(alder.talkOf(serial).called()).isEqualTo(new Speaker("Maj SAND", "supervisor"));
    assertThat(birch.talkOf(serial).called()).isEqualTo(new Speaker("Maj SAND", "supervisor"));
    assertThat(alder.talkOf(serial).caller()).isEqualTo(new Speaker("Cpt ALDER", "watch-1"));
  }

  @Test
  void whoever_listens_in_is_shown_to_both_sides_until_that_position_leaves() {
    var serial = talking();

    birch.inCall(serial, "supervisor", new Act.Listening());
    passABit();
    assertThat(alder.talkOf(serial).listeners())
        .containsExactly(new Listener(false, "Cpt BIRCH", "supervisor"));
    assertThat(birch.talkOf(serial).listeners())
        .containsExactly(new Listener(true, "Cpt BIRCH", "supervisor"));
    assertThat(birch.inCall(serial, "watch-3", new Act.Left())).isEqualTo("TOO_LATE");

    birch.inCall(serial, "supervisor", new Act.Left());
    passABit();
    assertThat(alder.talkOf(serial).listeners()).isEmpty();
  }

  @Test
  void a_listener_to_whom_the_call_is_passed_speaks_and_no_longer_listens() {
    var serial = talking();
    birch.inCall(serial, "supervisor", new Act.Listening());

    birch.inCall(serial, "phone-2", new Act.Passed("supervisor", "Maj SAND"));
    passABit();

    assertThat(alder.talkOf(serial).listeners()).isEmpty();
    assertThat(birch.talkOf(serial).listeners()).isEmpty();
  }

  @Test
  void nobody_listens_in_where_the_terms_do_not_allow_it() {
    var serial = talking();
    birch.terms =
        new Terms(
            Duration.ofSeconds(90),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            List.of(),
            Escalation.DEFAULT,
            false,
            "none",
            true,
            false,
            Wording.NONE);
    birch.kill();
    birch.start();
    world.pass(Duration.ofSeconds(3));

    var answer = birch.inCall(serial, "supervisor", new Act.Listening());

    assertThat(answer).isEqualTo("LISTENING_NOT_ALLOWED");
    assertThat(birch.entered(Kinds.IN_CALL)).isEmpty();
  }

  @Test
  void a_read_back_is_agreed_once_both_sides_entered_the_same_text() {
    var serial = talking();
    alder.inCall(serial, "watch-1", new Act.ReadBack("grid", "36U VA 1234 5678"));
    birch.inCall(serial, "phone-2", new Act.ReadBack("grid", "36U VA 1234 5679"));
    birch.inCall(serial, "phone-2", new Act.ReadBack("time", "36U VA 1234 5678"));
    passABit();
    assertThat(alder.talkOf(serial).readBacks()).noneMatch(ReadBack::agreed);

    birch.inCall(serial, "phone-2", new Act.ReadBack("grid", "36U VA 1234 5678"));
    passABit();

    var text = "36U VA 1234 5678";
    assertThat(alder.talkOf(serial).readBacks())
        .filteredOn(ReadBack::agreed)
        .containsExactly(
            new ReadBack("grid", text, true, "Cpt ALDER", true),
            new ReadBack("grid", text, false, "Cpt BIRCH", true));
    assertThat(birch.talkOf(serial).readBacks()).filteredOn(ReadBack::ours).hasSize(3);
  }

  @Test
  void a_read_back_that_is_empty_or_too_long_is_refused() {
    var serial = talking();

    assertThat(alder.inCall(serial, "watch-1", new Act.ReadBack("grid", " ")))
        .isEqualTo("TEXT_SIZE");
    assertThat(alder.inCall(serial, "watch-1", new Act.ReadBack("grid", "x".repeat(401))))
        .isEqualTo("TEXT_SIZE");
    assertThat(alder.inCall(serial, "watch-1", new Act.Passed("p".repeat(65), "Maj SAND")))
        .isEqualTo("TEXT_SIZE");
  }

  @Test
  void what_happens_within_a_call_needs_an_answer_and_lapses_with_the_end() {
    birch.line().armed(Bells.all(1));
    var ringing = alder.call(Precedence.IMMEDIATE, CONSOLE);
    assertThat(alder.inCall(ringing, "watch-1", new Act.Held())).isEqualTo("TOO_LATE");
    assertThat(alder.callOf(ringing).conversation()).isEmpty();
    passABit();
    birch.answer(ringing, CONSOLE);
    passABit();
    alder.inCall(ringing, "watch-1", new Act.Held());
    birch.inCall(ringing, "supervisor", new Act.Listening());
    passABit();

    alder.ask(done -> alder.line().end(ringing, alder.officer(), done));
    passABit();

    for (var station : List.of(alder, birch)) {
      var talk = station.talkOf(ringing);
      assertThat(talk.heldByUs() || talk.heldByThem()).isFalse();
      assertThat(talk.listeners()).isEmpty();
      assertThat(station.inCall(ringing, "watch-1", new Act.Held())).isEqualTo("TOO_LATE");
    }
    assertThat(alder.inCall("alder-9999", "watch-1", new Act.Held())).isEqualTo("UNKNOWN_SERIAL");
  }

  @Test
  void two_who_lift_at_once_talk_in_a_common_codec_each_at_the_end_that_lifted() {
    alder.line().armed(Bells.all(1));
    birch.line().armed(Bells.all(1));
    lift(alder, CONSOLE);
    lift(birch, HANDSET);
    world.pass(Duration.ofSeconds(2));

    var talks = birch.line().calls().stream().flatMap(call -> call.conversation().stream());

    assertThat(talks)
        .singleElement()
        .satisfies(
            talk -> {
              assertThat(talk.codec()).isIn("PCMA", "PCMU");
              assertThat(List.of(talk.caller().position(), talk.called().position()))
                  .containsExactlyInAnyOrder("watch-1", "phone-2");
            });
  }

  @Test
  void two_who_lift_at_once_without_a_common_codec_both_ring() {
    alder.line().armed(Bells.all(1));
    birch.line().armed(Bells.all(1));
    lift(alder, new Ends("watch-1", List.of("opus")));
    lift(birch, HANDSET);
    world.pass(Duration.ofSeconds(2));

    assertThat(alder.line().calls()).allMatch(c -> c.state() instanceof CallState.Ringing);
    assertThat(alder.line().calls()).anyMatch(CallView::bell);
    assertThat(birch.line().calls()).anyMatch(CallView::bell);
  }

  private static void lift(TwoStations.Station station, Ends ours) {
    station
        .line()
        .call(new CallOrder(station.officer(), Precedence.FLASH, Optional.empty(), ours), _ -> {});
  }

  @Test
  void a_restart_shows_the_same_conversation_again() {
    var serial = talking();
    alder.inCall(serial, "watch-1", new Act.Held());
    birch.inCall(serial, "supervisor", new Act.Listening());
    birch.inCall(serial, "phone-2", new Act.ReadBack("number", "17"));
    passABit();
    Conversation before = birch.talkOf(serial);

    birch.kill();
    birch.start();

    assertThat(birch.talkOf(serial)).isEqualTo(before);
  }
}
