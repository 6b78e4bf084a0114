package parley.core.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.core.durable.Sample.LINE;
import static parley.core.durable.Sample.OWN;
import static parley.core.durable.Sample.PEERS;
import static parley.core.durable.Sample.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import parley.core.durable.Disk.Found;
import parley.core.durable.Disk.Segment;
import parley.journal.Side;
import parley.journal.TreeHead;

final class ReplayTest {
  private final RecordCodec codec = Sample.codec();
  private final Sample own = new Sample(OWN);
  private final MemoryEntryStore database = new MemoryEntryStore();
  private final List<Batch> batches = new ArrayList<>();

  private Found record(long number, boolean first, Map<LogId, Mark> marks) {
    return record(number, 0, first, marks);
  }

  private Found record(long number, long applied, boolean first, Map<LogId, Mark> marks) {
    var batch = batch(own.grow(1));
    batches.add(batch);
    return new Found.Good(codec.encode(new StepRecord(number, applied, first, marks, batch)));
  }

  private Replay replay(Found... found) {
    return Replay.of(List.of(new Segment(1, List.of(found)), new Segment(0, List.of())), codec);
  }

  private LineHistory start(Replay replay) {
    assertThat(database.apply(replay.batches())).isEmpty();
    return replay.against(database.heads()).history(LINE, Side.A, database.load(LINE, Side.A));
  }

  @Test
  void good_records_are_applied_and_the_line_is_at_its_mark() {
    var replay = replay(record(1, true, Map.of()), record(2, false, Map.of()));

    var history = start(replay);

    assertThat(history.condition()).isEqualTo(new StartCondition.AtMark());
    assertThat(history.own()).hasSize(2);
    assertThat(history.standing().ownMark()).isEqualTo(own.head());
  }

  @Test
  void replaying_twice_changes_nothing() {
    var replay = replay(record(1, true, Map.of()), record(2, false, Map.of()));
    var once = start(replay);

    var twice = start(replay);

    assertThat(twice).isEqualTo(once);
  }

  @Test
  void a_bad_last_record_is_called_torn() {
    var history = start(replay(record(1, true, Map.of()), new Found.Bad(640)));

    assertThat(history.condition()).isEqualTo(new StartCondition.Torn());
    assertThat(history.own()).hasSize(1);
  }

  @Test
  void a_bad_record_with_good_ones_behind_is_told_from_a_torn_one() {
    var first = record(1, true, Map.of());
    record(2, false, Map.of());
    var third = record(3, false, Map.of());

    var history = start(replay(first, new Found.Bad(640), third));

    assertThat(history.condition()).isEqualTo(new StartCondition.BadBatch(2));
  }

  @Test
  void the_doubt_about_a_bad_record_outlives_the_next_start() {
    var first = record(1, true, Map.of());
    record(2, false, Map.of());
    var third = record(3, false, Map.of());
    start(replay(first, new Found.Bad(640), third));
    var doubted = replay(first, new Found.Bad(640), third).against(database.heads()).marks();

    var again = replay(record(4, 3, true, doubted));

    assertThat(start(again).condition()).isEqualTo(new StartCondition.NoMark());
  }

  @Test
  void an_old_database_is_behind_its_mark() {
    var first = record(1, true, Map.of());
    assertThat(database.apply(batches)).isEmpty();
    record(2, false, Map.of());
    var marks = Map.of(OWN, new Mark(own.head(), 0, false));
    var empty = new StepRecord(3, 2, true, marks, batch());

    var history = start(replay(new Found.Good(codec.encode(empty))));

    assertThat(first).isNotNull();
    assertThat(history.condition()).isEqualTo(new StartCondition.BehindMark(own.head()));
    assertThat(history.own()).hasSize(1);
  }

  @Test
  void a_line_whose_copy_of_the_peers_log_is_behind_is_not_whole() {
    var marks = Map.of(PEERS, new Mark(new TreeHead(1, own.head().root()), 0, false));
    var copy = new Sample(PEERS).grow(1);
    var withMark = Map.of(PEERS, new Mark(copy.head(), 0, false));

    var history =
        start(replay(new Found.Good(codec.encode(new StepRecord(3, 2, true, withMark, batch())))));

    assertThat(marks).isNotEmpty();
    assertThat(history.condition()).isEqualTo(new StartCondition.BehindMark(TreeHead.EMPTY));
    assertThat(history.standing().peerMark()).isEqualTo(copy.head());
  }

  @Test
  void without_the_file_a_database_with_entries_has_no_mark() {
    record(1, true, Map.of());
    assertThat(database.apply(batches)).isEmpty();

    var history = start(replay());

    assertThat(history.condition()).isEqualTo(new StartCondition.NoMark());
  }

  @Test
  void a_database_beyond_the_mark_shows_that_the_file_is_an_old_one() {
    var first = record(1, true, Map.of());
    record(2, false, Map.of());
    assertThat(database.apply(batches)).isEmpty();

    var history = start(replay(first));

    assertThat(history.condition()).isEqualTo(new StartCondition.NoMark());
  }

  @Test
  void a_station_that_never_wrote_starts_at_its_mark() {
    var history = start(replay());

    assertThat(history).isEqualTo(LineHistory.FRESH);
  }

  @Test
  void records_that_the_database_has_are_not_missed() {
    var inDatabase = record(1, true, Map.of());
    assertThat(database.apply(batches)).isEmpty();
    var marks = Map.of(OWN, new Mark(own.head(), 0, false));
    var second = record(2, 1, true, marks);

    var replay =
        Replay.of(
            List.of(
                new Segment(1, List.of(inDatabase, new Found.Bad(640))),
                new Segment(2, List.of(second))),
            codec);

    assertThat(replay.missing()).isEqualTo(OptionalLong.empty());
    assertThat(replay.torn()).isFalse();
    assertThat(start(replay).condition()).isEqualTo(new StartCondition.AtMark());
  }

  @Test
  void a_turn_cut_off_by_a_crash_loses_nothing() {
    var first = record(1, true, Map.of());
    var second = record(2, false, Map.of());

    var replay =
        Replay.of(
            List.of(
                new Segment(2, List.of(first, second)), new Segment(0, List.of(new Found.Bad(0)))),
            codec);

    assertThat(start(replay).condition()).isEqualTo(new StartCondition.Torn());
    assertThat(start(replay).own()).hasSize(2);
  }

  @Test
  void an_entry_changed_in_the_database_puts_the_log_behind_its_mark() {
    var replay = replay(record(1, true, Map.of()), record(2, false, Map.of()));
    start(replay);
    var changed = Sample.entry(1, "a changed text");
    var stored = database.load(LINE, Side.A);
    var log = stored.own();
    var rotten =
        new StoredLine.StoredLog(
            1, List.of(log.entries().getFirst(), changed), log.head(), log.checkpoints(), 0);

    var history =
        replay
            .against(database.heads())
            .history(LINE, Side.A, new StoredLine(rotten, stored.peers(), List.of()));

    assertThat(history.condition()).isEqualTo(new StartCondition.BehindMark(own.head()));
  }

  @Test
  void a_database_that_does_not_know_the_newest_epoch_is_behind_it() {
    var secondEpoch = new Sample(new LogId(LINE, Side.A, 2));
    var head = secondEpoch.grow(1).head();
    var first = record(1, true, Map.of());
    assertThat(database.apply(batches)).isEmpty();
    var marks =
        Map.of(
            OWN,
            new Mark(own.head(), 0, false),
            new LogId(LINE, Side.A, 2),
            new Mark(head, 0, false));
    var second = new StepRecord(2, 1, true, marks, batch());

    var history = start(replay(first, new Found.Good(codec.encode(second))));

    assertThat(history.standing().ownEpoch()).isEqualTo(2);
    assertThat(history.condition()).isEqualTo(new StartCondition.BehindMark(head));
  }
}
