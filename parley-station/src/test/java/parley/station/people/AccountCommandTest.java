package parley.station.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.command.Commands;
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/** Accounts by command. */
@Timeout(60)
final class AccountCommandTest {
  @TempDir private Path folder;
  private DemoInOneProcess demo;
  private Someone admin1;
  private Someone admin2;

  @BeforeEach
  void start() throws IOException, CannotOpen, GeneralSecurityException {
    demo = DemoInOneProcess.start(folder);
    admin1 = new Someone(demo.alder().url()).signedIn("admin-1", "first of two keys");
    admin2 = new Someone(demo.alder().url()).signedIn("admin-2", "second of two keys");
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  @Test
  void one_asks_another_confirms_and_one_revokes() throws IOException {
    assertThat(by(admin1, "add", "orlen", "--role", "officer", "--lines", "birch")).isZero();
    String id = admin1.get("/people", 200).path("waiting").get(0).path("id").asText();

    assertThat(by(admin1, "confirm", id)).isEqualTo(8);
    assertThat(by(admin2, "confirm", id)).isZero();
    assertThat(by(admin2, "lines", "orlen", "")).isZero();
    assertThat(by(admin1, "list")).isZero();
    assertThat(by(admin1, "revoke", "orlen")).isZero();

    var orlen =
        admin1
            .get("/people", 200)
            .path("people")
            .valueStream()
            .filter(each -> each.path("name").asText().equals("orlen"))
            .findFirst()
            .orElseThrow();
    assertThat(orlen.path("lines")).isEmpty();
    assertThat(orlen.path("revokedAt").asText()).isNotEmpty();
  }

  private int by(Someone who, String... words) throws IOException {
    Path token = folder.resolve("token");
    Files.writeString(token, who.token());
    List<String> all = new ArrayList<>(List.of("account"));
    all.addAll(List.of(words));
    all.addAll(List.of("--station", demo.alder().url(), "--token-file", token.toString()));
    return Commands.run(all.toArray(String[]::new));
  }
}
