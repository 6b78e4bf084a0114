package parley.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.DemoInOneProcess;
import parley.store.CannotOpen;

/** Who read what, over the API; every answer is held against the description. */
@Timeout(120)
final class HouseJournalTest {
  @TempDir private Path folder;
  private DemoInOneProcess demo;
  private Asker officer;
  private Asker supervisor;
  private Asker birch;

  @BeforeEach
  void start() throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    demo = DemoInOneProcess.start(folder);
    officer = new Asker(demo.alder().url(), demo.alderToken());
    supervisor = supervisor();
    birch = new Asker(demo.birch().url(), demo.birchToken());
    birch.await("line", line -> line.path("state").asText().equals("normal"));
  }

  private Asker supervisor() throws IOException, InterruptedException {
    try (var door = new Asker(demo.alder().url(), "")) {
      var serrin = "{\"name\":\"serrin\",\"passphrase\":\"lamp in the window\"}";
      var token = door.post("/api/v1/tokens", serrin, 201).path("token").asText();
      return new Asker(demo.alder().url(), token);
    }
  }

  @AfterEach
  void stop() {
    officer.close();
    supervisor.close();
    birch.close();
    demo.close();
  }

  private String sent() throws IOException, InterruptedException {
    var order = "{\"text\":\"Катер без хода.\",\"precedence\":\"routine\"}";
    var serial = birch.post("/api/v1/lines/alder/messages", order, 201).path("serial").asText();
    // Asked of the other side, so that nobody here reads it by waiting.
    birch.until("/api/v1/messages/" + serial, HouseJournalTest::isThere);
    return serial;
  }

  private static boolean isThere(JsonNode message) {
    return Set.of("delivered", "alerted").contains(message.path("state").asText());
  }

  private List<String> readers(String serial) throws IOException, InterruptedException {
    var readers = new ArrayList<String>();
    supervisor
        .get("/api/v1/house?kind=reading&serial=" + serial, 200)
        .path("entries")
        .forEach(entry -> readers.add(entry.path("author").path("officer").asText()));
    return readers;
  }

  @Test
  void a_text_is_read_by_whoever_it_is_shown_to_and_entered_once_a_session()
      throws IOException, InterruptedException {
    var serial = sent();
    assertThat(readers(serial)).isEmpty();

    officer.get("/api/v1/messages/" + serial, 200);
    officer.get("/api/v1/lines/birch/traffic", 200);
    officer.get("/api/v1/messages/" + serial, 200);

    supervisor.get("/api/v1/messages/" + serial, 200);

    assertThat(readers(serial)).containsExactly("serrin", "almark");
  }

  @Test
  void a_page_of_texts_is_one_reading_with_its_serials() throws IOException, InterruptedException {
    var first = sent();
    var second = sent();

    officer.get("/api/v1/lines/birch/traffic", 200);

    var entry = entries("kind=reading&by=almark").get(0);
    var serials = new ArrayList<String>();
    entry.path("serials").forEach(serial -> serials.add(serial.asText()));
    assertThat(serials).containsExactlyInAnyOrder(first, second);
    assertThat(entry.path("line").asText()).isEqualTo("birch");
  }

  @Test
  void an_officer_does_not_read_the_house_journal_and_who_reads_it_is_entered()
      throws IOException, InterruptedException {
    officer.get("/api/v1/house", 403);
    supervisor.get("/api/v1/house", 200);

    assertThat(entries("act=house.read").get(0).path("author").path("officer").asText())
        .isEqualTo("serrin");
  }

  @Test
  void whoever_opens_an_entry_is_entered_each_time() throws IOException, InterruptedException {
    var serial = sent();
    officer.get("/api/v1/messages/" + serial, 200);
    var index = entries("kind=reading&serial=" + serial).get(0).path("index").asText();

    var opened = supervisor.get("/api/v1/house/" + index, 200);
    supervisor.get("/api/v1/house/" + index, 200);

    assertThat(opened.path("author").path("officer").asText()).isEqualTo("almark");
    assertThat(entries("act=house.entry-read")).hasSize(2);
    supervisor.get("/api/v1/house/999999", 404);
  }

  @Test
  void the_house_journal_outlives_a_restart_and_is_read_page_by_page()
      throws IOException, CannotOpen, GeneralSecurityException, InterruptedException {
    var serial = sent();
    officer.get("/api/v1/messages/" + serial, 200);
    officer.get("/api/v1/lines/birch/journal?format=json", 200);
    long size = supervisor.get("/api/v1/house", 200).path("size").asLong();
    supervisor.close();

    demo.restartAlder();
    supervisor = supervisor();

    var newest = supervisor.get("/api/v1/house?limit=1", 200);
    assertThat(newest.path("size").asLong()).isGreaterThanOrEqualTo(size);
    var indexes = new ArrayList<Long>();
    var page = newest;
    while (page.has("next")) {
      page.path("entries").forEach(entry -> indexes.add(entry.path("index").asLong()));
      page = supervisor.get("/api/v1/house?limit=1&before=" + page.path("next").asText(), 200);
    }
    page.path("entries").forEach(entry -> indexes.add(entry.path("index").asLong()));
    assertThat(indexes).hasSize((int) newest.path("size").asLong()).doesNotHaveDuplicates();
    assertThat(readers(serial)).contains("almark");
    assertThat(entries("act=journal.read").get(0).path("line").asText()).isEqualTo("birch");
  }

  private JsonNode entries(String query) throws IOException, InterruptedException {
    return supervisor.get("/api/v1/house?" + query, 200).path("entries");
  }
}
