package parley.station.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import parley.station.demo.Demo;
import parley.voice.sip.Baresip;

/**
 * Desk phones of two stations, played by a real softphone: each sounds a tone of its own, and what
 * the other end heard is proven by its frequency.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class HandsetsTest {
  private static final int PHONE = 440;
  private static final int OTHER_PHONE = 650;
  private static final int CONSOLE = 1_500;
  private static final String CLEAR = "";
  private static final String ENCRYPTED = ";mediaenc=srtp-mand";

  private final List<String> told = new CopyOnWriteArrayList<>();
  private Path folder = Path.of("");
  private int port;
  private Demo demo;
  private Consoles browser;
  private Page birch;

  @BeforeAll
  void open(@TempDir Path temporary) throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    folder = temporary;
    port = TwoVoicesTest.freePort();
    demo = Demo.start(folder, port, true, told::add);
    assertThat(demo.awaitReady()).as("the demo is ready; %s", told).isTrue();
    browser = Consoles.open(Voices.microphone(Voices.tone(folder, CONSOLE)));
    birch = browser.page("birch", 1280, 800);
    Voices.listen(birch);
    TwoVoicesTest.signIn(birch, port + 100, "torven", "three bells at noon");
    TwoVoicesTest.takeTheWatch(birch, "desk-1");
  }

  @AfterAll
  void close() {
    browser.close();
    demo.close();
  }

  private Baresip phone(int stationPort, int hertz, String more) throws IOException {
    var account =
        "<sip:phone@127.0.0.1:%d;transport=udp>;auth_user=phone;auth_pass=off-the-hook;answermode=auto;regint=60;audio_codecs=PCMA/8000/1%s"
            .formatted(stationPort + 4, more);
    var own = Files.createTempDirectory(folder, "phone");
    return Baresip.start(new Baresip.Setup(own, account, hertz));
  }

  private void lift(Baresip phone, int stationPort) throws IOException {
    phone.command("dial", "sip:anything@127.0.0.1:" + (stationPort + 4));
  }

  private static void sees(Page page, String words) {
    assertThat(page.locator("body"))
        .containsText(words, new ContainsTextOptions().setUseInnerText(true));
  }

  private static void awaited(String what, BooleanSupplier done) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      try {
        TimeUnit.MILLISECONDS.sleep(200);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static boolean hears(Baresip phone, int hertz) {
    try {
      return phone.heard().share(hertz) > 0.8;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Order(1)
  void a_phone_that_is_lifted_rings_the_console_there_and_both_hear_each_other() throws Exception {
    try (var phone = phone(port, PHONE, CLEAR)) {
      registered(phone);
      lift(phone, port);
      sees(birch, "Ringing here");
      sees(birch, "Desk phone of alder");

      birch.keyboard().press("F2");

      TwoVoicesTest.hears(birch, 0, PHONE);
      awaited("the phone hears the console", () -> hears(phone, CONSOLE));
      phone.command("hangup", "");
      sees(birch, "ENDED");
    }
  }

  @Test
  @Order(2)
  void a_console_that_calls_rings_the_phone_there_and_they_talk_encrypted() throws Exception {
    try (var phone = phone(port, PHONE, ENCRYPTED)) {
      registered(phone);
      birch.keyboard().press("F4");

      sees(birch, "Answered by Desk phone of alder");

      TwoVoicesTest.hears(birch, 0, PHONE);
      awaited("the phone hears the console", () -> hears(phone, CONSOLE));
      birch.keyboard().press("Shift+F4");
      sees(birch, "ENDED");
    }
  }

  @Test
  @Order(3)
  void two_phones_talk_over_two_stations_one_in_clear_and_one_encrypted() throws Exception {
    try (var here = phone(port, PHONE, ENCRYPTED);
        var there = phone(port + 100, OTHER_PHONE, CLEAR)) {
      registered(here);
      registered(there);
      lift(here, port);

      awaited("the caller hears the other phone", () -> hears(here, OTHER_PHONE));
      awaited("the called hears the caller", () -> hears(there, PHONE));
      here.command("hangup", "");
    }
  }

  private static void registered(Baresip phone) {
    awaited(
        "the phone is registered",
        () -> {
          try {
            return phone.log().contains("200 OK");
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
