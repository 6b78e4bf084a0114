package parley.journal.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import parley.journal.Bytes;
import parley.journal.Side;
import parley.journal.note.SignatureCheck;

/** One evidence pack, ready to be written. */
public final class EvidencePack implements Exported {
  private final PackContents contents;

  private EvidencePack(PackContents contents) {
    this.contents = contents;
  }

  /**
   * Gathers what proves {@code scope}.
   *
   * @throws NothingToShow if no entry of this line names the serial, or one of the logs has no
   *     cosigned checkpoint yet
   */
  public static EvidencePack of(PackSource source, PackScope scope) {
    var contents = Assembly.of(source, scope, readme());
    var oneSided = Stream.of(Side.values()).anyMatch(side -> contents.logsOf(side).isEmpty());
    if (oneSided || contents.logs().stream().allMatch(log -> log.disclosed().isEmpty())) {
      throw new NothingToShow();
    }
    return new EvidencePack(contents);
  }

  @Override
  public void files(BiConsumer<String, Bytes> sink) {
    PackFiles.render(contents, contents.keys(SignatureCheck.REAL), sink);
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
