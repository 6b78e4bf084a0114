package parley.journal.pack;

import java.util.ArrayList;
import java.util.Optional;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.entry.Disclosure;
import parley.journal.entry.Field;
import parley.journal.entry.FieldDisclosure;
import parley.journal.entry.Leaf;

/** {@code disclosed/<i>.json}: an entry, or some fields of it, opened. */
final class DisclosureFile {
  private DisclosureFile() {}

  static Bytes write(Disclosure shown) {
    var fields = new ArrayList<Json>();
    shown.fields().forEach(field -> fields.add(write(field)));
    var file =
        Json.members()
            .put("index", shown.leaf().seq())
            .put("leaf", shown.leaf().encode().base64())
            .put("fields", fields);
    shown.secret().ifPresent(secret -> file.put("es", secret.base64()));
    shown.body().ifPresent(body -> file.put("body", body.base64()));
    return Bytes.utf8(file.build().compact() + "\n");
  }

  private static Json write(FieldDisclosure field) {
    return Json.members()
        .put("tag", field.field().tag())
        .put("salt", field.salt().base64())
        .put("value", field.value().base64())
        .put("path", field.path().stream().map(hash -> new Json.Text(hash.base64())).toList())
        .build();
  }

  static Disclosure read(Bytes file) {
    var json = Json.parse(file.text());
    var leaf = Leaf.parse(bytes(json.member("leaf")));
    if (json.member("index").asCount() != leaf.seq()) {
      throw new MalformedPack("a disclosure's index is not that of its leaf");
    }
    var fields = json.member("fields").asItems().stream().map(DisclosureFile::field).toList();
    return new Disclosure(leaf, fields, optional(json, "es"), optional(json, "body"));
  }

  private static FieldDisclosure field(Json json) {
    return new FieldDisclosure(
        Field.ofTag(json.member("tag").asCount()),
        bytes(json.member("salt")),
        bytes(json.member("value")),
        json.member("path").asItems().stream().map(hash -> Digest.of(bytes(hash))).toList());
  }

  private static Optional<Bytes> optional(Json json, String name) {
    return json.has(name) ? Optional.of(bytes(json.member(name))) : Optional.empty();
  }

  private static Bytes bytes(Json json) {
    return Bytes.fromBase64(json.asText());
  }
}
