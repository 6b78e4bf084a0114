package parley.station.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.station.answer.Json;
import parley.station.events.Event;
import parley.station.signin.Account;
import parley.station.signin.Credential;
import parley.station.signin.Role;
import parley.station.signin.Sight;

final class InSightTest {
  private static final String STOP =
      """
      {"line":"birch","notes":[],"stop":{"who":"Aid convoy 7","where":"the bridge"}}""";

  private static SignedIn officer(boolean locked) {
    var account = new Account("almark", "Maj ALMARK", Role.OFFICER, Sight.EVERY_LINE, "-");
    return new SignedIn(
        account,
        new Credential("00", "almark", Role.OFFICER.scopes(), Optional.empty(), locked, 0));
  }

  @Test
  void a_locked_console_is_told_that_it_is_a_stop_and_none_of_its_words() {
    var call = new Event("call", STOP);

    var open = Json.parse(InSight.of(call, officer(false)).orElseThrow().json());
    var locked = Json.parse(InSight.of(call, officer(true)).orElseThrow().json());

    assertThat(open.path("stop").path("who").asText()).isEqualTo("Aid convoy 7");
    assertThat(locked.has("stop")).isTrue();
    assertThat(locked.path("stop")).allSatisfy(part -> assertThat(part.asText()).isEmpty());
  }
}
