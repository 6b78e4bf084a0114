package parley.station.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.core.line.Line;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Side;
import parley.journal.card.Card;
import parley.journal.entry.Content;
import parley.journal.entry.Opened;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.journal.merkle.MerkleTree;
import parley.journal.note.CheckpointNote;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.NoteKeys;
import parley.journal.view.JournalPrint;
import parley.journal.view.MergedView;
import parley.journal.view.Reading;
import parley.station.answer.Json;
import parley.station.answer.Times;

/** Writes entries: in the merged view, and alone with the proof that they stand in their log. */
final class EntryViews {
  private EntryViews() {}

  // The merged view.

  static ObjectNode merged(MergedView view) {
    ObjectNode json = Json.object().put("partial", view.partial());
    json.set("entries", Json.array(view.placed(), EntryViews::placed));
    json.set("notPlaced", Json.texts(view.leftOut().stream().map(Object::toString).toList()));
    return json;
  }

  private static ObjectNode placed(MergedView.Placed placed) {
    var at = placed.entry().at();
    ObjectNode json =
        Json.object()
            .put("log", at.side().name().toLowerCase(Locale.ROOT))
            .put("epoch", at.epoch())
            .put("index", at.index())
            .put("print", JournalPrint.of(placed.entry()));
    if (placed.entry().reading() instanceof Reading.Clear(var content)) {
      content(json, content);
    }
    return json;
  }

  private static void content(ObjectNode json, Content content) {
    Times.put(json, content.timeMillis())
        .put("kind", content.kind())
        .put("author", content.author())
        .put("precedence", content.precedence().toLowerCase(Locale.ROOT));
    content.serial().ifPresent(serial -> json.put("serial", serial));
    content.reference().ifPresent(about -> json.put("about", about.toString()));
  }

  // One entry and its proof. To be called on the line's thread.

  /** A log as both of its holders have it. */
  private record Held(long size, MerkleTree tree, Optional<CosignedCheckpoint> first) {}

  /** Returns the proof of one entry; empty if the log is not that long. */
  static Optional<ObjectNode> evidence(Line line, Side side, long index) {
    boolean ours = side == line.side();
    long size = ours ? line.own().size() : line.theirs().size();
    if (index >= size) {
      return Optional.empty();
    }
    SealedEntry entry = ours ? line.own().entry(index) : line.theirs().entry(index);
    var held =
        ours
            ? new Held(size, line.own().tree(), line.own().firstReceiptCovering(index))
            : new Held(size, line.theirs().tree(), line.theirs().firstReceiptCovering(index));
    ObjectNode json = entry(entry);
    proof(json, held, index);
    var identity = line.view().identity();
    held.first()
        .ifPresent(
            receipt -> {
              Card author = ours ? identity.ours() : identity.theirs();
              Card cosigner = ours ? identity.theirs() : identity.ours();
              checkpoint(json, receipt, author, cosigner);
            });
    boolean live = line.view().reach().isEmpty();
    boolean waits = ours && live;
    json.put(
        "state", held.first().isPresent() ? "cosigned" : waits ? "waiting-cosign" : "only-ours");
    return Optional.of(json);
  }

  private static ObjectNode entry(SealedEntry entry) {
    ObjectNode json =
        Json.object()
            .put("leaf", entry.leaf().encode().base64())
            .put("leafHash", entry.leaf().hash().bytes().hex());
    switch (Sealing.open(entry)) {
      case Opened.Readable(var content) -> content(json, content);
      case Opened.Faulty _ -> Times.put(json, 0).put("kind", "unreadable").put("author", "");
    }
    return json;
  }

  /** The path to the first complete checkpoint, or to the log's end while there is none. */
  private static void proof(ObjectNode json, Held held, long index) {
    long size = held.first().map(receipt -> receipt.head().size()).orElse(held.size());
    List<String> path =
        held.tree().inclusion(index, size).stream().map(Digest::bytes).map(Bytes::base64).toList();
    json.put("treeSize", size);
    json.set("proof", Json.texts(path));
  }

  private static void checkpoint(
      ObjectNode json, CosignedCheckpoint receipt, Card author, Card cosigner) {
    var note =
        CheckpointNote.write(
            receipt,
            NoteKeys.log(receipt.signed().origin(), author.keys().log()),
            NoteKeys.cosigner(receipt.cosigner(), cosigner.keys().cosigner()));
    json.put("checkpoint", note)
        .put("cosignedAt", Times.at(receipt.byPeer().timeSeconds() * 1_000));
  }
}
