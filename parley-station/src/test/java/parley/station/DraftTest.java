package parley.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/** Messages that a second person approves, over the API of two stations. */
@Timeout(180)
final class DraftTest {
  private static final String DRAFTS = "/api/v1/drafts";
  private static final String TEXT = "\"text\":\"Two boats at 50.45\",\"lang\":\"en\"";

  @TempDir private Path folder;
  private DemoInOneProcess demo;
  private Asker almark;
  private Asker serrin;
  private Asker birch;

  @BeforeEach
  void start() throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    demo = DemoInOneProcess.start(folder, DraftTest::askForApproval);
    almark = new Asker(demo.alder().url(), demo.alderToken());
    serrin = supervisor();
    birch = new Asker(demo.birch().url(), demo.birchToken());
    for (var station : new Asker[] {almark, birch}) {
      station.await("line", line -> line.path("state").asText().equals("normal"));
    }
  }

  private static void askForApproval(Path state) {
    try {
      Files.writeString(
          state.resolveSibling("alder.properties"),
          "messages.approval = birch\n",
          StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private Asker supervisor() throws IOException, InterruptedException {
    try (var door = new Asker(demo.alder().url(), "")) {
      var name = "{\"name\":\"serrin\",\"passphrase\":\"lamp in the window\"}";
      var token = door.post("/api/v1/tokens", name, 201).path("token").asText();
      return new Asker(demo.alder().url(), token);
    }
  }

  @AfterEach
  void stop() {
    almark.close();
    serrin.close();
    birch.close();
    demo.close();
  }

  private String drafted(Asker who) throws IOException, InterruptedException {
    var order = "{\"precedence\":\"immediate\"," + TEXT + "}";
    var draft = who.post("/api/v1/lines/birch/drafts", order, 201);
    assertThat(draft.path("state").asText()).isEqualTo("waiting");
    return draft.path("draft").asText();
  }

  private static String of(String draft, String act) {
    return DRAFTS + "/" + draft + "/" + act;
  }

  private List<String> acts(String draft) throws IOException, InterruptedException {
    return serrin
        .get("/api/v1/house?kind=fact", 200)
        .path("entries")
        .valueStream()
        .filter(entry -> entry.path("serials").toString().contains(draft))
        .map(entry -> entry.path("act").asText() + " " + entry.path("author").path("name").asText())
        .sorted()
        .toList();
  }

  @Test
  void what_is_less_than_flash_is_sent_only_when_a_second_person_approved_it()
      throws IOException, InterruptedException {
    var line = almark.get("/api/v1/lines/birch", 200);
    assertThat(line.path("approval").asBoolean()).isTrue();
    var refused =
        almark.post(
            "/api/v1/lines/birch/messages", "{\"precedence\":\"immediate\"," + TEXT + "}", 409);
    assertThat(refused.path("type").asText()).endsWith(":needs-approval");
    var draft = drafted(almark);
    assertThat(almark.post(of(draft, "approve"), "{}", 409).path("type").asText())
        .endsWith(":own-draft");
    assertThat(almark.post(of(draft, "send"), "{}", 409).path("type").asText())
        .endsWith(":needs-approval");

    var sent = serrin.post(of(draft, "approve"), "{}", 200);

    assertThat(sent.path("state").asText()).isEqualTo("sent");
    var there = birch.until("/api/v1/messages/" + sent.path("serial").asText(), _ -> true);
    assertThat(there.path("text").asText()).isEqualTo("Two boats at 50.45");
    assertThat(there.path("author").path("name").asText()).isEqualTo("Maj ALMARK");
    var ours = almark.get("/api/v1/messages/" + sent.path("serial").asText(), 200);
    assertThat(stages(ours)).startsWith("written", "approved", "accepted", "entered");
    assertThat(ours.path("clock").path("limitSeconds").asInt()).isEqualTo(1_800);
    assertThat(stages(there)).doesNotContain("written", "approved", "accepted");
    assertThat(serrin.get(DRAFTS, 200).path("drafts")).isEmpty();
    assertThat(acts(draft)).containsExactly("draft.approved Lt SERRIN", "draft.sent Lt SERRIN");
    assertThat(serrin.post(of(draft, "approve"), "{}", 409).path("type").asText())
        .endsWith(":draft-moved");
  }

  private static List<String> stages(JsonNode message) {
    return message.path("stages").valueStream().map(one -> one.path("stage").asText()).toList();
  }

  @Test
  void a_flash_and_a_stop_are_never_held_up() throws IOException, InterruptedException {
    almark.post("/api/v1/lines/birch/messages", "{\"precedence\":\"flash\"," + TEXT + "}", 201);
    almark.post(
        "/api/v1/lines/birch/stop-messages",
        "{\"who\":\"a convoy\",\"what\":\"mortars\",\"where\":\"the bridge\",\"when\":\"now\",\"lang\":\"en\"}",
        201);
    almark.post("/api/v1/lines/birch/drafts", "{\"precedence\":\"flash\"," + TEXT + "}", 400);
  }

  @Test
  void a_refused_draft_says_why_and_is_written_anew_and_nothing_of_it_reaches_the_line()
      throws IOException, InterruptedException {
    var draft = drafted(almark);
    serrin.post(of(draft, "refuse"), "{\"reason\":\"\"}", 400);

    var refused = serrin.post(of(draft, "refuse"), "{\"reason\":\"Name the grid.\"}", 200);
    var anew =
        almark.post(
            "/api/v1/lines/birch/drafts",
            "{\"precedence\":\"immediate\",\"replaces\":\"" + draft + "\"," + TEXT + "}",
            201);

    assertThat(refused.path("state").asText()).isEqualTo("refused");
    assertThat(refused.path("reason").asText()).isEqualTo("Name the grid.");
    var open = almark.get(DRAFTS, 200).path("drafts");
    assertThat(open.valueStream().map(one -> one.path("draft").asText()))
        .containsExactly(anew.path("draft").asText());
    assertThat(acts(draft))
        .containsExactly("draft.refused Lt SERRIN", "draft.withdrawn Maj ALMARK");
    assertThat(almark.get("/api/v1/lines/birch/traffic", 200).path("items")).isEmpty();
  }

  @Test
  void a_draft_outlives_a_restart_and_the_relief_finds_it_open()
      throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    var draft = drafted(almark);
    serrin.close();

    demo.restartAlder();

    serrin = supervisor();
    var kept = serrin.get(DRAFTS, 200).path("drafts").get(0);
    assertThat(kept.path("draft").asText()).isEqualTo(draft);
    assertThat(kept.path("text").asText()).isEqualTo("Two boats at 50.45");
    almark.post("/api/v1/positions/desk-1/arm", "{\"audio\":\"running\",\"proven\":true}", 200);
    var items = serrin.post("/api/v1/positions/desk-1/relief", "{}", 201).path("items");
    assertThat(items.valueStream().filter(one -> one.path("kind").asText().equals("draft")))
        .hasSize(1)
        .allMatch(one -> one.path("words").asText().contains("Maj ALMARK"));
  }

  @Test
  void whoever_reads_a_draft_of_somebody_else_is_entered_and_consoles_are_told()
      throws IOException, InterruptedException {
    var draft = drafted(almark);

    serrin.get(DRAFTS, 200);
    almark.get(DRAFTS, 200);

    var readings =
        serrin.get("/api/v1/house?kind=reading", 200).path("entries").valueStream().toList();
    assertThat(readings)
        .filteredOn(one -> one.path("serials").toString().contains(draft))
        .extracting(one -> one.path("author").path("officer").asText())
        .containsExactly("serrin");
  }

  @Test
  void where_nobody_need_approve_a_draft_is_kept_and_its_author_sends_it()
      throws IOException, InterruptedException {
    var kept = birch.post("/api/v1/lines/alder/drafts", "{" + TEXT + "}", 201);
    assertThat(kept.path("state").asText()).isEqualTo("kept");

    var sent = birch.post(of(kept.path("draft").asText(), "send"), "{}", 200);

    assertThat(sent.path("state").asText()).isEqualTo("sent");
    JsonNode there = almark.until("/api/v1/messages/" + sent.path("serial").asText(), _ -> true);
    assertThat(there.path("precedence").asText()).isEqualTo("routine");
  }

  @Test
  void a_kept_draft_whose_words_its_author_has_sent_meanwhile_is_not_sent_again()
      throws IOException, InterruptedException {
    var kept = birch.post("/api/v1/lines/alder/drafts", "{" + TEXT + "}", 201);
    var other = birch.post("/api/v1/lines/alder/drafts", "{\"text\":\"Fog\",\"lang\":\"en\"}", 201);
    var serial =
        birch.post("/api/v1/lines/alder/messages", "{" + TEXT + "}", 201).path("serial").asText();

    var sent = birch.post(of(kept.path("draft").asText(), "send"), "{}", 200);

    assertThat(sent.path("serial").asText()).isEqualTo(serial);
    assertThat(birch.get("/api/v1/lines/alder/traffic", 200).path("items")).hasSize(1);
    assertThat(birch.get(DRAFTS, 200).path("drafts").valueStream())
        .extracting(one -> one.path("draft").asText())
        .containsExactly(other.path("draft").asText());
  }
}
