package parley.journal.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import parley.journal.Bytes;
import parley.journal.Malformed;
import parley.journal.Side;
import parley.journal.card.CardFile;
import parley.journal.card.EpochNotice;
import parley.journal.card.KeyBook;
import parley.journal.card.PairedCards;
import parley.journal.note.CheckpointNote;
import parley.journal.note.SignatureCheck;

/** Reads a pack's files into contents and checks every signature on the way. */
final class PackReader {
  private static final int SMALL = 256 * 1024;
  private static final int CLAIM = 64 * 1024 * 1024;
  private static final Pattern LOG = Pattern.compile("([ab])/e([1-9][0-9]{0,8})/checkpoint");

  private final PackFolder folder;
  private final CheckpointNote notes;
  private final PackVerifier.Progress progress;

  PackReader(PackFolder folder, SignatureCheck check, PackVerifier.Progress progress) {
    this.folder = folder;
    this.progress = progress;
    this.notes = new CheckpointNote(check);
  }

  /** Reads everything; throws {@link Malformed} at the first thing that is off. */
  PackContents read() {
    var readme = file(PackFiles.README, SMALL);
    var claim = Json.parse(file(PackFiles.CLAIM, CLAIM).text());
    var scope = Claim.scope(claim);
    var cards = cards();
    var notices = notices();
    var keys = new KeyBook(cards, notices, notes.check());
    var logs = new ArrayList<LogPart>();
    for (var name : logNames()) {
      var matcher = LOG.matcher(name);
      if (matcher.matches()) {
        var side = Side.ofLetter(matcher.group(1));
        var epoch = Integer.parseInt(matcher.group(2));
        var origin = cards.line().origin(side, epoch);
        logs.add(new LogReader(this, keys, notes).read(origin, claim));
      }
    }
    return new PackContents(scope, cards, notices, logs, readme);
  }

  private List<String> logNames() {
    var names = new ArrayList<String>();
    folder.names().stream().filter(n -> LOG.matcher(n).matches()).forEach(names::add);
    names.sort(
        Comparator.comparing((String n) -> n.substring(0, 1)).thenComparingInt(PackReader::epoch));
    return names;
  }

  private static int epoch(String name) {
    var matcher = LOG.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
  }

  CheckpointNote notes() {
    return notes;
  }

  PairedCards cards() {
    return new PairedCards(card(Side.A), card(Side.B));
  }

  private CardFile card(Side side) {
    var card = CardFile.parse(file("cards/" + side.letter() + ".card", SMALL));
    if (!card.holds(notes.check())) {
      throw new MalformedPack("the card's own keys did not sign it");
    }
    return card;
  }

  List<EpochNotice> notices() {
    var byPlace = new TreeMap<String, EpochNotice>();
    for (var name : folder.names()) {
      if (name.startsWith("epochs/")) {
        var notice = EpochNotice.parse(file(name, SMALL));
        var change = notice.change();
        byPlace.put("%s%010d".formatted(change.side().letter(), change.epoch()), notice);
      }
    }
    return List.copyOf(byPlace.values());
  }

  /** Returns a file, remembering its name for a refusal. */
  Bytes file(String name, int limit) {
    progress.at(name);
    return folder.read(name, limit);
  }

  Optional<Bytes> optionalFile(String name, int limit) {
    return folder.names().contains(name) ? Optional.of(file(name, limit)) : Optional.empty();
  }

  /** Returns the numbers {@code <i>} of all files {@code prefix<i>suffix}, in order. */
  List<Long> numbers(String prefix, String suffix) {
    return folder.names().stream()
        .filter(name -> name.startsWith(prefix) && name.endsWith(suffix))
        .map(name -> name.substring(prefix.length(), name.length() - suffix.length()))
        .filter(number -> number.matches("0|[1-9][0-9]{0,17}"))
        .map(Long::valueOf)
        .sorted()
        .toList();
  }
}
