package parley.voice.leg;

import java.util.List;
import parley.voice.Codec;
import parley.voice.Speech;

/**
 * A leg to one of our own people: a console or a handset.
 *
 * <p>What comes in goes to the {@link Hearer} that the leg was made with. What is to be heard goes
 * out on one of two tracks.
 */
public interface Leg extends AutoCloseable {
  /** The track on which a speaker hears the other side, and a listener what theirs says. */
  int MAIN = 0;

  /** The track on which a listener hears what our own side says. */
  int SECOND = 1;

  LegKind kind();

  /** The name of the position at which it ends. */
  String name();

  LegState state();

  /** Codecs that this end can speak, best first. */
  List<Codec> codecs();

  /** Returns whether its speech may pass; false while muted. */
  boolean talks();

  /**
   * Sends speech to this end; dropped when the leg is not up or its end cannot take it.
   *
   * @param track {@link #MAIN} or {@link #SECOND}
   * @param from where the speech comes from; another object starts another spurt
   */
  void say(int track, Speech speech, Object from);

  /** Says that a track will now be silent on purpose. */
  void pause(int track);

  /** Does what the passing of time asks for. */
  void tick(long monoMillis);

  List<LegHealth> health();

  @Override
  void close();
}
