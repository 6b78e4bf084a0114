package parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Documents may only point at what is there. */
final class DocsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)");

  @Test
  void every_link_in_a_document_leads_somewhere() {
    var broken = new ArrayList<String>();

    for (var document : Repository.files(".md")) {
      for (var target : linksIn(document)) {
        if (!Files.exists(document.resolveSibling(target))) {
          broken.add(Repository.name(document) + " -> " + target);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  private static List<String> linksIn(Path document) {
    return LINK.matcher(String.join("\n", Repository.lines(document)))
        .results()
        .map(link -> link.group(1))
        .toList();
  }
}
