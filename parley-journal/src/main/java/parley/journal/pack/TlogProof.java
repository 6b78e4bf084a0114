package parley.journal.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.merkle.Merkle;
import parley.journal.note.SignedNote;

/**
 * A proof in the form of c2sp.org/tlog-proof@v1: an index, hashes, and the checkpoint they lead to.
 *
 * @param index the leaf's index
 * @param path inclusion proof
 * @param note the checkpoint as a signed note
 */
record TlogProof(long index, List<Digest> path, SignedNote note) {
  private static final String HEAD = "c2sp.org/tlog-proof@v1\n";
  private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,17})");

  TlogProof {
    path = List.copyOf(path);
  }

  Bytes encode() {
    var out = new StringBuilder(HEAD).append("index ").append(index).append('\n');
    path.forEach(hash -> out.append(hash.base64()).append('\n'));
    return Bytes.utf8(out.append('\n').append(note.encode()).toString());
  }

  static TlogProof parse(Bytes encoded) {
    if (encoded.size() > 2 * SignedNote.MAX_SIZE) {
      throw new MalformedPack("a proof is too long");
    }
    var text = encoded.text();
    var split = text.indexOf("\n\n");
    if (!text.startsWith(HEAD) || split < 0) {
      throw new MalformedPack("a proof starts with c2sp.org/tlog-proof@v1");
    }
    var lines = text.substring(HEAD.length(), Math.max(HEAD.length(), split)).split("\n", -1);
    var index = INDEX.matcher(lines[0]);
    if (!index.matches() || lines.length - 1 > Merkle.MAX_PROOF) {
      throw new MalformedPack("a proof has an index and at most 63 hashes");
    }
    var path = new ArrayList<Digest>();
    for (var at = 1; at < lines.length; at++) {
      path.add(Digest.fromBase64(lines[at]));
    }
    var note = SignedNote.parse(Bytes.utf8(text.substring(split + 2)));
    return new TlogProof(Long.parseLong(index.group(1)), path, note);
  }
}
