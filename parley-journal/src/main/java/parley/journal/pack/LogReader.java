package parley.journal.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.TreeHead;
import parley.journal.card.KeyBook;
import parley.journal.entry.Disclosure;
import parley.journal.entry.Leaf;
import parley.journal.merkle.Merkle;
import parley.journal.merkle.MerkleTree;
import parley.journal.note.CheckpointNote;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.Origin;
import parley.journal.note.SignedCheckpoint;
import parley.journal.note.SignedNote;

/** Reads the folder of one log in one epoch: checkpoints, leaves, proofs, disclosures. */
final class LogReader {
  private static final int BUNDLE = 64 * 1024;
  private static final int PROOF = 128 * 1024;
  private static final int DISCLOSURE = 256 * 1024;

  private final PackReader files;
  private final KeyBook keys;
  private final CheckpointNote notes;

  LogReader(PackReader files, KeyBook keys, CheckpointNote notes) {
    this.files = files;
    this.keys = keys;
    this.notes = notes;
  }

  LogPart read(Origin origin, Json claim) {
    var folder = origin.side().letter() + "/e" + origin.epoch() + "/";
    var newest = cosigned(note(folder + "checkpoint"), origin);
    var leaves = leaves(folder, newest.head());
    var old = old(folder, newest, leaves);
    var proven = new TreeMap<Long, CosignedCheckpoint>();
    var tail = new ArrayList<TailProof>();
    for (var index : files.numbers(folder + "proofs/", ".tlog-proof")) {
      var proof = TlogProof.parse(files.file(folder + "proofs/" + index + ".tlog-proof", PROOF));
      if (index < leaves.size()) {
        var by = cosigned(proof.note(), origin);
        requireRoot(leaves, by.head());
        if (index >= by.head().size()) {
          throw new MalformedPack("its checkpoint does not cover the entry");
        }
        proven.put(index, by);
      } else {
        var leaf = Leaf.parse(files.file(folder + "proofs/" + index + ".entry", Leaf.SIZE));
        tail.add(new TailProof(proof, notes.open(proof.note(), keys.log(origin)), leaf));
      }
    }
    var extension = Claim.extension(claim, origin.side(), origin.epoch());
    var heads = new LogPart.Heads(newest, old, tail(newest.head(), tail, extension));
    return disclose(new LogPart(origin, leaves, heads, proven, new TreeMap<>()), folder);
  }

  /** A proof in the tail, with what its own station signed. */
  private record TailProof(TlogProof proof, SignedCheckpoint signed, Leaf leaf) {}

  private SignedNote note(String name) {
    return SignedNote.parse(files.file(name, SignedNote.MAX_SIZE));
  }

  private CosignedCheckpoint cosigned(SignedNote note, Origin origin) {
    var line = origin.line();
    var cosigners = new ArrayList<Origin>();
    for (var signature : note.lines()) {
      if (signature.name().startsWith("parley.line/" + line)
          && signature.name().contains("/cosi")) {
        cosigners.add(Origin.ofCosigner(signature.name()));
      }
    }
    var named = cosigners.stream().distinct().toList();
    if (named.size() != 1 || named.getFirst().side() != origin.side().other()) {
      throw new MalformedPack("the other station's cosignature is missing");
    }
    return notes.open(note, keys.log(origin), keys.cosigner(named.getFirst()));
  }

  private Leaves leaves(String folder, TreeHead head) {
    if (head.size() < 1 || head.size() > MerkleTree.MAX_SIZE) {
      throw new MalformedPack("a log of " + head.size() + " leaves");
    }
    var bundles = new ArrayList<Bytes>();
    for (long n = 0; n * Tiles.WIDTH < head.size(); n++) {
      bundles.add(files.file(folder + Tiles.bundleName(n, head.size()), BUNDLE));
    }
    var leaves = new Leaves(bundles);
    if (!leaves.tree().head().equals(head)) {
      throw new MalformedPack("the leaves do not lead to the checkpoint's root");
    }
    return leaves;
  }

  private static void requireRoot(Leaves leaves, TreeHead head) {
    if (head.size() < 1
        || head.size() > leaves.size()
        || !leaves.tree().root(head.size()).equals(head.root())) {
      throw new MalformedPack("its checkpoint is not one of this log");
    }
  }

  private Optional<CosignedCheckpoint> old(
      String folder, CosignedCheckpoint newest, Leaves leaves) {
    var origin = Origin.ofLog(newest.signed().origin());
    return files
        .optionalFile(folder + "checkpoint.old", SignedNote.MAX_SIZE)
        .map(
            encoded -> {
              var old = cosigned(SignedNote.parse(encoded), origin);
              requireRoot(leaves, old.head());
              if (old.head().size() == newest.head().size()
                  || !old.cosigner().equals(newest.cosigner())) {
                throw new MalformedPack("it is no earlier checkpoint with the same keys");
              }
              return old;
            });
  }

  private static Optional<LogPart.Tail> tail(
      TreeHead newest, List<TailProof> proofs, List<Digest> extension) {
    if (proofs.isEmpty()) {
      return Optional.empty();
    }
    var signed = proofs.getFirst().signed();
    if (!Merkle.verifyConsistency(newest, signed.head(), extension)) {
      throw new MalformedPack("what its station signed later does not extend the checkpoint");
    }
    var entries = new ArrayList<LogPart.TailEntry>();
    for (var one : proofs) {
      var index = one.leaf().seq();
      var path = one.proof().path();
      if (!one.signed().equals(signed)
          || one.proof().index() != index
          || !Merkle.verifyInclusion(one.leaf().hash(), index, path, signed.head())) {
        throw new MalformedPack("entry " + index + " is not in what its station signed");
      }
      entries.add(new LogPart.TailEntry(one.leaf(), path));
    }
    return Optional.of(new LogPart.Tail(signed, extension, entries));
  }

  private LogPart disclose(LogPart log, String folder) {
    SortedMap<Long, Disclosure> disclosed = new TreeMap<>();
    for (var index : files.numbers(folder + "disclosed/", ".json")) {
      var name = folder + "disclosed/" + index + ".json";
      var shown = DisclosureFile.read(files.file(name, DISCLOSURE));
      if (!log.leaf(index).equals(Optional.of(shown.leaf()))) {
        throw new MalformedPack("it is about a leaf that is not in the log");
      }
      shown
          .fault()
          .ifPresent(
              why -> {
                throw new MalformedPack(why);
              });
      disclosed.put(index, shown);
    }
    return new LogPart(log.origin(), log.leaves(), log.heads(), log.proven(), disclosed);
  }
}
