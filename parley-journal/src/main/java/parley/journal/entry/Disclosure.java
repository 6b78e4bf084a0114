package parley.journal.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import parley.journal.Bytes;
import parley.journal.Malformed;
import parley.journal.Reference;

/**
 * What is shown of one entry to someone who was not there: some fields, or all of it.
 *
 * @param leaf the entry's leaf; a proof that it stands in the log comes beside this
 * @param fields the opened fields in the order of their tags, none twice
 * @param secret the entry secret, only where everything is shown
 * @param body the text, only where everything is shown
 */
public record Disclosure(
    Leaf leaf, List<FieldDisclosure> fields, Optional<Bytes> secret, Optional<Bytes> body) {
  public Disclosure {
    fields = List.copyOf(fields);
    for (var i = 1; i < fields.size(); i++) {
      if (fields.get(i - 1).field().compareTo(fields.get(i).field()) >= 0) {
        throw new MalformedEntry("disclosed fields stand in the order of their tags");
      }
    }
    if (secret.isPresent() != body.isPresent()) {
      throw new MalformedEntry("a whole disclosure has both secret and body");
    }
  }

  /** Shows only the named fields of an entry that opens; everything else stays sealed. */
  public static Disclosure ofFields(SealedEntry entry, Field... fields) {
    var commitment = commitment(entry);
    var wanted = new HashSet<>(Arrays.asList(fields));
    var shown = Field.ALL.stream().filter(wanted::contains).map(commitment::disclose).toList();
    return new Disclosure(entry.leaf(), shown, Optional.empty(), Optional.empty());
  }

  /**
   * Shows as little as proves that an entry does not answer {@code subject}: what it refers to, and
   * its kind only if it refers to that.
   */
  public static Disclosure forSilence(SealedEntry entry, Reference subject) {
    return readable(entry).reference().filter(subject::equals).isPresent()
        ? ofFields(entry, Field.KIND, Field.REFERENCE)
        : ofFields(entry, Field.REFERENCE);
  }

  /** Shows all of an entry that opens. */
  public static Disclosure whole(SealedEntry entry) {
    var commitment = commitment(entry);
    var shown = Field.ALL.stream().map(commitment::disclose).toList();
    return new Disclosure(
        entry.leaf(), shown, Optional.of(entry.secret()), Optional.of(readable(entry).body()));
  }

  private static Commitment commitment(SealedEntry entry) {
    return new Commitment(entry.secret(), readable(entry).fields());
  }

  private static Content readable(SealedEntry entry) {
    return switch (Sealing.open(entry)) {
      case Opened.Readable(var content) -> content;
      case Opened.Faulty(var why) -> throw new MalformedEntry("nothing to disclose: " + why);
    };
  }

  /** Returns the value of a field if it is shown. */
  public Optional<Bytes> value(Field field) {
    return fields.stream().filter(f -> f.field() == field).map(FieldDisclosure::value).findFirst();
  }

  /** Returns all that the entry says, if all of it is shown and holds. */
  public Optional<Content> content() {
    return body.map(text -> Content.of(fields.stream().map(FieldDisclosure::value).toList(), text));
  }

  /** Returns what is wrong with this disclosure; empty if the leaf commits to all of it. */
  public Optional<String> fault() {
    for (var field : fields) {
      if (!field.opens(leaf.commit())) {
        return Optional.of("field " + field.field().tag() + " is not what the leaf commits to");
      }
    }
    return secret.flatMap(this::faultOfWhole);
  }

  private Optional<String> faultOfWhole(Bytes opened) {
    try {
      var values = new ArrayList<Bytes>();
      fields.forEach(field -> values.add(field.value()));
      var commitment = new Commitment(opened, values);
      for (var field : fields) {
        if (!commitment.salt(field.field()).equals(field.salt())) {
          return Optional.of("the entry secret does not give these salts");
        }
      }
      return Content.whyNot(values, body.orElse(Bytes.EMPTY));
    } catch (Malformed e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
