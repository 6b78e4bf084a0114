package parley.journal.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Malformed;
import parley.journal.TreeHead;

class MerkleTest {
  /** Inputs and roots published with Certificate Transparency (RFC 6962). */
  private static final List<String> INPUTS =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final String ROOT_OF_EIGHT =
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328";

  private static MerkleTree published() {
    return MerkleTree.of(INPUTS.stream().map(Bytes::fromHex).map(Merkle::leafHash).toList());
  }

  private static MerkleTree grown(int size) {
    var tree = new MerkleTree();
    for (var i = 0; i < size; i++) {
      tree.append(Merkle.leafHash(Bytes.utf8("leaf " + i)));
    }
    return tree;
  }

  @Test
  void the_published_tree_has_the_published_root() {
    assertThat(published().root().hex()).isEqualTo(ROOT_OF_EIGHT);
  }

  @Test
  void every_proof_of_every_size_is_accepted_and_for_no_other_place() {
    var tree = grown(70);

    for (long size = 1; size <= tree.size(); size++) {
      for (long index = 0; index < size; index++) {
        var leaf = tree.subtree(0, index);
        var proof = tree.inclusion(index, size);
        assertThat(Merkle.verifyInclusion(leaf, index, proof, tree.head(size))).isTrue();
        assertThat(Merkle.verifyInclusion(leaf, index + 1, proof, tree.head(size))).isFalse();
      }
    }
  }

  @Test
  void I1_any_two_sizes_of_one_log_have_a_consistency_proof() {
    var tree = grown(70);

    for (long to = 1; to <= tree.size(); to++) {
      for (long from = 1; from <= to; from++) {
        var proof = tree.consistency(from, to);
        var one = tree.head(from);
        var other = tree.head(to);
        assertThat(Merkle.verifyConsistency(one, other, proof)).isTrue();
        assertThat(Merkle.verifyConsistency(other, one, proof)).isEqualTo(from == to);
      }
    }
  }

  @Test
  void I2_the_root_of_a_size_stays_what_it_was_however_the_log_grows() {
    var tree = new MerkleTree();
    var heads = new ArrayList<TreeHead>();
    for (var i = 0; i < 300; i++) {
      tree.append(Merkle.leafHash(Bytes.utf8("leaf " + i)));
      heads.add(tree.head());
    }

    for (var head : heads) {
      assertThat(tree.head(head.size())).isEqualTo(head);
    }
    assertThat(heads).doesNotHaveDuplicates();
  }

  @Test
  void nothing_is_proven_by_a_start_from_the_empty_log() {
    var tree = grown(3);

    assertThat(Merkle.verifyConsistency(TreeHead.EMPTY, tree.head(), List.of())).isFalse();
    assertThat(Merkle.verifyConsistency(TreeHead.EMPTY, TreeHead.EMPTY, List.of())).isFalse();
  }

  @Test
  void a_single_leaf_is_accepted_at_index_0_of_size_1_only() {
    var leaf = Merkle.leafHash(Bytes.utf8("only"));

    assertThat(Merkle.verifyInclusion(leaf, 0, List.of(), new TreeHead(1, leaf))).isTrue();
    assertThat(Merkle.verifyInclusion(leaf, 0, List.of(), new TreeHead(2, leaf))).isFalse();
    assertThat(Merkle.verifyInclusion(leaf, 1, List.of(), new TreeHead(2, leaf))).isFalse();
    assertThat(Merkle.verifyInclusion(leaf, -1, List.of(), new TreeHead(1, leaf))).isFalse();
  }

  /** The mistake of a well-known library: index and size are not bound to the proof's length. */
  @Test
  void a_proof_for_one_tree_size_is_refused_for_every_other() {
    var tree = grown(8);
    var leaf = tree.subtree(0, 5);
    var proof = tree.inclusion(5, 8);

    for (long size : new long[] {1, 4, 6, 9, 16, 64, Long.MAX_VALUE}) {
      var head = new TreeHead(size, tree.root());
      assertThat(Merkle.verifyInclusion(leaf, 5, proof, head)).as("size %d", size).isFalse();
    }
  }

  @Test
  void a_node_cannot_pass_for_a_leaf() {
    var tree = grown(4);
    var left = tree.subtree(1, 0);
    var right = tree.subtree(1, 1);
    var disguised = Merkle.leafHash(Bytes.concat(left.bytes(), right.bytes()));

    assertThat(disguised).isNotEqualTo(tree.root());
    assertThat(Merkle.verifyInclusion(left, 0, List.of(right), new TreeHead(4, tree.root())))
        .isFalse();
  }

  @Test
  void more_than_63_hashes_are_refused_unread() {
    var tree = grown(2);
    var tooMany = Collections.nCopies(64, tree.subtree(0, 1));

    assertThat(Merkle.verifyInclusion(tree.subtree(0, 0), 0, tooMany, tree.head())).isFalse();
    assertThat(Merkle.verifyConsistency(tree.head(1), tree.head(2), tooMany)).isFalse();
  }

  @Test
  void a_hash_that_is_not_32_bytes_does_not_exist() {
    assertThatThrownBy(() -> Digest.of(new byte[31])).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> Digest.of(new byte[33])).isInstanceOf(Malformed.class);
  }

  @Test
  void a_changed_bit_anywhere_in_a_proof_is_noticed() {
    var tree = grown(13);
    var proof = new ArrayList<>(tree.inclusion(6, 13));
    for (var at = 0; at < proof.size(); at++) {
      var bits = proof.get(at).toArray();
      bits[31] ^= 1;
      var changed = new ArrayList<>(proof);
      changed.set(at, Digest.of(bits));

      assertThat(Merkle.verifyInclusion(tree.subtree(0, 6), 6, changed, tree.head())).isFalse();
    }
  }

  @Test
  void the_compact_range_knows_the_same_roots() {
    var tree = grown(40);
    var range = CompactRange.EMPTY;
    assertThat(range.root()).isEqualTo(Digest.EMPTY_ROOT);

    for (long i = 0; i < tree.size(); i++) {
      range = range.append(tree.subtree(0, i));
      assertThat(range.head()).isEqualTo(tree.head(i + 1));
    }
  }

  @Test
  void a_copy_goes_its_own_way() {
    var tree = grown(5);
    var copy = tree.copy();

    tree.append(Merkle.leafHash(Bytes.utf8("more")));

    assertThat(copy.head()).isEqualTo(tree.head(5));
    copy.append(Merkle.leafHash(Bytes.utf8("other")));
    assertThat(copy.root()).isNotEqualTo(tree.root());
  }
}
