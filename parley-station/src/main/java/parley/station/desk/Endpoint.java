package parley.station.desk;

import io.javalin.http.Handler;

/**
 * One row of the desk's table.
 *
 * @param path as Javalin writes paths, parameters in braces
 * @param whileLocked whether a locked console may use it: only what rings, shows lamps and answers
 * @param pace whether the rate limit for starting things applies; never for what answers a ring
 */
public record Endpoint(
    Method method, String path, Access access, Pace pace, boolean whileLocked, Handler handler) {
  /** The methods the desk knows. */
  public enum Method {
    GET,
    POST,
    DELETE
  }

  /** Whether a rate limit may refuse the request. */
  public enum Pace {
    FREE,
    STARTS_SOMETHING
  }

  public static Endpoint get(String path, Access access, Handler handler) {
    return new Endpoint(Method.GET, path, access, Pace.FREE, false, handler);
  }

  public static Endpoint post(String path, Access access, Handler handler) {
    return new Endpoint(Method.POST, path, access, Pace.FREE, false, handler);
  }

  public static Endpoint delete(String path, Access access, Handler handler) {
    return new Endpoint(Method.DELETE, path, access, Pace.FREE, false, handler);
  }

  /** The same endpoint under the rate limit for starting things. */
  public Endpoint paced() {
    return new Endpoint(method, path, access, Pace.STARTS_SOMETHING, whileLocked, handler);
  }

  /** The same endpoint, for a locked console too. */
  public Endpoint evenLocked() {
    return new Endpoint(method, path, access, pace, true, handler);
  }
}
