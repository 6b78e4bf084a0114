package parley.station.pairing;

import java.util.List;
import parley.core.Chance;
import parley.journal.Bytes;
import parley.journal.card.Card;
import parley.journal.card.CardFile;
import parley.station.configuration.Configuration;
import parley.store.CannotOpen;
import parley.store.KeyName;
import parley.store.KeyName.Use;
import parley.store.Keys;
import parley.voice.dtls.VoiceIdentity;

/** Makes this station's cards: fresh keys for each, durable before the card leaves. */
public final class CardMaker {
  private final Configuration configuration;
  private final Keys keys;
  private final Chance chance;

  public CardMaker(Configuration configuration, Keys keys, Chance chance) {
    this.configuration = configuration;
    this.keys = keys;
    this.chance = chance;
  }

  /** Makes a card that no other pairing will ever use. */
  public CardFile make() throws CannotOpen {
    return make(configuration.demo().isPresent());
  }

  /** The same for an exercise: a demo card, which pairs only with a demo card. */
  public CardFile exercise() throws CannotOpen {
    return make(true);
  }

  private CardFile make(boolean demo) throws CannotOpen {
    var nonce = chance.bytes(Card.NONCE_SIZE);
    var log = keys.make(name(nonce, Use.LOG));
    var cosigner = keys.make(name(nonce, Use.COSIGNER));
    var recovery = keys.make(name(nonce, Use.RECOVERY));
    var station = configuration.station();
    var card =
        new Card(
            nonce,
            demo,
            new Card.About(
                station.name(), station.displayName(), station.seat(), station.commandersOffice()),
            new Card.Keys(
                Bytes.of(keys.routes().getPublic().getEncoded()),
                configuration.voice().isPresent()
                    ? VoiceIdentity.of(keys.voice()).fingerprint()
                    : Bytes.EMPTY,
                log.publicKeys(),
                cosigner.publicKeys(),
                recovery.publicKeys()),
            addresses());
    return CardFile.make(card, log);
  }

  private List<String> addresses() {
    return configuration.routes().stream().map(route -> route.advertise().toString()).toList();
  }

  /** Names a key of the card with this nonce. */
  public static KeyName name(Bytes nonce, Use use) {
    return new KeyName(nonce.hex(), use);
  }
}
