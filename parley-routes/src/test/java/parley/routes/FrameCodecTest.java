package parley.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.core.Limits;
import parley.core.frame.Frame;
import parley.journal.Bytes;
import parley.routes.wire.Wire;

final class FrameCodecTest {
  private final SomeFrames some = new SomeFrames(1);

  @Test
  void what_was_written_is_what_is_read() {
    some.oneOfEach().forEach(FrameCodecTest::assertComesBack);
    for (var seed = 0; seed < 2_000; seed++) {
      assertComesBack(new SomeFrames(seed).any());
    }
  }

  private static void assertComesBack(Frame frame) {
    assertThat(FrameCodec.decode(FrameCodec.encode(frame))).isEqualTo(frame);
  }

  @Test
  void a_damaged_frame_is_a_frame_or_refused_and_nothing_else() {
    var refused = 0;
    for (var seed = 0; seed < 10_000; seed++) {
      var chance = new Random(seed);
      var bytes = FrameCodec.encode(new SomeFrames(seed).any()).toArray();
      var damaged = Bytes.of(damage(bytes, chance));

      refused += isRefused(damaged) ? 1 : 0;
    }

    assertThat(refused).isBetween(1_000, 9_999);
  }

  private static byte[] damage(byte[] bytes, Random chance) {
    for (var times = 1 + chance.nextInt(8); times > 0; times--) {
      var at = chance.nextInt(Math.min(bytes.length, 64));
      switch (chance.nextInt(5)) {
        case 0 -> bytes = Arrays.copyOf(bytes, 1 + chance.nextInt(bytes.length));
        case 1 -> bytes[at % bytes.length] = (byte) 0xff;
        case 2 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + chance.nextInt(64));
        case 3 -> bytes[at % bytes.length] = (byte) chance.nextInt();
        default -> bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
      }
    }
    return bytes;
  }

  @Test
  void random_bytes_are_refused_or_a_frame() {
    for (var seed = 0; seed < 10_000; seed++) {
      isRefused(new SomeFrames(seed).bytes(new Random(seed).nextInt(400)));
    }

    assertThat(isRefused(Bytes.EMPTY)).isTrue();
  }

  /** Any other exception fails the test. */
  private static boolean isRefused(Bytes bytes) {
    try {
      FrameCodec.decode(bytes);
      return false;
    } catch (MalformedFrame _) {
      return true;
    }
  }

  @Test
  void a_frame_above_the_limit_is_neither_written_nor_read() {
    var tooLarge = some.push(17, 32_000);

    assertThatIllegalArgumentException().isThrownBy(() -> FrameCodec.encode(tooLarge));
    assertRefused(Bytes.zeros(Limits.FRAME_BYTES + 1));
  }

  @Test
  void a_push_with_too_many_entries_is_refused() {
    var most = some.push(Limits.PUSH_ENTRIES, 10);
    var more = some.push(Limits.PUSH_ENTRIES + 1, 10);

    assertComesBack(most);
    assertRefused(FrameCodec.encode(more));
  }

  @Test
  void unknown_fields_are_skipped_wherever_they_stand() {
    var frame = some.push(1, 10);
    var later =
        UnknownFieldSet.newBuilder()
            .addField(900, UnknownFieldSet.Field.newBuilder().addVarint(-1).build())
            .addField(
                901,
                UnknownFieldSet.Field.newBuilder()
                    .addLengthDelimited(ByteString.copyFrom(new byte[90_000]))
                    .build())
            .build();
    var wire = WireFrames.of(frame).toBuilder().setUnknownFields(later);
    wire.getPushBuilder().setUnknownFields(later).getEntriesBuilder(0).setUnknownFields(later);

    assertThat(FrameCodec.decode(bytes(wire.build()))).isEqualTo(frame);
  }

  @Test
  void a_frame_of_a_kind_that_is_not_known_is_refused() {
    var later =
        UnknownFieldSet.newBuilder()
            .addField(
                900,
                UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.EMPTY).build())
            .build();

    assertRefused(bytes(Wire.Frame.newBuilder().setUnknownFields(later).build()));
  }

  @Test
  void a_hundred_thousand_empty_fields_are_refused_before_they_are_built() {
    var flood = new byte[Limits.FRAME_BYTES];
    for (var at = 0; at < flood.length; at += 2) {
      flood[at] = (byte) (15 << 3 | 2);
    }

    assertRefused(Bytes.of(flood));
  }

  @Test
  void groups_nested_a_hundred_thousand_deep_are_refused() {
    var nested = new byte[Limits.FRAME_BYTES];
    Arrays.fill(nested, (byte) (15 << 3 | 3));

    assertRefused(Bytes.of(nested));
  }

  @Test
  void every_value_of_fixed_size_is_refused_one_byte_off() {
    assertHelloRefused(hello -> hello.setLineId(zeros(15)));
    assertHelloRefused(hello -> hello.setLineId(zeros(17)));
    assertHelloRefused(hello -> hello.setNonce(zeros(15)));
    assertPushRefused(push -> entry(push, one -> one.setLeaf(one.getLeaf().substring(1))));
    assertPushRefused(push -> entry(push, one -> one.setLeaf(one.getLeaf().concat(zeros(1)))));
    assertPushRefused(push -> entry(push, one -> one.setSecret(zeros(31))));
    assertPushRefused(push -> entry(push, one -> one.setSecret(zeros(33))));
    assertPushRefused(push -> entry(push, one -> one.setBlob(zeros(32_802))));
    assertPushRefused(push -> head(push, one -> one.setRoot(zeros(31))));
    assertPushRefused(push -> head(push, one -> one.setRoot(zeros(33))));
    assertPushRefused(push -> signature(push, one -> one.setEd25519(zeros(63))));
    assertPushRefused(push -> signature(push, one -> one.setMlDsa44(zeros(2421))));
  }

  @Test
  void what_is_missing_or_impossible_is_refused() {
    assertHelloRefused(hello -> hello.setVersion(0));
    assertHelloRefused(hello -> hello.setFromValue(7));
    assertHelloRefused(hello -> hello.clearFrom());
    assertHelloRefused(hello -> hello.setWallMillis(-1));
    assertHelloRefused(hello -> hello.addFeatures("a feature"));
    assertHelloRefused(hello -> hello.addFeatures("f".repeat(65)));
    assertHelloRefused(
        hello -> hello.addAllFeatures(IntStream.range(0, 65).mapToObj(i -> "f" + i).toList()));
    assertPushRefused(Wire.Push.Builder::clearCheckpoint);
    assertPushRefused(push -> push.setEpoch(0));
    assertPushRefused(push -> push.setFrom(-1));
    assertPushRefused(push -> head(push, one -> one.setSize(-1)));
    assertPushRefused(push -> signature(push, one -> one.setTimeSeconds(0)));
    assertPushRefused(
        push -> {
          push.getCheckpointBuilder().setOrigin("two words");
          return push;
        });
  }

  private void assertHelloRefused(UnaryOperator<Wire.Hello.Builder> change) {
    var hello = WireFrames.of(some.hello()).getHello().toBuilder();
    assertThat(FrameCodec.decode(bytes(Wire.Frame.newBuilder().setHello(hello).build())))
        .isNotNull();

    assertRefused(bytes(Wire.Frame.newBuilder().setHello(change.apply(hello)).build()));
  }

  private void assertPushRefused(UnaryOperator<Wire.Push.Builder> change) {
    var push = WireFrames.of(some.push(1, 10)).getPush().toBuilder();
    assertThat(FrameCodec.decode(bytes(Wire.Frame.newBuilder().setPush(push).build()))).isNotNull();

    assertRefused(bytes(Wire.Frame.newBuilder().setPush(change.apply(push)).build()));
  }

  private static Wire.Push.Builder entry(
      Wire.Push.Builder push, UnaryOperator<Wire.SealedEntry.Builder> change) {
    return push.setEntries(0, change.apply(push.getEntriesBuilder(0)));
  }

  private static Wire.Push.Builder head(
      Wire.Push.Builder push, UnaryOperator<Wire.TreeHead.Builder> change) {
    var checkpoint = push.getCheckpointBuilder();
    return push.setCheckpoint(checkpoint.setHead(change.apply(checkpoint.getHeadBuilder())));
  }

  private static Wire.Push.Builder signature(
      Wire.Push.Builder push, UnaryOperator<Wire.HybridSignature.Builder> change) {
    var checkpoint = push.getCheckpointBuilder();
    return push.setCheckpoint(checkpoint.setByLog(change.apply(checkpoint.getByLogBuilder())));
  }

  private static ByteString zeros(int size) {
    return ByteString.copyFrom(new byte[size]);
  }

  private static Bytes bytes(Wire.Frame wire) {
    return Bytes.of(wire.toByteArray());
  }

  private static void assertRefused(Bytes bytes) {
    assertThatExceptionOfType(MalformedFrame.class).isThrownBy(() -> FrameCodec.decode(bytes));
  }
}
