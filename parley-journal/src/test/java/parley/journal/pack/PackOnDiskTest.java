package parley.journal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.journal.VerifyMain;

/** The folder as the verifier meets it: nothing outside is reached, nothing inside is missed. */
class PackOnDiskTest {
  @TempDir private Path temporary;
  private Path pack = Path.of("");

  @BeforeEach
  void export() {
    var line = new TwoStations();
    line.ringInVain("alder-0001", 2);
    pack = temporary.resolve("pack");
    PackOnDisk.write(EvidencePack.of(line.source, new PackScope.OneCall("alder-0001")), pack);
  }

  private Verdict verify() {
    return VerifyMain.verify(pack.toString(), List.of());
  }

  private void holds() {
    assertThat(verify()).isInstanceOf(Verdict.Accepted.class);
  }

  private void refused(String what) {
    assertThat(verify()).as(what).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void what_was_written_is_read_and_holds() {
    holds();
  }

  @Test
  void a_folder_that_holds_something_is_never_written_into() {
    assertThatThrownBy(() -> PackOnDisk.write(_ -> {}, pack))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("not empty");
  }

  @Test
  void every_file_that_became_a_link_to_its_own_content_is_refused() throws IOException {
    for (var name : PackOnDisk.read(pack).names()) {
      var file = pack.resolve(name);
      var outside = temporary.resolve("outside");
      Files.move(file, outside);
      Files.createSymbolicLink(file, outside);
      refused(name);
      Files.delete(file);
      Files.move(outside, file);
    }
    holds();
  }

  @Test
  void every_file_that_became_a_folder_is_refused() throws IOException {
    for (var name : PackOnDisk.read(pack).names()) {
      var file = pack.resolve(name);
      var inside = temporary.resolve("inside");
      Files.move(file, inside);
      Files.createDirectory(file);
      refused(name + " is an empty folder");
      Files.move(inside, file.resolve("content"));
      refused(name + " is a folder");
      Files.move(file.resolve("content"), inside);
      Files.delete(file);
      Files.move(inside, file);
    }
    holds();
  }

  @Test
  void a_linked_folder_inside_and_a_link_to_the_whole_are_refused() throws IOException {
    var moved = temporary.resolve("moved");
    Files.move(pack.resolve("cards"), moved);
    Files.createSymbolicLink(pack.resolve("cards"), moved);
    refused("cards is a link");
    Files.delete(pack.resolve("cards"));
    Files.move(moved, pack.resolve("cards"));
    holds();

    var link = Files.createSymbolicLink(temporary.resolve("link"), pack);
    assertThat(VerifyMain.isFolder(link.toString())).isFalse();
    assertThat(VerifyMain.verify(link.toString(), List.of())).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void an_added_link_an_empty_folder_and_a_file_too_deep_are_refused() throws IOException {
    var link = Files.createSymbolicLink(pack.resolve("passwd"), Path.of("/etc/passwd"));
    refused("a link that leads outside");
    Files.delete(link);
    var empty = Files.createDirectories(pack.resolve("a/e7"));
    refused("an empty folder");
    Files.delete(empty);
    holds();
    Files.createDirectories(pack.resolve("1/2/3/4/5/6/7/8/9/10/11/12/13"));
    refused("a folder too deep");
  }

  @Test
  void a_name_with_a_backslash_does_not_pass_for_a_folder() throws IOException {
    Files.move(pack.resolve("cards/a.card"), pack.resolve("cards\\a.card"));

    refused("cards\\a.card");
  }

  @Test
  void a_folder_that_is_not_there_is_a_refusal() {
    assertThat(VerifyMain.verify(temporary.resolve("nowhere").toString(), List.of()))
        .isInstanceOf(Verdict.Refused.class);
  }
}
