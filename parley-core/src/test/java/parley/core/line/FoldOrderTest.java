package parley.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.core.call.CallState;
import parley.core.call.Conversation;
import parley.core.log.Kinds;
import parley.core.log.Names;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.entry.Attributes;
import parley.journal.entry.Content;
import parley.journal.entry.Leaf;
import parley.journal.entry.PeerHead;

/** The two logs reach the two stations in different interleavings, and the fold is the same. */
class FoldOrderTest {
  private static final Digest ANY = Digest.sha256(Bytes.EMPTY);
  private static final Reference RING = new Reference(Side.A, 1, 0);

  private record Folded(CallState state, Conversation talk) {}

  private final List<Placed> a = new ArrayList<>();
  private final List<Placed> b = new ArrayList<>();

  /** Enters something whose author had stored {@code knows} entries of the other log. */
  private void enter(Side side, long knows, String kind, Attributes.Builder attributes) {
    var log = side == Side.A ? a : b;
    var head = new TreeHead(knows, ANY);
    var leaf = new Leaf(log.size(), new PeerHead(1, head), ANY, ANY);
    var about = kind.equals(Kinds.RING) ? Optional.<Reference>empty() : Optional.of(RING);
    var named = attributes.text(Names.NAME, "officer " + side).build();
    var at = 1_000 + 10L * log.size();
    log.add(
        new Placed(
            side, leaf, new Content(kind, at, "officer/x", "ROUTINE", about, named, Bytes.EMPTY)));
  }

  private void act(Side side, long knows, String act, String position) {
    enter(
        side,
        knows,
        Kinds.IN_CALL,
        Attributes.with()
            .text(Names.ACT, act)
            .text(Names.POSITION, position)
            .text(Names.TO, "supervisor")
            .text(Names.TO_NAME, "Maj " + side)
            .text(Names.WHAT, "grid")
            .text(Names.TEXT, "36U"));
  }

  private void answeredCall() {
    enter(
        Side.A,
        0,
        Kinds.RING,
        Attributes.with()
            .text(Names.SERIAL, "alder-0001")
            .put(Names.CODECS, Codecs.list(List.of("opus", "PCMA")))
            .text(Names.POSITION, "watch-1"));
    enter(
        Side.B,
        1,
        Kinds.ANSWERED,
        Attributes.with().text(Names.CODEC, "opus").text(Names.POSITION, "watch-9"));
  }

  /** Folds both logs in every order in which a station can get them. */
  private List<Folded> everyOrder() {
    var folds = new ArrayList<Folded>();
    merge(new ArrayList<>(), 0, 0, folds);
    return folds;
  }

  private void merge(List<Placed> order, int fromA, int fromB, List<Folded> folds) {
    if (fromA == a.size() && fromB == b.size()) {
      folds.add(fold(order));
    }
    if (fromA < a.size() && a.get(fromA).leaf().peer().head().size() <= fromB) {
      var next = new ArrayList<>(order);
      next.add(a.get(fromA));
      merge(next, fromA + 1, fromB, folds);
    }
    if (fromB < b.size() && b.get(fromB).leaf().peer().head().size() <= fromA) {
      var next = new ArrayList<>(order);
      next.add(b.get(fromB));
      merge(next, fromA, fromB + 1, folds);
    }
  }

  private static Folded fold(List<Placed> order) {
    var traffic = new Traffic(1);
    order.forEach(traffic::entered);
    var call = traffic.call(Side.A, "alder-0001").orElseThrow();
    return new Folded(call.state(), call.talk().seen(Side.A, Side.A, false));
  }

  @Test
  void acts_of_both_sides_fold_alike_in_every_order() {
    answeredCall();
    act(Side.A, 1, "held", "watch-1");
    act(Side.A, 1, "read-back", "watch-1");
    act(Side.A, 1, "passed", "watch-1");
    act(Side.B, 1, "held", "watch-9");
    act(Side.B, 1, "listening", "supervisor");
    act(Side.B, 1, "resumed", "watch-9");
    act(Side.B, 1, "read-back", "watch-9");

    var folds = everyOrder();

    assertThat(folds).hasSizeGreaterThan(30);
    assertThat(folds.stream().distinct()).hasSize(1);
    var talk = folds.getFirst().talk();
    assertThat(talk.heldByUs()).isTrue();
    assertThat(talk.heldByThem()).isFalse();
    assertThat(talk.caller().name()).isEqualTo("Maj A");
    assertThat(talk.listeners()).hasSize(1);
    assertThat(talk.readBacks()).hasSize(2).allMatch(one -> one.agreed());
  }

  @Test
  void an_act_counts_only_if_its_author_knew_the_answer_and_no_end() {
    answeredCall();
    act(Side.A, 0, "held", "watch-1");
    act(Side.A, 1, "listening", "before the end");
    act(Side.B, 1, "listening", "at the called side");
    enter(Side.B, 1, Kinds.ENDED, Attributes.with().text(Names.OUTCOME, "hung-up"));
    act(Side.B, 1, "listening", "after its own end");
    act(Side.A, 2, "listening", "not knowing of the end");
    act(Side.A, 3, "listening", "knowing of the end");

    var folds = everyOrder();

    assertThat(folds.stream().distinct()).hasSize(1);
    assertThat(folds.getFirst().talk().heldByUs()).isFalse();
    assertThat(folds.getFirst().talk().listeners().stream().map(one -> one.position()))
        .containsExactlyInAnyOrder(
            "before the end", "not knowing of the end", "at the called side");
  }

  @Test
  void ends_that_crossed_give_the_caller_s_outcome_in_every_order() {
    answeredCall();
    enter(Side.B, 1, Kinds.ENDED, Attributes.with().text(Names.OUTCOME, "hung-up"));
    enter(Side.A, 1, Kinds.ENDED, Attributes.with().text(Names.OUTCOME, "pre-empted"));

    var folds = everyOrder();

    assertThat(folds.stream().distinct()).hasSize(1);
    assertThat(folds.getFirst().state()).isInstanceOf(CallState.PreEmpted.class);
  }

  @Test
  void a_codec_that_the_caller_never_offered_is_no_voice() {
    enter(
        Side.A,
        0,
        Kinds.RING,
        Attributes.with()
            .text(Names.SERIAL, "alder-0001")
            .put(Names.CODECS, Codecs.list(List.of("opus"))));
    enter(Side.B, 1, Kinds.ANSWERED, Attributes.with().text(Names.CODEC, "AMR"));

    assertThat(everyOrder().getFirst().talk().codec()).isEmpty();
  }

  @Test
  void an_act_of_a_later_version_changes_nothing() {
    answeredCall();
    var before = everyOrder().getFirst();
    act(Side.B, 1, "conferenced", "watch-9");

    assertThat(everyOrder().getFirst()).isEqualTo(before);
  }

  @Test
  void a_counterpart_cannot_make_a_conversation_grow_without_end() {
    answeredCall();
    for (int i = 0; i < 200; i++) {
      act(Side.B, 1, "listening", "position-" + i);
      act(Side.B, 1, "read-back", "watch-9");
    }

    var talk = everyOrder().getFirst().talk();

    assertThat(talk.listeners()).hasSize(16);
    assertThat(talk.readBacks()).hasSize(64);
  }
}
