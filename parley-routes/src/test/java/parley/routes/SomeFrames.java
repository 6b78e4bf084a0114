package parley.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.core.frame.Frame;
import parley.core.frame.SignalKind;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.Side;
import parley.journal.TreeHead;
import parley.journal.entry.Attributes;
import parley.journal.entry.Leaf;
import parley.journal.entry.PeerHead;
import parley.journal.entry.SealedEntry;
import parley.journal.entry.Sealing;
import parley.journal.note.HybridSignature;
import parley.journal.note.SignedCheckpoint;

/** Frames drawn from a seed. */
final class SomeFrames {
  private static final long YEAR_10000_MILLIS = 253_402_300_800_000L;

  private final Random chance;

  SomeFrames(long seed) {
    this.chance = new Random(seed);
  }

  /** Draws a frame of any kind. */
  Frame any() {
    return switch (chance.nextInt(7)) {
      case 0 -> hello();
      case 1 -> push(chance.nextInt(4), chance.nextInt(300));
      case 2 -> new Frame.Cosigned(epoch(), head(), seconds(), signature());
      case 3 -> new Frame.Ask(epoch(), number());
      case 4 -> beat();
      case 5 ->
          new Frame.Check(
              number(), bytes(chance.nextInt(200)), chance.nextBoolean(), chance.nextBoolean());
      default -> signal();
    };
  }

  Frame.Hello hello() {
    var features =
        IntStream.range(0, chance.nextInt(3)).mapToObj(i -> "feature-" + chance.nextInt()).toList();
    return new Frame.Hello(
        1 + chance.nextInt(9),
        features,
        bytes(16),
        chance.nextBoolean() ? Side.A : Side.B,
        maybe(),
        maybe(),
        wall(),
        bytes(16));
  }

  /** Draws a push of so many entries, each with a blob of this size. */
  Frame.Push push(int entries, int blob) {
    var all = new ArrayList<SealedEntry>();
    for (var i = 0; i < entries; i++) {
      all.add(new SealedEntry(leaf(), bytes(32), bytes(blob)));
    }
    return new Frame.Push(epoch(), number(), all, checkpoint());
  }

  /** Draws the largest ordinary frame: about 490 KB. */
  Frame.Push large() {
    return push(15, Sealing.MAX_BLOB - 50);
  }

  private Frame.Beat beat() {
    return new Frame.Beat(
        1 + chance.nextInt(1 << 20), wall(), number(), number(), number(), chance.nextBoolean());
  }

  private Frame.Signal signal() {
    var kinds = SignalKind.values();
    var attributes =
        chance.nextBoolean()
            ? Attributes.EMPTY
            : Attributes.with()
                .text("serial", "alder-" + chance.nextInt(1000))
                .number("window", chance.nextInt(1000))
                .flag("exercise", chance.nextBoolean())
                .build();
    return new Frame.Signal(
        kinds[chance.nextInt(kinds.length)], bytes(16), wall(), wall(), attributes);
  }

  private Optional<SignedCheckpoint> maybe() {
    return chance.nextBoolean() ? Optional.of(checkpoint()) : Optional.empty();
  }

  SignedCheckpoint checkpoint() {
    var letters = List.of("a", "b");
    var origin =
        "parley.line/" + bytes(16).hex() + "/" + letters.get(chance.nextInt(2)) + "/e" + epoch();
    return new SignedCheckpoint(origin, head(), signature());
  }

  private Leaf leaf() {
    return new Leaf(number(), new PeerHead(epoch(), head()), digest(), digest());
  }

  private TreeHead head() {
    return chance.nextInt(8) == 0 ? TreeHead.EMPTY : new TreeHead(1 + number() / 2, digest());
  }

  private HybridSignature signature() {
    return new HybridSignature(
        seconds(), bytes(HybridSignature.ED25519_SIZE), bytes(HybridSignature.ML_DSA_44_SIZE));
  }

  private Digest digest() {
    return Digest.of(bytes(Digest.SIZE));
  }

  private int epoch() {
    return 1 + chance.nextInt(Integer.MAX_VALUE - 1);
  }

  private long number() {
    return chance.nextLong(Long.MAX_VALUE) >>> chance.nextInt(63);
  }

  private long wall() {
    return chance.nextLong(YEAR_10000_MILLIS);
  }

  private long seconds() {
    return 1 + chance.nextLong(YEAR_10000_MILLIS / 1000 - 1);
  }

  Bytes bytes(int size) {
    var drawn = new byte[size];
    chance.nextBytes(drawn);
    return Bytes.of(drawn);
  }

  /** Returns one frame of every kind, so that none can be missed by chance. */
  Stream<Frame> oneOfEach() {
    return Stream.of(
        hello(),
        push(2, 100),
        new Frame.Cosigned(epoch(), head(), seconds(), signature()),
        new Frame.Ask(epoch(), number()),
        beat(),
        signal());
  }
}
