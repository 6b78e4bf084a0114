package parley.station.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.DemoInOneProcess;
import parley.station.doctor.Diagnosis;
import parley.station.doctor.Diagnosis.State;
import parley.station.doctor.DoctorViews;
import parley.store.CannotOpen;

@Timeout(60)
final class DoctorCommandTest {
  @TempDir private Path folder;

  @Test
  void nothing_wrong_ends_with_zero() {
    assertThat(Commands.run("doctor")).isEqualTo(Exit.OK);
  }

  @Test
  void a_station_that_cannot_be_asked_ends_with_one() {
    assertThat(Commands.run("doctor", "--station", "http://127.0.0.1:1")).isEqualTo(Exit.NOT_ASKED);
  }

  @Test
  void a_file_that_is_no_configuration_ends_with_one() throws IOException {
    var file = Files.writeString(folder.resolve("empty.properties"), "");

    assertThat(Commands.run("doctor", "--config", file.toString())).isEqualTo(Exit.NOT_ASKED);
  }

  @Test
  void a_running_station_is_looked_at_from_inside_and_outside()
      throws IOException, CannotOpen, GeneralSecurityException {
    try (var demo = DemoInOneProcess.start(folder)) {
      var token = Files.writeString(folder.resolve("token"), demo.alderToken());
      var configuration = demo.alderConfiguration().toString();
      var asked = List.of("doctor", "--config", configuration, "-o", "json", "--token-file");

      int unreachable = Commands.run(with(asked, token, "http://127.0.0.1:1"));

      assertThat(unreachable).isEqualTo(Exit.NOT_ASKED);
      assertThat(Commands.run("doctor", "--config", configuration)).isEqualTo(Exit.OK);
    }
  }

  private static String[] with(List<String> asked, Path token, String url) {
    var all = new ArrayList<>(asked);
    all.addAll(List.of(token.toString(), "--station", url));
    return all.toArray(String[]::new);
  }

  @Test
  void json_says_all_that_the_table_says() {
    var found = List.of(new Diagnosis(State.WRONG, "disk", "It is full.", "Make room."));

    var json = DoctorViews.of(found);

    assertThat(json.path("ok").asBoolean()).isFalse();
    assertThat(json.path("found").get(0).toString())
        .isEqualTo(
            "{\"state\":\"wrong\",\"about\":\"disk\",\"words\":\"It is full.\","
                + "\"whatToDo\":\"Make room.\"}");
  }

  @Test
  void every_command_explains_itself_when_asked() {
    assertThat(Commands.run("station", "init", "--help")).isEqualTo(Exit.OK);
    assertThat(Commands.run("doctor", "--help")).isEqualTo(Exit.OK);
  }
}
