package parley.core.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.core.durable.Sample.LINE;
import static parley.core.durable.Sample.OWN;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import parley.journal.Bytes;
import parley.journal.Malformed;

final class RecordCodecTest {
  private final RecordCodec codec = Sample.codec();
  private final Sample own = new Sample(OWN);

  private StepRecord everything() {
    var batch =
        Sample.batch(
            own.grow(3),
            own.signed(1000),
            own.cosigned(1000),
            new BatchItem.Waiting(LINE, Sample.waiting("alder-0001")),
            new BatchItem.NoLongerWaiting(LINE, "alder-0000"),
            new BatchItem.TimeFloor(OWN, 1001));
    return new StepRecord(9, 4, true, Map.of(OWN, new Mark(own.head(), 1001, true)), batch);
  }

  @Test
  void a_record_reads_back_as_it_was_written() {
    var record = everything();

    var read = codec.decode(codec.encode(record));

    assertThat(read).isEqualTo(record);
  }

  @Test
  void I18_a_record_cut_anywhere_is_refused() {
    var encoded = codec.encode(everything());

    for (var size = 0; size < encoded.size(); size++) {
      var cut = encoded.slice(0, size);
      assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(Malformed.class);
    }
  }

  @Test
  void I18_any_bytes_are_read_or_refused() {
    var chance = new SplittableRandom(7);
    var encoded = codec.encode(everything()).toArray();

    for (var i = 0; i < 3_000; i++) {
      var changed = encoded.clone();
      for (var n = chance.nextInt(1, 4); n > 0; n--) {
        changed[chance.nextInt(chance.nextBoolean() ? 400 : changed.length)] =
            (byte) chance.nextInt();
      }
      assertThat(isTotal(Bytes.of(changed))).isTrue();
    }
  }

  private boolean isTotal(Bytes bytes) {
    try {
      codec.decode(bytes);
      return true;
    } catch (Malformed _) {
      return true;
    }
  }

  @Test
  void a_waiting_message_does_not_open_under_another_serial() {
    var encoded =
        codec.encode(
            new StepRecord(
                1,
                0,
                false,
                Map.of(),
                Sample.batch(new BatchItem.Waiting(LINE, Sample.waiting("alder-0001")))));
    var hex = encoded.hex();
    var serial = Bytes.utf8("alder-0001").hex();
    var moved = Bytes.fromHex(hex.replaceFirst(serial, Bytes.utf8("alder-0002").hex()));

    assertThatThrownBy(() -> codec.decode(moved)).isInstanceOf(Malformed.class);
  }
}
