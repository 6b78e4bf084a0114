package parley.journal.card;

import java.util.List;
import parley.journal.cbor.Cbor;
import parley.journal.note.LogKeys;
import parley.journal.note.SignaturePair;

/** Key and signature pairs as CBOR lists, Ed25519 first. */
final class KeyCodec {
  private KeyCodec() {}

  static Cbor encode(LogKeys keys) {
    return new Cbor.Items(List.of(new Cbor.Data(keys.ed25519()), new Cbor.Data(keys.mlDsa44())));
  }

  static LogKeys decode(Cbor value) {
    if (value instanceof Cbor.Items(var items)
        && items.size() == 2
        && items.get(0) instanceof Cbor.Data(var ed25519)
        && items.get(1) instanceof Cbor.Data(var mlDsa44)) {
      return new LogKeys(ed25519, mlDsa44);
    }
    throw new MalformedCard("keys are a list of two byte strings");
  }

  static Cbor encode(SignaturePair pair) {
    return new Cbor.Items(List.of(new Cbor.Data(pair.ed25519()), new Cbor.Data(pair.mlDsa44())));
  }

  static SignaturePair decodeSignatures(Cbor value) {
    if (value instanceof Cbor.Items(var items)
        && items.size() == 2
        && items.get(0) instanceof Cbor.Data(var ed25519)
        && items.get(1) instanceof Cbor.Data(var mlDsa44)) {
      return new SignaturePair(ed25519, mlDsa44);
    }
    throw new MalformedCard("signatures are a list of two byte strings");
  }
}
