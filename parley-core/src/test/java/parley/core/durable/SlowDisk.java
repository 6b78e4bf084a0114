package parley.core.durable;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import parley.journal.Bytes;

/** A disk whose records become durable only when the test says so, or do not. */
final class SlowDisk implements Disk {
  private final Disk behind;
  private final ArrayDeque<Request> requests = new ArrayDeque<>();

  private record Request(Consumer<Completion> write, Completion done) {}

  SlowDisk(Disk behind) {
    this.behind = behind;
  }

  int requests() {
    return requests.size();
  }

  /** Lets the oldest request reach the disk. */
  void finish() {
    var request = requests.remove();
    request.write().accept(request.done());
  }

  /** Lets the oldest request fail. */
  void fail(StorageTrouble why) {
    requests.remove().done().failed(why);
  }

  @Override
  public long room() {
    return behind.room();
  }

  @Override
  public long capacity() {
    return behind.capacity();
  }

  @Override
  public void append(Bytes record, Completion done) {
    requests.add(new Request(d -> behind.append(record, d), done));
  }

  @Override
  public void turnOver(Bytes record, Completion done) {
    requests.add(new Request(d -> behind.turnOver(record, d), done));
  }

  @Override
  public List<Segment> read() {
    return behind.read();
  }
}
