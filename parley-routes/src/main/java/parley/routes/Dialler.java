package parley.routes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import parley.core.route.Cause;
import parley.routes.StationTls.Secured;

/** Makes the connections of one line to its counterpart. */
final class Dialler {
  /** A dial came to nothing. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    final Cause cause;

    Failed(Cause cause) {
      super(cause.name());
      this.cause = cause;
    }
  }

  private final Map<String, InetSocketAddress> addresses;
  private final SSLContext context;
  private final Shared shared;
  private final Map<String, InetAddress> resolved = new ConcurrentHashMap<>();

  Dialler(Map<String, InetSocketAddress> addresses, SSLContext context, Shared shared) {
    this.addresses = addresses;
    this.context = context;
    this.shared = shared;
  }

  /** Connects and secures, or says within 8 s why not. */
  Secured dial(String route) throws Failed {
    var raw = new RouteSocket(shared.tally(route));
    var late = new AtomicBoolean();
    Optional<Secured> secured = Optional.empty();
    try {
      raw.connect(address(route), Math.toIntExact(RouteLimits.CONNECT.toMillis()));
      secured = Optional.of(secure(raw, late));
      return secured.get();
    } catch (IOException failure) {
      throw new Failed(late.get() ? Cause.TAKEN_IN_SILENCE : cause(failure, raw));
    } finally {
      if (secured.isEmpty()) {
        raw.shut();
      }
    }
  }

  /** Who never said a byte sent no bad ones: it only gave up a moment before we did. */
  private static Cause cause(IOException failure, RouteSocket raw) {
    var cause = Causes.of(failure);
    return cause == Cause.BAD_FRAME && !raw.heard() ? Cause.TAKEN_IN_SILENCE : cause;
  }

  private Secured secure(RouteSocket raw, AtomicBoolean late) throws IOException {
    var callOff =
        shared.after(
            RouteLimits.HANDSHAKE,
            () -> {
              late.set(true);
              raw.shut();
            });
    try {
      return StationTls.dial(context, raw);
    } finally {
      callOff.run();
    }
  }

  private InetSocketAddress address(String route) throws UnknownHostException {
    var address = addresses.get(route);
    if (address == null) {
      throw new UnknownHostException("no address on route " + route);
    }
    return new InetSocketAddress(resolve(address.getHostString()), address.getPort());
  }

  /** A name service that is slow or gone must not take a route with it that worked before. */
  private InetAddress resolve(String host) throws UnknownHostException {
    var answer = new CompletableFuture<InetAddress>();
    shared.start(
        () -> {
          try {
            answer.complete(InetAddress.getByName(host));
          } catch (UnknownHostException e) {
            answer.completeExceptionally(e);
          }
        });
    try {
      var found = answer.get(RouteLimits.RESOLVE.toMillis(), TimeUnit.MILLISECONDS);
      resolved.put(host, found);
      return found;
    } catch (ExecutionException | TimeoutException _) {
      return lastKnown(host);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return lastKnown(host);
    }
  }

  private InetAddress lastKnown(String host) throws UnknownHostException {
    var known = resolved.get(host);
    if (known == null) {
      throw new UnknownHostException("the counterpart's host name does not resolve");
    }
    return known;
  }
}
