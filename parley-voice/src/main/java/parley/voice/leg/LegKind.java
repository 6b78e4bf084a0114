package parley.voice.leg;

/** What is at the far end of a leg. */
public enum LegKind {
  CONSOLE,
  LINE,
  HANDSET
}
