package parley.journal.pack;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Side;
import parley.journal.card.EpochNotice;
import parley.journal.card.KeyBook;
import parley.journal.card.PairedCards;
import parley.journal.note.CheckpointNote;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.NoteKeys;
import parley.journal.note.Origin;
import parley.journal.note.SignedNote;

/**
 * Turns contents into files. Reading a pack ends with rendering it again, so every byte of every
 * file is decided here.
 */
final class PackFiles {
  static final String README = "README.txt";
  static final String CLAIM = "claim.json";

  private final PackContents contents;
  private final KeyBook keys;
  private final BiConsumer<String, Bytes> sink;

  private PackFiles(PackContents contents, KeyBook keys, BiConsumer<String, Bytes> sink) {
    this.contents = contents;
    this.keys = keys;
    this.sink = sink;
  }

  /** Hands every file of a pack to {@code sink}, by its path with forward slashes. */
  static void render(PackContents contents, KeyBook keys, BiConsumer<String, Bytes> sink) {
    new PackFiles(contents, keys, sink).render();
  }

  private void render() {
    sink.accept(README, contents.readme());
    sink.accept(CLAIM, Claim.of(contents));
    renderKeys(contents.cards(), contents.notices(), sink);
    contents.logs().forEach(this::render);
  }

  /** Hands the files that say whose keys count to {@code sink}. */
  static void renderKeys(
      PairedCards cards, List<EpochNotice> notices, BiConsumer<String, Bytes> sink) {
    for (var side : Side.values()) {
      sink.accept("cards/" + side.letter() + ".card", cards.file(side).encode());
    }
    for (var notice : notices) {
      var change = notice.change();
      var name = "epochs/" + change.side().letter() + "-e" + change.epoch() + ".notice";
      sink.accept(name, notice.encode());
    }
  }

  private void render(LogPart log) {
    var folder = log.folder();
    var newest = log.heads().newest();
    put(folder + "checkpoint", note(log, newest).encode());
    log.heads().old().ifPresent(old -> put(folder + "checkpoint.old", note(log, old).encode()));
    put(folder + "add-checkpoint.req", request(log));
    put(folder + "log.vkey", vkeys(logKeys(log)));
    put(folder + "cosigner.vkey", vkeys(cosignerKeys(newest)));
    Tiles.render(log.leaves(), (path, tile) -> sink.accept(folder + path, tile));
    log.proven().forEach((index, cosigned) -> proof(log, index, cosigned));
    log.heads().tail().ifPresent(tail -> tail(log, tail));
    log.disclosed()
        .forEach(
            (index, shown) ->
                sink.accept(folder + "disclosed/" + index + ".json", DisclosureFile.write(shown)));
  }

  private void proof(LogPart log, long index, CosignedCheckpoint cosigned) {
    var path = log.leaves().tree().inclusion(index, cosigned.head().size());
    var name = log.folder() + "proofs/" + index;
    var proof = new TlogProof(index, path, note(log, cosigned));
    sink.accept(name + ".tlog-proof", proof.encode());
    sink.accept(name + ".entry", log.leaves().get(index).encode());
  }

  private void tail(LogPart log, LogPart.Tail tail) {
    var note = note(CheckpointNote.write(tail.signed(), logKeys(log)));
    for (var entry : tail.entries()) {
      var index = entry.leaf().seq();
      var name = log.folder() + "proofs/" + index;
      sink.accept(name + ".tlog-proof", new TlogProof(index, entry.path(), note).encode());
      sink.accept(name + ".entry", entry.leaf().encode());
    }
  }

  /** Returns the body of a tlog-witness request: old size, proof, blank line, checkpoint. */
  private String request(LogPart log) {
    var newest = log.heads().newest();
    var from = log.heads().old().map(old -> old.head().size()).orElse(0L);
    var to = newest.head().size();
    var proof =
        from == 0
            ? ""
            : log.leaves().tree().consistency(from, to).stream()
                .map(Digest::base64)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    return "old " + from + "\n" + proof + "\n" + note(log, newest).encode();
  }

  private SignedNote note(LogPart log, CosignedCheckpoint cosigned) {
    return note(CheckpointNote.write(cosigned, logKeys(log), cosignerKeys(cosigned)));
  }

  private static SignedNote note(String encoded) {
    return SignedNote.parse(Bytes.utf8(encoded));
  }

  private NoteKeys logKeys(LogPart log) {
    return keys.log(log.origin());
  }

  private NoteKeys cosignerKeys(CosignedCheckpoint cosigned) {
    return keys.cosigner(Origin.ofCosigner(cosigned.cosigner()));
  }

  private static String vkeys(NoteKeys keys) {
    return String.join("\n", keys.vkeys()) + "\n";
  }

  private void put(String path, String text) {
    sink.accept(path, Bytes.utf8(text));
  }
}
