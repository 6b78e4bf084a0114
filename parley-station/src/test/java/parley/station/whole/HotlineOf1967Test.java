package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty-two messages, both ways and in two scripts, at the pace of the June 1967 exchange on the
 * Washington-Moscow hot line: how long a text lay approved before it was sent, and how long until
 * it was received. The words are ours.
 */
final class HotlineOf1967Test {
  private static final int TOOL_MISSING = 3;

  private static final List<String> TEXTS =
      List.of(
          "Просим подтвердить, что ваши корабли останутся южнее параллели.",
          "Линия проверена. Готовы принимать в любое время суток.",
          "We confirm: no vessel of ours will cross the line before noon.",
          "Two aircraft left the area at 0810. No weapons were carried.",
          "Один наш самолёт-разведчик вернётся тем же курсом до 10:00.",
          "Повторяем: учения, не боевые действия. Ёмкость района 40 миль.",
          "The tug with the damaged trawler keeps to your side. Please let it pass.",
          "Our commander on the spot has orders to hold fire and to answer your lamp.",
          "A second text, approved with the first: the search continues till dusk.",
          "Прекращение огня подтверждено с нашей стороны в 12:15.",
          "Both columns have stopped. We propose voice at 2100, your time.");

  private static final List<String> RECEIPTS =
      List.of(
          "Received complete. Principal informed.",
          "Line good here also.",
          "Принято полностью. Передано руководству.",
          "Принято. Вопросов нет.",
          "Received. We will watch for it.",
          "Received, understood as EXERCISE.",
          "Принято. Буксир пройдёт.",
          "Принято. Благодарим за ясность.",
          "Принято. Поиск виден и нам.",
          "Received. Confirmed by us as well.",
          "Принято. Согласны на 21:00.");

  @TempDir static Path folder;
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static RunningDemo demo;

  @BeforeAll
  static void start() {
    demo = RunningDemo.start(folder.resolve("demo"));
  }

  @AfterAll
  static void end() {
    demo.close();
  }

  /** One message of the play: who wrote it and under which serial. */
  private record Played(OneStation author, OneStation reader, String serial) {}

  @Test
  void the_exchange_is_played_proven_and_printed_alike_everywhere() throws IOException {
    List<Played> played = new ArrayList<>();
    var stages = Stages.all(REPOSITORY);
    for (var i = 0; i < stages.size(); i++) {
      played.addAll(play(stages.get(i), TEXTS.get(i), RECEIPTS.get(i)));
    }

    assertThat(played).hasSizeGreaterThanOrEqualTo(20);
    played.forEach(HotlineOf1967Test::everyStageIsThereInItsOrder);
    var tail = sameTailOnBothSides(played);
    theOrderOfThePlayIsTheOrderOfTheJournal(played, tail);
    for (var station : demo.both()) {
      isProvenByThreeVerifiers(station, tail);
    }
  }

  /** Approved, then sent, then received and acknowledged by a person, who answers in turn. */
  private static List<Played> play(Stages stages, String text, String receipt) {
    var author = stages.inbound() ? demo.birch() : demo.alder();
    var reader = stages.inbound() ? demo.alder() : demo.birch();
    Patience.pause(stages.approvedToSent());
    var language = stages.inbound() ? "ru" : "en";
    var sent =
        author
            .fed(
                text,
                "message",
                "send",
                "--line",
                author.line(),
                "--precedence",
                "immediate",
                "--language",
                language)
            .well()
            .serial();
    received(reader, sent, text);
    Patience.pause(stages.sentToReceived());
    reader.acknowledge(sent, Optional.empty()).done();
    var answer = reader.send(receipt, "routine");
    received(author, answer, receipt);
    author.acknowledge(answer, Optional.empty()).done();
    return List.of(new Played(author, reader, sent), new Played(reader, author, answer));
  }

  private static void received(OneStation reader, String serial, String text) {
    var there = reader.awaitMessage(serial, message -> message.path("canAcknowledge").asBoolean());
    assertThat(there.path("text").asText()).isEqualTo(text);
  }

  private static void everyStageIsThereInItsOrder(Played played) {
    var here =
        played
            .author()
            .awaitMessage(
                played.serial(), message -> message.path("state").asText().equals("acknowledged"));
    List<String> rungs = new ArrayList<>();
    here.path("ladder").forEach(rung -> rungs.add(rung.path("rung").asText()));
    assertThat(rungs).containsSubsequence("entered", "at-their-station", "acknowledged");
    assertThat(bases(here)).contains("ours", "proven", "they-say");
  }

  private static List<String> bases(JsonNode message) {
    List<String> bases = new ArrayList<>();
    message.path("ladder").forEach(rung -> bases.add(rung.path("basis").asText()));
    return bases;
  }

  private static String sameTailOnBothSides(List<Played> played) {
    Patience.until(
        "both tails are equal and complete",
        () ->
            demo.alder().tail().equals(demo.birch().tail())
                && acknowledgements(demo.alder().tail()) == played.size());
    return demo.alder().tail();
  }

  private static long acknowledgements(String tail) {
    return tail.lines().filter(entry -> entry.contains(" acknowledged ")).count();
  }

  private static void theOrderOfThePlayIsTheOrderOfTheJournal(List<Played> played, String tail) {
    List<String> entries = tail.lines().toList();
    var last = -1;
    for (var one : played) {
      var sent = placeOf(entries, "message " + one.serial() + " ");
      var entry = entries.get(sent);
      var place = entry.substring(0, entry.indexOf(' '));
      var acknowledged = placeOf(entries, " about " + place + " ", " acknowledged ");
      assertThat(sent).as(one.serial()).isGreaterThan(last);
      assertThat(acknowledged).as(one.serial()).isGreaterThan(sent);
      last = sent;
    }
  }

  private static int placeOf(List<String> entries, String... words) {
    for (var i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      if (List.of(words).stream().allMatch(entry::contains)) {
        return i;
      }
    }
    throw new AssertionError("no entry with " + List.of(words));
  }

  private static void isProvenByThreeVerifiers(OneStation station, String tail) {
    var pack = station.export(folder.resolve("pack-of-" + station.name()));

    var byCommand = Parley.run("journal", "verify", pack.toString());
    var printed = Parley.run("journal", "verify", "--print", pack.toString()).well();
    var alone = Auditor.withTheJournalAlone(pack, "--print");
    var others = Auditor.withOtherPeoplesLibraries(REPOSITORY, pack);

    assertThat(byCommand.exit()).as(byCommand.err()).isZero();
    assertThat(byCommand.out()).contains("alder-0001", "birch-0001", "was acknowledged");
    assertThat(printed.out()).isEqualTo(tail);
    assertThat(alone.exit()).as(alone.err()).isZero();
    assertThat(alone.out()).isEqualTo(tail);
    Assumptions.assumeTrue(
        others.exit() != TOOL_MISSING,
        "the third verifier was NOT run, a tool is missing: " + others.err());
    assertThat(others.exit()).as(others.out() + others.err()).isZero();
  }
}
