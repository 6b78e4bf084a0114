package parley.sim.network;

import java.util.ArrayDeque;
import java.util.List;
import parley.core.frame.Frame;
import parley.core.route.Part;
import parley.core.route.SendQueue;
import parley.journal.Bytes;
import parley.sim.world.Broken;
import parley.sim.world.Mark;
import parley.sim.world.World;

/** One direction of a connection: the core's send queue, then the path, in order. */
final class Pipe {
  private static final long CAPACITY = 4 << 20;
  private static final long NANOS = 1_000;

  /** What comes out at the far end of a pipe, in order. */
  sealed interface Item {
    record Bit(Part part) implements Item {}

    /** The other direction's reader says how many bytes of parts it has read. */
    record Confirmed(long total) implements Item {}

    /** The sender closed in order, or its machine says that it has no such connection. */
    record End(boolean reset) implements Item {}
  }

  private final World world;
  private final Path path;
  private final int from;
  private final Output output;
  private final SendQueue queue = new SendQueue(CAPACITY);
  private final List<ArrayDeque<Frame>> lanes = List.of(new ArrayDeque<>(), new ArrayDeque<>());
  private final ArrayDeque<Item> held = new ArrayDeque<>();
  private long lastArrival;
  private long read;
  private boolean dead;

  /** Where a pipe's items come out. */
  interface Output {
    void item(Item item);
  }

  Pipe(World world, Path path, int from, Output output) {
    this.world = world;
    this.path = path;
    this.from = from;
    this.output = output;
  }

  /** Takes a frame; returns false if the far end is so slow that the connection must go. */
  boolean offer(Frame frame, boolean urgent) {
    if (!queue.offer(Bytes.zeros(FrameSize.of(frame)), urgent)) {
      return false;
    }
    lanes.get(urgent ? Part.URGENT : Part.ORDINARY).add(frame);
    pump();
    if (queue.waiting() > 0 && path.isNarrow()) {
      world.sometimes(Mark.A_SLOW_ROUTE_MADE_FRAMES_WAIT);
    }
    return true;
  }

  private void pump() {
    for (var part = queue.next(nanos()); part.isPresent(); part = queue.next(nanos())) {
      Broken.unless(
          queue.unconfirmed() <= queue.credit(), "I20", "more is unconfirmed than the credit");
      put(new Item.Bit(part.get()), part.get().size());
    }
  }

  private long nanos() {
    return world.now() * NANOS;
  }

  /** Sends something behind all that was sent before. */
  void put(Item item, long bytes) {
    lastArrival = Math.max(lastArrival, path.arrival(from, bytes));
    world.at(lastArrival, () -> arrive(item));
  }

  private void arrive(Item item) {
    if (path.swallows(from) || dead || !held.isEmpty()) {
      held.add(item);
    } else {
      output.item(item);
    }
  }

  /** The path carries again: what was held comes out now, if both ends still know the way. */
  void release() {
    if (dead || path.swallows(from)) {
      return;
    }
    while (!held.isEmpty()) {
      world.sometimes(Mark.BYTES_CAME_LATE_AFTER_A_HOLE_CLOSED);
      output.item(held.remove());
    }
  }

  /** Nothing comes out any more, whatever the path does. */
  void die() {
    dead = true;
  }

  /** Takes note of what the far end has read; more may go now. */
  void confirmed(long total) {
    if (!queue.confirmed(total, nanos())) {
      throw new IllegalStateException("the simulation confirmed what was never sent");
    }
    pump();
  }

  /** Counts a part as read and returns the total. */
  long read(Part part) {
    read += part.size();
    return read;
  }

  /** Returns the frame that ends with this part. */
  Frame frameOf(Part part) {
    return lanes.get(part.stream()).remove();
  }
}
