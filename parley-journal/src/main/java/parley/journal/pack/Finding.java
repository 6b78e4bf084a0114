package parley.journal.pack;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.journal.Reference;
import parley.journal.entry.Content;

/**
 * What a pack shows about one call or message.
 *
 * @param serial its serial
 * @param at where it stands: the ring, the message, or the entry that lists the call
 * @param content what that entry says
 * @param states what is shown, in the order it happened
 */
record Finding(String serial, Reference at, Content content, List<State> states) {
  Finding {
    states = List.copyOf(states);
  }

  /** Returns the states of one sort. */
  <S extends State> Stream<S> all(Class<S> sort) {
    return states.stream().filter(sort::isInstance).map(sort::cast);
  }

  <S extends State> Optional<S> first(Class<S> sort) {
    return all(sort).findFirst();
  }

  boolean isCall() {
    return content.kind().equals(Kinds.RING) || isListed();
  }

  /** Says whether the call has no entry of its own and is only listed by one. */
  boolean isListed() {
    return Kinds.LISTS.contains(content.kind());
  }
}
