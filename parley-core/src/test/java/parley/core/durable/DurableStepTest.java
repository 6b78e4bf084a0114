package parley.core.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.core.durable.Sample.OWN;
import static parley.core.durable.Sample.PEERS;
import static parley.core.durable.Sample.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.journal.TreeHead;

final class DurableStepTest {
  private static final int SEGMENT = 32 * 1024;

  private final MemoryDisk memory = new MemoryDisk(SEGMENT);
  private final SlowDisk disk = new SlowDisk(memory);
  private final List<List<Batch>> handedOver = new ArrayList<>();
  private final ArrayDeque<Completion> applying = new ArrayDeque<>();
  private final Heard heard = new Heard();
  private final Sample own = new Sample(OWN);
  private final Sample peers = new Sample(PEERS);
  private final DurableStep step =
      new DurableStep(
          new DurableStep.Ports(
              disk,
              (batches, done) -> {
                handedOver.add(batches);
                applying.add(done);
              },
              Sample.codec()),
          Start.FRESH);

  private void started() {
    step.step(0);
    disk.finish();
  }

  private Replay replay() {
    return Replay.of(memory.read(), Sample.codec());
  }

  @Test
  void what_is_submitted_while_the_disk_works_becomes_one_record() {
    started();
    step.submit(batch(own.grow(1)), heard.of("first"));
    step.step(1);
    step.submit(batch(peers.grow(2)), heard.of("second"));
    step.submit(batch(own.grow(1)), heard.of("third"));
    step.step(2);

    disk.finish();
    var underWay = disk.requests();
    disk.finish();

    assertThat(underWay).isEqualTo(1);
    assertThat(heard.words).containsExactly("first durable", "second durable", "third durable");
    assertThat(replay().lastNumber()).isEqualTo(3);
  }

  @Test
  void nothing_is_called_durable_before_the_disk_says_so() {
    started();
    step.submit(batch(own.grow(1)), heard.of("entry"));

    step.step(1);

    assertThat(heard.words).isEmpty();
    assertThat(step.mark(OWN).head().size()).isZero();
  }

  @Test
  void I3_the_mark_in_the_file_covers_every_head_before_anyone_may_sign_it() {
    started();
    for (var i = 0; i < 100; i++) {
      step.submit(batch(own.grow(1), own.signed(1000 + i)), heard.of("entry"));
      step.step(1000L * i);
      while (disk.requests() > 0) disk.finish();
      if (!applying.isEmpty()) applying.remove().durable();
      var marks = replay().marks();

      assertThat(heard.words).hasSize(i + 1).last().isEqualTo("entry durable");
      assertThat(marks).containsEntry(OWN, new Mark(own.head(), 0, false));
    }
  }

  @Test
  void the_marks_of_all_logs_stay_in_the_file_when_segments_turn() {
    started();
    step.submit(batch(peers.grow(3), new BatchItem.TimeFloor(PEERS, 77)), heard.of("peer"));
    for (var i = 0; i < 200; i++) {
      step.submit(batch(own.grow(1)), heard.of("own"));
      step.step(1000L * i);
      while (disk.requests() > 0) disk.finish();
      if (!applying.isEmpty()) applying.remove().durable();
    }

    var replay = replay();

    assertThat(replay.marks()).containsEntry(PEERS, new Mark(peers.head(), 77, false));
    assertThat(replay.marks()).containsEntry(OWN, new Mark(own.head(), 0, false));
    assertThat(replay.missing()).isEmpty();
  }

  @Test
  void the_file_gives_up_nothing_that_the_database_does_not_have() {
    started();
    var accepted = 0;
    for (var i = 0; i < 200; i++) {
      var before = heard.words.size();
      step.submit(batch(own.grow(1)), heard.of("own"));
      step.step(i);
      while (disk.requests() > 0) disk.finish();
      if (!heard.words.get(before).equals("own durable")) break;
      accepted++;
    }

    var inFile = replay().batches().stream().mapToInt(b -> b.items().size()).sum();

    assertThat(heard.words).contains("own DISK_FULL");
    assertThat(inFile).isEqualTo(accepted);
  }

  @Test
  void a_full_file_takes_more_again_once_the_database_has_caught_up() {
    started();
    var next = batch(own.grow(1));
    while (!heard.words.contains("own DISK_FULL")) {
      step.submit(next, heard.of("own"));
      step.step(1000);
      while (disk.requests() > 0) disk.finish();
      if (!heard.words.contains("own DISK_FULL")) next = batch(own.grow(1));
    }

    step.step(9000);
    applying.remove().durable();
    step.submit(batch(), heard.of("nudge"));
    step.step(9001);
    while (disk.requests() > 0) disk.finish();
    step.submit(next, heard.of("again"));
    step.step(9002);
    while (disk.requests() > 0) disk.finish();

    assertThat(heard.words).last().isEqualTo("again durable");
    assertThat(replay().marks()).containsEntry(OWN, new Mark(own.head(), 0, false));
  }

  @Test
  void a_full_disk_keeps_nothing_of_the_batch_and_is_tried_again() {
    started();
    var entry = batch(own.grow(1));
    step.submit(entry, heard.of("entry"));
    step.step(1);
    disk.fail(StorageTrouble.DISK_FULL);

    step.submit(entry, heard.of("again"));
    step.step(2);
    disk.finish();

    assertThat(heard.words).containsExactly("entry DISK_FULL", "again durable");
    assertThat(step.mark(OWN).head()).isEqualTo(own.head());
  }

  @Test
  void after_a_failed_sync_nothing_is_tried_again() {
    started();
    step.submit(batch(own.grow(1)), heard.of("entry"));
    step.step(1);
    step.submit(batch(peers.grow(1)), heard.of("waiting"));
    disk.fail(StorageTrouble.FAILED);

    step.submit(batch(peers.grow(1)), heard.of("later"));
    step.step(2);

    assertThat(heard.words).containsExactly("entry FAILED", "waiting FAILED", "later FAILED");
    assertThat(disk.requests()).isZero();
    assertThat(step.trouble()).contains(StorageTrouble.FAILED);
  }

  @Test
  void a_database_without_room_stops_new_batches_until_it_has_some() {
    started();
    step.submit(batch(own.grow(1)), heard.of("entry"));
    step.step(1);
    disk.finish();
    step.step(200);
    applying.remove().failed(StorageTrouble.DISK_FULL);

    step.submit(batch(peers.grow(1)), heard.of("meanwhile"));
    step.step(5000);
    applying.remove().durable();
    step.submit(batch(new BatchItem.TimeFloor(OWN, 5)), heard.of("later"));
    step.step(5001);
    disk.finish();

    assertThat(heard.words)
        .containsExactly("entry durable", "meanwhile DISK_FULL", "later durable");
    assertThat(handedOver.get(1)).isEqualTo(handedOver.getFirst());
  }

  @Test
  void the_database_is_filled_within_its_lag() {
    started();
    step.submit(batch(own.grow(1)), heard.of("entry"));
    step.step(1);
    disk.finish();

    var due = step.dueMillis();
    step.step(due.orElseThrow());

    assertThat(due.orElseThrow()).isLessThanOrEqualTo(250);
    assertThat(handedOver).hasSize(1);
  }

  @Test
  void a_place_that_was_taken_is_never_taken_again_with_another_root() {
    started();
    step.submit(batch(own.grow(3)), heard.of("taken"));
    step.step(1);
    disk.finish();
    var rewritten = new Sample(OWN);
    rewritten.grow(2);
    var other = Sample.entry(2, "another text");
    var forked =
        new BatchItem.Appended(OWN, 2, List.of(other), new TreeHead(3, other.leaf().hash()));

    step.submit(batch(forked), heard.of("fork"));
    step.step(2);

    assertThat(heard.words).containsExactly("taken durable", "fork FAILED");
    assertThat(disk.requests()).isZero();
  }

  @Test
  void a_log_may_be_filled_up_again_below_its_mark() {
    started();
    var first = own.grow(2);
    var second = own.grow(2);
    step.submit(batch(first, second), heard.of("taken"));
    step.step(1);
    disk.finish();

    step.submit(batch(second), heard.of("refilled"));
    step.step(2);
    disk.finish();

    assertThat(heard.words).containsExactly("taken durable", "refilled durable");
    assertThat(step.mark(OWN).head()).isEqualTo(own.head());
  }
}
