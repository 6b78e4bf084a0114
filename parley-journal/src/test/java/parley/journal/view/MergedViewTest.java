package parley.journal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.entry.Attributes;
import parley.journal.entry.Content;
import parley.journal.entry.PeerHead;

class MergedViewTest {
  private static final long DAY = 86_400_000;

  private static PeerHead seen(int epoch, long size) {
    var root = size == 0 ? Digest.EMPTY_ROOT : Digest.sha256(Bytes.utf8("root of " + size));
    return new PeerHead(epoch, new TreeHead(size, root));
  }

  private static ViewEntry entry(Side side, long index, long seen, long time) {
    var reading =
        time < 0
            ? new Reading.Closed(OptionalLong.empty())
            : new Reading.Closed(OptionalLong.of(time));
    return new ViewEntry(new Reference(side, 1, index), seen(1, seen), reading);
  }

  private static List<String> order(List<ViewEntry> a, List<ViewEntry> b) {
    return MergedView.merge(a, b).placed().stream().map(p -> p.entry().at().toString()).toList();
  }

  @Test
  void the_earlier_time_goes_first_and_side_a_before_side_b() {
    var a = List.of(entry(Side.A, 0, 0, 10), entry(Side.A, 1, 0, 30));
    var b = List.of(entry(Side.B, 0, 0, 10), entry(Side.B, 1, 0, 20));

    assertThat(order(a, b)).containsExactly("a/e1/0", "b/e1/0", "b/e1/1", "a/e1/1");
  }

  @Test
  void an_entry_never_stands_before_one_its_author_had_seen_whatever_the_clocks_say() {
    var a = List.of(entry(Side.A, 0, 0, 20 * DAY));
    for (var claimed : new long[] {0, 20 * DAY - 3 * 3_600_000, 20 * DAY + 3 * 3_600_000}) {
      var b = List.of(entry(Side.B, 0, 1, claimed));
      assertThat(order(a, b)).containsExactly("a/e1/0", "b/e1/0");
    }
  }

  @Test
  void a_clock_that_goes_back_does_not_move_an_entry_before_its_predecessor() {
    var a = List.of(entry(Side.A, 0, 0, 100), entry(Side.A, 1, 0, 5));
    var b = List.of(entry(Side.B, 0, 0, 50));

    var view = MergedView.merge(a, b);

    assertThat(order(a, b)).containsExactly("b/e1/0", "a/e1/0", "a/e1/1");
    assertThat(view.placed().getLast().effectiveMillis()).isEqualTo(100);
  }

  @Test
  void a_link_beyond_the_other_checkpoint_leaves_out_that_entry_and_all_after_it() {
    var a = List.of(entry(Side.A, 0, 0, 1), entry(Side.A, 1, 9, 2), entry(Side.A, 2, 9, 3));
    var b = List.of(entry(Side.B, 0, 0, 4));

    var view = MergedView.merge(a, b);

    assertThat(order(a, b)).containsExactly("a/e1/0", "b/e1/0");
    assertThat(view.leftOut().toString()).isEqualTo("[a/e1/1, a/e1/2]");
    assertThat(JournalPrint.of(view)).contains("a/e1/1 not placed\n");
  }

  @Test
  void an_entry_whose_time_is_sealed_takes_the_one_before_and_the_view_says_it_is_partial() {
    var a = List.of(entry(Side.A, 0, 0, 10), entry(Side.A, 1, 0, -1));
    var b = List.of(entry(Side.B, 0, 0, 20));

    assertThat(order(a, b)).containsExactly("a/e1/0", "a/e1/1", "b/e1/0");
    assertThat(JournalPrint.of(MergedView.merge(a, b)))
        .endsWith("the order is partial: not every entry shows its time\n");
  }

  @Test
  void a_new_epoch_follows_the_one_before_it() {
    var a = List.of(entry(Side.A, 0, 0, 10));
    var second =
        new ViewEntry(
            new Reference(Side.A, 2, 0), seen(1, 1), new Reading.Closed(OptionalLong.of(5)));
    var b = List.of(entry(Side.B, 0, 1, 7));
    var seesSecond =
        new ViewEntry(
            new Reference(Side.B, 1, 1), seen(2, 1), new Reading.Closed(OptionalLong.of(6)));

    assertThat(order(List.of(a.getFirst(), second), List.of(b.getFirst(), seesSecond)))
        .containsExactly("a/e1/0", "b/e1/0", "a/e2/0", "b/e1/1");
  }

  /** Two honest stations that talk at random; what each has seen of the other only grows. */
  private static List<List<ViewEntry>> talk(Random chance) {
    var logs = List.<List<ViewEntry>>of(new ArrayList<>(), new ArrayList<>());
    var seen = new long[2];
    for (var i = 0; i < 200; i++) {
      var side = chance.nextInt(2);
      if (chance.nextInt(3) == 0) {
        seen[side] = logs.get(1 - side).size();
      }
      var log = logs.get(side);
      log.add(entry(side == 0 ? Side.A : Side.B, log.size(), seen[side], chance.nextLong(DAY)));
    }
    return logs;
  }

  @Test
  void I12_the_view_is_a_pure_function_of_the_two_logs() {
    for (var seed = 0; seed < 200; seed++) {
      var logs = talk(new Random(seed));

      var here = MergedView.merge(logs.getFirst(), logs.getLast());
      var there = MergedView.merge(List.copyOf(logs.getFirst()), List.copyOf(logs.getLast()));

      assertThat(JournalPrint.of(here)).isEqualTo(JournalPrint.of(there));
      assertThat(here.leftOut()).isEmpty();
      assertThat(here.placed()).hasSize(200);
      respectsLinks(here);
    }
  }

  private static void respectsLinks(MergedView view) {
    var placed = new long[2];
    for (var one : view.placed()) {
      var at = one.entry().at();
      var own = at.side() == Side.A ? 0 : 1;
      assertThat(at.index()).isEqualTo(placed[own]++);
      assertThat(one.entry().link().head().size()).isLessThanOrEqualTo(placed[1 - own]);
    }
  }

  @Test
  void a_text_cannot_fake_a_line_of_the_journal_or_turn_its_direction() {
    var text = "first\na/e1/9 1970-01-01T00:00:00.000Z answered\u202e\u0007\u2028\u200b\ufeff end";
    var content =
        new Content(
            "message",
            DAY,
            "watch/o-17",
            "FLASH",
            Optional.empty(),
            Attributes.with().text("serial", "alder-1\nx").build(),
            Bytes.utf8(text));
    var at = new Reference(Side.A, 1, 0);

    var print = JournalPrint.of(new ViewEntry(at, PeerHead.NONE, new Reading.Clear(content)));

    assertThat(print.lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("a/e1/0 ") || line.startsWith("    | "));
    assertThat(print)
        .contains("alder-1\\u{a}x")
        .contains("answered\\u{202e}\\u{7}\\u{2028}\\u{200b}\\u{feff} end");
  }
}
