package parley.sim.station;

import java.util.Optional;
import java.util.function.Consumer;
import parley.core.durable.Applier;
import parley.core.durable.Completion;
import parley.core.durable.DurableStep;
import parley.core.durable.LogId;
import parley.core.durable.Replay;
import parley.core.durable.Start;
import parley.core.durable.StorageTrouble;
import parley.core.durable.Writer;
import parley.core.house.HouseLog;
import parley.core.line.Line;
import parley.core.line.LinePorts;
import parley.core.line.Signers;
import parley.journal.Side;
import parley.sim.world.Mark;
import parley.sim.world.World;

/**
 * One run of a station's program, from its start to its kill, wired as the real station wires it:
 * read the write-ahead file, put into the database what it lacks, compare both with the high-water
 * mark, and only then go on writing.
 */
final class Running {
  private static final long IDLE_MILLIS = 500;

  private final Station station;
  private final World world;
  private final DurableStep step;
  private final HouseLog house;
  private final Line line;
  private boolean over;
  private long lineWakes = Long.MAX_VALUE;
  private long writerWakes = Long.MAX_VALUE;

  /** Starts the program; empty if the database has no room for what the file holds. */
  static Optional<Running> start(Station station) {
    var replay = Replay.of(station.disk().open(), station.codec());
    if (station.database().isFull() && !replay.batches().isEmpty()) {
      return Optional.empty();
    }
    if (!replay.batches().isEmpty()) {
      station.world().sometimes(Mark.A_RESTART_REPLAYED_A_BATCH);
    }
    if (replay.torn()) {
      station.world().sometimes(Mark.A_TORN_TAIL_WAS_SEEN);
    }
    station.database().now(replay.batches());
    return Optional.of(new Running(station, replay.against(station.database().heads())));
  }

  private Running(Station station, Start start) {
    this.station = station;
    this.world = station.world();
    var side = station.side();
    var lineId = station.lineId();
    var history = start.history(lineId, side, station.database().load(lineId, side));
    var stored = station.database().load(LogId.HOUSE, Side.A);
    var own = start.history(LogId.HOUSE, Side.A, stored);
    station.surroundings().observer().starting(station, history);
    station.kept().take(station.log(side), 0, history.own());
    station.kept().take(station.log(side.other()), 0, history.peers());
    station.kept().take(LogId.house(1), 0, own.own());
    this.step =
        new DurableStep(new DurableStep.Ports(station.disk(), applier(), station.codec()), start);
    this.house =
        new HouseLog(
            station.name(),
            own,
            new HouseLog.Ports(
                station.clocks(), station::random, writer(), station.keys().house()));
    this.line =
        Line.start(new Line.Start(station.identity(), history, house.contents()), ports(station));
    world.after(0, alive(this::turnWriter));
    world.after(0, alive(() -> line(Line::tick)));
  }

  private LinePorts ports(Station of) {
    return new LinePorts(
        of.clocks(),
        of::random,
        of,
        writer(),
        new Signers(of.keys().log(), of.keys().cosigner()),
        of.keys().check(),
        (content, done) -> world.after(0, alive(() -> house.enter(content, posted(done)))),
        of::changed);
  }

  Line line() {
    return line;
  }

  /** Ends this run: nothing that it began is heard of any more. */
  void end() {
    over = true;
  }

  private Runnable alive(Runnable deed) {
    return () -> {
      if (!over) {
        deed.run();
      }
    };
  }

  // The line's thread.

  void line(Consumer<Line> deed) {
    deed.accept(line);
    wakeLine();
  }

  private void wakeLine() {
    var next = moment(line.nextTickMillis());
    if (next < lineWakes) {
      lineWakes = next;
      world.at(
          next,
          alive(
              () -> {
                if (lineWakes == next) {
                  lineWakes = Long.MAX_VALUE;
                  line(Line::tick);
                }
              }));
    }
  }

  /** When the station's monotonic clock will show this, near enough. */
  private long moment(long monoMillis) {
    var wait = Math.clamp(monoMillis - station.clocks().monoMillis(), 0, 1_000);
    return world.now() + wait * World.MILLI;
  }

  // The writer's thread.

  private Writer writer() {
    return (batch, completion) ->
        world.after(
            0,
            alive(
                () -> {
                  step.submit(batch, posted(completion));
                  turnWriter();
                }));
  }

  /** Hands a completion to the queue of whoever waits for it. */
  private Completion posted(Completion completion) {
    return new Completion() {
      @Override
      public void durable() {
        world.after(0, alive(() -> line(_ -> completion.durable())));
      }

      @Override
      public void failed(StorageTrouble why) {
        world.after(0, alive(() -> line(_ -> completion.failed(why))));
      }
    };
  }

  /** The database answers on a thread of its own; its answer goes to the writer's. */
  private Applier applier() {
    return (batches, done) -> station.database().apply(batches, toWriter(done));
  }

  private Completion toWriter(Completion done) {
    return new Completion() {
      @Override
      public void durable() {
        done.durable();
        turnWriter();
      }

      @Override
      public void failed(StorageTrouble why) {
        done.failed(why);
        turnWriter();
      }
    };
  }

  private void turnWriter() {
    step.step(station.clocks().monoMillis());
    wakeWriter();
  }

  /** Lets the writer look again when something is due, and now and then anyhow. */
  void wakeWriter() {
    var idle = station.clocks().monoMillis() + IDLE_MILLIS;
    var next = moment(Math.min(step.dueMillis().orElse(idle), idle));
    if (next < writerWakes) {
      writerWakes = next;
      world.at(
          next,
          alive(
              () -> {
                if (writerWakes == next) {
                  writerWakes = Long.MAX_VALUE;
                  turnWriter();
                }
              }));
    }
  }
}
