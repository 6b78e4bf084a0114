package parley.sim.world;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import parley.journal.Bytes;
import parley.journal.Digest;

/** Chance for one purpose of one seed. */
public final class Dice {
  private final SplittableRandom random;

  private Dice(long from) {
    this.random = new SplittableRandom(from);
  }

  /** Returns the dice of a purpose; equal seeds and purposes give equal throws. */
  public static Dice of(long seed, String purpose) {
    var mixed = Digest.sha256(Bytes.utf8(seed + "/" + purpose)).toArray();
    return new Dice(ByteBuffer.wrap(mixed).getLong());
  }

  /** Returns true in {@code count} of a thousand throws. */
  public boolean perMille(int count) {
    return random.nextInt(1_000) < count;
  }

  public boolean coin() {
    return random.nextBoolean();
  }

  /** Returns a number from {@code low} up to and including {@code high}. */
  public long between(long low, long high) {
    return random.nextLong(low, high + 1);
  }

  /** Returns a number from 0 up to and not including {@code bound}. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns one of {@code some}, which may not be empty. */
  public <T> T pick(List<T> some) {
    return some.get(below(some.size()));
  }

  /** Returns so many random bytes. */
  public Bytes bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }
}
