package parley.sim.network;

import java.util.List;
import parley.core.frame.Frame;
import parley.core.route.Cause;
import parley.sim.world.Mark;
import parley.sim.world.World;

/** One connection of a route. Its two ends may know of different fates. */
final class Connection {
  private static final int FEW_BYTES = 20;

  private final long id;
  private final World world;
  private final Path path;
  private final List<Attached> stations;
  private final boolean[] open = {true, true};
  private final Pipe[] pipes;

  Connection(long id, World world, Path path, List<Attached> stations) {
    this.id = id;
    this.world = world;
    this.path = path;
    this.stations = stations;
    this.pipes =
        new Pipe[] {
          new Pipe(world, path, 0, item -> out(1, item)),
          new Pipe(world, path, 1, item -> out(0, item))
        };
  }

  long id() {
    return id;
  }

  Path path() {
    return path;
  }

  boolean isOver() {
    return !open[0] && !open[1];
  }

  void send(int from, Frame frame, boolean urgent) {
    if (open[from] && !pipes[from].offer(frame, urgent)) {
      close(from);
    }
  }

  /** An item comes out at end {@code at}. */
  private void out(int at, Pipe.Item item) {
    switch (item) {
      case Pipe.Item.Bit(var part) -> {
        var pipe = pipes[1 - at];
        var total = pipe.read(part);
        if (!open[at]) {
          answerStranger(at);
          return;
        }
        if (part.last()) {
          stations.get(at).received(id, pipe.frameOf(part));
        } else {
          stations.get(at).bytes(id);
        }
        pipes[at].put(new Pipe.Item.Confirmed(total), FEW_BYTES);
      }
      case Pipe.Item.Confirmed(var total) -> {
        if (open[at]) {
          stations.get(at).bytes(id);
          pipes[at].confirmed(total);
        }
      }
      case Pipe.Item.End(var reset) -> ended(at, reset ? Cause.RESET : Cause.CLOSED_BY_THEM);
    }
  }

  /** Bytes for a connection that this machine does not know: it says so, if it is there at all. */
  private void answerStranger(int at) {
    if (stations.get(at).power() != Attached.Power.MACHINE_DOWN) {
      pipes[at].put(new Pipe.Item.End(true), FEW_BYTES);
    }
  }

  private void ended(int at, Cause cause) {
    if (open[at]) {
      open[at] = false;
      stations.get(at).closed(id, cause);
    }
  }

  /** The station at {@code from} closes in order. */
  void close(int from) {
    if (open[from]) {
      pipes[from].put(new Pipe.Item.End(false), FEW_BYTES);
      world.after(0, () -> ended(from, Cause.CLOSED_BY_US));
    }
  }

  /** The station at {@code at} is gone; its machine may still tell the other side. */
  void gone(int at, boolean silently) {
    if (open[at]) {
      open[at] = false;
      if (!silently) {
        pipes[at].put(new Pipe.Item.End(true), FEW_BYTES);
      }
    }
  }

  /** Somebody in between resets it. */
  void reset() {
    world.sometimes(Mark.A_CONNECTION_WAS_RESET);
    for (var end = 0; end < 2; end++) {
      var at = end;
      world.after(path.trip(), () -> ended(at, Cause.RESET));
    }
  }

  void die() {
    pipes[0].die();
    pipes[1].die();
  }

  void release() {
    pipes[0].release();
    pipes[1].release();
  }
}
