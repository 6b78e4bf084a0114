package parley.sim.station;

import parley.core.durable.AtRest;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Malformed;

/** Leaves content readable but binds it, so that what was moved to another place does not open. */
final class BoundAtRest implements AtRest {
  private static final int TAG = 16;

  @Override
  public Bytes protect(Bytes plain, Bytes associated) {
    return Bytes.concat(plain, tag(plain, associated));
  }

  @Override
  public Bytes reveal(Bytes sealed, Bytes associated) {
    if (sealed.size() < TAG) {
      throw new Malformed("too short to have been protected");
    }
    var plain = sealed.slice(0, sealed.size() - TAG);
    if (!sealed.slice(plain.size(), sealed.size()).equals(tag(plain, associated))) {
      throw new Malformed("changed, or bound to something else");
    }
    return plain;
  }

  private static Bytes tag(Bytes plain, Bytes associated) {
    return Digest.sha256(plain.toArray(), associated.toArray()).bytes().slice(0, TAG);
  }
}
