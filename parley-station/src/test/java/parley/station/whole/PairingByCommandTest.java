package parley.station.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two stations that are no demo become a line by what four administrators type. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PairingByCommandTest {
  private static final Pattern DIGITS = Pattern.compile("(?m)^[0-9 ]{40,}$");
  private static final int REFUSED = 8;
  private static final int TEN = 10;

  @TempDir static Path folder;
  private static Installation alder;
  private static Installation birch;

  @BeforeAll
  static void makeAndRun() {
    alder = Installation.make(Installation.Plan.plain("alder", folder)).run();
    birch = Installation.make(Installation.Plan.plain("birch", folder)).run();
    for (var station : List.of(alder, birch)) {
      Installation.ADMINISTRATORS.forEach(who -> signIn(station, who));
    }
  }

  @AfterAll
  static void end() {
    alder.close();
    birch.close();
  }

  private static void signIn(Installation at, String who) {
    var words = words(at, who, "sign-in", "--name", who);

    Parley.fed(Installation.passphrase(who) + "\n", words).well();
  }

  private static Path token(Installation at, String who) {
    return folder.resolve(at.name() + "-" + who + ".signed-in");
  }

  private static String[] words(Installation at, String who, String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(at.door().options());
    words.addAll(List.of("--token-file", token(at, who).toString()));
    return words.toArray(String[]::new);
  }

  private static Ended typed(Installation at, String who, String... arguments) {
    return Parley.run(words(at, who, arguments));
  }

  /** A card file and the digits that are read aloud. */
  private record MadeCard(Path file, String digits) {}

  private static MadeCard makeCard(Installation at) {
    var file = folder.resolve(at.name() + ".card");
    var made = typed(at, "admin-1", "pair", "card", "--out", file.toString()).well();
    var digits = DIGITS.matcher(made.out());
    assertThat(digits.find()).as(made.out()).isTrue();
    return new MadeCard(file, digits.group());
  }

  private static Ended confirm(Installation at, String who, MadeCard theirs) {
    return typed(
        at,
        who,
        "pair",
        "confirm",
        "--card",
        theirs.file().toString(),
        "--fingerprint",
        theirs.digits());
  }

  private static MadeCard wrong(MadeCard card) {
    char last = card.digits().charAt(card.digits().length() - 1);
    var other = last == '9' ? '0' : (char) (last + 1);
    return new MadeCard(
        card.file(), card.digits().substring(0, card.digits().length() - 1) + other);
  }

  private static JsonNode lines(Installation at) {
    return at.door().get("/api/v1/lines", token(at, "admin-1")).path("lines");
  }

  @Order(1)
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void one_wrong_digit_pairs_nobody_and_kills_the_card(int confirmedBefore) {
    makeCard(alder);
    var ofBirch = makeCard(birch);
    for (var who : Installation.ADMINISTRATORS.subList(0, confirmedBefore)) {
      confirm(alder, who, ofBirch).well();
    }

    var wrong = confirm(alder, "admin-2", wrong(ofBirch));

    assertThat(wrong.exit()).isEqualTo(REFUSED);
    assertThat(wrong.err()).contains("Nobody is paired, and our card is dead");
    var again = confirm(alder, "admin-2", ofBirch);
    assertThat(again.exit()).isEqualTo(REFUSED);
    assertThat(again.err()).contains("Make a card");
    assertThat(lines(alder)).isEmpty();
  }

  @Order(2)
  @Test
  void the_same_administrator_cannot_confirm_twice() {
    makeCard(alder);
    var ofBirch = makeCard(birch);
    confirm(alder, "admin-1", ofBirch).well();

    var twice = confirm(alder, "admin-1", ofBirch);

    assertThat(twice.exit()).isEqualTo(REFUSED);
    assertThat(twice.err()).contains("Nobody was paired", "second administrator");
    assertThat(lines(alder)).isEmpty();
  }

  @Order(3)
  @Test
  void a_demo_card_is_refused() throws Exception {
    makeCard(alder);
    var demo = SomeCard.of("birch", "demo = yes\n", folder.resolve("demo"));

    var refused = confirm(alder, "admin-1", new MadeCard(demo.file(), demo.digits()));

    assertThat(refused.exit()).isEqualTo(REFUSED);
    assertThat(refused.err()).contains("cannot be used", "Nobody was paired");
  }

  @Order(4)
  @Test
  void a_card_that_was_exchanged_on_its_way_is_refused() throws Exception {
    makeCard(alder);
    var readAloud = makeCard(birch).digits();
    var strangers = SomeCard.of("birch", "", folder.resolve("stranger"));

    var refused = confirm(alder, "admin-1", new MadeCard(strangers.file(), readAloud));

    assertThat(refused.exit()).isEqualTo(REFUSED);
    assertThat(refused.err()).contains("Nobody is paired");
    assertThat(lines(alder)).isEmpty();
  }

  @Order(5)
  @Test
  void the_second_administrator_cannot_confirm_another_card() throws Exception {
    makeCard(alder);
    confirm(alder, "admin-1", makeCard(birch)).well();
    var strangers = SomeCard.of("cedar", "", folder.resolve("cedar"));

    var refused = confirm(alder, "admin-2", new MadeCard(strangers.file(), strangers.digits()));

    assertThat(refused.exit()).isEqualTo(REFUSED);
    assertThat(refused.err()).contains("Nobody was paired");
    assertThat(lines(alder)).isEmpty();
  }

  @Order(6)
  @Test
  void four_administrators_open_a_line_whose_first_entries_bear_four_signatures() {
    var ofAlder = makeCard(alder);
    var ofBirch = makeCard(birch);

    var first = confirm(alder, "admin-1", ofBirch).well();
    var second = confirm(alder, "admin-2", ofBirch).well();
    var unfinished = typed(alder, "admin-1", "line", "list").well();
    confirm(birch, "admin-1", ofAlder).well();
    confirm(birch, "admin-2", ofAlder).well();

    assertThat(linesAboutProof(first)).hasSize(TEN);
    assertThat(first.out()).contains("second administrator");
    assertThat(second.out()).contains("PAIRING UNFINISHED");
    assertThat(unfinished.out()).contains("birch", "pairing-unfinished");
    var there = birch.onTheLineTo("alder");
    var here = alder.onTheLineTo("birch");
    here.awaitNormal();
    there.awaitNormal();
    for (var station : List.of(here, there)) {
      for (var log : List.of("a", "b")) {
        assertThat(signatures(station, log)).isEqualTo(4);
      }
    }
  }

  /** Between who they are and how it stands come the ten lines. */
  private static List<String> linesAboutProof(Ended confirmed) {
    return confirmed
        .out()
        .lines()
        .dropWhile(line -> !line.startsWith("What they will be able to prove about us"))
        .takeWhile(line -> !line.startsWith("The digits are right"))
        .toList();
  }

  private static long signatures(OneStation station, String log) {
    var path = station.linePath() + "/entries/" + log + "/1/0";
    var entry =
        Patience.some(
            "a cosigned first entry in log " + log,
            () ->
                station
                    .door()
                    .tried(path, station.token())
                    .filter(view -> view.path("state").asText().equals("cosigned")));
    assertThat(entry.path("kind").asText()).isEqualTo("epoch");
    return entry.path("checkpoint").asText().lines().filter(l -> l.startsWith("— ")).count();
  }

  @Order(7)
  @Test
  void the_new_line_carries_a_message_and_its_export_verifies() {
    var here = alder.onTheLineTo("birch");

    var sent =
        here.fed("First words.", "message", "send", "--line", "birch", "--wait", "delivered");

    assertThat(sent.well().serial()).startsWith("alder-");
    var pack = here.export(folder.resolve("pack"));
    var verdict = Parley.run("journal", "verify", pack.toString());
    assertThat(verdict.exit()).as(verdict.err()).isZero();
  }
}
