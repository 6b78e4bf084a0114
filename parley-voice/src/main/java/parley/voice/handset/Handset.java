package parley.voice.handset;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One handset as its station's configuration names it.
 *
 * @param name what it registers as, and the name of its position: small letters, digits and dashes
 * @param line the line that rings at the other side when it is lifted
 * @param from the only address from which it may register; empty for any
 * @param md5 it is challenged with MD5, because it knows nothing better; all others with SHA-256,
 *     which is always taken
 * @param tones the station sounds progress, ring-back and refusals to it as G.711
 * @param dutyPhone it is the phone of the last stage
 */
public record Handset(
    String name,
    Password password,
    String line,
    SrtpPolicy srtp,
    Optional<InetAddress> from,
    boolean md5,
    boolean tones,
    boolean dutyPhone) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  public Handset {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name for a handset: " + name);
    }
  }

  @Override
  public String toString() {
    return "Handset[" + name + "]";
  }
}
