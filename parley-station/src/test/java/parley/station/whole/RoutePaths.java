package parley.station.whole;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import parley.routes.FaultyPath;
import parley.voice.FaultyDatagrams;
import parley.voice.FaultyDatagrams.Facing;

/**
 * One route between two stations: the path by which the first dials the second, and the other way,
 * and the voice between the same ports.
 */
public record RoutePaths(FaultyPath towardsFirst, FaultyPath towardsSecond, FaultyDatagrams voice)
    implements AutoCloseable {

  /** Opens good paths to the ports at which the two stations listen. */
  static RoutePaths to(int firstPort, int secondPort) {
    var towardsFirst = new FaultyPath(at(firstPort));
    var towardsSecond = new FaultyPath(at(secondPort));
    var facing = new Facing(towardsSecond.address().getPort(), towardsFirst.address().getPort());
    var voice = FaultyDatagrams.between(at(firstPort), at(secondPort), facing, 1);
    return new RoutePaths(towardsFirst, towardsSecond, voice);
  }

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Resets what is up and whatever is dialled: somebody is there, and says no. */
  public void cut() {
    voice.cut(true);
    towardsFirst.cut();
    towardsSecond.cut();
  }

  /** Answers no dial and carries nothing, as a route that is down somewhere on its way. */
  public void lose() {
    voice.cut(true);
    towardsFirst.lose();
    towardsSecond.lose();
  }

  /** Takes every dial up, carries nothing any more and says nothing of it. */
  public void swallow() {
    voice.cut(true);
    towardsFirst.swallow();
    towardsSecond.swallow();
  }

  public void heal() {
    voice.cut(false);
    towardsFirst.heal();
    towardsSecond.heal();
  }

  @Override
  public void close() {
    voice.close();
    towardsFirst.close();
    towardsSecond.close();
  }
}
