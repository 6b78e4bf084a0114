package parley.journal.pack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.journal.Bytes;
import parley.journal.note.SignatureCheck;

/** The real signature check with a memory: the answer to the very same question stays the same. */
final class RememberedChecks implements SignatureCheck {
  private final Map<List<Bytes>, Boolean> ed25519 = new HashMap<>();
  private final Map<List<Bytes>, Boolean> mlDsa44 = new HashMap<>();

  @Override
  public boolean ed25519(Bytes publicKey, Bytes message, Bytes signature) {
    return ed25519.computeIfAbsent(
        List.of(publicKey, message, signature), _ -> REAL.ed25519(publicKey, message, signature));
  }

  @Override
  public boolean mlDsa44(Bytes publicKey, Bytes message, Bytes signature) {
    return mlDsa44.computeIfAbsent(
        List.of(publicKey, message, signature), _ -> REAL.mlDsa44(publicKey, message, signature));
  }
}
