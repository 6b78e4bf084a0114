package parley.journal.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import parley.journal.Reference;
import parley.journal.entry.Disclosure;
import parley.journal.entry.Field;

/** Contents of a pack, changed the way a dishonest exporter would, and rendered without a flaw. */
final class Forgery {
  private PackContents contents;

  private Forgery(PackContents contents) {
    this.contents = contents;
  }

  static Forgery of(TwoStations line, PackScope scope) {
    return new Forgery(Assembly.of(line.source, scope, EvidencePack.readme()));
  }

  /** Shows nothing of an entry. */
  Forgery hiding(Reference entry) {
    return changing(
        entry,
        log -> {
          var shown = new TreeMap<>(log.disclosed());
          shown.remove(entry.index());
          var proven = new TreeMap<>(log.proven());
          proven.remove(entry.index());
          return new LogPart(log.origin(), log.leaves(), log.heads(), proven, shown);
        });
  }

  /** Shows only what an entry is about, not what kind it is. */
  Forgery showingReferenceOnly(Reference entry) {
    var whole = contents.disclosed(entry).orElseThrow();
    var reference = whole.fields().stream().filter(f -> f.field() == Field.REFERENCE).toList();
    var less = new Disclosure(whole.leaf(), reference, Optional.empty(), Optional.empty());
    hiding(entry);
    return changing(
        entry,
        log -> {
          var shown = new TreeMap<>(log.disclosed());
          shown.put(entry.index(), less);
          return new LogPart(log.origin(), log.leaves(), log.heads(), log.proven(), shown);
        });
  }

  /** Leaves out the log of one epoch. */
  Forgery leavingOut(Reference any) {
    return with(
        contents.logs().stream()
            .filter(log -> log.side() != any.side() || log.epoch() != any.epoch())
            .toList());
  }

  private Forgery changing(Reference entry, UnaryOperator<LogPart> change) {
    var logs = new ArrayList<LogPart>();
    for (var log : contents.logs()) {
      var meant = log.side() == entry.side() && log.epoch() == entry.epoch();
      logs.add(meant ? change.apply(log) : log);
    }
    return with(logs);
  }

  /** Shows one log only up to an earlier checkpoint of it. */
  Forgery cutting(Reference any) {
    return changing(
        any,
        log -> {
          var old = log.heads().old().orElseThrow();
          var size = old.head().size();
          var bundle = log.leaves().bundles().getFirst();
          var leaves = new Leaves(List.of(bundle.slice(0, (int) size * 134)));
          var heads = new LogPart.Heads(old, Optional.empty(), Optional.empty());
          var proven = new TreeMap<>(log.proven().headMap(size));
          proven.values().removeIf(by -> by.head().size() > size);
          return new LogPart(log.origin(), leaves, heads, proven, log.disclosed().headMap(size));
        });
  }

  private Forgery with(List<LogPart> logs) {
    contents =
        new PackContents(
            contents.scope(), contents.cards(), contents.notices(), logs, contents.readme());
    return this;
  }

  FilesInMemory files() {
    return FilesInMemory.of(contents);
  }

  /** Returns the only sentence of a pack that holds, or the reason why it does not. */
  String verdict() {
    return switch (files().verify()) {
      case Verdict.Accepted accepted -> String.join("\n", accepted.proven());
      case Verdict.Refused refused -> refused.text();
    };
  }
}
