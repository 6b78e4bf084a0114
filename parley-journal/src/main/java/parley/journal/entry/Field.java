package parley.journal.entry;

import java.util.List;

/** The eight committed parts of an entry, in the order of their tags 0 to 7. */
public enum Field {
  KIND(0),
  TIME(1),
  AUTHOR(2),
  PRECEDENCE(3),
  REFERENCE(4),
  BODY_HASH(5),
  BODY_LENGTH(6),
  ATTRIBUTES(7);

  /** All fields by tag. */
  public static final List<Field> ALL = List.of(values());

  private final int tag;

  Field(int tag) {
    this.tag = tag;
  }

  /** Returns the number that is committed to with the value. */
  public int tag() {
    return tag;
  }

  /** Returns the field with this tag; refuses tags other than 0 to 7. */
  public static Field ofTag(long tag) {
    if (tag < 0 || tag >= ALL.size()) {
      throw new MalformedEntry("a field's tag is 0 to 7");
    }
    return ALL.get((int) tag);
  }
}
