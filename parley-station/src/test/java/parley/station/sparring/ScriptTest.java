package parley.station.sparring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.station.answer.Json;
import parley.station.sparring.Script.Act;
import parley.station.sparring.Script.Deed;

final class ScriptTest {
  private static final JsonNode RINGS = Json.parse("{\"state\":\"ringing\",\"canAnswer\":true}");
  private static final JsonNode TALKS = Json.parse("{\"state\":\"talking\",\"canEnd\":true}");
  private static final JsonNode TEXT =
      Json.parse("{\"state\":\"alerted\",\"canAcknowledge\":true}");

  @Test
  void it_answers_reads_and_ends_as_slowly_as_a_person_would() {
    assertThat(Script.due(RINGS, Script.ANSWER_MILLIS - 1)).isEmpty();
    assertThat(Script.due(RINGS, Script.ANSWER_MILLIS)).contains(Deed.ANSWER);
    assertThat(Script.due(TEXT, Script.READ_MILLIS - 1)).isEmpty();
    assertThat(Script.due(TEXT, Script.READ_MILLIS)).contains(Deed.ACKNOWLEDGE);
    assertThat(Script.due(TALKS, Script.TALK_MILLIS)).contains(Deed.END);
  }

  @Test
  void it_leaves_alone_what_is_over_or_its_own() {
    var own = Json.parse("{\"state\":\"ringing\",\"canEnd\":true}");

    assertThat(Script.due(own, Long.MAX_VALUE)).isEmpty();
    assertThat(Script.due(Json.parse("{\"state\":\"acknowledged\"}"), Long.MAX_VALUE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Act.class)
  void whatever_it_writes_begins_with_exercise(Act act) {
    assertThat(Script.text(act)).startsWith("EXERCISE EXERCISE EXERCISE");
  }
}
