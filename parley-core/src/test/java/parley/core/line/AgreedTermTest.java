package parley.core.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AgreedTermTest {
  @Test
  void a_list_says_what_is_agreed_and_in_parentheses_how_it_is_not_written() {
    var terms =
        AgreedTerm.list(
            "line of contact (front line, contact line); лінія зіткнення ( лінія фронту );"
                + " coordination cell;");

    assertThat(terms)
        .containsExactly(
            new AgreedTerm("line of contact", List.of("front line", "contact line")),
            new AgreedTerm("лінія зіткнення", List.of("лінія фронту")),
            new AgreedTerm("coordination cell", List.of()));
  }

  @Test
  void nothing_is_a_list_of_nothing() {
    assertThat(AgreedTerm.list("")).isEmpty();
    assertThat(AgreedTerm.list(" ; ")).isEmpty();
  }

  @Test
  void what_cannot_be_meant_is_refused() {
    for (var text :
        List.of(
            "front (line",
            "(front line)",
            "a (b) c",
            "a (a)",
            "a (b,)",
            "x".repeat(101),
            IntStream.range(0, 101).mapToObj(i -> "t" + i).collect(Collectors.joining(";")))) {
      assertThatThrownBy(() -> AgreedTerm.list(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
