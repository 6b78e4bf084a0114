package parley.core.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.core.Limits;
import parley.core.call.Act;
import parley.core.call.Conversation;
import parley.core.call.Listener;
import parley.core.call.ReadBack;
import parley.core.call.Speaker;
import parley.core.log.Names;
import parley.journal.Side;
import parley.journal.entry.Attributes;

/**
 * What the two logs say of the talk in one call. Each half is changed by entries of its own side's
 * log only, so that the halves come to the same in whatever interleaving the logs arrive.
 *
 * @param offered what the caller's end can speak
 * @param answered whether an answer that counts was folded in
 */
record Talk(
    List<String> offered,
    boolean answered,
    String codec,
    Half caller,
    Half called,
    List<Said> said) {
  private static final Comparator<Said> BY_CLOCK =
      Comparator.comparing(Said::at).thenComparing(Said::side).thenComparingLong(Said::seq);

  /** One side of the talk; listeners by position, with the name of who listens. */
  record Half(Speaker speaker, boolean held, SortedMap<String, String> listeners) {
    static Half of(String name, String position) {
      return new Half(new Speaker(name, position), false, new TreeMap<>());
    }

    private Half held(boolean now) {
      return new Half(speaker, now, listeners);
    }

    /** Whether this position can begin to listen. */
    boolean hasRoomFor(String position) {
      return listeners.size() < Limits.LISTENERS && !listeners.containsKey(position);
    }

    private Half heard(String position, String name) {
      if (!hasRoomFor(position)) {
        return this;
      }
      var more = new TreeMap<>(listeners);
      more.put(position, name);
      return new Half(speaker, held, more);
    }

    private Half left(String position) {
      var fewer = new TreeMap<>(listeners);
      fewer.remove(position);
      return new Half(speaker, held, fewer);
    }

    /** Whoever speaks from now on no longer only listens. */
    private Half passed(Speaker next) {
      return new Half(next, held, left(next.position()).listeners());
    }

    Half after(Act act, String name, String position) {
      return switch (act) {
        case Act.Held _ -> held(true);
        case Act.Resumed _ -> held(false);
        case Act.Passed(var to, var toName) -> passed(new Speaker(toName, to));
        case Act.Listening _ -> heard(position, name);
        case Act.Left _ -> left(position);
        case Act.ReadBack _ -> this;
      };
    }
  }

  /** One thing that was read back. */
  record Said(Instant at, Side side, long seq, Act.ReadBack what, String by) {
    private boolean matches(Said other) {
      return side != other.side && what.equals(other.what);
    }
  }

  Talk {
    offered = List.copyOf(offered);
    said = List.copyOf(said);
  }

  /** Nothing but the ring is known. */
  static Talk rung(Placed ring) {
    var attributes = ring.content().attributes();
    var nobody = Half.of("", "");
    var caller = Half.of(ring.name(), position(attributes));
    return new Talk(Codecs.of(attributes), false, "", caller, nobody, List.of());
  }

  /** The first answer that counts says who speaks at the called side, and in what. */
  Talk answered(Placed answer) {
    if (answered) {
      return this;
    }
    var attributes = answer.content().attributes();
    var chosen = Codecs.answered(offered, attributes);
    var speaker = Half.of(answer.name(), position(attributes));
    return new Talk(offered, true, chosen, caller, speaker, said);
  }

  /** An {@code in-call} entry; one that says nothing we know changes nothing. */
  Talk after(Placed entry, boolean byCaller) {
    return act(entry.content().attributes()).map(act -> after(entry, byCaller, act)).orElse(this);
  }

  private Talk after(Placed entry, boolean byCaller, Act act) {
    var position = position(entry.content().attributes());
    if (act instanceof Act.ReadBack what) {
      if (!mayRead(entry.side())) {
        return this;
      }
      var more = new ArrayList<>(said);
      more.add(new Said(entry.at(), entry.side(), entry.leaf().seq(), what, entry.name()));
      return new Talk(offered, answered, codec, caller, called, more);
    }
    return byCaller
        ? new Talk(
            offered, answered, codec, caller.after(act, entry.name(), position), called, said)
        : new Talk(
            offered, answered, codec, caller, called.after(act, entry.name(), position), said);
  }

  /** Whether a side can read back more within this call. */
  boolean mayRead(Side side) {
    return said.stream().filter(one -> one.side() == side).count() < Limits.READ_BACKS;
  }

  private static String position(Attributes attributes) {
    return attributes.text(Names.POSITION).orElse("");
  }

  private static Optional<Act> act(Attributes attributes) {
    return switch (attributes.text(Names.ACT).orElse("")) {
      case "held" -> Optional.of(new Act.Held());
      case "resumed" -> Optional.of(new Act.Resumed());
      case "passed" ->
          Optional.of(
              new Act.Passed(
                  attributes.text(Names.TO).orElse(""), attributes.text(Names.TO_NAME).orElse("")));
      case "listening" -> Optional.of(new Act.Listening());
      case "left" -> Optional.of(new Act.Left());
      case "read-back" ->
          Optional.of(
              new Act.ReadBack(
                  attributes.text(Names.WHAT).orElse(""), attributes.text(Names.TEXT).orElse("")));
      default -> Optional.empty();
    };
  }

  /** Returns the half of one side; {@code author} is the side that rang. */
  Half of(Side side, Side author) {
    return side == author ? caller : called;
  }

  /**
   * Returns the talk as {@code ours} sees it; once it is over nobody holds or listens.
   *
   * @param author the side that rang
   */
  Conversation seen(Side author, Side ours, boolean over) {
    var mine = of(ours, author);
    var theirs = of(ours.other(), author);
    return new Conversation(
        codec,
        caller.speaker(),
        called.speaker(),
        mine.held() && !over,
        theirs.held() && !over,
        over ? List.of() : listeners(author, ours),
        said.stream().sorted(BY_CLOCK).map(one -> seen(one, ours)).toList());
  }

  private List<Listener> listeners(Side author, Side ours) {
    var all = new ArrayList<Listener>();
    for (var side : Side.values()) {
      of(side, author)
          .listeners()
          .forEach((position, name) -> all.add(new Listener(side == ours, name, position)));
    }
    return all;
  }

  private ReadBack seen(Said one, Side ours) {
    var agreed = said.stream().anyMatch(one::matches);
    return new ReadBack(one.what().what(), one.what().text(), one.side() == ours, one.by(), agreed);
  }
}
