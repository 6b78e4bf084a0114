package parley.journal.entry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Vectors;

/** Known answers of others, where this machine has them: they have leaf and fields but no blob. */
class EntryKatTest {
  @Test
  void others_compute_the_same_leaf_from_the_same_fields() {
    var file = Vectors.others("entry-kat.txt");
    assumeTrue(file.isPresent());
    var lines = lines(file.orElseThrow());
    var commitment = new Commitment(Bytes.fromHex(line(lines, "es")), values(lines));

    var leaf = Leaf.parse(Bytes.fromHex(line(lines, "leaf")));

    assertThat(commitment.root()).isEqualTo(leaf.commit());
    assertThat(leaf.encode().hex()).isEqualTo(line(lines, "leaf"));
    assertThat(leaf.hash().hex()).isEqualTo(line(lines, "leaf_hash"));
    var path = commitment.disclose(Field.KIND).path();
    assertThat(path.stream().map(Digest::hex).collect(Collectors.joining(" ")))
        .isEqualTo(line(lines, "disclose field 0 path"));
    for (var field : Field.ALL) {
      var words = line(lines, "field " + field.tag());
      assertThat(words).contains("salt " + commitment.salt(field).hex());
      assertThat(commitment.disclose(field).opens(leaf.commit())).isTrue();
    }
  }

  private static String line(Map<String, String> lines, String name) {
    return requireNonNull(lines.get(name), name);
  }

  private static List<Bytes> values(Map<String, String> lines) {
    var values = new ArrayList<Bytes>();
    for (var field : Field.ALL) {
      var words = line(lines, "field " + field.tag()).split(" ", -1);
      values.add(Bytes.fromHex(words[1]));
    }
    return values;
  }

  private static Map<String, String> lines(Path file) {
    var lines = new HashMap<String, String>();
    for (var line : Vectors.read(file).text().split("\n", -1)) {
      var words = line.split(" ", -1);
      var key =
          switch (words[0]) {
            case "field" -> 2;
            case "disclose" -> 4;
            default -> 1;
          };
      var name = String.join(" ", List.of(words).subList(0, key));
      lines.put(name, String.join(" ", List.of(words).subList(key, words.length)));
    }
    return lines;
  }
}
