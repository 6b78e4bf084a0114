package parley.core.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.core.house.HouseEntry.Administration;
import parley.core.house.HouseEntry.AlarmAct;
import parley.core.house.HouseEntry.Drafted;
import parley.core.house.HouseEntry.EscalationStep;
import parley.core.house.HouseEntry.Fact;
import parley.core.house.HouseEntry.Note;
import parley.core.house.HouseEntry.Other;
import parley.core.house.HouseEntry.Reading;
import parley.core.house.HouseEntry.WatchChange;
import parley.core.line.Officer;
import parley.journal.Bytes;
import parley.journal.cbor.Cbor;
import parley.journal.entry.Attributes;
import parley.journal.entry.Content;

final class HouseCodecTest {
  private static final Officer ALMARK = new Officer("almark", "officer", "Maj ALMARK");
  private static final About MESSAGE = new About("0a".repeat(16), "alder-0007");
  private static final List<String> NAMES =
      List.of("line", "serial", "position", "act", "subject", "details", "name", "result", "list");
  private static final List<String> KINDS =
      List.of(
          "reading", "watch", "administration", "alarm-act", "escalation", "fact", "note", "draft");

  @Test
  void every_kind_reads_back_as_it_was_written() {
    for (var entry : everyKind()) {
      var entered = new Entered(ALMARK, 1_000, entry);

      assertThat(HouseCodec.read(HouseCodec.content(entered))).isEqualTo(entered);
    }
  }

  @Test
  void what_a_later_version_wrote_is_kept_as_it_is() {
    var attributes = Attributes.with().text("name", "Maj ALMARK").number("later", 7).build();
    var later =
        new Content(
            "later-kind",
            5,
            "officer/almark",
            "",
            Optional.empty(),
            attributes,
            Bytes.utf8("later"));

    var read = HouseCodec.read(later);

    assertThat(read).isEqualTo(new Entered(ALMARK, 5, new Other(later)));
    assertThat(HouseCodec.content(read)).isEqualTo(later);
  }

  @Test
  void whatever_stands_in_the_log_reads_as_something_and_nothing_is_lost_from_it() {
    var chance = new Random(20_261_128);
    for (int i = 0; i < 20_000; i++) {
      var content = any(chance);

      var read = HouseCodec.read(content);

      assertThat(read.atMillis()).isEqualTo(content.timeMillis());
      if (read.entry() instanceof Other(var kept)) {
        assertThat(kept).isEqualTo(content);
      } else {
        assertThat(HouseCodec.read(HouseCodec.content(read))).isEqualTo(read);
      }
    }
  }

  @Test
  void ten_of_the_longest_details_fit_one_entry() {
    var details = new TreeMap<String, String>();
    for (int i = 0; i < 10; i++) {
      details.put("a-detail-with-name-" + i, "я".repeat(128));
    }
    var officer = new Officer("almark", "officer", "я".repeat(500));
    var entry = new Administration("account.made", "я".repeat(128), Details.of(details));

    var read = HouseCodec.read(HouseCodec.content(new Entered(officer, 0, entry)));

    assertThat(read.entry()).isEqualTo(entry);
  }

  @Test
  void a_long_detail_is_cut_between_characters_and_says_so() {
    var cut = Details.NONE.and("title", "𝄞".repeat(100)).get("title").orElseThrow();

    assertThat(cut).endsWith("𝄞…").startsWith("𝄞");
    assertThat(Bytes.utf8(cut).size()).isLessThanOrEqualTo(256);
  }

  @Test
  void a_serial_or_an_alarm_of_any_length_can_be_written_of() {
    var serial = "\ud83d\ude80".repeat(1_000);

    assertThat(Bytes.utf8(new About("0a".repeat(16), serial).serial()).size()).isEqualTo(128);
    assertThat(new AlarmAct("raised", "message.birch." + serial, Details.NONE).alarm())
        .startsWith("message.birch.")
        .endsWith("…");
  }

  @Test
  void an_act_is_a_word_and_a_note_is_not_blank() {
    assertThatThrownBy(() -> new Administration("Made it", "x", Details.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Note(MESSAGE, Optional.empty(), " "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<HouseEntry> everyKind() {
    var details = Details.of(Map.of("from", "console-1", "why", "сон"));
    return List.of(
        new Reading(MESSAGE.lineId(), List.of("alder-0007", "birch-0001"), "console-1"),
        new WatchChange("took", "console-1", Details.NONE),
        new Administration("account.locked", "torven", details),
        new AlarmAct("shelved", "route-down/birch/2", details),
        new EscalationStep(MESSAGE, "supervisor", details),
        new Note(MESSAGE, Optional.of(CallNote.Result.SETTLED), ""),
        new Note(MESSAGE, Optional.empty(), "Катер без хода."),
        new Drafted(MESSAGE, details, "Катер без хода."),
        new Fact("line.declared", Optional.of(About.line("birch")), details),
        new Fact("clock.stepped", Optional.empty(), Details.NONE));
  }

  private static Content any(Random chance) {
    var attributes = Attributes.with();
    for (var name : NAMES) {
      if (chance.nextInt(4) > 0) {
        attributes.put(name, value(chance, 0));
      }
    }
    var author = chance.nextInt(5) == 0 ? text(chance) : "officer/almark";
    var body = new byte[chance.nextInt(40)];
    chance.nextBytes(body);
    return new Content(
        KINDS.get(chance.nextInt(KINDS.size())),
        chance.nextInt(1_000_000),
        author.isEmpty() ? "/" : author,
        "",
        Optional.empty(),
        attributes.build(),
        Bytes.of(body));
  }

  private static Cbor value(Random chance, int depth) {
    return switch (chance.nextInt(depth > 2 ? 4 : 6)) {
      case 0, 1 -> new Cbor.Text(text(chance));
      case 2 -> new Cbor.Count(chance.nextInt(100));
      case 3 -> new Cbor.Flag(chance.nextBoolean());
      case 4 -> new Cbor.Items(List.of(value(chance, depth + 1)));
      default -> {
        var table = new TreeMap<String, Cbor>(Cbor.KEY_ORDER);
        for (int i = 0; i < chance.nextInt(13); i++) {
          table.put(text(chance) + i, value(chance, depth + 1));
        }
        yield new Cbor.Table(table);
      }
    };
  }

  private static String text(Random chance) {
    return List.of("", "/", "a", "took", "officer/", "/x", "settled", "Ω 9", "x".repeat(30))
        .get(chance.nextInt(9));
  }
}
