package parley.journal.entry;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Malformed;

/**
 * Seals content into leaf and blob, and opens it again.
 *
 * <p>The blob is AES-256-GCM under a key derived from the entry secret. The key is used once, so
 * the nonce is constant. Content is padded to one of eight sizes, so that a blob's size says
 * little.
 */
public final class Sealing {
  private static final Bytes PREFIX = Bytes.utf8("parley-sealed/v1\n");
  private static final Bytes KEY_LABEL = Bytes.utf8("parley-cek/v1\0\0");
  private static final int TAG_SIZE = 16;
  private static final int SMALLEST = 256;
  private static final int LARGEST = 32 * 1024;
  private static final int PARTS = Field.ALL.size() + 1;

  /** No blob is larger: prefix, the largest padded content, tag. */
  public static final int MAX_BLOB = 17 + LARGEST + TAG_SIZE;

  private Sealing() {}

  /**
   * Seals a content for one place in a log.
   *
   * @param secret 32 random bytes, drawn anew for every call, also when a batch is retried
   */
  public static SealedEntry seal(Content content, long seq, PeerHead peer, Bytes secret) {
    var commit = new Commitment(secret, content.fields()).root();
    var open = new Leaf(seq, peer, commit, Digest.EMPTY_ROOT);
    var sealed = cipher(Cipher.ENCRYPT_MODE, secret, open.sealedUnder(), padded(content));
    var blob = Bytes.concat(PREFIX, sealed.orElseThrow());
    return new SealedEntry(new Leaf(seq, peer, commit, Digest.sha256(blob)), secret, blob);
  }

  /** Opens a sealed entry and recomputes everything its leaf claims. Total: never throws. */
  public static Opened open(SealedEntry entry) {
    try {
      return new Opened.Readable(read(entry));
    } catch (Malformed e) {
      return new Opened.Faulty(String.valueOf(e.getMessage()));
    }
  }

  private static Content read(SealedEntry entry) {
    var blob = entry.blob();
    if (!Digest.sha256(blob).equals(entry.leaf().blobHash())) {
      throw new MalformedEntry("the blob is not the one the leaf names");
    }
    var size = blob.size() - PREFIX.size() - TAG_SIZE;
    if (size != bucket(size) || !blob.slice(0, PREFIX.size()).equals(PREFIX)) {
      throw new MalformedEntry("the blob has no known form");
    }
    var padded =
        cipher(
                Cipher.DECRYPT_MODE,
                entry.secret(),
                entry.leaf().sealedUnder(),
                blob.slice(PREFIX.size(), blob.size()))
            .orElseThrow(() -> new MalformedEntry("the blob does not open with this secret"));
    var parts = parts(padded);
    var body = parts.removeLast();
    if (!new Commitment(entry.secret(), parts).root().equals(entry.leaf().commit())) {
      throw new MalformedEntry("the content is not what the leaf commits to");
    }
    return Content.of(parts, body);
  }

  private static Bytes padded(Content content) {
    var parts = new ArrayList<>(content.fields());
    parts.add(content.body());
    var size = 0;
    for (var part : parts) {
      size += Integer.BYTES + part.size();
    }
    var out = ByteBuffer.allocate(bucket(size));
    parts.forEach(part -> out.putInt(part.size()).put(part.toArray()));
    return Bytes.of(out.array());
  }

  private static List<Bytes> parts(Bytes padded) {
    var parts = new ArrayList<Bytes>();
    var at = 0;
    while (parts.size() < PARTS) {
      if (padded.size() - at < Integer.BYTES) {
        throw new MalformedEntry("the content ends too early");
      }
      var size = ByteBuffer.wrap(padded.slice(at, at + Integer.BYTES).toArray()).getInt();
      at += Integer.BYTES;
      if (size < 0 || size > padded.size() - at) {
        throw new MalformedEntry("the content ends too early");
      }
      parts.add(padded.slice(at, at + size));
      at += size;
    }
    if (padded.size() != bucket(at)) {
      throw new MalformedEntry("the content is padded to the wrong size");
    }
    if (!padded.slice(at, padded.size()).equals(Bytes.zeros(padded.size() - at))) {
      throw new MalformedEntry("the padding is not zero");
    }
    return parts;
  }

  /** Returns the padded size for a content, or the largest one if it is beyond all. */
  private static int bucket(int size) {
    var bucket = SMALLEST;
    while (bucket < size && bucket < LARGEST) {
      bucket *= 2;
    }
    return bucket;
  }

  /** Returns what AES-256-GCM makes of the input; empty if its tag is wrong. */
  private static Optional<Bytes> cipher(int mode, Bytes secret, Bytes aad, Bytes input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      var key = new SecretKeySpec(new Hmac(secret).over(KEY_LABEL).toArray(), "AES");
      cipher.init(mode, key, new GCMParameterSpec(8 * TAG_SIZE, new byte[12]));
      cipher.updateAAD(aad.toArray());
      return Optional.of(Bytes.of(cipher.doFinal(input.toArray())));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no AES-256-GCM", e);
    }
  }
}
