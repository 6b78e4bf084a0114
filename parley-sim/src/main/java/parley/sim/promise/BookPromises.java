package parley.sim.promise;

import static parley.sim.world.Broken.unless;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import parley.core.durable.LineHistory;
import parley.core.durable.LogId;
import parley.journal.Bytes;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.entry.Leaf;
import parley.journal.entry.Opened;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.journal.merkle.MerkleTree;
import parley.journal.view.JournalPrint;
import parley.journal.view.MergedView;
import parley.journal.view.Reading;
import parley.journal.view.ViewEntry;
import parley.sim.station.Station;

/** What must be true of whole logs, after every restart and at the end. */
final class BookPromises {
  private final UnaryOperator<Station> other;

  BookPromises(UnaryOperator<Station> other) {
    this.other = other;
  }

  /** I5, V2: a start finds every entry that ever lay on the platter. */
  void found(Station station, LineHistory history) {
    found(station, station.log(station.side()), history.own());
    found(station, station.log(station.side().other()), history.peers());
  }

  private static void found(Station station, LogId log, List<SealedEntry> found) {
    var kept = station.kept().entries(log);
    unless(
        found.size() >= kept.size(),
        "I5",
        station.name() + " had " + kept.size() + " entries of " + log + ", finds " + found.size());
    for (var i = 0; i < kept.size(); i++) {
      unless(
          found.get(i).equals(kept.get(i)),
          "I5",
          station.name() + " finds another entry at " + i + " of " + log);
    }
  }

  /** Checks both logs of one station against themselves, its platter and the counterpart. */
  void whole(Station station) {
    var line = station.line();
    sound(station, line.own().entries(), line.own().head());
    sound(station, line.theirs().entries(), line.theirs().head());
    var peer = other.apply(station);
    same(station, line.theirs().entries(), peer.kept().entries(peer.log(peer.side())));
    links(station, line.own().entries(), line.theirs()::size, peer);
  }

  /** I6: numbers are places, leaves have their size, and the root is the root of the leaves. */
  private static void sound(Station station, List<SealedEntry> entries, TreeHead head) {
    var tree = new MerkleTree();
    for (var entry : entries) {
      var leaf = entry.leaf();
      unless(leaf.seq() == tree.size(), "I6", station.name() + " numbers by another way");
      unless(leaf.encode().size() == Leaf.SIZE, "I6", station.name() + " has an odd leaf");
      unless(
          Sealing.open(entry) instanceof Opened.Readable,
          "I10",
          station.name() + " holds an entry that does not open, " + leaf.seq());
      tree.append(leaf.hash());
    }
    unless(tree.head().equals(head), "V3", station.name() + " shows a root that is not its own");
  }

  /** V3: what we hold of their log is the beginning of it, to the byte. */
  private static void same(Station station, List<SealedEntry> held, List<SealedEntry> theirs) {
    unless(
        held.size() <= theirs.size(),
        "V3",
        station.name() + " holds more of the counterpart's log than there is");
    for (var i = 0; i < held.size(); i++) {
      unless(
          held.get(i).equals(theirs.get(i)), "V3", station.name() + " holds another entry at " + i);
    }
  }

  private interface Size {
    long now();
  }

  /** I7: cross-links never go back and always name a head that the counterpart's log had. */
  private static void links(
      Station station, List<SealedEntry> entries, Size held, Station counterpart) {
    long before = 0;
    var log = counterpart.log(counterpart.side());
    for (var entry : entries) {
      var link = entry.leaf().peer().head();
      unless(link.size() >= before, "I7", station.name() + " links back at " + entry.leaf().seq());
      unless(
          link.size() <= held.now() && counterpart.kept().covers(log, link),
          "I7",
          station.name() + " links to a head that never was at " + entry.leaf().seq());
      before = link.size();
    }
  }

  /** JOURNAL: no entry secret is used at two places; a reused one opens what was sealed. */
  void secrets(List<Station> stations) {
    Set<Bytes> secrets = new HashSet<>();
    for (var station : stations) {
      for (var log : List.of(station.log(station.side()), LogId.house(1))) {
        for (var entry : station.kept().entries(log)) {
          unless(
              secrets.add(entry.secret()),
              "I17",
              station.name() + " uses an entry secret twice, at " + log);
        }
      }
    }
  }

  /** I12, V4: both print the same journal, to the byte, and nothing is left out of it. */
  void printsTheSame(Station one, Station another) {
    var left = print(one);
    var right = print(another);
    unless(left.equals(right), "I12", "the two stations print different journals");
    unless(!left.contains(" not placed\n"), "I12", "an entry has no place in the journal");
  }

  private static String print(Station station) {
    var line = station.line();
    var own = viewed(station.side(), line.own().entries());
    var theirs = viewed(station.side().other(), line.theirs().entries());
    var isA = station.side() == Side.A;
    return JournalPrint.of(MergedView.merge(isA ? own : theirs, isA ? theirs : own));
  }

  private static List<ViewEntry> viewed(Side side, List<SealedEntry> entries) {
    LongFunction<Reference> place = index -> new Reference(side, 1, index);
    var viewed = new ArrayList<ViewEntry>();
    for (var entry : entries) {
      if (Sealing.open(entry) instanceof Opened.Readable(var content)) {
        var leaf = entry.leaf();
        viewed.add(new ViewEntry(place.apply(leaf.seq()), leaf.peer(), new Reading.Clear(content)));
      }
    }
    return viewed;
  }
}
