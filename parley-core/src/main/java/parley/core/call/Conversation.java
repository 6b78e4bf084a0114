package parley.core.call;

import java.util.List;

/**
 * An answered call as it is talked, from one side's view. Once the call has ended nobody holds or
 * listens any more; what was read back stays.
 *
 * @param codec what both ends speak, such as {@code opus}; empty if the call has no voice
 * @param caller who speaks for the side that rang
 * @param called who speaks for the other
 * @param listeners ours and theirs, those of side a first, then by position
 * @param readBacks in the order of their authors' clocks
 */
public record Conversation(
    String codec,
    Speaker caller,
    Speaker called,
    boolean heldByUs,
    boolean heldByThem,
    List<Listener> listeners,
    List<ReadBack> readBacks) {
  public Conversation {
    listeners = List.copyOf(listeners);
    readBacks = List.copyOf(readBacks);
  }
}
