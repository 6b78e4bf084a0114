package parley.station.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigurationFileTest {
  private static final Path FOLDER = Path.of("/srv/parley");
  private static final String SMALLEST =
      """
      station.name = alder
      station.seat = Northern coordination cell
      station.commanders-office = Office of the joint commander
      state.folder = state
      console.listen = 10.0.0.5:8443
      routes = wire radio
      route.wire.listen = 10.0.0.5:7001
      route.radio.listen = [fd00::5]:7002
      route.radio.advertise = relay.example:9002
      """;

  @Test
  void the_smallest_file_is_enough_and_paths_start_at_its_folder() throws IOException {
    var read = ConfigurationFile.parse(SMALLEST, FOLDER);

    assertThat(read.state()).isEqualTo(Path.of("/srv/parley/state"));
    assertThat(read.positions()).containsExactly("watch-1", "watch-2");
    assertThat(read.demo()).isEmpty();
    assertThat(read.routes())
        .extracting(route -> route.listen() + " " + route.advertise())
        .containsExactly("10.0.0.5:7001 10.0.0.5:7001", "[fd00::5]:7002 relay.example:9002");
  }

  @Test
  void a_key_nobody_knows_is_refused_by_name() {
    assertThatThrownBy(() -> ConfigurationFile.parse(SMALLEST + "rouets = x\n", FOLDER))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("rouets");
  }

  @Test
  void a_missing_key_is_named() {
    assertThatThrownBy(
            () -> ConfigurationFile.parse(SMALLEST.replace("station.seat", "# seat"), FOLDER))
        .hasMessageContaining("station.seat");
  }

  @Test
  void a_demo_that_would_listen_beyond_this_machine_is_refused() {
    assertThatThrownBy(() -> ConfigurationFile.parse(SMALLEST + "demo = yes\n", FOLDER))
        .hasMessageContaining("loopback");
  }

  @Test
  void a_certificate_without_its_key_is_refused() {
    assertThatThrownBy(
            () -> ConfigurationFile.parse(SMALLEST + "console.certificate = c.pem\n", FOLDER))
        .hasMessageContaining("console.key");
  }

  private static final String WITH_VOICE =
      SMALLEST
          + """
          positions = desk lead
          position.desk.lines = birch cedar
          supervisor = lead
          duty-phone = night
          voice.listen = 10.0.0.5:7400
          handsets = night
          handsets.tls-listen = 10.0.0.5:5061
          handset.night.line = birch
          handset.night.password-file = night.txt
          """;

  @Test
  void voice_handsets_and_who_rings_when_are_read() throws IOException {
    var read = ConfigurationFile.parse(WITH_VOICE, FOLDER);

    assertThat(read.watch().lines()).containsOnlyKeys("desk");
    assertThat(read.watch().supervisor()).contains("lead");
    var voice = read.voice().orElseThrow();
    assertThat(voice.advertise()).isEqualTo(voice.listen());
    var phone = voice.handsets().orElseThrow().handsets().getFirst();
    assertThat(phone.srtp()).isEqualTo(Configuration.Srtp.REQUIRED);
    assertThat(phone.md5()).isFalse();
    assertThat(phone.passwordFile()).isEqualTo(Path.of("/srv/parley/night.txt"));
  }

  @Test
  void a_duty_phone_that_does_not_exist_is_refused() {
    assertThatThrownBy(
            () ->
                ConfigurationFile.parse(
                    WITH_VOICE.replace("duty-phone = night", "duty-phone = day"), FOLDER))
        .hasMessageContaining("duty-phone");
  }

  @Test
  void a_supervisor_that_does_not_exist_is_refused() {
    assertThatThrownBy(
            () ->
                ConfigurationFile.parse(
                    WITH_VOICE.replace("supervisor = lead", "supervisor = boss"), FOLDER))
        .hasMessageContaining("supervisor");
  }

  @Test
  void handsets_without_a_place_to_register_are_refused() {
    assertThatThrownBy(
            () ->
                ConfigurationFile.parse(
                    WITH_VOICE.replace("handsets.tls-listen", "# handsets.tls-listen"), FOLDER))
        .hasMessageContaining("handsets");
  }

  @Test
  void a_value_that_cannot_be_meant_names_its_key() {
    assertThatThrownBy(
            () ->
                ConfigurationFile.parse(
                    SMALLEST.replace("10.0.0.5:8443", "10.0.0.5:99999"), FOLDER))
        .hasMessageContaining("console.listen");
  }

  @Test
  void every_key_has_its_line_in_the_documentation() throws IOException {
    String documented = Files.readString(Path.of("../docs/configuration.md"));
    String source =
        Files.readString(
            Path.of("src/main/java/parley/station/configuration/ConfigurationFile.java"));

    var keys = Pattern.compile("\"((?:[a-z]+\\.)?[a-z-]+)\"").matcher(source);
    var known =
        keys.results()
            .map(found -> found.group(1))
            .filter(key -> !key.matches("yes|no|required|offered|never"))
            .toList();

    assertThat(known)
        .isNotEmpty()
        .allSatisfy(
            key ->
                assertThat(documented).containsPattern("`([A-Za-z.]+\\.)?" + Pattern.quote(key)));
  }
}
