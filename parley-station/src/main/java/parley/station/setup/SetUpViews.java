package parley.station.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import parley.station.answer.Json;
import parley.station.configuration.Configuration;
import parley.station.configuration.PassphrasePolicy;
import parley.station.setup.Progress.Addresses;
import parley.station.setup.Progress.KeyFile;
import parley.station.signin.Account;
import parley.station.signin.Role;

/** Writes the wizard as its page shows it. */
final class SetUpViews {
  private final SetUp wizard;
  private final SetUpPlace place;
  private final String url;

  /**
   * @param url where the wizard is
   */
  SetUpViews(SetUp wizard, SetUpPlace place, String url) {
    this.wizard = wizard;
    this.place = place;
    this.url = url;
  }

  /** Where browsers find the station when it runs. */
  String address() {
    return wizard.configuration().console().origin().map(Object::toString).orElse(url);
  }

  /** Everything that was told, and which steps are done. No secret is in it. */
  ObjectNode all() {
    var progress = wizard.progress();
    ObjectNode view = progress.json();
    Configuration configuration = wizard.configuration();
    view.set("people", Json.array(wizard.people(account -> account), SetUpViews::person));
    view.put("folder", place.folder().toString())
        .put("address", address())
        .put("passphraseKnown", wizard.knowsPassphrase());
    view.set("suggested", Json.texts(Interfaces.addresses()));
    var console = configuration.console();
    ObjectNode signIn = view.putObject("signIn");
    signIn
        .put("passphrase", console.passphrases() != PassphrasePolicy.NO)
        .put("passkey", console.origin().isPresent());
    console.origin().ifPresent(origin -> signIn.put("origin", origin.toString()));
    ObjectNode done = view.putObject("done");
    done.put("station", progress.station().isPresent())
        .put("people", administrators() >= SetUp.ADMINISTRATORS)
        .put("keys", progress.keys().filter(KeyFile::proven).isPresent())
        .put("addresses", progress.addresses().filter(Addresses::sane).isPresent())
        .put("sound", progress.sound().isPresent());
    return view;
  }

  private long administrators() {
    return wizard.people(Account::role).stream().filter(Role.ADMINISTRATOR::equals).count();
  }

  private static ObjectNode person(Account account) {
    return Json.object()
        .put("name", account.name())
        .put("displayName", account.displayName())
        .put("role", account.role().word())
        .put("proof", account.proofs().passkeys().isEmpty() ? "passphrase" : "passkey");
  }
}
