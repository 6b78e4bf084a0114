package parley.store;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import parley.core.durable.AtRest;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Malformed;
import parley.journal.note.HybridKeyPair;
import parley.journal.note.SigningKey;
import parley.store.CannotOpen.Why;

/**
 * All keys of a station in one file that a passphrase opens.
 *
 * <pre>
 * "parley-keys/v1\n" | u32 memory KiB | u32 passes | salt(16) | nonce(12) AES-256-GCM(keys) tag(16)
 *                    | SHA-256 of everything before it
 * </pre>
 *
 * <p>The key of the encryption is Argon2id of the passphrase; everything before it is bound to it.
 * The hash at the end tells a damaged file from a wrong passphrase, which are told apart because
 * what the administrator must do differs. The file is replaced whole, never changed in place.
 */
public final class PassphraseKeyFile implements Keys {
  /** Whether guessing the passphrase must be costly. */
  public enum Strength {
    /** 64 MiB and three passes a trial. */
    STRONG,
    /** For a demo, whose passphrases are shown, and for tests. */
    QUICK;

    private Passphrase cost() {
      return switch (this) {
        case STRONG -> Passphrase.STRONG;
        case QUICK -> Passphrase.QUICK;
      };
    }
  }

  private static final Bytes PREFIX = Bytes.utf8("parley-keys/v1\n");
  private static final int SALT_SIZE = 16;
  private static final int HEAD_SIZE = PREFIX.size() + 2 * Integer.BYTES + SALT_SIZE;

  private final Path file;
  private final Bytes head;
  private final AtRest wrapping;
  private final SecureRandom random;
  private KeyRing ring;

  private PassphraseKeyFile(Path file, Bytes head, AtRest wrapping, KeyRing ring) {
    this.file = file;
    this.head = head;
    this.wrapping = wrapping;
    this.random = new SecureRandom();
    this.ring = ring;
  }

  /** Makes the file of a new station; refuses if there is one. */
  public static PassphraseKeyFile create(Path file, String passphrase, Strength strength)
      throws CannotOpen {
    if (Files.exists(file)) {
      throw new CannotOpen(Why.FAILED, "key file " + file + " exists; keys are never overwritten");
    }
    var random = new SecureRandom();
    var salt = new byte[SALT_SIZE];
    random.nextBytes(salt);
    var cost = strength.cost();
    var numbers =
        ByteBuffer.allocate(2 * Integer.BYTES).putInt(cost.memoryKib()).putInt(cost.passes());
    var head = Bytes.concat(PREFIX, Bytes.of(numbers.array()), Bytes.of(salt));
    var wrapping = new AesGcmAtRest(cost.key(passphrase, Bytes.of(salt)), random);
    var keys = new PassphraseKeyFile(file, head, wrapping, KeyRing.fresh(random));
    keys.write();
    return keys;
  }

  /** Opens the file; the refusal says whether the passphrase or the file is wrong. */
  public static PassphraseKeyFile open(Path file, String passphrase) throws CannotOpen {
    var content = content(file);
    var end = content.size() - Digest.SIZE;
    if (end < HEAD_SIZE
        || !content.slice(0, PREFIX.size()).equals(PREFIX)
        || !Digest.sha256(content.slice(0, end)).bytes().equals(content.slice(end, end + 32))) {
      throw new CannotOpen(
          Why.DAMAGED, "key file " + file + " is damaged; put its newest backup back");
    }
    var head = content.slice(0, HEAD_SIZE);
    var numbers = ByteBuffer.wrap(head.toArray()).position(PREFIX.size());
    var cost = new Passphrase(numbers.getInt(), numbers.getInt());
    var key = cost.key(passphrase, head.slice(HEAD_SIZE - SALT_SIZE, HEAD_SIZE));
    var random = new SecureRandom();
    var wrapping = new AesGcmAtRest(key, random);
    KeyRing.Parsed parsed;
    try {
      parsed = KeyRing.parse(wrapping.reveal(content.slice(HEAD_SIZE, end), head), random);
    } catch (Malformed _) {
      throw new CannotOpen(
          Why.WRONG_PASSPHRASE, "the passphrase does not open key file " + file + "; try again");
    }
    var keys = new PassphraseKeyFile(file, head, wrapping, parsed.ring());
    if (parsed.completed()) {
      keys.write();
    }
    return keys;
  }

  private static Bytes content(Path file) throws CannotOpen {
    if (!Files.exists(file)) {
      throw new CannotOpen(Why.MISSING, "there is no key file " + file);
    }
    try {
      var ownerOnly = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      if (!ownerOnly.containsAll(Files.getPosixFilePermissions(file))) {
        throw new CannotOpen(
            Why.TOO_OPEN, "others may read key file " + file + "; chmod 600 it and start again");
      }
      return Bytes.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new CannotOpen(Why.FAILED, "key file " + file + " cannot be read: " + e, e);
    }
  }

  @Override
  public AtRest atRest() {
    return new AesGcmAtRest(ring.encryption(), random);
  }

  @Override
  public Bytes writeAheadKey() {
    return ring.writeAhead();
  }

  @Override
  public KeyPair routes() {
    return ring.routes();
  }

  @Override
  public KeyPair voice() {
    return ring.voice();
  }

  @Override
  public synchronized Optional<SigningKey> signing(KeyName name) {
    return ring.seeds(name).map(seeds -> HybridKeyPair.ofPrivateForm(seeds, random));
  }

  @Override
  public synchronized SigningKey make(KeyName name) throws CannotOpen {
    var known = signing(name);
    if (known.isPresent()) return known.get();
    var made = HybridKeyPair.generate(random);
    var before = ring;
    ring = ring.with(name, made.privateForm());
    try {
      write();
    } catch (CannotOpen e) {
      ring = before;
      throw e;
    }
    return made;
  }

  private void write() throws CannotOpen {
    var sealed = Bytes.concat(head, wrapping.protect(ring.encode(), head));
    var content = Bytes.concat(sealed, Digest.sha256(sealed).bytes());
    var target = file.toAbsolutePath();
    var fresh = target.resolveSibling(target.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      try (var channel = FileChannel.open(fresh, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
        var bytes = ByteBuffer.wrap(content.toArray());
        while (bytes.hasRemaining()) channel.write(bytes);
        channel.force(true);
      }
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      var folder = target.getParent();
      if (folder != null) ChannelFile.syncFolder(folder);
    } catch (IOException e) {
      var why = FullDisk.caused(e) ? Why.DISK_FULL : Why.FAILED;
      throw new CannotOpen(why, "key file " + file + " cannot be written: " + e, e);
    }
  }

  /** Returns the file's name only. */
  @Override
  public String toString() {
    return "PassphraseKeyFile[" + file + "]";
  }
}
