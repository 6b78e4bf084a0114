package parley.sim.station;

import java.util.ArrayDeque;
import java.util.List;
import parley.core.durable.Completion;
import parley.core.durable.Disk;
import parley.core.durable.SegmentFormat;
import parley.core.durable.StorageTrouble;
import parley.journal.Bytes;
import parley.sim.world.Dice;
import parley.sim.world.Fault;
import parley.sim.world.Mark;
import parley.sim.world.Plan;
import parley.sim.world.Planted;
import parley.sim.world.World;

/**
 * The write-ahead file on a platter of bytes. What is written but not synced is lost, kept or torn
 * at a kill.
 */
public final class SimulatedDisk implements Disk {
  /** Small, so that the file turns often. */
  static final int SEGMENT = 448 << 10;

  private static final int[] GRAINS = {1, 64, 512, 4096};
  private static final long TOO_SOON = 40 * World.MILLI;

  private record Target(int segment, int position, long turn) {}

  private record Flight(Target target, Bytes framed, Bytes record, Completion done) {}

  /** Hears of everything this disk does. */
  interface Reader {
    /** A write begins and will be durable in so many microseconds, if nothing happens. */
    void begins(long takes);

    /** A completion was told; the writer goes on. */
    void told();

    /** A record lies on the platter. */
    void landed(Bytes record);
  }

  private final World world;
  private final Plan plan;
  private final Reader reader;
  private final SegmentFormat format = new SegmentFormat(Bytes.utf8("a platter"));
  private final byte[][] platter = {new byte[SEGMENT], new byte[SEGMENT]};
  private final ArrayDeque<Flight> flights = new ArrayDeque<>();
  private final Dice time;
  private final Dice tearing;
  private long turn;
  private int current;
  private int position = SEGMENT;
  private int power;
  private boolean failed;
  private boolean failsNext;
  private int full;
  private int slow;
  private long calmSince;

  SimulatedDisk(World world, Plan plan, String station, Reader reader) {
    this.world = world;
    this.plan = plan;
    this.reader = reader;
    this.time = world.dice("disk/" + station);
    this.tearing = world.dice("tearing/" + station);
  }

  // Faults.

  /** Refuses for want of room, or takes one such fault back. */
  public void full(boolean on) {
    full += on ? 1 : -1;
  }

  /** Takes long for each sync, or takes one such fault back. */
  public void slow(boolean on) {
    slow += on ? 1 : -1;
    calmSince = world.now();
  }

  /** Returns since when syncs have been quick; the far future while they are slow. */
  public long calmSince() {
    return slow == 0 ? calmSince : Long.MAX_VALUE;
  }

  /** The next sync fails, and with it everything until a restart. */
  public void failNext() {
    failsNext = true;
  }

  /** Whether a sync has failed since the last start. */
  public boolean hasFailed() {
    return failed;
  }

  /** The station is killed: what is under way lands, or does not, or is torn. */
  void cut() {
    power++;
    if (!flights.isEmpty()) {
      world.sometimes(Mark.A_KILL_FELL_INTO_A_DURABLE_STEP);
    }
    for (var flight : flights) {
      var fate = tearing.below(4);
      if (fate == 0) {
        world.sometimes(Mark.A_WRITE_WAS_COMPLETE_THOUGH_NOBODY_WAS_TOLD);
        land(flight);
      } else if (fate < 3) {
        tear(flight, plan.has(Fault.TORN));
      }
    }
    flights.clear();
    failed = false;
    failsNext = false;
  }

  /** Some grains reach the platter: the first ones only, or any. */
  private void tear(Flight flight, boolean really) {
    var grain = GRAINS[tearing.below(GRAINS.length)];
    var bytes = flight.framed().toArray();
    var grains = (bytes.length + grain - 1) / grain;
    var first = tearing.below(grains + 1);
    var anyOrder = grain > 1 && tearing.coin();
    for (var i = 0; i < grains; i++) {
      var lands = anyOrder ? tearing.coin() : i < first;
      if (lands && really) {
        var from = i * grain;
        var length = Math.min(grain, bytes.length - from);
        System.arraycopy(
            bytes,
            from,
            platter[flight.target().segment()],
            flight.target().position() + from,
            length);
      }
    }
  }

  private void land(Flight flight) {
    flight.framed().copyTo(platter[flight.target().segment()], flight.target().position());
    reader.landed(flight.record());
  }

  // Start.

  /** Reads both segments as a start does; what follows the newest record is never appended to. */
  List<Segment> open() {
    var found = read();
    current = found.get(0).turn() >= found.get(1).turn() ? 0 : 1;
    turn = found.get(current).turn();
    position = SEGMENT;
    return found;
  }

  /** Spoils a stretch of the current segment, for a scenario. */
  public void spoil(int from, int length) {
    for (var i = from; i < from + length; i++) {
      platter[current][i] ^= 0x55;
    }
  }

  /** Returns how far the current segment is written, in bytes. */
  public int written() {
    return position;
  }

  @Override
  public List<Segment> read() {
    return List.of(format.scan(Bytes.of(platter[0])), format.scan(Bytes.of(platter[1])));
  }

  // Writing.

  @Override
  public long room() {
    return SegmentFormat.room(SEGMENT - position);
  }

  @Override
  public long capacity() {
    return SegmentFormat.room(SEGMENT);
  }

  @Override
  public void append(Bytes record, Completion done) {
    write(new Target(current, position, turn), record, done);
  }

  @Override
  public void turnOver(Bytes record, Completion done) {
    world.sometimes(Mark.THE_FILE_TURNED_TO_ITS_OTHER_SEGMENT);
    write(new Target(1 - current, 0, turn + 1), record, done);
  }

  private void write(Target target, Bytes record, Completion done) {
    var takes = slow > 0 ? time.between(1, 2_000) * World.MILLI : time.between(200, 9_000);
    if (failed) {
      fail(done, StorageTrouble.FAILED, 0);
    } else if (full > 0 || record.size() > SegmentFormat.room(SEGMENT - target.position())) {
      world.sometimes(Mark.A_FULL_DISK_REFUSED);
      fail(done, StorageTrouble.DISK_FULL, takes);
    } else {
      var flight = new Flight(target, format.frame(target.turn(), record), record, done);
      flights.add(flight);
      reader.begins(takes);
      if (plan.has(Planted.DISK_SPEAKS_TOO_SOON)) {
        advance(flight);
        soon(() -> tell(done), 1);
        soon(() -> lands(flight), takes + TOO_SOON);
      } else {
        soon(() -> synced(flight), takes);
      }
    }
  }

  private void synced(Flight flight) {
    flights.remove(flight);
    if (failsNext) {
      failsNext = false;
      failed = true;
      world.sometimes(Mark.STORAGE_FAILED_UNTIL_A_RESTART);
      tear(flight, true);
      flight.done().failed(StorageTrouble.FAILED);
      reader.told();
    } else {
      land(flight);
      advance(flight);
      tell(flight.done());
    }
  }

  private void lands(Flight flight) {
    flights.remove(flight);
    land(flight);
  }

  private void advance(Flight flight) {
    current = flight.target().segment();
    turn = flight.target().turn();
    position =
        flight.target().position() + Math.toIntExact(SegmentFormat.space(flight.record().size()));
  }

  private void tell(Completion done) {
    done.durable();
    reader.told();
  }

  private void fail(Completion done, StorageTrouble why, long after) {
    soon(
        () -> {
          done.failed(why);
          reader.told();
        },
        after);
  }

  /** Nothing that was begun before a kill is heard of after it. */
  private void soon(Runnable deed, long micros) {
    var now = power;
    world.after(
        micros,
        () -> {
          if (now == power) {
            deed.run();
          }
        });
  }
}
