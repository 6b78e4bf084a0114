package parley.routes;

import java.io.IOException;

/** A route's address could not be bound: the station must not start deaf. */
public final class CannotListen extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Listen listen;

  CannotListen(Listen listen, IOException cause) {
    super(
        "route " + listen.route() + ": cannot listen on " + listen.address() + ": " + reason(cause),
        cause);
    this.listen = listen;
  }

  private static String reason(IOException cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Returns the route and the address that was refused. */
  public Listen listen() {
    return listen;
  }
}
