package parley.core.durable;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import parley.journal.Bytes;

/**
 * How records lie in a segment of the write-ahead file.
 *
 * <p>Every record starts at a multiple of 64 bytes with a header of 64 bytes: magic, turn, length,
 * and a check over all of that and the record. The check is keyed, because a peer chooses the blobs
 * it sends and must not be able to put something into one that would pass for a record. Behind
 * every record 64 zero bytes are written with it: they are the clean end until the next record
 * replaces them. What an earlier turn left behind the end has a lower turn and is not looked at.
 *
 * <p>A segment is searched to its last byte, not only to its clean end, because a block that was
 * zeroed by a fault must not hide what was written behind it.
 */
public final class SegmentFormat {
  /** Header size, and what every record starts at a multiple of, in bytes. */
  public static final int GRAIN = 64;

  private static final byte[] MAGIC = Bytes.utf8("PARLEYWA").toArray();
  private static final int TURN_AT = 8;
  private static final int LENGTH_AT = 16;
  private static final int CHECK_AT = 32;

  private final Mac mac;

  /** Makes the format of one station, whose secret {@code key} no peer knows. */
  public SegmentFormat(Bytes key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no HMAC-SHA-256", e);
    }
  }

  /** Returns how many bytes a record of this size takes, without the clean end behind it. */
  public static long space(long recordSize) {
    return GRAIN + (recordSize + GRAIN - 1) / GRAIN * GRAIN;
  }

  /** Returns the size of the largest record for which there is room in so many bytes. */
  public static long room(long bytes) {
    return Math.max(0, (bytes / GRAIN - 2) * GRAIN);
  }

  /** Returns the bytes to write for a record: header, record, padding, clean end. */
  public Bytes frame(long turn, Bytes record) {
    var out = ByteBuffer.allocate(Math.toIntExact(space(record.size()) + GRAIN));
    out.put(MAGIC).putLong(turn).putInt(record.size());
    out.position(GRAIN).put(record.toArray());
    out.put(CHECK_AT, check(out.array(), 0, record.size()));
    return Bytes.of(out.array());
  }

  /** Returns what a segment with this content holds. Total, linear in its size. */
  public Disk.Segment scan(Bytes segment) {
    var content = segment.toArray();
    var turn = newest(content);
    var found = new ArrayList<Disk.Found>();
    var at = 0;
    while (at < content.length) {
      if (isRecord(content, at) && turn(content, at) == turn) {
        var from = at + GRAIN;
        var to = from + length(content, at);
        found.add(new Disk.Found.Good(Bytes.of(Arrays.copyOfRange(content, from, to))));
        at += Math.toIntExact(space(to - from));
      } else {
        var next = next(content, at + GRAIN, turn);
        if (next < content.length || !isClean(content, at)) found.add(new Disk.Found.Bad(at));
        at = next;
      }
    }
    return new Disk.Segment(turn, turn == 0 ? beginning(found) : found);
  }

  private static List<Disk.Found> beginning(List<Disk.Found> found) {
    return found.subList(0, Math.min(1, found.size()));
  }

  /** Returns the highest turn of which the segment holds a good record, 0 if it holds none. */
  private long newest(byte[] content) {
    var newest = 0L;
    var at = 0;
    while (at < content.length) {
      if (isRecord(content, at)) {
        newest = Math.max(newest, turn(content, at));
        at += Math.toIntExact(space(length(content, at)));
      } else {
        at += GRAIN;
      }
    }
    return newest;
  }

  private int next(byte[] content, int from, long turn) {
    var at = from;
    while (at < content.length && !(isRecord(content, at) && turn(content, at) == turn)) {
      at += GRAIN;
    }
    return Math.min(at, content.length);
  }

  /** Says whether the place where a record would start was left as a clean end. */
  private static boolean isClean(byte[] content, int at) {
    var end = Math.min(at + GRAIN, content.length);
    for (var i = at; i < end; i++) {
      if (content[i] != 0) return false;
    }
    return true;
  }

  private boolean isRecord(byte[] content, int at) {
    if (at + GRAIN > content.length) return false;
    if (!Arrays.equals(content, at, at + MAGIC.length, MAGIC, 0, MAGIC.length)) return false;
    var length = length(content, at);
    if (turn(content, at) < 1 || length < 0 || length > content.length - at - GRAIN) return false;
    var check = Arrays.copyOfRange(content, at + CHECK_AT, at + GRAIN);
    return MessageDigest.isEqual(check, check(content, at, length));
  }

  private static long turn(byte[] content, int at) {
    return ByteBuffer.wrap(content).getLong(at + TURN_AT);
  }

  private static int length(byte[] content, int at) {
    return ByteBuffer.wrap(content).getInt(at + LENGTH_AT);
  }

  private byte[] check(byte[] content, int at, int length) {
    mac.update(content, at, CHECK_AT);
    mac.update(content, at + GRAIN, length);
    return mac.doFinal();
  }
}
