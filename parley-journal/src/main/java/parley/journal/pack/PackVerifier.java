package parley.journal.pack;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import parley.journal.Malformed;
import parley.journal.card.PairedCards;
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
   * Verifies a pack. Every file is read at most twice, and nothing but its files is looked at.
   *
   * @param folder the pack, see {@link PackOnDisk#read}
   * @param expected fingerprints known from elsewhere, each as 40 digits; each must be that of one
   *     of the two cards
   */
  public Verdict verify(PackFolder folder, List<String> expected) {
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

  /** Checks one folder: reads it, works out what follows, and compares every byte. */
  private final class Run {
    private final PackFolder files;
    private final Progress progress;

    Run(PackFolder folder, Progress progress) {
      this.files = folder;
      this.progress = progress;
    }

    Verdict judge(List<String> expected) {
      var reader = new PackReader(files, check, progress);
      return files.names().contains(ForkEvidence.SMALLER)
          ? fork(new ForkReader(reader).read(), expected)
          : pack(reader.read(), expected);
    }

    private Verdict pack(PackContents contents, List<String> expected) {
      progress.at("the two logs");
      new CrossChecks(contents).check();
      compare(sink -> PackFiles.render(contents, contents.keys(check), sink));
      var sentences = new Sentences(contents, whose(contents.cards(), expected));
      var journal = JournalPrint.of(PackView.of(contents));
      return new Verdict.Accepted(
          sentences.fingerprints(), sentences.proven(), sentences.limits(), journal);
    }

    private Verdict fork(ForkEvidence evidence, List<String> expected) {
      compare(evidence);
      var whose = whose(evidence.cards(), expected);
      var proven = List.of(whose.condition() + evidence.sentence());
      var limits = List.of("Whether it lied or somebody had its keys is not proven.");
      return new Verdict.Accepted(whose.lines(), proven, limits, "");
    }

    /** Renders everything again and compares every byte; whatever is left over is refused. */
    private void compare(Exported wanted) {
      var left = new TreeSet<>(files.names());
      wanted.files(
          (name, content) -> {
            progress.at(name);
            left.remove(name);
            if (!files.read(name, LARGEST_FILE).equals(content)) {
              throw new MalformedPack("it does not say what follows from the rest of the pack");
            }
          });
      if (!left.isEmpty()) {
        progress.at(left.getFirst());
        throw new MalformedPack("it does not belong to a pack");
      }
    }

    private Fingerprints whose(PairedCards cards, List<String> expected) {
      progress.at("the expected fingerprint");
      return Fingerprints.of(cards, expected);
    }
  }
}
