package parley.station.desk;

import parley.station.configuration.HostPort;

/** An address could not be taken. A station that is deaf there must not look as if it were up. */
public final class CannotListen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotListen(HostPort where, Throwable cause) {
    super("cannot listen at " + where + ": is another program there?", cause);
  }
}
