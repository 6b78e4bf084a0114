package parley.station.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.station.answer.Json;
import parley.station.configuration.Limits;

/**
 * Every credential that is valid now, kept over a restart in {@code credentials.json}: when a
 * station is killed and starts again, the consoles' sessions and the commands' tokens go on.
 */
public final class Credentials {
  private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private final Path file;
  private final InstantSource clock;
  private final Map<String, Credential> byDigest = new LinkedHashMap<>();
  private final Map<String, Long> lastActive = new ConcurrentHashMap<>();
  private final List<Consumer<Credential>> ears = new CopyOnWriteArrayList<>();
  private final Map<String, Long> lastUsed = new ConcurrentHashMap<>();
  private final Object writing = new Object();
  private volatile boolean unsaved;

  /**
   * What is to be issued: to whom, for what, for how long.
   *
   * @param binding the console of a session; empty for a bearer token
   */
  public record Grant(
      String officer, Set<Scope> scopes, Optional<Binding> binding, Duration lifetime) {}

  /** The credential and, this once, the token that proves it. */
  public record Issued(String token, Credential credential) {}

  /** Reads what is still valid from {@code file}; begins empty when there is none. */
  public Credentials(Path file, InstantSource clock) throws IOException {
    this.file = file;
    this.clock = clock;
    if (Files.exists(file)) {
      Json.parse(Files.readString(file))
          .path("credentials")
          .valueStream()
          // Sessions of a time before they were bound to a console are none any more.
          .filter(each -> !each.path("cookie").asBoolean())
          .map(Credentials::credential)
          .forEach(each -> byDigest.put(each.digest(), each));
    }
  }

  /** Makes a new token of 256 random bits. */
  public Issued issue(Grant grant) {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    String token = "parley_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    return new Issued(token, admit(token, grant));
  }

  /** Makes {@code token} valid; the demo uses it for the token it has written to a file. */
  public Credential admit(String token, Grant grant) {
    long expires = clock.millis() + grant.lifetime().toMillis();
    var made =
        new Credential(
            digest(token), grant.officer(), grant.scopes(), grant.binding(), false, expires);
    synchronized (this) {
      byDigest.values().removeIf(each -> over(each, clock.millis()));
      byDigest.put(made.digest(), made);
      unsaved = true;
    }
    save();
    return made;
  }

  /** The credential this token proves, unless it has ended or lain unused too long. */
  public Optional<Credential> find(String token) {
    return nowAndSaved(digest(token));
  }

  /** The credential a cookie names, found without using it. */
  public synchronized Optional<Credential> holderOf(String token) {
    return Optional.ofNullable(byDigest.get(digest(token))).filter(Credential::cookie);
  }

  /** A credential found earlier as it stands now; empty when it has ended. Counts as use. */
  public Optional<Credential> now(Credential earlier) {
    return nowAndSaved(earlier.digest());
  }

  private Optional<Credential> nowAndSaved(String digest) {
    Optional<Credential> found;
    boolean locked;
    synchronized (this) {
      var before = byDigest.get(digest);
      found = now(digest);
      locked = before != null && !before.locked() && found.filter(Credential::locked).isPresent();
    }
    // Nobody waits here for a disk that still takes what another did.
    if (locked) {
      save();
    }
    return found;
  }

  /** Somebody is at the console: the time until it locks begins anew. */
  public synchronized void active(Credential credential) {
    lastActive.put(credential.digest(), clock.millis());
  }

  /** Locks a console's session at once. */
  public void lock(Credential credential) {
    markLocked(credential);
    save();
  }

  private synchronized void markLocked(Credential credential) {
    byDigest.computeIfPresent(credential.digest(), (_, found) -> found.lockedNow());
    unsaved = true;
  }

  private synchronized Optional<Credential> now(String digest) {
    long now = clock.millis();
    Credential found = byDigest.get(digest);
    if (found == null || unused(digest, now) || over(found, now)) {
      return Optional.empty();
    }
    lastUsed.put(digest, now);
    boolean idle =
        now - lastActive.computeIfAbsent(digest, _ -> now) > Limits.SESSION_LOCK.toMillis();
    if (found.cookie() && !found.locked() && (idle || found.expiresAtMillis() <= now)) {
      markLocked(found);
    }
    return Optional.ofNullable(byDigest.get(digest));
  }

  /**
   * A console that still beats outlives its session's time, locked: it must go on ringing. A token,
   * or a console that went away, ends with its time.
   */
  private boolean over(Credential found, long now) {
    long used = lastUsed.getOrDefault(found.digest(), 0L);
    boolean lives = found.cookie() && now - used <= Limits.SESSION_LIVES.toMillis();
    return found.expiresAtMillis() <= now && !lives;
  }

  /** Tells of every credential that is ended by somebody, on the thread of whoever ends it. */
  public void onEnd(Consumer<Credential> ear) {
    ears.add(ear);
  }

  /** Ends a credential at once: its requests, its event streams, and what was held with it. */
  public void revoke(Credential credential) {
    synchronized (this) {
      byDigest.remove(credential.digest());
      lastUsed.remove(credential.digest());
      lastActive.remove(credential.digest());
      unsaved = true;
    }
    save();
    ears.forEach(ear -> ear.accept(credential));
  }

  /** Ends every credential of somebody at once. */
  public void revokeAll(String officer) {
    of(officer).forEach(this::revoke);
  }

  /** When somebody was last heard of with a credential that is valid; empty when not at all. */
  public synchronized Optional<Long> lastUsed(String officer) {
    return of(officer).stream()
        .flatMap(each -> Optional.ofNullable(lastUsed.get(each.digest())).stream())
        .max(Long::compare);
  }

  /** The credentials of somebody that are valid now. */
  public synchronized List<Credential> of(String officer) {
    long now = clock.millis();
    return byDigest.values().stream()
        .filter(each -> each.officer().equals(officer) && !over(each, now))
        .toList();
  }

  private boolean unused(String digest, long now) {
    Long used = lastUsed.get(digest);
    Credential known = byDigest.get(digest);
    return used != null
        && known != null
        && known.cookie()
        && now - used > Limits.SESSION_IDLE.toMillis();
  }

  /** Writes what changed; never with the lock held by which everybody is recognized. */
  private void save() {
    if (!unsaved) {
      return;
    }
    synchronized (writing) {
      write(changed());
    }
  }

  private synchronized Optional<ObjectNode> changed() {
    if (!unsaved) {
      return Optional.empty();
    }
    unsaved = false;
    ObjectNode root = Json.object();
    root.set("credentials", Json.array(byDigest.values(), Credentials::json));
    return Optional.of(root);
  }

  private void write(Optional<ObjectNode> root) {
    try {
      if (root.isPresent()) {
        PrivateFile.replace(file, Json.pretty(root.get()));
      }
    } catch (IOException fullOrBroken) {
      // A full disk must not keep an officer from signing in: the credential then lives in memory.
      LOG.warn("credentials could not be written and will not outlive a restart", fullOrBroken);
    }
  }

  private static String digest(String token) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static Credential credential(JsonNode node) {
    return new Credential(
        Json.required(node, "digest"),
        Json.required(node, "officer"),
        node.path("scopes")
            .valueStream()
            .flatMap(word -> Scope.of(word.asText()).stream())
            .collect(Collectors.toSet()),
        binding(node.path("binding")),
        node.path("locked").asBoolean(),
        node.path("expiresAtMillis").asLong());
  }

  private static Optional<Binding> binding(JsonNode node) {
    return Json.text(node, "console")
        .map(
            console ->
                new Binding(
                    console,
                    new StampKey(Json.required(node, "key")),
                    node.path("sinceMillis").asLong()));
  }

  private static ObjectNode json(Credential credential) {
    ObjectNode view =
        Json.object()
            .put("digest", credential.digest())
            .put("officer", credential.officer())
            .put("locked", credential.locked())
            .put("expiresAtMillis", credential.expiresAtMillis());
    credential
        .binding()
        .ifPresent(
            bound ->
                view.putObject("binding")
                    .put("console", bound.console())
                    .put("key", bound.key().encoded())
                    .put("sinceMillis", bound.sinceMillis()));
    view.set("scopes", Json.texts(credential.scopes().stream().map(Scope::word).sorted().toList()));
    return view;
  }
}
