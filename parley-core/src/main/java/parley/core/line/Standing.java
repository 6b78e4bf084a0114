package parley.core.line;

/** How a line stands with its journal. Only in {@link Normal} is anything signed. */
public sealed interface Standing {
  /** Unix milliseconds since when. */
  long sinceMillis();

  /** After every start: nothing is signed until a hello of the counterpart has been compared. */
  record Comparing(long sinceMillis) implements Standing {}

  /** Entering, signing and cosigning. */
  record Normal(long sinceMillis) implements Standing {}

  /** Behind what was once signed or taken; rings, signs nothing. */
  record Recovering(long sinceMillis, String why) implements Standing {}

  /** A fork was seen; rings, signs nothing. */
  record Frozen(long sinceMillis, String why) implements Standing {}

  /** The disk is full or failed; rings, signs nothing. {@code lasting} until a restart. */
  record StorageFailed(long sinceMillis, boolean lasting) implements Standing {}

  /** Whether nothing can be entered though the counterpart may be reached. */
  default boolean stopped() {
    return switch (this) {
      case Comparing _, Normal _ -> false;
      case Recovering _, Frozen _, StorageFailed _ -> true;
    };
  }

  /** Why an order that needs an entry is refused as long as this lasts. */
  default Refusal refusal() {
    return switch (this) {
      case StorageFailed(_, var lasting) when !lasting -> Refusal.DISK_FULL;
      case Comparing _, Normal _, Recovering _, Frozen _, StorageFailed _ -> Refusal.NOT_ENTERED;
    };
  }

  /** Why the journal stopped; empty while it has not, or while the disk is the reason. */
  default String why() {
    return switch (this) {
      case Frozen(_, var why) -> why;
      case Recovering(_, var why) -> why;
      case Comparing _, Normal _, StorageFailed _ -> "";
    };
  }
}
