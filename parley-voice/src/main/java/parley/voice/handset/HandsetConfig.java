package parley.voice.handset;

import java.util.HashSet;
import java.util.List;

/**
 * What a station is told of its handsets.
 *
 * @param realm the digest's realm; a change of it changes every stored digest
 */
public record HandsetConfig(
    List<ListenAt> listen, String realm, List<Handset> handsets, HandsetLimits limits) {
  public HandsetConfig {
    listen = List.copyOf(listen);
    handsets = List.copyOf(handsets);
    if (realm.isBlank() || realm.contains("\"") || realm.contains("\\")) {
      throw new IllegalArgumentException("not a realm: " + realm);
    }
    var names = new HashSet<String>();
    for (var handset : handsets) {
      if (!names.add(handset.name())) {
        throw new IllegalArgumentException("two handsets named " + handset.name());
      }
    }
  }
}
