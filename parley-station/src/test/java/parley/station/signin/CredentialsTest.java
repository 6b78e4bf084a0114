package parley.station.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.station.signin.Credentials.Grant;

class CredentialsTest {
  private static final Binding BROWSER = new Binding("a browser", new StampKey("AAAA"), 0);
  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-22T09:46:00Z");
  private final InstantSource clock = () -> now;

  @Test
  void a_credential_outlives_a_restart_and_its_token_is_nowhere_on_disk() throws IOException {
    var issued = open().issue(grant(Duration.ofHours(1)));

    var found = open().find(issued.token());

    assertThat(found).contains(issued.credential());
    assertThat(Files.readString(file())).doesNotContain(issued.token());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void a_credential_ends_with_its_lifetime() throws IOException {
    var credentials = open();
    var issued = credentials.issue(grant(Duration.ofHours(1)));

    now = now.plus(Duration.ofHours(1));

    assertThat(credentials.find(issued.token())).isEmpty();
  }

  @Test
  void a_revoked_credential_is_dead_at_once_and_after_a_restart() throws IOException {
    var credentials = open();
    var issued = credentials.issue(grant(Duration.ofHours(1)));

    credentials.revoke(issued.credential());

    assertThat(credentials.find(issued.token())).isEmpty();
    assertThat(open().find(issued.token())).isEmpty();
  }

  @Test
  void signing_in_works_when_nothing_can_be_written() throws IOException {
    var credentials = new Credentials(folder.resolve("gone/credentials.json"), clock);

    var issued = credentials.issue(grant(Duration.ofHours(1)));

    assertThat(credentials.find(issued.token())).isPresent();
  }

  @Test
  void a_passphrase_matches_itself_however_its_letters_were_composed_and_nothing_else() {
    String stored = Passphrases.QUICK.hash("größer als й");

    assertThat(Passphrases.matches(stored, "gro\u0308ßer als и\u0306")).isTrue();
    assertThat(Passphrases.matches(stored, "großer als й")).isFalse();
  }

  @Test
  void accounts_come_back_from_their_file_as_they_were() throws IOException {
    var almark = new Account("almark", "Maj ALMARK", Role.OFFICER, Passphrases.QUICK.hash("a b c"));
    new Accounts(List.of(almark)).write(folder.resolve("accounts.json"));

    var read = Accounts.read(folder.resolve("accounts.json"));

    assertThat(read.check("almark", "a b c")).contains(almark);
    assertThat(read.check("almark", "a b d")).isEmpty();
    assertThat(read.check("nobody", "a b c")).isEmpty();
  }

  @Test
  void a_console_locks_when_nobody_was_there_and_beats_do_not_count_as_somebody()
      throws IOException {
    var credentials = open();
    var issued = credentials.issue(console());
    now = now.plus(Duration.ofMinutes(4));
    assertThat(credentials.find(issued.token()).orElseThrow().locked()).isFalse();
    credentials.active(issued.credential());
    now = now.plus(Duration.ofMinutes(4));
    assertThat(credentials.find(issued.token()).orElseThrow().locked()).isFalse();

    now = now.plus(Duration.ofMinutes(2));

    assertThat(credentials.find(issued.token()).orElseThrow().locked()).isTrue();
    credentials.active(issued.credential());
    assertThat(credentials.find(issued.token()).orElseThrow().locked()).isTrue();
    assertThat(open().find(issued.token()).orElseThrow().locked()).isTrue();
  }

  @Test
  void a_console_that_beats_outlives_its_session_locked_and_one_that_went_away_does_not()
      throws IOException {
    var credentials = open();
    var beats = credentials.issue(console());
    var gone = credentials.issue(console());
    now = now.plus(Duration.ofHours(1).minusSeconds(1));
    assertThat(credentials.find(beats.token())).isPresent();

    now = now.plusSeconds(2);

    assertThat(credentials.find(beats.token()).orElseThrow().locked()).isTrue();
    assertThat(credentials.find(gone.token())).isEmpty();
    now = now.plus(Duration.ofMinutes(2));
    assertThat(credentials.find(beats.token())).isEmpty();
  }

  @Test
  void a_token_never_locks() throws IOException {
    var credentials = open();
    var issued = credentials.issue(grant(Duration.ofHours(1)));
    assertThat(credentials.find(issued.token())).isPresent();

    now = now.plus(Duration.ofMinutes(50));

    assertThat(credentials.find(issued.token()).orElseThrow().locked()).isFalse();
  }

  private static Grant console() {
    return new Grant("almark", Set.of(Scope.READ), Optional.of(BROWSER), Duration.ofHours(1));
  }

  private Credentials open() throws IOException {
    return new Credentials(file(), clock);
  }

  private Path file() {
    return folder.resolve("credentials.json");
  }

  private static Grant grant(Duration lifetime) {
    return new Grant("almark", Set.of(Scope.READ, Scope.CALL), Optional.empty(), lifetime);
  }
}
