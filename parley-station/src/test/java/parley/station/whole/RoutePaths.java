package parley.station.whole;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import parley.routes.FaultyPath;

/**
 * One route between two stations: the path by which the first dials the second, and the other way.
 */
record RoutePaths(FaultyPath towardsFirst, FaultyPath towardsSecond) implements AutoCloseable {

  /** Opens good paths to the ports at which the two stations listen. */
  static RoutePaths to(int firstPort, int secondPort) {
    return new RoutePaths(path(firstPort), path(secondPort));
  }

  private static FaultyPath path(int port) {
    return new FaultyPath(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** Resets what is up and whatever is dialled: somebody is there, and says no. */
  void cut() {
    towardsFirst.cut();
    towardsSecond.cut();
  }

  /** Answers no dial and carries nothing, as a route that is down somewhere on its way. */
  void lose() {
    towardsFirst.lose();
    towardsSecond.lose();
  }

  /** Takes every dial up, carries nothing any more and says nothing of it. */
  void swallow() {
    towardsFirst.swallow();
    towardsSecond.swallow();
  }

  void heal() {
    towardsFirst.heal();
    towardsSecond.heal();
  }

  @Override
  public void close() {
    towardsFirst.close();
    towardsSecond.close();
  }
}
