package parley.core.ladder;

/** What a rung of the ladder rests on. */
public enum Basis {
  /** Our own deed or measurement; the other side need not agree. */
  OURS,
  /** The other station cosigned it: an outsider can check. */
  PROVEN,
  /** The other side's signed word about its own people. */
  THEY_SAY
}
