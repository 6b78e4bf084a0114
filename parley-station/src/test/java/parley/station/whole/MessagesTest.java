package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.journal.Bytes;
import parley.station.answer.Json;

/** Messages between two processes: what is promised to whoever sends one, and to whoever reads. */
@ExtendWith(SharedPair.class)
final class MessagesTest {
  private static final int USAGE = 2;
  private static final int NOT_THERE = 3;
  private static final int NOT_ACKNOWLEDGED = 4;
  private static final int REFUSED = 8;
  private static final int LONGEST = 16 * 1024;

  private final TwoProcesses two;
  private final OneStation alder;
  private final OneStation birch;

  MessagesTest(TwoProcesses two) {
    this.two = two;
    this.alder = two.alder();
    this.birch = two.birch();
  }

  private Ended sent(String text, String... more) {
    var words = new ArrayList<>(List.of("message", "send", "--line", "birch"));
    words.addAll(List.of(more));
    return alder.fed(text, words.toArray(String[]::new));
  }

  private static boolean is(JsonNode item, String state) {
    return item.path("state").asText().equals(state);
  }

  private void routesDown() {
    two.routes().forEach(RoutePaths::lose);
    alder.awaitLine("no route", line -> line.path("lampReason").asText().equals("no-route"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"routine", "priority", "immediate", "flash"})
  void a_message_of_every_precedence_arrives_as_it_was_written(String precedence) {
    var text = "Надводная цель, курс 0-9-0.\nSurface contact, bearing zero nine zero.";

    var sent =
        sent(text, "--precedence", precedence, "--language", "ru", "--wait", "delivered").well();

    var there = birch.awaitMessage(sent.serial(), _ -> true);
    assertThat(there.path("text").asText()).isEqualTo(text);
    assertThat(there.path("precedence").asText()).isEqualTo(precedence);
    assertThat(there.path("lang").asText()).isEqualTo("ru");
    assertThat(there.path("direction").asText()).isEqualTo("in");
  }

  @Test
  void a_correction_stands_beside_what_it_corrects_on_both_sides() {
    var wrong = sent("Exercise area moves to 54-30 N.").well().serial();

    var right = sent("Exercise area moves to 54-20 N.", "--corrects", wrong).well().serial();

    for (var station : two.stations()) {
      var old = station.awaitMessage(wrong, message -> is(message, "corrected"));
      assertThat(old.path("correctedBy").asText()).isEqualTo(right);
      assertThat(old.path("text").asText()).contains("54-30");
      var correction = station.awaitMessage(right, _ -> true);
      assertThat(correction.path("corrects").asText()).isEqualTo(wrong);
    }
    assertThat(sent("What?", "--corrects", "alder-9999").exit()).isEqualTo(REFUSED);
  }

  @Test
  void a_message_withdrawn_while_it_waits_leaves_its_serial_and_never_its_text() {
    routesDown();
    var text = "This must never be read over there.";
    var waiting = sent(text).well().serial();
    assertThat(is(alder.message(waiting), "waiting")).isTrue();

    alder.parley("message", "withdraw", waiting).well();
    two.heal();

    var there = birch.awaitMessage(waiting, message -> is(message, "withdrawn"));
    assertThat(there.path("text").asText()).isEmpty();
    Patience.until("alder enters it", () -> alder.tail().contains("withdrawn " + waiting));
    assertThat(alder.tail()).doesNotContain(text);
    assertThat(birch.tail()).doesNotContain(text);
  }

  @Test
  void a_message_that_has_arrived_cannot_be_withdrawn() {
    var sent = sent("Too late to take back.", "--wait", "delivered").well().serial();

    assertThat(alder.parley("message", "withdraw", sent).exit()).isEqualTo(REFUSED);

    assertThat(birch.message(sent).path("text").asText()).isEqualTo("Too late to take back.");
  }

  @Test
  void a_flash_is_acknowledged_only_with_the_digits_read_back() {
    var flash = sent("Aircraft in distress.", "--precedence", "flash").well().serial();
    birch.awaitMessage(flash, message -> message.path("needsReadBack").asBoolean());
    var digits = flash.substring(flash.length() - 2);
    var other = digits.equals("00") ? "01" : "00";

    var without = birch.parley("message", "acknowledge", flash);
    var wrong = birch.parley("message", "acknowledge", flash, "--read-back", other);
    var stillOpen = birch.message(flash);
    var right = birch.parley("message", "acknowledge", flash, "--read-back", digits);

    assertThat(without.exit()).isEqualTo(REFUSED);
    assertThat(wrong.exit()).isEqualTo(REFUSED);
    assertThat(wrong.err()).contains("not acknowledged");
    assertThat(stillOpen.path("canAcknowledge").asBoolean()).isTrue();
    assertThat(right.exit()).isZero();
    alder.awaitMessage(flash, message -> is(message, "acknowledged"));
  }

  @Test
  void waiting_for_delivery_with_no_route_says_that_it_is_not_there() {
    routesDown();

    var sent = sent("Are you there?", "--wait", "delivered", "--timeout", "1");

    assertThat(sent.exit()).isEqualTo(NOT_THERE);
    assertThat(sent.err()).contains("Not at their station");
    two.heal();
    birch.awaitMessage(sent.serial(), _ -> true);
  }

  @Test
  void waiting_for_a_person_ends_when_one_acknowledges_or_says_that_nobody_did() {
    var nobody = sent("Nobody reads this.", "--wait", "acknowledged", "--timeout", "3");
    assertThat(nobody.exit()).isEqualTo(NOT_ACKNOWLEDGED);
    assertThat(nobody.err()).contains("No person acknowledged");

    try (var waiting =
        alder
            .start("message", "send", "--line", "birch", "--wait", "acknowledged")
            .feed(Text.utf8("Somebody reads this."))) {
      var serial = waiting.line(line -> line.startsWith("alder-"));
      birch.awaitMessage(serial, message -> message.path("canAcknowledge").asBoolean());
      birch.acknowledge(serial, Optional.empty()).done();

      assertThat(waiting.await().exit()).isZero();
    }
  }

  @Test
  void a_text_of_sixteen_kibibytes_is_carried_and_one_byte_more_is_not() {
    var longest = "Ж".repeat(LONGEST / 2);

    var carried = sent(longest, "--wait", "delivered");
    var tooLong = sent(longest + "x");

    assertThat(carried.exit()).isZero();
    assertThat(birch.message(carried.serial()).path("text").asText()).isEqualTo(longest);
    assertThat(tooLong.exit()).isEqualTo(USAGE);
    assertThat(tooLong.err()).contains("16 KiB");
    assertThat(tooLong.out()).isEmpty();
  }

  @Test
  void what_is_not_utf_8_or_nothing_at_all_is_not_sent() {
    int before = alder.messages().size();

    var broken =
        alder
            .start("message", "send", "--line", "birch")
            .feed(Bytes.of(new byte[] {'a', (byte) 0xff, (byte) 0xfe}))
            .await();
    var empty = sent("");

    assertThat(broken.exit()).isEqualTo(USAGE);
    assertThat(broken.err()).contains("not UTF-8");
    assertThat(empty.exit()).isEqualTo(USAGE);
    assertThat(alder.messages()).hasSize(before);
  }

  @Test
  void a_request_that_comes_twice_under_one_key_is_one_message() {
    int before = alder.messages().size();
    var order = Json.object().put("text", "Once is enough.").put("precedence", "routine");
    var path = alder.linePath() + "/messages";

    var first = alder.door().post(path, order, alder.token(), "key-1").done();
    var again = alder.door().post(path, order, alder.token(), "key-1").done();
    var other = Json.object().put("text", "Another text.").put("precedence", "routine");
    var reused = alder.door().post(path, other, alder.token(), "key-1");

    assertThat(again.path("serial")).isEqualTo(first.path("serial"));
    assertThat(reused.status()).isEqualTo(422);
    assertThat(alder.messages()).hasSize(before + 1);
  }
}
