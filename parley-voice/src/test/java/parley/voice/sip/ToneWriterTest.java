package parley.voice.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.voice.Codec;

final class ToneWriterTest {
  @ParameterizedTest
  @EnumSource(Tone.class)
  void each_tone_sounds_its_own_notes_in_both_laws(Tone tone) {
    for (var codec : new Codec[] {Codec.PCMA, Codec.PCMU}) {
      var writer = new ToneWriter(tone, codec);
      var heard = new Spectrum(codec);
      for (var number = 0; number < 100; number++) {
        var payload = writer.next().payload().toArray();
        heard.add(payload, 0, payload.length);
      }

      for (var note : tone.notes()) {
        if (note.hertz() > 0) {
          assertThat(heard.share(note.hertz())).as(tone + " " + note).isGreaterThan(0.8);
        }
      }
      assertThat(heard.share(1_500)).isLessThan(0.1);
    }
  }
}
