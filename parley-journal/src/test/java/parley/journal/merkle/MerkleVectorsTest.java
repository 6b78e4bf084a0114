package parley.journal.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Malformed;
import parley.journal.TreeHead;
import parley.journal.Vectors;

/** The vectors of transparency-dev/merkle, where this machine has them. */
class MerkleVectorsTest {
  private static final Pattern BASE64 = Pattern.compile("\"([A-Za-z0-9+/=]*)\"");

  @Test
  void inclusion_vectors_of_others_agree() {
    var folder = Vectors.others("merkle-inclusion");
    assumeTrue(folder.isPresent());

    var files = Vectors.below(folder.orElseThrow(), ".json");

    assertThat(files).hasSize(98);
    for (var file : files) {
      assertThat(included(json(file))).as(file.toString()).isEqualTo(!wantsError(json(file)));
    }
  }

  @Test
  void consistency_vectors_of_others_agree() {
    var folder = Vectors.others("merkle-consistency");
    assumeTrue(folder.isPresent());

    var files = Vectors.below(folder.orElseThrow(), ".json");

    assertThat(files).hasSize(98);
    for (var file : files) {
      assertThat(consistent(json(file))).as(file.toString()).isEqualTo(accepted(json(file)));
    }
  }

  /**
   * Our rules are stricter at two points: a start from the empty log proves nothing, and a root has
   * 32 bytes even where nobody looks at it.
   */
  private static boolean accepted(String json) {
    return !wantsError(json) && number(json, "size1") != 0 && !json.contains("ZG9uJ3QgY2FyZSAy");
  }

  private static boolean included(String json) {
    try {
      var head = new TreeHead(number(json, "treeSize"), digest(json, "root"));
      return Merkle.verifyInclusion(
          digest(json, "leafHash"), number(json, "leafIdx"), proof(json), head);
    } catch (Malformed _) {
      return false;
    }
  }

  private static boolean consistent(String json) {
    try {
      var from = new TreeHead(number(json, "size1"), digest(json, "root1"));
      var to = new TreeHead(number(json, "size2"), digest(json, "root2"));
      return Merkle.verifyConsistency(from, to, proof(json));
    } catch (Malformed _) {
      return false;
    }
  }

  private static String json(Path file) {
    return Vectors.read(file).text();
  }

  private static boolean wantsError(String json) {
    return json.contains("\"wantErr\": true");
  }

  private static long number(String json, String name) {
    var found = Pattern.compile("\"" + name + "\": (-?[0-9]+)").matcher(json);
    assertThat(found.find()).isTrue();
    var number = Long.parseUnsignedLong(found.group(1).replace("-", ""));
    return found.group(1).startsWith("-") ? -number : number;
  }

  private static Digest digest(String json, String name) {
    var found = Pattern.compile("\"" + name + "\": \"([^\"]*)\"").matcher(json);
    return Digest.of(found.find() ? Bytes.fromBase64(found.group(1)) : Bytes.EMPTY);
  }

  private static List<Digest> proof(String json) {
    var from = json.indexOf("\"proof\":");
    var to = json.indexOf("\"desc\"");
    var found = BASE64.matcher(json.substring(from + 8, to));
    var proof = new ArrayList<Digest>();
    while (found.find()) {
      proof.add(Digest.of(Bytes.fromBase64(found.group(1))));
    }
    return proof;
  }
}
