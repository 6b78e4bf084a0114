package parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.journal.Bytes;
import parley.journal.note.SigningKey;
import parley.store.CannotOpen.Why;
import parley.store.KeyName.Use;
import parley.store.PassphraseKeyFile.Strength;

final class PassphraseKeyFileTest {
  private static final String PASSPHRASE = "correct horse battery";
  private static final KeyName NAME = new KeyName("card-1", Use.LOG);

  @TempDir Path folder;
  private Path file = Path.of("");
  private Keys keys;

  @BeforeEach
  void make() throws CannotOpen {
    file = folder.resolve("keys");
    keys = PassphraseKeyFile.create(file, PASSPHRASE, Strength.QUICK);
  }

  private static Why whyNot(Path file, String passphrase) {
    try {
      PassphraseKeyFile.open(file, passphrase);
      throw new AssertionError("opened");
    } catch (CannotOpen refused) {
      return refused.why();
    }
  }

  @Test
  void a_key_made_once_signs_the_same_after_every_start() throws CannotOpen {
    SigningKey made = keys.make(NAME);

    var again = PassphraseKeyFile.open(file, PASSPHRASE);

    assertThat(again.signing(NAME).orElseThrow().publicKeys()).isEqualTo(made.publicKeys());
    assertThat(again.make(NAME).publicKeys()).isEqualTo(made.publicKeys());
    assertThat(again.routes().getPublic()).isEqualTo(keys.routes().getPublic());
    assertThat(again.voice().getPublic()).isEqualTo(keys.voice().getPublic());
    assertThat(again.writeAheadKey()).isEqualTo(keys.writeAheadKey());
  }

  @Test
  void log_and_cosigner_keys_of_one_card_differ() throws CannotOpen {
    assertThat(keys.make(NAME).publicKeys())
        .isNotEqualTo(keys.make(new KeyName("card-1", Use.COSIGNER)).publicKeys());
  }

  @Test
  void a_wrong_passphrase_is_told_apart_from_a_damaged_file() throws Exception {
    assertThat(whyNot(file, "wrong horse battery")).isEqualTo(Why.WRONG_PASSPHRASE);

    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThat(whyNot(file, PASSPHRASE)).isEqualTo(Why.DAMAGED);
  }

  @Test
  void one_changed_byte_anywhere_is_noticed() throws Exception {
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at += 7) {
      byte[] bytes = good.clone();
      bytes[at] ^= 0x20;
      Files.write(file, bytes);

      assertThat(whyNot(file, PASSPHRASE)).as("byte %d", at).isEqualTo(Why.DAMAGED);
    }
  }

  @Test
  void a_file_that_others_may_read_is_refused() throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(whyNot(file, PASSPHRASE)).isEqualTo(Why.TOO_OPEN);
  }

  @Test
  void a_file_that_exists_is_never_overwritten() {
    assertThatThrownBy(() -> PassphraseKeyFile.create(file, PASSPHRASE, Strength.QUICK))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("never overwritten");
  }

  @Test
  void one_letter_typed_in_two_ways_is_one_passphrase() throws Exception {
    var other = folder.resolve("keys-2");
    PassphraseKeyFile.create(other, "Prüfstand am Flu\u00df", Strength.QUICK);

    var opened = PassphraseKeyFile.open(other, "Pru\u0308fstand am Flu\u00df");

    assertThat(opened.writeAheadKey().size()).isEqualTo(32);
  }

  @Test
  void no_secret_stands_in_the_file_or_in_what_the_keys_say_of_themselves() throws Exception {
    var bytes = Bytes.of(Files.readAllBytes(file)).hex();

    assertThat(bytes).doesNotContain(keys.writeAheadKey().hex());
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain(PASSPHRASE);
    assertThat(keys.toString()).doesNotContain(keys.writeAheadKey().hex());
  }
}
