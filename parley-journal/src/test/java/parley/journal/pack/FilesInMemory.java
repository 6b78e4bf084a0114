package parley.journal.pack;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import parley.journal.Bytes;
import parley.journal.note.SignatureCheck;

/** A pack whose files can be changed one by one before somebody verifies them. */
final class FilesInMemory implements PackFolder {
  /** The real algorithms; the same signature is not checked twice, for packs differ by a byte. */
  static final SignatureCheck CHECK = new RememberedChecks();

  private final NavigableMap<String, Bytes> files = new TreeMap<>();

  private FilesInMemory() {}

  static FilesInMemory of(TwoStations line, PackScope scope) {
    return of(EvidencePack.of(line.source, scope));
  }

  static FilesInMemory of(Exported exported) {
    var folder = new FilesInMemory();
    exported.files(folder.files::put);
    return folder;
  }

  /** Renders contents that no honest station would export. */
  static FilesInMemory of(PackContents contents) {
    var folder = new FilesInMemory();
    PackFiles.render(contents, contents.keys(CHECK), folder.files::put);
    return folder;
  }

  FilesInMemory with(String name, Bytes content) {
    var changed = new FilesInMemory();
    changed.files.putAll(files);
    changed.files.put(name, content);
    return changed;
  }

  FilesInMemory without(String name) {
    var changed = new FilesInMemory();
    changed.files.putAll(files);
    if (changed.files.remove(name) == null) {
      throw new AssertionError("no file " + name);
    }
    return changed;
  }

  /** Returns the content of a file that is there. */
  Bytes file(String name) {
    return read(name, Integer.MAX_VALUE);
  }

  Verdict verify(String... expected) {
    return new PackVerifier(CHECK).verify(this, List.of(expected));
  }

  @Override
  public NavigableSet<String> names() {
    return Collections.unmodifiableNavigableSet(files.navigableKeySet());
  }

  @Override
  public Bytes read(String name, int limit) {
    var content = files.get(name);
    if (content == null || content.size() > limit) {
      throw new MalformedPack("it is missing or too large");
    }
    return content;
  }
}
