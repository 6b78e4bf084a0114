package parley.station.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.answer.Json;
import parley.station.configuration.ConfigurationFile;
import parley.station.demo.DemoInOneProcess;
import parley.station.desk.ConsoleTls;
import parley.station.doctor.Diagnosis.State;
import parley.store.CannotOpen;

@Timeout(60)
final class DoctorTest {
  @TempDir private Path folder;

  @Test
  void a_java_older_than_25_is_wrong() {
    assertThat(MachineChecks.java(24).state()).isEqualTo(State.WRONG);
    assertThat(MachineChecks.java(25).state()).isEqualTo(State.OK);
  }

  @Test
  void a_clock_from_before_this_program_is_wrong() {
    var dead = MachineChecks.clock(Instant.parse("1970-01-01T00:00:10Z"));

    assertThat(dead.state()).isEqualTo(State.WRONG);
    assertThat(dead.whatToDo()).contains("NTP");
  }

  @Test
  void a_time_source_that_cannot_be_seen_is_never_called_well() {
    var unknown = MachineChecks.timeSource(folder.resolve("nothing"));

    assertThat(unknown.state()).isEqualTo(State.WARNING);
  }

  @Test
  void this_machine_has_what_a_station_needs() {
    assertThat(MachineChecks.all())
        .filteredOn(each -> each.state() == State.WRONG)
        .as("the same machine runs all the other tests")
        .isEmpty();
  }

  @Test
  void a_key_that_nobody_knows_is_named() throws IOException {
    var found = ConfigurationChecks.all(configuration(7001, "colour = red"));

    assertThat(found).singleElement().extracting(Diagnosis::state).isEqualTo(State.WRONG);
    assertThat(found.getFirst().words()).contains("colour");
  }

  @Test
  void a_station_that_was_never_made_is_to_be_made() throws IOException {
    var found = ConfigurationChecks.all(configuration(0, ""));

    assertThat(about(found, "state-folder").state()).isEqualTo(State.WRONG);
    assertThat(about(found, "state-folder").whatToDo()).contains("parley station init");
    assertThat(folder.resolve("state")).as("looking makes nothing").doesNotExist();
  }

  @Test
  void keys_that_others_can_read_are_wrong() throws IOException {
    var state = Files.createDirectory(folder.resolve("state"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    var keys = Files.writeString(state.resolve("keys"), "");
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));

    var found = ConfigurationChecks.all(configuration(0, ""));

    assertThat(about(found, "state-folder").state()).isEqualTo(State.OK);
    assertThat(about(found, "keys").state()).isEqualTo(State.WRONG);
    assertThat(about(found, "keys").whatToDo()).startsWith("chmod 600");
  }

  @Test
  void an_address_that_another_program_holds_is_wrong() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var found = ConfigurationChecks.all(configuration(other.getLocalPort(), ""));

      assertThat(about(found, "route.wire.listen").state()).isEqualTo(State.WRONG);
    }
  }

  @Test
  void a_running_station_holds_its_folder_and_its_addresses()
      throws IOException, CannotOpen, GeneralSecurityException {
    try (var demo = DemoInOneProcess.start(folder)) {
      var found = ConfigurationChecks.all(demo.alderConfiguration());

      assertThat(about(found, "lock").words()).isEqualTo("A station runs on this folder.");
      assertThat(about(found, "console.listen").words()).contains("is taken");
      assertThat(found).noneMatch(each -> each.state() == State.WRONG);
    }
  }

  @Test
  void a_certificate_is_warned_of_before_it_ends_and_wrong_after()
      throws IOException, GeneralSecurityException {
    var state = Files.createDirectory(folder.resolve("state"));
    ConsoleTls.of(ConfigurationFile.read(configuration(0, "")));
    var file = state.resolve("console.crt");
    var certificate = certificate(file);
    Instant end = certificate.getNotAfter().toInstant();

    assertThat(at(file, certificate, end.minus(Duration.ofDays(60)))).isEqualTo(State.OK);
    assertThat(at(file, certificate, end.minus(Duration.ofDays(20)))).isEqualTo(State.WARNING);
    assertThat(at(file, certificate, end.plusSeconds(1))).isEqualTo(State.WRONG);
  }

  @Test
  void every_problem_of_a_station_comes_with_what_to_do() {
    var health =
        Json.parse(
            """
            {"health":"red","problems":[
              {"id":"storage-disk-full","words":"The disk is full: nothing is entered."},
              {"id":"frozen-birch","words":"Line birch is frozen by a fork.",
               "since":"2026-11-24T15:00:00.000Z"}]}
            """);

    var found = StationChecks.health(health);

    assertThat(found).allMatch(each -> each.state() == State.WRONG);
    assertThat(about(found, "storage-disk-full").whatToDo()).startsWith("Make room");
    assertThat(about(found, "frozen-birch").words()).contains("Since 2026-11-24T15:00");
    assertThat(about(found, "frozen-birch").whatToDo()).contains("evidence/");
  }

  @Test
  void a_green_station_where_nobody_has_the_watch_is_a_warning() {
    var now = Instant.parse("2026-11-24T15:00:00Z");
    var station = Json.parse("{\"now\":\"2026-11-24T15:00:05.000Z\",\"watch\":{\"armed\":0}}");

    var found = StationChecks.station(station, now);

    assertThat(about(found, "watch").state()).isEqualTo(State.WARNING);
    assertThat(about(found, "station-clock").words()).contains("differ by 5 s");
  }

  private static State at(Path file, X509Certificate certificate, Instant now) {
    return ConfigurationChecks.dates(file, certificate, true, now).state();
  }

  private static X509Certificate certificate(Path file)
      throws IOException, GeneralSecurityException {
    try (var stream = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
    }
  }

  private static Diagnosis about(List<Diagnosis> found, String about) {
    return found.stream().filter(each -> each.about().equals(about)).findFirst().orElseThrow();
  }

  private Path configuration(int routePort, String more) throws IOException {
    return Files.writeString(
        folder.resolve("station.properties"),
        """
        station.name = alder
        station.seat = Test seat
        station.commanders-office = Test office
        state.folder = state
        console.listen = 127.0.0.1:0
        routes = wire
        route.wire.listen = 127.0.0.1:%d
        %s
        """
            .formatted(routePort, more));
  }
}
