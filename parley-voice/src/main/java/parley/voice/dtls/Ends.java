package parley.voice.dtls;

import java.util.List;
import parley.journal.Bytes;
import parley.voice.srtp.SrtpProfile;

/**
 * Who is to shake hands.
 *
 * @param role our part
 * @param theirs SHA-256 of the certificate that the far end must show
 * @param profiles that we take, best first
 */
public record Ends(Role role, VoiceIdentity ours, Bytes theirs, List<SrtpProfile> profiles) {
  /** Who speaks first. */
  public enum Role {
    CLIENT,
    SERVER
  }

  public Ends {
    profiles = List.copyOf(profiles);
    if (theirs.size() != 32) {
      throw new IllegalArgumentException("a fingerprint has 32 bytes");
    }
  }
}
