package parley.journal.entry;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Malformed;
import parley.journal.Reference;
import parley.journal.Side;

/**
 * What an entry says, in the clear.
 *
 * @param kind one of the kinds of docs/protocol/journal.md or any later one: lower-case ASCII, 1 to
 *     32
 * @param timeMillis Unix milliseconds by the author's clock, 0 or more
 * @param author {@code role/officer-id}, for the machine {@code station/<name>}; 1 to 128 bytes
 * @param precedence ROUTINE, PRIORITY, IMMEDIATE, FLASH, or empty
 * @param reference the entry this one is about
 * @param attributes small facts by name
 * @param body the text, at most 16 KiB
 */
public record Content(
    String kind,
    long timeMillis,
    String author,
    String precedence,
    Optional<Reference> reference,
    Attributes attributes,
    Bytes body) {
  public static final int MAX_BODY = 16 * 1024;
  public static final int MAX_AUTHOR = 128;
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern AUTHOR = Pattern.compile("[^\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");
  private static final Set<String> PRECEDENCES =
      Set.of("", "ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH");
  private static final int REFERENCE_SIZE = 1 + Integer.BYTES + Long.BYTES;

  public Content {
    if (!KIND.matcher(kind).matches()) {
      throw new MalformedEntry("a kind is lower-case ASCII, 1 to 32 characters");
    }
    if (timeMillis < 0) {
      throw new MalformedEntry("a time is not before 1970");
    }
    if (!AUTHOR.matcher(author).matches() || Bytes.utf8(author).size() > MAX_AUTHOR) {
      throw new MalformedEntry("an author has 1 to 128 bytes and no control characters");
    }
    if (!PRECEDENCES.contains(precedence)) {
      throw new MalformedEntry("an unknown precedence");
    }
    if (body.size() > MAX_BODY) {
      throw new MalformedEntry("a body is limited to 16 KiB");
    }
  }

  /** Returns the eight field values by tag. */
  public List<Bytes> fields() {
    return List.of(
        Bytes.utf8(kind),
        u64(timeMillis),
        Bytes.utf8(author),
        Bytes.utf8(precedence),
        reference.map(Content::encode).orElse(Bytes.EMPTY),
        Digest.sha256(body).bytes(),
        u64(body.size()),
        attributes.encode());
  }

  /** Reads eight field values and the body they commit to; refuses any contradiction. */
  public static Content of(List<Bytes> fields, Bytes body) {
    if (fields.size() != Field.ALL.size()) {
      throw new MalformedEntry("an entry has eight fields");
    }
    if (!fields.get(Field.BODY_HASH.tag()).equals(Digest.sha256(body).bytes())
        || !fields.get(Field.BODY_LENGTH.tag()).equals(u64(body.size()))) {
      throw new MalformedEntry("hash or length of the body does not fit");
    }
    return new Content(
        fields.get(Field.KIND.tag()).text(),
        time(fields.get(Field.TIME.tag())),
        fields.get(Field.AUTHOR.tag()).text(),
        fields.get(Field.PRECEDENCE.tag()).text(),
        reference(fields.get(Field.REFERENCE.tag())),
        Attributes.parse(fields.get(Field.ATTRIBUTES.tag())),
        body);
  }

  /** Returns the serial attribute, for instance {@code alder-0017}. */
  public Optional<String> serial() {
    return attributes.text("serial");
  }

  /** Reads field 1: Unix milliseconds. */
  public static long time(Bytes value) {
    if (value.size() != Long.BYTES || value.at(0) < 0) {
      throw new MalformedEntry("a time has 8 bytes and is below 2^63");
    }
    return ByteBuffer.wrap(value.toArray()).getLong();
  }

  /** Reads field 4: empty, or side, epoch and index in 13 bytes. */
  public static Optional<Reference> reference(Bytes value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.size() != REFERENCE_SIZE || value.at(0) < 0 || value.at(0) > 1) {
      throw new MalformedEntry("a reference has 13 bytes and starts with 0 or 1");
    }
    var in = ByteBuffer.wrap(value.toArray());
    return Optional.of(new Reference(in.get() == 0 ? Side.A : Side.B, in.getInt(), in.getLong()));
  }

  /** Returns field 4 for a reference. */
  public static Bytes encode(Reference reference) {
    return Bytes.of(
        ByteBuffer.allocate(REFERENCE_SIZE)
            .put((byte) (reference.side() == Side.A ? 0 : 1))
            .putInt(reference.epoch())
            .putLong(reference.index())
            .array());
  }

  private static Bytes u64(long number) {
    return Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /** Says whether {@code fields} and {@code body} make a content; for those who only ask. */
  static Optional<String> whyNot(List<Bytes> fields, Bytes body) {
    try {
      of(fields, body);
      return Optional.empty();
    } catch (Malformed e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Returns kind and sizes only, so that no content reaches a program log. */
  @Override
  public String toString() {
    return "Content[" + kind + ", body " + body.size() + " B]";
  }
}
