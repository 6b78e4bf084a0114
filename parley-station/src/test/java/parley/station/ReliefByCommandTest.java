package parley.station;

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
import parley.station.command.Commands;
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/** A watch changes hands by command, without a console. */
@Timeout(120)
final class ReliefByCommandTest {
  private static final String ARMED = "{\"audio\":\"running\",\"proven\":true}";
  private static final String DESK = "desk-1";
  private static final int REFUSED = 8;

  @TempDir private Path folder;

  @Test
  void a_watch_is_briefed_and_handed_over_by_command()
      throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    var clock = new MovedClock();
    try (var demo = DemoInOneProcess.start(folder, _ -> {}, clock);
        var almark = new Asker(demo.alder().url(), demo.alderToken());
        var birch = new Asker(demo.birch().url(), demo.birchToken());
        var door = new Asker(demo.alder().url(), "")) {
      birch.await("line", line -> line.path("state").asText().equals("normal"));
      almark.post("/api/v1/positions/desk-1/arm", ARMED, 200);
      var order = "{\"text\":\"Two boats.\",\"precedence\":\"flash\"}";
      var flash = birch.post("/api/v1/lines/alder/messages", order, 201).path("serial").asText();
      almark.until("/api/v1/messages/" + flash, _ -> true);
      var leaver = token("almark", demo.alderToken());
      var name = "{\"name\":\"serrin\",\"passphrase\":\"lamp in the window\"}";
      var signedIn = door.post("/api/v1/tokens", name, 201);
      var relief = token("serrin", signedIn.path("token").asText());
      var url = demo.alder().url();

      assertThat(watch(url, relief, "brief", DESK)).isZero();
      assertThat(watch(url, relief, "hand", DESK)).as("not ticked").isEqualTo(REFUSED);
      for (var item : critical(almark)) {
        assertThat(watch(url, relief, "brief", DESK, "--tick", item)).isZero();
      }
      assertThat(watch(url, relief, "hand", DESK)).isZero();
      assertThat(watch(url, leaver, "hand", DESK)).as("too early").isEqualTo(REFUSED);
      clock.forwardSeconds(120);
      assertThat(watch(url, leaver, "hand", DESK, "--wait")).isZero();

      assertThat(almark.get("/api/v1/positions/desk-1/relief", 200).path("stage").asText())
          .isEqualTo("over");
    }
  }

  private static List<String> critical(Asker asker) throws IOException, InterruptedException {
    var critical = new ArrayList<String>();
    for (var item : asker.get("/api/v1/positions/desk-1/relief", 200).path("items")) {
      if (item.path("critical").asBoolean()) {
        critical.add(item.path("id").asText());
      }
    }
    assertThat(critical).isNotEmpty();
    return critical;
  }

  private Path token(String who, String secret) throws IOException {
    return Files.writeString(folder.resolve(who + ".test-token"), secret);
  }

  private static int watch(String url, Path token, String... words) {
    List<String> all = new ArrayList<>(List.of("watch"));
    all.addAll(List.of(words));
    all.addAll(List.of("--station", url, "--token-file", token.toString()));
    return Commands.run(all.toArray(String[]::new));
  }
}
