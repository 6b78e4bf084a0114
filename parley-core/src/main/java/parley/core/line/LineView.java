package parley.core.line;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.core.call.Silence;

/**
 * A line as the screens show it.
 *
 * @param open both first entries bear four signatures; false: pairing unfinished
 * @param reach empty while a route lives and the counterpart cosigns, else which silence it is now
 * @param peerEntering whether the counterpart says that it can enter
 * @param skewMillis their clock minus ours, when measured
 * @param sizes of both logs, and how much of each is cosigned
 * @param declared what both parties say of the line; it is not what is observed
 * @param checks how our own route checks fare
 * @param checkCalls the calls by which the two watches try the line
 */
public record LineView(
    LineIdentity identity,
    Standing standing,
    boolean open,
    Optional<Silence> reach,
    boolean peerEntering,
    List<RouteView> routes,
    OptionalLong skewMillis,
    int waiting,
    int unacknowledged,
    Sizes sizes,
    Declared declared,
    LineChecks checks,
    CheckCallsView checkCalls) {
  public LineView {
    routes = List.copyOf(routes);
  }

  /** Entries in both logs. */
  public record Sizes(long ours, long oursCosigned, long theirs, long theirsCosigned) {}

  /** Whether calls go out NOT ENTERED now. */
  public boolean notEntered() {
    return standing.stopped() || !peerEntering;
  }
}
