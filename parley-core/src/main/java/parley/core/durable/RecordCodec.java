package parley.core.durable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import parley.journal.Bytes;
import parley.journal.Malformed;
import parley.journal.TreeHead;
import parley.journal.entry.Content;
import parley.journal.entry.Leaf;
import parley.journal.entry.SealedEntry;
import parley.journal.note.CosignedCheckpoint;
import parley.journal.note.SignedCheckpoint;

/**
 * Turns a step into the bytes of a record and back. docs/storage.md describes the format.
 *
 * <p>Entry secrets and waiting messages are protected under the station's own key, so that the file
 * may lie on any disk. Reading is total: bytes that are no record are refused with {@link
 * Malformed}, in time linear in their number.
 */
public final class RecordCodec {
  private static final int VERSION = 1;
  private static final int FIELDS = 8;
  private static final int APPENDED = 1;
  private static final int CHECKPOINTED = 2;
  private static final int RECEIPTED = 3;
  private static final int WAITING = 4;
  private static final int NO_LONGER_WAITING = 5;
  private static final int TIME_FLOOR = 6;

  private final AtRest atRest;

  public RecordCodec(AtRest atRest) {
    this.atRest = atRest;
  }

  Bytes encode(StepRecord record) {
    var out = new RecordWriter().u8(VERSION).u64(record.number()).u64(record.applied());
    out.u8(record.first() ? 1 : 0).u32(record.marks().size());
    record
        .sortedMarks()
        .forEach(
            (log, mark) ->
                out.log(log).head(mark.head()).u64(mark.timeFloor()).u8(mark.doubtful() ? 1 : 0));
    out.u32(record.batch().items().size());
    record.batch().items().forEach(item -> write(item, out));
    return out.done();
  }

  StepRecord decode(Bytes encoded) {
    var in = new RecordReader(encoded);
    if (in.u8() != VERSION) throw new Malformed("a record of an unknown version");
    var number = in.u64();
    var applied = in.u64();
    var first = in.u8() == 1;
    var marks = new HashMap<LogId, Mark>();
    for (var left = in.count(1); left > 0; left--) {
      marks.put(in.log(), new Mark(in.head(), in.u64(), in.u8() == 1));
    }
    var items = new ArrayList<BatchItem>();
    for (var left = in.count(1); left > 0; left--) items.add(item(in));
    in.end();
    try {
      return new StepRecord(number, applied, first, marks, new Batch(items));
    } catch (IllegalArgumentException e) {
      throw new Malformed(String.valueOf(e.getMessage()));
    }
  }

  private void write(BatchItem item, RecordWriter out) {
    switch (item) {
      case BatchItem.Appended(var log, var from, var entries, var head) -> {
        out.u8(APPENDED).log(log).u64(from).head(head).u32(entries.size());
        entries.forEach(entry -> write(entry, out));
      }
      case BatchItem.Checkpointed(var log, var signed) ->
          write(signed, out.u8(CHECKPOINTED).log(log));
      case BatchItem.Receipted(var log, var receipt) ->
          write(receipt.signed(), out.u8(RECEIPTED).log(log))
              .text(receipt.cosigner())
              .signature(receipt.byPeer());
      case BatchItem.Waiting(var line, var message) ->
          out.u8(WAITING)
              .text(line)
              .text(message.serial())
              .u64(message.acceptedMillis())
              .bytes(atRest.protect(plain(message.content()), waitsAs(line, message.serial())));
      case BatchItem.NoLongerWaiting(var line, var serial) ->
          out.u8(NO_LONGER_WAITING).text(line).text(serial);
      case BatchItem.TimeFloor(var log, var seconds) -> out.u8(TIME_FLOOR).log(log).u64(seconds);
    }
  }

  private BatchItem item(RecordReader in) {
    return switch (in.u8()) {
      case APPENDED -> appended(in);
      case CHECKPOINTED -> new BatchItem.Checkpointed(in.log(), signed(in));
      case RECEIPTED ->
          new BatchItem.Receipted(
              in.log(), new CosignedCheckpoint(signed(in), in.text(), in.signature()));
      case WAITING -> waiting(in);
      case NO_LONGER_WAITING -> new BatchItem.NoLongerWaiting(in.text(), in.text());
      case TIME_FLOOR -> new BatchItem.TimeFloor(in.log(), in.u64());
      default -> throw new Malformed("a record with an unknown item");
    };
  }

  private void write(SealedEntry entry, RecordWriter out) {
    var leaf = entry.leaf().encode();
    out.fixed(leaf).bytes(atRest.protect(entry.secret(), leaf)).bytes(entry.blob());
  }

  private BatchItem.Appended appended(RecordReader in) {
    var log = in.log();
    var from = in.u64();
    TreeHead head = in.head();
    var entries = new ArrayList<SealedEntry>();
    for (var left = in.count(Leaf.SIZE); left > 0; left--) {
      var leaf = in.fixed(Leaf.SIZE);
      var secret = atRest.reveal(in.bytes(), leaf);
      entries.add(new SealedEntry(Leaf.parse(leaf), secret, in.bytes()));
    }
    try {
      return new BatchItem.Appended(log, from, entries, head);
    } catch (IllegalArgumentException e) {
      throw new Malformed(String.valueOf(e.getMessage()));
    }
  }

  private static RecordWriter write(SignedCheckpoint signed, RecordWriter out) {
    return out.text(signed.origin()).head(signed.head()).signature(signed.byLog());
  }

  private static SignedCheckpoint signed(RecordReader in) {
    return new SignedCheckpoint(in.text(), in.head(), in.signature());
  }

  private BatchItem.Waiting waiting(RecordReader in) {
    var line = in.text();
    var serial = in.text();
    var acceptedMillis = in.u64();
    var content = content(atRest.reveal(in.bytes(), waitsAs(line, serial)));
    if (serial.isBlank()) throw new Malformed("a waiting message has a serial");
    return new BatchItem.Waiting(line, new WaitingMessage(serial, content, acceptedMillis));
  }

  /** Returns the plain bytes of a content: its eight fields, then its body, each by length. */
  public static Bytes plain(Content content) {
    var out = new RecordWriter();
    content.fields().forEach(out::bytes);
    return out.bytes(content.body()).done();
  }

  /** Reads what {@link #plain} wrote. */
  public static Content content(Bytes plain) {
    var in = new RecordReader(plain);
    List<Bytes> fields = new ArrayList<>();
    while (fields.size() < FIELDS) fields.add(in.bytes());
    var body = in.bytes();
    in.end();
    return Content.of(fields, body);
  }

  /** Returns what a waiting message is bound to at rest. */
  public static Bytes waitsAs(String line, String serial) {
    return Bytes.utf8("parley-waiting/v1\n" + line + "\n" + serial);
  }
}
