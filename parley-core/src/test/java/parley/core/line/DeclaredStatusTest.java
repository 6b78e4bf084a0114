package parley.core.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import parley.core.line.TwoStations.Station;

final class DeclaredStatusTest {
  private final TwoStations world = TwoStations.open();
  private final Station alder = world.alder;
  private final Station birch = world.birch;

  private String declare(Station station, LineStatus status, String reason) {
    var order = new DeclareOrder(station.officer(), status, reason);
    var answer = station.ask(done -> station.line().declare(order, done));
    world.pass(Duration.ofSeconds(1));
    return answer;
  }

  private static Declared declared(Station station) {
    return station.line().view().declared();
  }

  @Test
  void a_line_of_which_nobody_has_said_anything_is_open() {
    assertThat(declared(alder)).isEqualTo(Declared.OPEN);
    assertThat(declared(birch).status()).isEqualTo(LineStatus.OPEN);
  }

  @Test
  void what_one_side_declares_stands_on_both_screens_with_who_and_why() {
    declare(alder, LineStatus.SUSPENDED, "The seat moves until 1200Z");

    assertThat(declared(alder).ours()).isEqualTo(declared(birch).theirs()).isPresent();
    assertThat(declared(birch).theirs().orElseThrow().reason())
        .isEqualTo("The seat moves until 1200Z");
    assertThat(declared(birch).theirs().orElseThrow().by()).isEqualTo("Cpt ALDER");
    assertThat(declared(birch).ours()).isEmpty();
    assertThat(declared(birch).status()).isEqualTo(LineStatus.SUSPENDED);
  }

  @Test
  void one_side_alone_cannot_close_a_line() {
    declare(alder, LineStatus.CLOSED, "By order");
    assertThat(declared(birch).status()).isEqualTo(LineStatus.SUSPENDED);

    declare(birch, LineStatus.CLOSED, "Agreed");

    assertThat(declared(alder).status()).isEqualTo(LineStatus.CLOSED);
    assertThat(declared(birch).status()).isEqualTo(LineStatus.CLOSED);
  }

  @Test
  void only_whoever_suspended_a_line_opens_it_again() {
    declare(alder, LineStatus.SUSPENDED, "Works");
    declare(birch, LineStatus.OPEN, "");
    assertThat(declared(birch).status()).isEqualTo(LineStatus.SUSPENDED);

    declare(alder, LineStatus.OPEN, "");

    assertThat(declared(birch).status()).isEqualTo(LineStatus.OPEN);
  }

  @Test
  void nothing_but_open_is_declared_without_a_reason() {
    assertThat(declare(alder, LineStatus.SUSPENDED, " ")).isEqualTo("REASON_SIZE");
    assertThat(declare(alder, LineStatus.CLOSED, "x".repeat(401))).isEqualTo("REASON_SIZE");
    assertThat(declared(birch)).isEqualTo(Declared.OPEN);
  }

  @Test
  void a_closed_line_still_rings_and_writes() {
    declare(alder, LineStatus.CLOSED, "By order");
    declare(birch, LineStatus.CLOSED, "Agreed");

    var call = birch.call(Precedence.ROUTINE);
    var message = birch.send(Precedence.ROUTINE, "Are you there?");
    world.pass(Duration.ofSeconds(1));

    assertThat(alder.callOf(call).possible().answer()).isTrue();
    assertThat(alder.messageOf(message).possible().acknowledge()).isTrue();
  }

  @Test
  void a_declaration_outlives_both_stations() {
    declare(alder, LineStatus.SUSPENDED, "Works");
    alder.kill();
    birch.kill();
    alder.start();
    birch.start();
    world.pass(Duration.ofSeconds(3));

    assertThat(declared(alder).ours().orElseThrow().reason()).isEqualTo("Works");
    assertThat(declared(birch).theirs()).isEqualTo(declared(alder).ours());
  }
}
