package parley.station.configuration;

import java.util.Locale;

/** Whether a passphrase signs anybody in at this station. */
public enum PassphrasePolicy {
  /** It does. */
  YES,
  /** Only whoever has no passkey yet. */
  UNTIL_PASSKEY,
  /** Never. */
  NO;

  /** As it stands in the configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
