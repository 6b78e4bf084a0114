package parley.routes;

import java.net.InetSocketAddress;

/**
 * Where this station waits for its counterparts on one route.
 *
 * @param route the route's name
 * @param address a local address; port 0 takes any free one
 */
public record Listen(String route, InetSocketAddress address) {}
