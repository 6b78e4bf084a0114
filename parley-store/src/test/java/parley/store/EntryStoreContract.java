package parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.store.Growing.LINE;
import static parley.store.Growing.OWN;
import static parley.store.Growing.PEERS;
import static parley.store.Growing.batch;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.core.durable.BatchItem;
import parley.core.durable.EntryStore;
import parley.core.durable.LogId;
import parley.core.durable.StoredLine.StoredLog;
import parley.core.durable.WaitingMessage;
import parley.journal.Side;

/** What every database behind a station must do. A second one is put under the same tests. */
abstract class EntryStoreContract {
  private final Growing own = new Growing(OWN);
  private final Growing peers = new Growing(PEERS);

  /** Returns the store under test, empty at the beginning of each test. */
  abstract EntryStore store();

  @Test
  void an_empty_store_knows_nothing() {
    var stored = store().load(LINE, Side.A);

    assertThat(stored.own()).isEqualTo(StoredLog.NONE);
    assertThat(stored.peers()).isEqualTo(StoredLog.NONE);
    assertThat(stored.outbox()).isEmpty();
    assertThat(store().heads()).isEmpty();
  }

  @Test
  void entries_come_back_as_they_went_in() {
    var first = own.grow(3);
    var second = own.grow(2);
    var theirs = peers.grow(1);

    assertThat(store().apply(List.of(batch(first, theirs), batch(second)))).isEmpty();

    var stored = store().load(LINE, Side.A);
    assertThat(stored.own().entries()).startsWith(first.entries().getFirst()).hasSize(5);
    assertThat(stored.own().head()).isEqualTo(own.head());
    assertThat(stored.peers().entries()).isEqualTo(theirs.entries());
    assertThat(store().heads()).isEqualTo(Map.of(OWN, own.head(), PEERS, peers.head()));
  }

  @Test
  void the_other_side_sees_the_same_logs_the_other_way_round() {
    var ours = own.grow(1);

    assertThat(store().apply(List.of(batch(ours)))).isEmpty();

    assertThat(store().load(LINE, Side.B).peers().entries()).isEqualTo(ours.entries());
  }

  @Test
  void applying_twice_changes_nothing() {
    var batches =
        List.of(
            batch(own.grow(2), new BatchItem.Checkpointed(OWN, own.signed(10))),
            batch(new BatchItem.Waiting(LINE, Growing.waiting("alder-0001"))),
            batch(new BatchItem.Receipted(OWN, own.cosigned(10, 12))),
            batch(new BatchItem.NoLongerWaiting(LINE, "alder-0001"), own.grow(1)),
            batch(new BatchItem.TimeFloor(OWN, 12)));
    assertThat(store().apply(batches)).isEmpty();
    var once = store().load(LINE, Side.A);

    assertThat(store().apply(batches)).isEmpty();
    assertThat(store().apply(batches.subList(2, 5))).isEmpty();

    assertThat(store().load(LINE, Side.A)).isEqualTo(once);
  }

  @Test
  void of_each_size_the_first_and_the_newest_checkpoint_are_kept() {
    own.grow(1);
    var sizeOne = List.of(own.signed(10), own.signed(70), own.signed(130), own.signed(190));
    own.grow(1);
    var sizeTwo = own.signed(200);

    for (var signed : sizeOne) {
      assertThat(store().apply(List.of(batch(new BatchItem.Checkpointed(OWN, signed))))).isEmpty();
    }
    assertThat(store().apply(List.of(batch(new BatchItem.Checkpointed(OWN, sizeTwo))))).isEmpty();

    assertThat(store().load(LINE, Side.A).own().checkpoints().signed())
        .containsExactly(sizeOne.getFirst(), sizeOne.getLast(), sizeTwo);
  }

  @Test
  void of_each_size_the_first_and_the_newest_cosignature_are_kept() {
    own.grow(1);
    var receipts = List.of(own.cosigned(10, 11), own.cosigned(70, 71), own.cosigned(130, 131));

    for (var receipt : receipts) {
      assertThat(store().apply(List.of(batch(new BatchItem.Receipted(OWN, receipt))))).isEmpty();
    }

    var checkpoints = store().load(LINE, Side.A).own().checkpoints();
    assertThat(checkpoints.cosigned()).containsExactly(receipts.getFirst(), receipts.getLast());
    assertThat(checkpoints.signed()).containsExactly(own.signed(10), own.signed(130));
  }

  @Test
  void the_outbox_holds_what_waits_in_order_of_acceptance() {
    var later = Growing.waiting("alder-0002");
    var earlier = new WaitingMessage("alder-0003", later.content(), later.acceptedMillis() - 1);
    var gone = Growing.waiting("alder-0001");

    assertThat(
            store()
                .apply(
                    List.of(
                        batch(
                            new BatchItem.Waiting(LINE, gone),
                            new BatchItem.Waiting(LINE, later),
                            new BatchItem.Waiting(LINE, earlier),
                            new BatchItem.NoLongerWaiting(LINE, "alder-0001")))))
        .isEmpty();

    assertThat(store().load(LINE, Side.A).outbox()).containsExactly(earlier, later);
  }

  @Test
  void the_newest_epoch_is_loaded() {
    var second = new LogId(LINE, Side.A, 2);
    var newer = new Growing(second);
    var entries = newer.grow(1);

    assertThat(store().apply(List.of(batch(own.grow(4)), batch(entries)))).isEmpty();

    var stored = store().load(LINE, Side.A).own();
    assertThat(stored.epoch()).isEqualTo(2);
    assertThat(stored.entries()).isEqualTo(entries.entries());
  }

  @Test
  void a_time_floor_only_rises() {
    assertThat(
            store()
                .apply(
                    List.of(
                        batch(new BatchItem.TimeFloor(OWN, 90)),
                        batch(new BatchItem.TimeFloor(OWN, 30)))))
        .isEmpty();

    assertThat(store().load(LINE, Side.A).own().timeFloor()).isEqualTo(90);
  }

  @Test
  void I4_a_stored_size_never_falls() {
    var all = own.grow(1);
    var more = own.grow(3);
    assertThat(store().apply(List.of(batch(all, more)))).isEmpty();

    assertThat(store().apply(List.of(batch(all)))).isEmpty();

    assertThat(store().heads()).isEqualTo(Map.of(OWN, own.head()));
  }
}
