package parley.core.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.core.durable.Sample.OWN;
import static parley.core.durable.Sample.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.durable.Disk.Found;
import parley.journal.Bytes;

final class SegmentFormatTest {
  private static final int SEGMENT = 16 * 1024;

  private final Sample own = new Sample(OWN);
  private final MemoryDisk disk = new MemoryDisk(SEGMENT);
  private final Heard heard = new Heard();
  private final DurableStep step =
      new DurableStep(new DurableStep.Ports(disk, (_, _) -> {}, Sample.codec()), Start.FRESH);

  private int write(int entries) {
    var before = disk.position();
    step.submit(batch(own.grow(entries)), heard.of("entry"));
    step.step(1);
    return before;
  }

  private Replay restartedWith(byte[] current) {
    var other = disk.content(1 - disk.current());
    return Replay.of(new MemoryDisk(other, Bytes.of(current)).read(), Sample.codec());
  }

  @Test
  void a_last_record_cut_at_any_byte_is_whole_or_counts_as_never_written() {
    step.step(0);
    write(1);
    var kept = own.head();
    var from = write(1);
    var content = disk.content(disk.current()).toArray();
    var end = disk.position();

    for (var cut = from; cut < end; cut++) {
      var torn = content.clone();
      Arrays.fill(torn, cut, torn.length, (byte) 0);
      var replay = restartedWith(torn);
      var mark = replay.marks().get(OWN);

      assertThat(replay.missing()).isEmpty();
      assertThat(Optional.ofNullable(mark).map(Mark::head)).get().isIn(kept, own.head());
      assertThat(replay.batches()).hasSizeBetween(2, 3);
    }
  }

  @Test
  void a_file_that_ends_inside_the_last_record_reads_up_to_it() {
    step.step(0);
    write(1);
    var kept = own.head();
    var from = write(1);
    var content = disk.content(disk.current()).toArray();

    for (var size = from + 1; size < disk.position(); size += 7) {
      var replay = restartedWith(Arrays.copyOf(content, size));

      assertThat(replay.missing()).isEmpty();
      assertThat(replay.marks().get(OWN))
          .extracting(Mark::head)
          .isEqualTo(replay.torn() ? kept : own.head());
    }
  }

  @Test
  void a_garbled_last_record_is_torn_and_a_garbled_earlier_one_is_not() {
    step.step(0);
    var first = write(1);
    var last = write(1);
    var content = disk.content(disk.current()).toArray();
    var garbledLast = content.clone();
    garbledLast[last + 100] ^= 1;
    var garbledFirst = content.clone();
    garbledFirst[first + 100] ^= 1;

    var torn = restartedWith(garbledLast);
    var bad = restartedWith(garbledFirst);

    assertThat(torn.torn()).isTrue();
    assertThat(torn.missing()).isEmpty();
    assertThat(bad.missing()).hasValue(2);
  }

  @Test
  void a_zeroed_block_does_not_hide_what_was_written_behind_it() {
    step.step(0);
    var first = write(1);
    write(1);
    var content = disk.content(disk.current()).toArray();
    Arrays.fill(content, first, first + 512, (byte) 0);

    var replay = restartedWith(content);

    assertThat(replay.missing()).hasValue(2);
  }

  @Test
  void a_peer_cannot_put_a_record_into_a_record() {
    var ours = new SegmentFormat(Bytes.utf8("our key"));
    var forged = new SegmentFormat(Bytes.utf8("a guess")).frame(99, Bytes.utf8("forged"));
    var content = new byte[SEGMENT];
    ours.frame(1, forged).copyTo(content, 0);
    ours.frame(1, Bytes.utf8("next")).copyTo(content, 320);
    content[70] ^= 1;

    var segment = ours.scan(Bytes.of(content));

    assertThat(segment.turn()).isEqualTo(1);
    assertThat(segment.records())
        .isEqualTo(List.of(new Found.Bad(0), new Found.Good(Bytes.utf8("next"))));
  }

  @Test
  void records_of_an_earlier_turn_behind_the_end_are_not_seen() {
    var format = new SegmentFormat(Bytes.utf8("our key"));
    var content = new byte[SEGMENT];
    for (var at = 0; at + 512 < SEGMENT; at += 192) {
      format.frame(1, Bytes.zeros(100)).copyTo(content, at);
    }
    format.frame(3, Bytes.utf8("new")).copyTo(content, 0);

    var segment = format.scan(Bytes.of(content));

    assertThat(segment.turn()).isEqualTo(3);
    assertThat(segment.records()).isEqualTo(List.of(new Found.Good(Bytes.utf8("new"))));
  }
}
