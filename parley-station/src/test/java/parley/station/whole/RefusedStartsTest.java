package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.station.whole.Installation.Plan;

/** A station that cannot do its work refuses to start and says why. */
final class RefusedStartsTest {
  private static final int USAGE = 2;

  @TempDir static Path folder;
  private static Installation alder;
  private static String good;

  @BeforeAll
  static void make() {
    alder = Installation.make(Plan.plain("alder", folder));
    good = alder.configuration();
  }

  @AfterAll
  static void end() {
    alder.close();
  }

  @AfterEach
  void writeTheGoodConfigurationAgain() {
    alder.write(good);
  }

  private static Ended started(String passphrase) {
    return alder.start(passphrase).await();
  }

  private static int port(String key) {
    var line = good.lines().filter(each -> each.startsWith(key)).findFirst().orElseThrow();
    return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }

  private static ServerSocket taken(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  @Test
  void it_refuses_when_the_address_of_its_desk_is_in_use() throws IOException {
    int port = port("console.listen");
    try (var other = taken(port)) {
      var ended = started(Installation.KEYS_PASSPHRASE);

      assertThat(other.isClosed()).isFalse();
      assertThat(ended.exit()).isNotZero();
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err()).contains("127.0.0.1:" + port);
    }
  }

  @Test
  void it_refuses_when_the_address_of_a_route_is_in_use() throws IOException {
    int port = port("route.one.listen");
    try (var other = taken(port)) {
      var ended = started(Installation.KEYS_PASSPHRASE);

      assertThat(other.isClosed()).isFalse();
      assertThat(ended.exit()).isNotZero();
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err()).contains(":" + port);
    }
  }

  @Test
  void it_refuses_a_wrong_passphrase() {
    var ended = started("another passphrase altogether");

    assertThat(ended.exit()).isNotZero();
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).containsIgnoringCase("passphrase");
  }

  @Test
  void it_refuses_a_key_of_the_configuration_that_it_does_not_know() {
    alder.write(good + "station.colour = green\n");

    var ended = started(Installation.KEYS_PASSPHRASE);

    assertThat(ended.exit()).isEqualTo(USAGE);
    assertThat(ended.err()).contains("station.colour");
  }

  @Test
  void it_refuses_a_key_file_that_is_damaged() throws IOException {
    var keys = alder.state().resolve("keys");
    var before = Files.readAllBytes(keys);
    try {
      var damaged = before.clone();
      damaged[damaged.length / 2] ^= 1;
      Files.write(keys, damaged);

      var ended = started(Installation.KEYS_PASSPHRASE);

      assertThat(ended.exit()).isNotZero();
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err()).contains(keys.getFileName().toString());
    } finally {
      Files.write(keys, before);
    }
  }

  @Test
  void the_second_process_on_one_state_folder_refuses_and_the_first_goes_on() {
    alder.run();
    try {
      var second = started(Installation.KEYS_PASSPHRASE);

      assertThat(second.exit()).isNotZero();
      assertThat(second.err()).contains("in use by another process");
      assertThat(alder.door().answers()).isTrue();
    } finally {
      alder.kill();
    }
  }

  @Test
  void outside_the_demo_a_position_needs_a_bell_that_works() {
    alder.run();
    try {
      var station = alder.onTheLineTo("nobody");

      var without = station.parley("position", "arm", "desk-1");
      var broken = station.parley("position", "arm", "desk-1", "--bell", "false");

      assertThat(without.exit()).isEqualTo(USAGE);
      assertThat(without.err()).contains("--bell");
      assertThat(broken.exit()).isEqualTo(8);
      assertThat(station.get("/api/v1/station").path("watch").path("armed").asInt()).isZero();
    } finally {
      alder.kill();
    }
  }
}
