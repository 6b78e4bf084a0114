package parley.journal.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import parley.journal.Bytes;
import parley.journal.note.SignatureCheck;

/** Writes evidence packs. */
public final class EvidencePack {
  private EvidencePack() {}

  /**
   * Writes a pack into {@code folder}, which must not exist or be empty.
   *
   * @throws UncheckedIOException if a file cannot be written; what is there then is no pack
   * @throws NothingToShow if no entry of this line names the serial, or nothing is cosigned yet
   */
  public static void write(PackSource source, PackScope scope, Path folder) {
    var contents = Assembly.of(source, scope, readme());
    if (contents.logs().stream().allMatch(log -> log.disclosed().isEmpty())) {
      throw new NothingToShow();
    }
    try {
      Files.createDirectories(folder);
      try (var held = Files.list(folder)) {
        if (held.findAny().isPresent()) {
          throw new IOException("the folder " + folder + " is not empty");
        }
      }
      var keys = contents.keys(SignatureCheck.REAL);
      PackFiles.render(contents, keys, (path, content) -> write(folder.resolve(path), content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, Bytes content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content.toArray(), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text for people that every pack carries. */
  static Bytes readme() {
    try (InputStream in = EvidencePack.class.getResourceAsStream(PackFiles.README)) {
      if (in == null) {
        throw new IllegalStateException(
            "the README of evidence packs is missing from this program");
      }
      return Bytes.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing of what was asked for stands in the journal, or nothing of it is cosigned. */
  public static final class NothingToShow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToShow() {
      super("no entry of this line is about that, or nothing is cosigned yet");
    }
  }
}
