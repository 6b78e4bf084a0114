package parley.journal.pack;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.journal.Bytes;
import parley.journal.Malformed;
import parley.journal.Side;
import parley.journal.card.Fingerprint;
import parley.journal.note.SignatureCheck;
import parley.journal.view.JournalPrint;

/**
 * Checks an evidence pack with nothing but its files: no station, no network, no database.
 *
 * <p>Total: any folder is either accepted or refused with a reason. Keys come from the cards alone,
 * and whether the cards are the right ones only the 40 digits can tell.
 */
public final class PackVerifier {
  private static final int LARGEST_FILE = 64 * 1024 * 1024;

  private final SignatureCheck check;

  /**
   * Makes a verifier.
   *
   * @param check {@link SignatureCheck#REAL} for anything that is to prove something
   */
  public PackVerifier(SignatureCheck check) {
    this.check = check;
  }

  /**
   * Verifies the pack in a folder.
   *
   * @param folder the pack; nothing outside it is read and no link is followed
   * @param expected fingerprints known from elsewhere, each as 40 digits; each must be that of one
   *     of the two cards
   */
  public Verdict verify(Path folder, List<String> expected) {
    var progress = new Progress();
    try {
      return new Run(folder, progress).judge(expected);
    } catch (Malformed | UncheckedIOException e) {
      return new Verdict.Refused(progress.at, String.valueOf(e.getMessage()));
    }
  }

  /** What is being looked at, so that a refusal can say where. */
  static final class Progress {
    private String at = "the folder";

    void at(String what) {
      at = what;
    }
  }

  private final class Run {
    private final PackFolder files;
    private final Progress progress;
    private final PackContents contents;

    Run(Path folder, Progress progress) {
      this.progress = progress;
      this.files = new PackFolder(folder);
      this.contents = new PackReader(files, check, progress).read();
    }

    Verdict judge(List<String> expected) {
      progress.at("the two logs");
      new CrossChecks(contents).check();
      compare();
      progress.at("the expected fingerprint");
      var known = known(expected);
      var sentences = new Sentences(contents, known);
      var journal = JournalPrint.of(PackView.of(contents));
      return new Verdict.Accepted(
          sentences.fingerprints(), sentences.proven(), sentences.limits(), journal);
    }

    /** Renders the pack again and compares every byte; whatever is left over is refused. */
    private void compare() {
      var left = new HashSet<>(files.names().keySet());
      PackFiles.render(
          contents,
          contents.keys(check),
          (name, wanted) -> {
            progress.at(name);
            left.remove(name);
            compare(name, wanted);
          });
      left.stream()
          .sorted()
          .findFirst()
          .ifPresent(
              name -> {
                progress.at(name);
                throw new MalformedPack("it does not belong to a pack");
              });
    }

    private void compare(String name, Bytes wanted) {
      if (!files.read(name, LARGEST_FILE).equals(wanted)) {
        throw new MalformedPack("it does not say what follows from the rest of the pack");
      }
    }

    private Set<Side> known(List<String> expected) {
      var known = new HashSet<Side>();
      for (var digits : expected) {
        known.add(side(digits));
      }
      return known;
    }

    private Side side(String digits) {
      for (var side : Side.values()) {
        Fingerprint fingerprint = contents.cards().file(side).fingerprint();
        if (fingerprint.typedAs(digits)) {
          return side;
        }
      }
      throw new MalformedPack("no card of this pack has these 40 digits");
    }
  }
}
