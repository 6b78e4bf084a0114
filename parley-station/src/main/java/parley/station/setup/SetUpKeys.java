package parley.station.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.card.Fingerprint;
import parley.journal.note.LogKeys;
import parley.station.Station;
import parley.station.answer.Problem;
import parley.station.signin.PrivateFile;
import parley.store.CannotOpen;
import parley.store.Keys;
import parley.store.PassphraseKeyFile;
import parley.store.PassphraseKeyFile.Strength;

/** The key file while the wizard runs: nothing was signed with it yet, so it may be made anew. */
public final class SetUpKeys {
  private final SetUpPlace place;

  SetUpKeys(SetUpPlace place) {
    this.place = place;
  }

  /** The 40 digits that name the house key, and with it the whole key file. */
  public static String fingerprint(Keys keys) {
    LogKeys house =
        keys.signing(Station.HOUSE_KEY)
            .orElseThrow(() -> new IllegalStateException("the key file lacks the house key"))
            .publicKeys();
    var both = Bytes.concat(house.ed25519(), house.mlDsa44());
    return new Fingerprint(Digest.sha256(both)).groups();
  }

  /** Makes the keys anew and returns their digits. */
  String make(String passphrase, boolean keep) {
    var made = new String[1];
    SetUp.kept(
        () -> {
          Files.deleteIfExists(Station.keyFile(place.state()));
          Files.deleteIfExists(place.passphrase());
          var keys =
              PassphraseKeyFile.create(Station.keyFile(place.state()), passphrase, Strength.STRONG);
          keys.make(Station.HOUSE_KEY);
          if (keep) {
            PrivateFile.replace(place.passphrase(), passphrase + "\n");
          }
          made[0] = fingerprint(keys);
        });
    return made[0];
  }

  /** Opens them and has the house key sign; refuses when they are others than these digits say. */
  void open(String passphrase, String fingerprint) {
    try {
      var keys = PassphraseKeyFile.open(Station.keyFile(place.state()), passphrase);
      keys.signing(Station.HOUSE_KEY).orElseThrow().signBoth(Bytes.utf8("parley/set-up-trial\n"));
      if (fingerprint(keys).equals(fingerprint)) {
        return;
      }
    } catch (CannotOpen refused) {
      if (refused.why() != CannotOpen.Why.WRONG_PASSPHRASE) {
        throw lost(String.valueOf(refused.getMessage())).thrown();
      }
      throw new Problem(
              "wrong-passphrase",
              401,
              "This passphrase does not open the keys.",
              "Nothing was changed.",
              "Type it again. If nobody knows it any more, make the keys anew: nothing was signed"
                  + " with these.")
          .thrown();
    }
    throw lost("The key file is another than the one that was made here.").thrown();
  }

  private static Problem lost(String why) {
    return new Problem(
        "set-up-keys", 409, why, "The keys were not opened.", "Make the keys anew in this step.");
  }

  /** The passphrase, where it was chosen to lie in a file. */
  Optional<String> kept() {
    try {
      return Files.exists(place.passphrase())
          ? Optional.of(Files.readString(place.passphrase()).strip())
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
