package parley.journal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.journal.card.Cards;
import parley.journal.cbor.Cbor;
import parley.journal.entry.Attributes;

/** What a pack says, and that it says no more than it shows. */
class PackTest {
  private final TwoStations line = new TwoStations();

  private Verdict.Accepted accepted(PackScope scope, String... expected) {
    var verdict = FilesInMemory.of(line, scope).verify(expected);
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return (Verdict.Accepted) verdict;
  }

  private String sentence(PackScope scope) {
    var proven = accepted(scope).proven();
    assertThat(proven).hasSize(1);
    return proven.getFirst();
  }

  private String digits(Side side) {
    return line.cards.file(side).fingerprint().groups();
  }

  @Test
  void a_call_that_rang_in_vain_is_proven_on_the_peers_clock() {
    line.ringInVain("alder-0001", 2);

    var sentence = sentence(new PackScope.OneCall("alder-0001"));

    assertThat(sentence)
        .startsWith("If these fingerprints are theirs: call alder-0001 (IMMEDIATE) of alder (entry")
        .contains("reached the station of birch at 2026-11-22T12:00:02Z by birch's clock")
        .contains("rang at 2 armed positions at 2026-11-22T12:00:02Z by birch's clock (birch's wor")
        .contains("and was not answered: birch's own log, which birch signed again at")
        .contains("by birch's clock, 102 s after delivery (after the answer window of 90 s)")
        .contains("alder ended it at 2026-11-22T12:01:44Z by alder's clock: unanswered.")
        .contains("[SENT, DELIVERED 2026-11-22T12:00:02Z, ENDED, ALERTED 2, IGNORED until");
  }

  @Test
  void a_call_to_nobody_armed_says_so() {
    line.ringInVain("alder-0001", 0);

    assertThat(sentence(new PackScope.OneCall("alder-0001")))
        .contains("nobody was armed there at 2026-11-22T12:00:02Z by birch's clock (birch's word)")
        .contains("was not answered");
  }

  @Test
  void a_call_that_nothing_says_rang_is_not_said_to_have_rung() {
    var ring = line.ring(line.alder(), "alder-0001");
    line.exchange().later(100).exchange();
    line.ended(line.alder(), ring, "unanswered");
    line.exchange();

    assertThat(sentence(new PackScope.OneCall("alder-0001")))
        .contains("nothing shown says that it rang there, and was not answered");
  }

  @Test
  void an_answer_is_never_overlooked() {
    var ring = line.ring(line.alder(), "alder-0001");
    line.exchange();
    line.about(line.birch(), "answered", ring, Attributes.with().text("name", "M. Sand").build());
    line.exchange();

    assertThat(sentence(new PackScope.WholeLine()))
        .contains("and was answered by M. Sand at")
        .contains("ANSWERED")
        .doesNotContain("not answered");
  }

  @Test
  void a_call_the_caller_took_back_was_not_ignored() {
    for (var outcome : List.of("withdrawn", "joined", "failed")) {
      var serial = "alder-" + outcome;
      var ring = line.ring(line.alder(), serial);
      line.exchange();
      line.ended(line.alder(), ring, outcome);
      line.later(100).exchange();

      assertThat(sentence(new PackScope.OneCall(serial)))
          .contains("and no answer is shown before alder ended it")
          .contains("alder ended it at")
          .contains(": " + outcome + ".")
          .doesNotContain("IGNORED", "not answered");
    }
  }

  @Test
  void a_talk_that_was_pre_empted_is_said_to_have_made_room() {
    var ring = line.ring(line.alder(), "alder-0001");
    line.exchange();
    line.about(line.birch(), "answered", ring, Attributes.with().text("name", "M. Sand").build());
    line.exchange();
    line.about(line.alder(), "in-call", ring, Attributes.with().text("act", "held").build());
    line.ended(line.birch(), ring, "pre-empted");
    line.exchange();

    assertThat(sentence(new PackScope.OneCall("alder-0001")))
        .contains("and was answered by M. Sand at")
        .contains("birch ended it at")
        .contains(": pre-empted, to make room for a call of higher precedence.")
        .contains(" Also about it: in-call ")
        .doesNotContain("not answered", "SILENCE");
  }

  @Test
  void a_ringing_call_that_made_room_in_the_queue_was_declined_with_that_reason() {
    var ring = line.ring(line.alder(), "alder-0001");
    line.exchange();
    var why = Attributes.with().text("name", "birch").text("reason", "pre-empted").build();
    line.about(line.birch(), "declined", ring, why);
    line.exchange();

    assertThat(sentence(new PackScope.OneCall("alder-0001")))
        .contains("and was declined by birch (pre-empted) at");
  }

  @Test
  void how_long_a_call_rang_is_not_claimed_where_its_end_is_not_shown() {
    line.ring(line.alder(), "alder-0001");
    line.exchange().later(100).exchange();

    assertThat(sentence(new PackScope.OneCall("alder-0001")))
        .contains("How long alder let it ring is not shown.");
  }

  @Test
  void silence_is_proven_only_after_the_window() {
    line.ring(line.alder(), "alder-0001");
    line.exchange().later(88).exchange();
    assertThat(sentence(new PackScope.OneCall("alder-0001")))
        .contains("that there was none is not proven: the other side's log was last signed before")
        .contains("SILENCE NOT PROVEN");

    line.exchange();
    assertThat(sentence(new PackScope.OneCall("alder-0001"))).contains("90 s after delivery");
  }

  @Test
  void an_answer_that_crossed_with_the_end_is_called_so() {
    var ring = line.ring(line.alder(), "alder-0001");
    line.exchange();
    line.about(line.birch(), "answered", ring, Attributes.EMPTY);
    line.ended(line.alder(), ring, "unanswered");
    line.exchange();

    assertThat(sentence(new PackScope.OneCall("alder-0001"))).contains("answer crossed");
  }

  @Test
  void a_message_shows_who_acknowledged_it() {
    var message = line.message(line.alder(), "alder-0002", "Convoy halted at kilometre 12.");
    line.exchange();
    line.alerted(line.birch(), message, 1);
    var by = Attributes.with().text("name", "M. Sand").build();
    line.about(line.birch(), "acknowledged", message, by);
    line.exchange();

    assertThat(sentence(new PackScope.OneMessage("alder-0002")))
        .contains("message alder-0002 (FLASH) of alder")
        .contains("was brought up at 1 armed position at")
        .contains("and was acknowledged by M. Sand at");
  }

  @Test
  void a_message_without_an_answer_window_says_that_none_is_stated() {
    line.message(line.alder(), "alder-0002", "Convoy halted at kilometre 12.");
    line.exchange().later(60).exchange();

    assertThat(sentence(new PackScope.OneMessage("alder-0002")))
        .contains("was not acknowledged")
        .contains("61 s after delivery (no answer window is stated)");
  }

  @Test
  void a_message_comes_with_its_correction() {
    line.message(line.alder(), "alder-0002", "Convoy halted at kilometre 12.");
    var corrects =
        Attributes.with().text("serial", "alder-0003").text("corrects", "alder-0002").build();
    line.plain(line.alder(), "correction", corrects);
    line.exchange();

    var journal = accepted(new PackScope.OneMessage("alder-0002")).journal();

    assertThat(journal).contains("alder-0002 FLASH").contains("corrects=\"alder-0002\"");
    assertThat(sentence(new PackScope.OneMessage("alder-0003")))
        .contains("message alder-0003 (FLASH) (corrects alder-0002) of alder");
  }

  @Test
  void I8_what_only_its_author_signed_is_sent_and_not_delivered() {
    line.message(line.alder(), "alder-0002", "Convoy halted at kilometre 12.");
    line.later(1).sign(line.alder());

    assertThat(sentence(new PackScope.OneMessage("alder-0002")))
        .contains("was signed by alder at")
        .contains("nothing shows that it reached the station of birch")
        .endsWith("[SENT]");
  }

  @Test
  void a_call_tried_without_a_route_is_its_authors_word_alone() {
    var attempt = new Cbor.Table(new TreeMap<>(Map.of("serial", new Cbor.Text("alder-9"))));
    line.plain(line.alder(), "attempts", Attributes.with().items("list", List.of(attempt)).build());
    line.exchange();

    assertThat(sentence(new PackScope.OneCall("alder-9")))
        .contains("call alder-9 was tried while there was no route to the station of birch")
        .contains("says alder alone")
        .contains("that entry reached the station of birch at")
        .endsWith("[LISTED ONLY, LIST DELIVERED]");
  }

  @Test
  void a_call_tried_at_a_silent_station_is_not_said_to_have_had_no_route() {
    var words =
        Map.of("serial", new Cbor.Text("alder-9"), "reason", new Cbor.Text("station-silent"));
    var attempt = new Cbor.Table(new TreeMap<>(words));
    line.plain(line.alder(), "attempts", Attributes.with().items("list", List.of(attempt)).build());
    line.exchange();

    assertThat(sentence(new PackScope.OneCall("alder-9")))
        .contains("call alder-9 was tried while the station of birch was silent")
        .contains("says alder alone");
  }

  @Test
  void a_known_fingerprint_takes_the_condition_away() {
    line.ringInVain("alder-0001", 2);
    var scope = new PackScope.OneCall("alder-0001");
    var alder = digits(line.alder());
    var birch = digits(line.birch());

    assertThat(accepted(scope, birch).proven().getFirst())
        .startsWith("If the fingerprint of alder is theirs: call");
    assertThat(accepted(scope, alder, birch.replace(" ", "")).proven().getFirst())
        .startsWith("call alder-0001");
    assertThat(accepted(scope, birch).fingerprints())
        .anyMatch(l -> l.contains("birch (side " + line.birch().letter() + "): " + birch + " (as"))
        .anyMatch(l -> l.contains(alder + " (not compared with anything)"));
  }

  @Test
  void one_wrong_digit_of_an_expected_fingerprint_is_a_refusal() {
    line.ringInVain("alder-0001", 2);
    var digits = digits(line.birch());
    var wrong = (digits.charAt(0) == '0' ? "1" : "0") + digits.substring(1);

    var verdict = FilesInMemory.of(line, new PackScope.OneCall("alder-0001")).verify(wrong);

    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void unrelated_traffic_stays_sealed() {
    line.ring(line.alder(), "alder-0001");
    line.exchange();
    line.message(line.birch(), "birch-0001", "The eastern bridge is mined.");
    line.exchange().later(100).exchange();

    var files = FilesInMemory.of(line, new PackScope.OneCall("alder-0001"));

    assertThat(((Verdict.Accepted) files.verify()).proven().getFirst()).contains("not answered");
    for (var name : files.names()) {
      var content = new String(files.file(name).toArray(), StandardCharsets.UTF_8);
      assertThat(content).doesNotContain("bridge", "birch-0001");
      assertThat(content).doesNotContain(Bytes.utf8("The eastern bridge is mined.").base64());
    }
  }

  @Test
  void I11_erasing_content_leaves_every_old_proof_valid() {
    var message = line.message(line.alder(), "alder-0002", "Convoy halted at kilometre 12.");
    line.exchange();
    var before = FilesInMemory.of(line, new PackScope.OneMessage("alder-0002"));
    line.source.log(line.alder(), 1).purge(message.index());
    line.ringInVain("alder-0003", 1);

    var after = accepted(new PackScope.WholeLine());

    assertThat(before.verify()).isInstanceOf(Verdict.Accepted.class);
    assertThat(after.proven().getFirst()).contains("alder-0003").contains("was not answered");
    assertThat(after.journal()).contains(message + " 2026-11-22T12:00:01.000Z (not disclosed)");
    assertThat(after.journal()).doesNotContain("alder-0002", "kilometre");
  }

  @Test
  void I17_no_secret_shows_in_tiles_leaves_proofs_or_keys() {
    line.message(line.alder(), "alder-0002", "Convoy halted at kilometre 12.");
    line.exchange();
    var files = FilesInMemory.of(line, new PackScope.WholeLine());
    var entry = (KeptEntry.Whole) line.source.log(line.alder(), 1).entry(1);
    var secret = entry.entry().secret();

    for (var name : files.names()) {
      var bytes = new String(files.file(name).toArray(), StandardCharsets.ISO_8859_1);
      assertThat(bytes).doesNotContain(Cards.key("alder log").privateForm().base64());
      assertThat(bytes)
          .doesNotContain(latin(Cards.key("alder log").privateForm()))
          .doesNotContain(latin(secret));
      if (!name.contains("/disclosed/")) {
        assertThat(bytes).doesNotContain("kilometre", secret.base64());
      }
    }
    assertThat(Cards.key("alder log").toString()).isEqualTo("HybridKeyPair");
  }

  private static String latin(Bytes bytes) {
    return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void nothing_is_exported_about_what_nobody_entered() {
    assertThatThrownBy(() -> EvidencePack.of(line.source, new PackScope.OneCall("alder-7777")))
        .isInstanceOf(EvidencePack.NothingToShow.class);
  }

  @Test
  void an_officers_text_cannot_pass_for_the_verifiers_words() {
    var name = "M. Sand\nalder (side a): 00000 (as expected)\u202e";
    var ring = line.ring(line.alder(), "alder-0001\u001b[2J");
    line.exchange();
    line.about(line.birch(), "answered", ring, Attributes.with().text("name", name).build());
    line.exchange();

    var verdict = accepted(new PackScope.WholeLine());

    assertThat(verdict.proven()).allMatch(s -> s.chars().noneMatch(Character::isISOControl));
    assertThat(verdict.proven().getFirst()).contains("M. Sand?alder").doesNotContain("\u202e");
    assertThat(verdict.journal()).doesNotContain("\u202e").contains("\\u{202e}");
  }
}
