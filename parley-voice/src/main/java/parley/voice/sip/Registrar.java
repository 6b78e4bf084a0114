package parley.voice.sip;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import parley.voice.handset.Handset;
import parley.voice.handset.HandsetConfig;

/**
 * Who is registered, from where and until when; one address of record and one binding for each
 * handset (RFC 3261 section 10). It reads no clock: times are milliseconds of a clock that only
 * goes forward.
 */
final class Registrar {
  /** What a request's credentials proved. */
  sealed interface Proof {
    record Proven(Handset handset) implements Proof {}

    /** Nothing: it may try again. {@code stale} if only its nonce was too old. */
    record Challenged(boolean stale) implements Proof {}

    /** The right password from a place where it must not be used. */
    record Barred() implements Proof {}
  }

  /**
   * Where a handset can be reached.
   *
   * @param contact its own URI, to be written into requests to it
   */
  record Binding(Handset handset, Flow flow, String contact, long untilMillis) {}

  private final HandsetConfig config;
  private final Nonces nonces;
  private final Map<String, Handset> handsets = new LinkedHashMap<>();
  private final Map<String, Map<Digest, String>> secrets = new HashMap<>();
  private final Map<String, Binding> bindings = new HashMap<>();

  Registrar(HandsetConfig config, RandomGenerator chance) {
    this.config = config;
    this.nonces = new Nonces(chance, config.limits().nonceLife().toMillis());
    for (var handset : config.handsets()) {
      handsets.put(handset.name(), handset);
      secrets.put(handset.name(), secrets(handset));
    }
  }

  private Map<Digest, String> secrets(Handset handset) {
    var made = new EnumMap<Digest, String>(Digest.class);
    for (var digest : digests(handset)) {
      var password = handset.password().read();
      made.put(digest, digest.secret(handset.name(), config.realm(), password));
    }
    return made;
  }

  private static List<Digest> digests(Handset handset) {
    return handset.md5() ? List.of(Digest.SHA_256, Digest.MD5) : List.of(Digest.SHA_256);
  }

  /**
   * Returns what to challenge a name with; a name that nobody has is challenged like any other. Old
   * phones give up at the sight of SHA-256 even beside MD5, so they are shown MD5 alone.
   */
  Digest challenge(String name) {
    var handset = handsets.get(name);
    return handset != null && handset.md5() ? Digest.MD5 : Digest.SHA_256;
  }

  synchronized String nonce(long monoMillis) {
    return nonces.fresh(monoMillis);
  }

  /** Weighs credentials; a proven count is spent by this. */
  synchronized Proof prove(Credentials said, String method, InetAddress from, long monoMillis) {
    var handset = handsets.get(said.name());
    var digest = Digest.of(said.algorithm());
    var worth = nonces.worth(said.nonce(), monoMillis);
    if (handset == null || digest.isEmpty() || worth == Nonces.Worth.FOREIGN) {
      return new Proof.Challenged(false);
    }
    var secret = secrets.getOrDefault(handset.name(), Map.of()).get(digest.get());
    if (secret == null || !said.realm().equals(config.realm()) || !matches(said, method, secret)) {
      return new Proof.Challenged(false);
    }
    if (handset.from().filter(only -> !only.equals(from)).isPresent()) {
      return new Proof.Barred();
    }
    var spent =
        worth == Nonces.Worth.GOOD && nonces.spend(handset.name(), said.nonce(), count(said));
    return spent ? new Proof.Proven(handset) : new Proof.Challenged(true);
  }

  private static boolean matches(Credentials said, String method, String secret) {
    var digest = Digest.of(said.algorithm()).orElseThrow();
    var wanted = digest.response(secret, said, method).getBytes(StandardCharsets.US_ASCII);
    return said.count().matches("[0-9a-fA-F]{8}")
        && MessageDigest.isEqual(wanted, said.response().getBytes(StandardCharsets.US_ASCII));
  }

  private static long count(Credentials said) {
    return Long.parseLong(said.count(), 16);
  }

  /** Binds a handset to a place, instead of any other; returns whether it was not bound before. */
  synchronized boolean bind(Binding binding) {
    return bindings.put(binding.handset().name(), binding) == null;
  }

  /** Returns whether there was something to take away. */
  synchronized boolean unbind(String handset) {
    return bindings.remove(handset) != null;
  }

  /** Takes away what has run out; returns whose it was. */
  synchronized Set<String> expire(long monoMillis) {
    var gone = new HashSet<String>();
    bindings.forEach(
        (name, binding) -> {
          if (binding.untilMillis() <= monoMillis) gone.add(name);
        });
    bindings.keySet().removeAll(gone);
    return gone;
  }

  synchronized Optional<Binding> binding(String handset) {
    return Optional.ofNullable(bindings.get(handset));
  }

  synchronized Set<String> registered() {
    return Set.copyOf(bindings.keySet());
  }

  /** Returns whether an address is one from which a handset registered, or must register. */
  synchronized boolean knows(InetAddress address) {
    for (var binding : bindings.values()) {
      if (binding.flow().remote().getAddress().equals(address)) return true;
    }
    return handsets.values().stream()
        .anyMatch(handset -> handset.from().filter(address::equals).isPresent());
  }

  /** Returns whether a registered handset speaks from an address. */
  synchronized boolean isHome(InetAddress address) {
    return bindings.values().stream()
        .anyMatch(binding -> binding.flow().remote().getAddress().equals(address));
  }
}
