package parley.core.durable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.journal.Bytes;

/**
 * The one writer of a station.
 *
 * <p>While a record is on its way to the disk, what lines submit gathers; when it is durable, the
 * gathered batches become the next record, so that one sync serves them all. Batches that are
 * durable go to the database a little later, and a segment of the file is overwritten only when the
 * file itself says that every record in it is in the database.
 *
 * <p>This class belongs to one thread. {@link Completion}s of its {@link Disk} and {@link Applier}
 * must arrive on that thread too, also while a call to them is still running.
 */
public final class DurableStep implements Writer {
  /** How long a durable batch may wait for company on its way into the database. */
  static final long APPLY_AFTER_MILLIS = 100;

  /** How long to leave a full disk alone before the database is tried again. */
  static final long APPLY_AGAIN_MILLIS = 1_000;

  /** One record takes no more than about this much, so that no sync is a long one. */
  static final long RECORD_BYTES = 1 << 20;

  /** Kept free in every segment, for the record that says that the other one may be reused. */
  static final long RESERVE_BYTES = 256;

  private final Disk disk;
  private final Applier applier;
  private final RecordCodec codec;
  private final Marks marks;

  private final ArrayDeque<Submitted> waiting = new ArrayDeque<>();
  private final ArrayDeque<Written> unapplied = new ArrayDeque<>();
  private boolean starting = true;
  private boolean writing;
  private boolean inLoop;
  private boolean stalled;
  private boolean applying;
  private Optional<StorageTrouble> trouble = Optional.empty();
  private long number;
  private long segmentStart;
  private long applied;
  private long appliedInFile;
  private long nowMillis;
  private long applyAtMillis;

  /** What the durable step asks for. */
  public record Ports(Disk disk, Applier applier, RecordCodec codec) {}

  private record Submitted(Batch batch, Completion completion) {}

  private record Written(long number, Batch batch) {}

  /** A record that is on its way, with all that changes once it is there. */
  private record UnderWay(StepRecord record, List<Submitted> group, boolean turning) {}

  /** Continues behind what was found at start, which must be in the database by now. */
  public DurableStep(Ports ports, Start start) {
    this.disk = ports.disk();
    this.applier = ports.applier();
    this.codec = ports.codec();
    this.marks = new Marks(start.marks());
    this.number = start.lastNumber();
    this.applied = start.lastNumber();
  }

  /** Gathers a batch for the next record; {@link #step} writes it. */
  @Override
  public void submit(Batch batch, Completion completion) {
    if (trouble.isPresent()) completion.failed(trouble.get());
    else waiting.add(new Submitted(batch, completion));
  }

  /**
   * Does what is due. To be called after submitting and whenever {@link #dueMillis} has come.
   *
   * @param monoMillis a clock that never goes back
   */
  public void step(long monoMillis) {
    nowMillis = monoMillis;
    stalled = false;
    write();
    apply();
  }

  /** Returns when {@link #step} has something to do next, on its clock; empty if nothing waits. */
  public OptionalLong dueMillis() {
    return applying || unapplied.isEmpty() || failed()
        ? OptionalLong.empty()
        : OptionalLong.of(applyAtMillis);
  }

  /** Makes the next {@link #step} hand everything durable to the database, whatever the time. */
  public void hurry() {
    applyAtMillis = Long.MIN_VALUE;
  }

  /** Says whether everything submitted is durable and in the database. */
  public boolean settled() {
    return !writing && !applying && waiting.isEmpty() && unapplied.isEmpty();
  }

  /** Returns why nothing can be made durable at present; empty while all is well. */
  public Optional<StorageTrouble> trouble() {
    return trouble;
  }

  /** Returns the high-water mark of a log as it stands in the file. */
  public Mark mark(LogId log) {
    return marks.of(log);
  }

  private boolean failed() {
    return trouble.equals(Optional.of(StorageTrouble.FAILED));
  }

  /** Writes until a record is under way, nothing waits, or the disk will not take more for now. */
  private void write() {
    if (inLoop) return;
    inLoop = true;
    while (!writing && !stalled && !failed() && (starting || !waiting.isEmpty())) {
      var group = gather();
      if (starting || !group.isEmpty()) writeRecord(group);
    }
    inLoop = false;
  }

  /** Takes batches for one record from those waiting; what may not follow the marks is refused. */
  private List<Submitted> gather() {
    var group = new ArrayList<Submitted>();
    var trial = new Marks(marks.all());
    var size = 0L;
    while (!waiting.isEmpty() && size < RECORD_BYTES) {
      var next = waiting.remove();
      if (trial.objection(next.batch()).isPresent()) {
        next.completion().failed(StorageTrouble.FAILED);
      } else {
        trial.raise(next.batch());
        group.add(next);
        size += size(next.batch());
      }
    }
    return group;
  }

  private static long size(Batch batch) {
    var size = 0L;
    for (var item : batch.items()) {
      if (item instanceof BatchItem.Appended appended) {
        for (var entry : appended.entries()) size += entry.blob().size();
      }
    }
    return size;
  }

  private void writeRecord(List<Submitted> group) {
    var turning = starting || (mayTurn() && disk.room() < disk.capacity() / 2);
    var record = record(group, turning);
    var bytes = codec.encode(record);
    if (!turning && bytes.size() + RESERVE_BYTES > disk.room() && mayTurn()) {
      turning = true;
      record = record(group, true);
      bytes = codec.encode(record);
    }
    if (fits(bytes, turning)) {
      send(new UnderWay(record, group, turning), bytes);
    } else {
      stalled = true;
      refuse(group, StorageTrouble.DISK_FULL);
      noteApplied();
    }
  }

  private boolean fits(Bytes bytes, boolean turning) {
    return bytes.size() + RESERVE_BYTES <= (turning ? disk.capacity() : disk.room());
  }

  /**
   * Says whether the other segment may be overwritten: not before the file itself tells that all of
   * it is in the database, else a record torn by the turn could not be told from one that rotted.
   */
  private boolean mayTurn() {
    return appliedInFile >= segmentStart - 1;
  }

  /** When there is room for nothing else, tells the file that its other segment is free. */
  private void noteApplied() {
    var record = record(List.of(), false);
    var bytes = codec.encode(record);
    if (applied > appliedInFile && bytes.size() <= disk.room()) {
      send(new UnderWay(record, List.of(), false), bytes);
    }
  }

  private StepRecord record(List<Submitted> group, boolean first) {
    var items = new ArrayList<BatchItem>();
    for (var submitted : group) items.addAll(submitted.batch().items());
    var all = first ? marks.all() : new Marks().all();
    return new StepRecord(number + 1, applied, first, all, new Batch(items));
  }

  private void send(UnderWay step, Bytes bytes) {
    writing = true;
    var done =
        new Completion() {
          @Override
          public void durable() {
            written(step);
          }

          @Override
          public void failed(StorageTrouble why) {
            notWritten(step, why);
          }
        };
    if (step.turning()) disk.turnOver(bytes, done);
    else disk.append(bytes, done);
  }

  private void written(UnderWay step) {
    writing = false;
    starting = false;
    number = step.record().number();
    appliedInFile = step.record().applied();
    if (step.turning()) segmentStart = number;
    marks.raise(step.record().batch());
    if (unapplied.isEmpty()) applyAtMillis = nowMillis + APPLY_AFTER_MILLIS;
    unapplied.add(new Written(number, step.record().batch()));
    for (var submitted : step.group()) submitted.completion().durable();
    write();
  }

  private void notWritten(UnderWay step, StorageTrouble why) {
    writing = false;
    stalled = true;
    refuse(step.group(), why);
    if (why == StorageTrouble.FAILED) giveUp();
  }

  private static void refuse(List<Submitted> group, StorageTrouble why) {
    for (var submitted : group) submitted.completion().failed(why);
  }

  private void giveUp() {
    trouble = Optional.of(StorageTrouble.FAILED);
    refuseWaiting(StorageTrouble.FAILED);
  }

  private void refuseWaiting(StorageTrouble why) {
    var group = List.copyOf(waiting);
    waiting.clear();
    refuse(group, why);
  }

  private void apply() {
    if (applying || unapplied.isEmpty() || failed() || nowMillis < applyAtMillis) return;
    applying = true;
    var last = unapplied.getLast().number();
    var batches = unapplied.stream().map(Written::batch).filter(b -> !b.items().isEmpty()).toList();
    var done =
        new Completion() {
          @Override
          public void durable() {
            applied(last);
          }

          @Override
          public void failed(StorageTrouble why) {
            notApplied(why);
          }
        };
    if (batches.isEmpty()) done.durable();
    else applier.apply(batches, done);
  }

  private void applied(long last) {
    applying = false;
    applied = last;
    while (!unapplied.isEmpty() && unapplied.getFirst().number() <= last) unapplied.remove();
    applyAtMillis = nowMillis + APPLY_AFTER_MILLIS;
    if (!failed()) trouble = Optional.empty();
  }

  /**
   * A database without room takes no more for now, and neither do we: what is durable already stays
   * in the file, and new batches are refused while there is nowhere to put them.
   */
  private void notApplied(StorageTrouble why) {
    applying = false;
    applyAtMillis = nowMillis + APPLY_AGAIN_MILLIS;
    if (why == StorageTrouble.FAILED) {
      giveUp();
    } else if (!failed()) {
      trouble = Optional.of(why);
      refuseWaiting(why);
    }
  }
}
