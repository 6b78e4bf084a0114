package parley.core.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.core.Limits;
import parley.core.durable.Batch;
import parley.core.durable.BatchItem;
import parley.core.durable.BatchItem.Appended;
import parley.core.durable.BatchItem.Checkpointed;
import parley.core.durable.BatchItem.NoLongerWaiting;
import parley.core.durable.BatchItem.Receipted;
import parley.core.durable.BatchItem.TimeFloor;
import parley.core.durable.Completion;
import parley.core.durable.StorageTrouble;
import parley.core.durable.WaitingMessage;
import parley.core.log.Checked;
import parley.core.log.OwnLog.Sealed;
import parley.journal.entry.Content;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.SignedCheckpoint;

/**
 * The way into the journal: gathers drafts and one checked push, seals and numbers them, and hands
 * them to the durable step as one batch. Only one batch of a line is under way at a time. Nothing
 * is folded, signed into the world or shown before the batch is durable.
 */
final class Entering {
  /** Small things that may be kept a little later: losing them costs a signature made again. */
  private static final long LAZY_MILLIS = 250;

  /** How often a full disk is tried again. */
  private static final long RETRY_MILLIS = 1_000;

  /** What became durable with one batch. */
  record Entered(
      Optional<Sealed> sealed,
      Optional<SignedCheckpoint> signed,
      Optional<Checked.Fresh> fresh,
      Optional<CosignedCheckpoint> cosigned) {}

  /** Hears of each batch's end. */
  interface Reader {
    void entered(Entered entered);

    void stopped(StorageTrouble why);

    void healed();
  }

  private final Books books;
  private final Outbox outbox;
  private final Reader reader;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<BatchItem> lazy = new ArrayList<>();
  private final List<BatchItem> soon = new ArrayList<>();
  private Optional<UnderWay> underWay = Optional.empty();
  private long firstDraftAt;
  private long firstLazyAt;
  private long retryAt;
  private boolean resign;

  Entering(Books books, Outbox outbox, Reader reader) {
    this.books = books;
    this.outbox = outbox;
    this.reader = reader;
  }

  void add(Draft draft) {
    if (drafts.isEmpty() && soon.isEmpty()) {
      firstDraftAt = books.mono();
    }
    drafts.add(draft);
  }

  /** Keeps a receipt of our log with the next batch. */
  void keep(CosignedCheckpoint receipt) {
    if (drafts.isEmpty() && soon.isEmpty()) {
      firstDraftAt = books.mono();
    }
    soon.add(new Receipted(books.own.id(), receipt));
  }

  /** Asks for a signature over the present head with the present time. */
  void resign() {
    resign = true;
  }

  /** How many entries are sealed or about to be, beyond what the log holds. */
  int pending() {
    return drafts.size() + underWay.map(batch -> batch.drafts.size()).orElse(0);
  }

  /**
   * When what waits for company goes at the latest, in monotonic milliseconds. What may not go at
   * all now asks for no moment, else its line would be woken again and again for nothing.
   */
  long dueMillis() {
    var mayWrite = !(books.standing() instanceof Standing.StorageFailed) && underWay.isEmpty();
    var waits = mayWrite && (drafts.stream().anyMatch(this::mayGo) || !soon.isEmpty());
    return waits ? firstDraftAt + Limits.COMPANY.toMillis() : Long.MAX_VALUE;
  }

  boolean isIdle() {
    return drafts.isEmpty() && underWay.isEmpty();
  }

  /**
   * Hands the next batch to the durable step if there is reason to; {@code incoming} gives a
   * checked push.
   */
  void flush(Incoming incoming) {
    if (underWay.isPresent()) {
      return;
    }
    drafts.removeIf(draft -> draft instanceof Draft.Alert(_, var holds) && !holds.getAsBoolean());
    var now = books.mono();
    if (books.standing() instanceof Standing.StorageFailed failed) {
      probe(failed, now);
      return;
    }
    var received = books.normal() ? incoming.next() : Optional.<Checked>empty();
    if (received.isPresent() || (resign && books.normal()) || due(now)) {
      submit(build(received));
    }
  }

  /** Where checked pushes come from. */
  interface Incoming {
    /** Returns the next that is to be stored: {@link Checked.Fresh} or {@link Checked.Resigned}. */
    Optional<Checked> next();
  }

  private boolean due(long now) {
    var writable = drafts.stream().filter(this::mayGo).toList();
    if (writable.stream().anyMatch(Draft::urgent)) {
      return true;
    }
    var waited = now - firstDraftAt >= Limits.COMPANY.toMillis();
    return (waited && !(writable.isEmpty() && soon.isEmpty()))
        || (!lazy.isEmpty() && now - firstLazyAt >= LAZY_MILLIS);
  }

  /** Entries go only into a normal journal; the outbox takes messages as long as the disk does. */
  private boolean mayGo(Draft draft) {
    return books.normal() || draft instanceof Draft.Wait || draft instanceof Draft.Replace;
  }

  private UnderWay build(Optional<Checked> received) {
    var batch = new UnderWay();
    batch.numbersFrom = books.lastNumber();
    takeDrafts(batch);
    batch.numbersTo = books.lastNumber();
    received.ifPresent(checked -> take(batch, checked));
    if (batch.sign || (resign && books.normal())) {
      resign = false;
      batch.sign = true;
      batch.ownSeconds = books.nextOwnSeconds();
      batch.items.add(new TimeFloor(books.own.id(), batch.ownSeconds));
    }
    batch.items.addAll(soon);
    batch.items.addAll(lazy);
    soon.clear();
    lazy.clear();
    return batch;
  }

  /** Within a batch the more urgent come first; after that nothing moves. */
  private void takeDrafts(UnderWay batch) {
    drafts.sort(Comparator.comparing(Draft::rank).reversed());
    var contents = new ArrayList<Content>();
    long bytes = 0;
    for (var draft : List.copyOf(drafts)) {
      if (!mayGo(draft) || contents.size() >= Limits.BATCH_ENTRIES || bytes > Limits.BATCH_BYTES) {
        continue;
      }
      drafts.remove(draft);
      batch.drafts.add(draft);
      take(batch, draft).ifPresent(contents::add);
      bytes += contents.isEmpty() ? 0 : contents.getLast().body().size();
    }
    if (!contents.isEmpty()) {
      var own = books.own.seal(contents, books.link(), books.ports.chance());
      batch.sealed = Optional.of(own);
      batch.sign = true;
      batch.items.add(new Appended(books.own.id(), own.from(), own.entries(), own.head()));
    }
  }

  private Optional<Content> take(UnderWay batch, Draft draft) {
    return switch (draft) {
      case Draft.Numbered numbered -> {
        batch.serials.add(books.takeSerial());
        yield Optional.of(numbered.content().apply(batch.serials.getLast()));
      }
      case Draft.Plain plain -> {
        batch.serials.add(plain.content().serial().orElse(""));
        plain
            .fromOutbox()
            .ifPresent(serial -> batch.items.add(new NoLongerWaiting(books.lineId.hex(), serial)));
        yield Optional.of(plain.content());
      }
      case Draft.Alert(var content, _) -> {
        batch.serials.add("");
        yield Optional.of(content);
      }
      case Draft.Wait wait -> {
        var serial = books.takeSerial();
        batch.serials.add(serial);
        var waiting = new WaitingMessage(serial, wait.content().apply(serial), books.wall());
        toWait(batch, waiting);
        yield Optional.empty();
      }
      case Draft.Replace(var before, var withdrawn, _) -> {
        batch.serials.add(before.serial());
        batch.items.add(new NoLongerWaiting(books.lineId.hex(), before.serial()));
        toWait(batch, new WaitingMessage(before.serial(), withdrawn, before.acceptedMillis()));
        yield Optional.empty();
      }
    };
  }

  private void toWait(UnderWay batch, WaitingMessage waiting) {
    batch.toWait.add(waiting);
    batch.items.add(new BatchItem.Waiting(books.lineId.hex(), waiting));
  }

  private void take(UnderWay batch, Checked checked) {
    batch.received = Optional.of(checked);
    batch.theirSeconds = books.nextTheirSeconds();
    if (checked instanceof Checked.Fresh fresh) {
      batch.items.add(
          new Appended(
              books.theirs.id(), fresh.from(), fresh.entries(), fresh.checkpoint().head()));
    }
    UnderWay.checkpoint(checked)
        .ifPresent(one -> batch.items.add(new Checkpointed(books.theirs.id(), one)));
    batch.items.add(new TimeFloor(books.theirs.id(), batch.theirSeconds));
  }

  private void submit(UnderWay batch) {
    underWay = Optional.of(batch);
    books
        .ports
        .writer()
        .submit(
            new Batch(batch.items),
            new Completion() {
              @Override
              public void durable() {
                onDurable(batch);
              }

              @Override
              public void failed(StorageTrouble why) {
                onFailed(batch, why);
              }
            });
    // The signatures are made while the disk works; they leave when it has finished.
    if (batch.sign) {
      var head = batch.sealed.map(Sealed::head).orElseGet(books.own::head);
      batch.signed = Optional.of(books.sign(head, batch.ownSeconds));
    }
    batch.cosigned =
        batch
            .received
            .flatMap(UnderWay::checkpoint)
            .map(checkpoint -> books.cosign(checkpoint, batch.theirSeconds));
  }

  private void onDurable(UnderWay batch) {
    underWay = Optional.empty();
    batch.sealed.ifPresent(books.own::append);
    batch.signed.ifPresent(books.own::signed);
    batch.toWait.forEach(
        waiting -> {
          outbox.add(waiting);
          books.touch(books.traffic.waiting(books.side, waiting));
        });
    var fresh = batch.received.map(c -> c instanceof Checked.Fresh f ? f : null);
    fresh.ifPresent(books.theirs::append);
    batch.received.flatMap(UnderWay::checkpoint).ifPresent(books.theirs::resigned);
    batch.cosigned.ifPresent(books.theirs::cosigned);
    batch.sealed.ifPresent(own -> own.entries().forEach(entry -> books.fold(books.side, entry)));
    keepLater(batch);
    reader.entered(new Entered(batch.sealed, batch.signed, fresh, batch.cosigned));
    for (int i = 0; i < batch.drafts.size(); i++) {
      batch.drafts.get(i).outcome().durable(batch.serials.get(i));
    }
  }

  private void keepLater(UnderWay batch) {
    if (lazy.isEmpty()) {
      firstLazyAt = books.mono();
    }
    batch.signed.ifPresent(one -> lazy.add(new Checkpointed(books.own.id(), one)));
    batch.cosigned.ifPresent(one -> lazy.add(new Receipted(books.theirs.id(), one)));
  }

  private void onFailed(UnderWay batch, StorageTrouble why) {
    underWay = Optional.empty();
    var clean = books.giveBack(batch.numbersFrom, batch.numbersTo);
    var refusal = why == StorageTrouble.DISK_FULL ? Refusal.DISK_FULL : Refusal.STORAGE_FAILED;
    for (int i = 0; i < batch.drafts.size(); i++) {
      var draft = batch.drafts.get(i);
      backToOutbox(draft);
      if (!clean && (draft instanceof Draft.Numbered || draft instanceof Draft.Wait)) {
        books.burnt.add(batch.serials.get(i));
      }
      draft.outcome().refused(refusal);
    }
    refuseAll(refusal);
    batch.items.stream().filter(Receipted.class::isInstance).forEach(lazy::add);
    retryAt = books.mono() + RETRY_MILLIS;
    reader.stopped(why);
  }

  private void refuseAll(Refusal refusal) {
    var refused = List.copyOf(drafts);
    drafts.clear();
    for (var draft : refused) {
      backToOutbox(draft);
      draft.outcome().refused(refusal);
    }
  }

  /** What had left the outbox in memory only waits there again. */
  private void backToOutbox(Draft draft) {
    switch (draft) {
      case Draft.Plain plain ->
          plain
              .fromOutbox()
              .ifPresent(
                  serial ->
                      outbox.add(
                          new WaitingMessage(
                              serial, plain.content(), plain.content().timeMillis())));
      case Draft.Replace replace -> outbox.add(replace.before());
      case Draft.Numbered _, Draft.Wait _, Draft.Alert _ -> {}
    }
  }

  /** Tries a full disk with a batch that says nothing new. */
  private void probe(Standing.StorageFailed failed, long now) {
    if (failed.lasting() || now < retryAt) {
      return;
    }
    var batch = new UnderWay();
    batch.items.add(new TimeFloor(books.own.id(), books.nextOwnSeconds()));
    underWay = Optional.of(batch);
    books
        .ports
        .writer()
        .submit(
            new Batch(batch.items),
            new Completion() {
              @Override
              public void durable() {
                underWay = Optional.empty();
                reader.healed();
              }

              @Override
              public void failed(StorageTrouble why) {
                underWay = Optional.empty();
                retryAt = books.mono() + RETRY_MILLIS;
                if (why == StorageTrouble.FAILED) {
                  reader.stopped(why);
                }
              }
            });
  }
}
