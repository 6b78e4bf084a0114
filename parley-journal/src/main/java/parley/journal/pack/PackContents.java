package parley.journal.pack;

import java.util.List;
import java.util.Optional;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.card.EpochNotice;
import parley.journal.card.KeyBook;
import parley.journal.card.PairedCards;
import parley.journal.entry.Attributes;
import parley.journal.entry.Content;
import parley.journal.entry.Disclosure;
import parley.journal.note.SignatureCheck;

/**
 * Everything a pack holds, before it is written or after it is read.
 *
 * @param scope what it is about
 * @param cards both cards
 * @param notices changes of keys
 * @param logs both logs, by side and epoch
 * @param readme the text for people, which proves nothing
 */
record PackContents(
    PackScope scope,
    PairedCards cards,
    List<EpochNotice> notices,
    List<LogPart> logs,
    Bytes readme) {
  PackContents {
    notices = List.copyOf(notices);
    logs = List.copyOf(logs);
  }

  KeyBook keys(SignatureCheck check) {
    return new KeyBook(cards, notices, check);
  }

  List<LogPart> logsOf(Side side) {
    return logs.stream().filter(log -> log.side() == side).toList();
  }

  Optional<LogPart> log(Side side, int epoch) {
    return logsOf(side).stream().filter(log -> log.epoch() == epoch).findFirst();
  }

  Optional<Disclosure> disclosed(Reference at) {
    return log(at.side(), at.epoch())
        .flatMap(log -> Optional.ofNullable(log.disclosed().get(at.index())));
  }

  /**
   * Returns the head at which a log's epoch was closed, as the next epoch says it: in a change of
   * keys, or in its first entry.
   */
  Optional<TreeHead> closing(Side side, int epoch) {
    for (var notice : notices) {
      if (notice.change().side() == side && notice.change().epoch() == epoch + 1) {
        return Optional.of(notice.change().last());
      }
    }
    return content(new Reference(side, epoch + 1, 0))
        .filter(first -> first.kind().equals(Kinds.EPOCH))
        .flatMap(first -> closing(first.attributes()));
  }

  private static Optional<TreeHead> closing(Attributes attributes) {
    var size = attributes.number("last-size");
    return size.isEmpty()
        ? Optional.empty()
        : attributes
            .bytes("last-root")
            .map(root -> new TreeHead(size.getAsLong(), Digest.of(root)));
  }

  /** Returns what an entry says, if all of it is disclosed. */
  Optional<Content> content(Reference at) {
    return disclosed(at).flatMap(Disclosure::content);
  }

  String station(Side side) {
    return cards.card(side).about().station();
  }
}
