package parley.core.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.core.house.Entered;
import parley.core.house.HouseEntry.Fact;

/**
 * The drafts of a station as its house journal has them. Entries may be read in any order: what was
 * done about a draft is kept until the draft itself is read.
 */
public final class Drafts {
  private final Map<String, MessageDraft> written = new HashMap<>();
  private final Map<String, List<Entered>> acts = new HashMap<>();
  private final Map<String, String> sent = new HashMap<>();
  private final Map<String, Standing> open = new HashMap<>();

  /** Begins with nothing read. */
  public Drafts() {}

  /** A draft and where it stands. */
  public record Standing(MessageDraft draft, DraftState state) {}

  /** Takes an entry of the house journal; returns the draft that looks different after it. */
  public Optional<Standing> take(Entered entered) {
    var draft = MessageDraft.of(entered);
    if (draft.isPresent()) {
      written.put(draft.get().id(), draft.get());
      return standing(draft.get().id());
    }
    if (DraftAct.of(entered).isPresent()
        && entered.entry() instanceof Fact(_, var about, _)
        && about.isPresent()) {
      var id = about.get().serial();
      acts.computeIfAbsent(id, _ -> new ArrayList<>()).add(entered);
      if (DraftAct.of(entered).get() instanceof DraftAct.Send(var serial)) {
        sent.put(about.get().lineId() + "/" + serial, id);
      }
      return standing(id);
    }
    return Optional.empty();
  }

  private Optional<Standing> standing(String id) {
    var now = find(id);
    now.ifPresent(
        one -> {
          if (one.state() instanceof DraftState.Open) {
            open.put(id, one);
          } else {
            open.remove(id);
          }
        });
    return now;
  }

  /** Returns the draft of that name. */
  public Optional<Standing> find(String id) {
    return Optional.ofNullable(written.get(id)).map(draft -> new Standing(draft, state(draft)));
  }

  /** Returns the draft that became the message of this serial on a line. */
  public Optional<MessageDraft> sentAs(String lineId, String serial) {
    return Optional.ofNullable(sent.get(lineId + "/" + serial)).map(written::get);
  }

  /** Returns when a second person approved it, in Unix milliseconds; empty if nobody did. */
  public Optional<Long> approvedMillis(MessageDraft draft) {
    return acts.getOrDefault(draft.id(), List.of()).stream()
        .filter(one -> DraftAct.of(one).orElseThrow() instanceof DraftAct.Approve)
        .map(Entered::atMillis)
        .findFirst();
  }

  private DraftState state(MessageDraft draft) {
    var state = draft.first();
    var done = new ArrayList<>(acts.getOrDefault(draft.id(), List.of()));
    done.sort(Comparator.comparingLong(Entered::atMillis));
    for (var one : done) {
      var act = DraftAct.of(one).orElseThrow();
      state = DraftRules.after(state, act, one.by().displayName(), one.atMillis());
    }
    return state;
  }

  /** Returns every draft about which something is still to be done, the oldest first. */
  public List<Standing> open() {
    return open.values().stream()
        .sorted(
            Comparator.comparingLong((Standing one) -> one.draft().writtenMillis())
                .thenComparing(one -> one.draft().id()))
        .toList();
  }
}
