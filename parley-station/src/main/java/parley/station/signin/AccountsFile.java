package parley.station.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import parley.station.answer.Json;

/** Reads and writes {@code accounts.json}. */
final class AccountsFile {
  private AccountsFile() {}

  static List<Account> read(Path file) throws IOException {
    return Json.parse(Files.readString(file))
        .path("accounts")
        .valueStream()
        .map(AccountsFile::account)
        .toList();
  }

  static void write(Path file, Collection<Account> accounts) throws IOException {
    ObjectNode root = Json.object();
    root.set("accounts", Json.array(accounts, AccountsFile::json));
    PrivateFile.replace(file, Json.pretty(root));
  }

  private static Account account(JsonNode node) {
    return new Account(
        Json.required(node, "name"),
        Json.required(node, "displayName"),
        Role.of(Json.required(node, "role")).orElseThrow(),
        // Files written before lines could be named say nothing: their people saw every line.
        node.has("lines") ? Sight.of(node.path("lines")) : Sight.EVERY_LINE,
        new Proofs(
            Json.text(node, "passphrase"),
            enrolment(node.path("enrolment")),
            node.path("passkeys").valueStream().map(AccountsFile::passkey).toList()),
        millis(node, "revokedAtMillis"));
  }

  private static Optional<Long> millis(JsonNode node, String field) {
    return node.has(field) ? Optional.of(node.path(field).asLong()) : Optional.empty();
  }

  private static Optional<Proofs.Enrolment> enrolment(JsonNode node) {
    return Json.text(node, "digest")
        .map(digest -> new Proofs.Enrolment(digest, node.path("expiresAtMillis").asLong()));
  }

  private static Passkey passkey(JsonNode node) {
    return new Passkey(
        Json.required(node, "id"),
        Json.required(node, "attested"),
        node.path("counter").asLong(),
        new Passkey.Backup(
            node.path("backupEligible").asBoolean(), node.path("backedUp").asBoolean()),
        node.path("addedMillis").asLong(),
        millis(node, "lastUsedMillis"));
  }

  private static ObjectNode json(Passkey passkey) {
    ObjectNode view =
        Json.object()
            .put("id", passkey.id())
            .put("attested", passkey.attested())
            .put("counter", passkey.counter())
            .put("backupEligible", passkey.backup().eligible())
            .put("backedUp", passkey.backup().done())
            .put("addedMillis", passkey.addedMillis());
    passkey.lastUsedMillis().ifPresent(at -> view.put("lastUsedMillis", at));
    return view;
  }

  private static ObjectNode json(Account account) {
    ObjectNode view =
        Json.object()
            .put("name", account.name())
            .put("displayName", account.displayName())
            .put("role", account.role().word());
    view.set("lines", account.lines().json());
    account.proofs().passphrase().ifPresent(stored -> view.put("passphrase", stored));
    account
        .proofs()
        .enrolment()
        .ifPresent(
            code ->
                view.putObject("enrolment")
                    .put("digest", code.digest())
                    .put("expiresAtMillis", code.expiresAtMillis()));
    if (!account.proofs().passkeys().isEmpty()) {
      view.set("passkeys", Json.array(account.proofs().passkeys(), AccountsFile::json));
    }
    account.revokedAtMillis().ifPresent(at -> view.put("revokedAtMillis", at));
    return view;
  }
}
