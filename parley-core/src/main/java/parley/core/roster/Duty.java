package parley.core.roster;

/**
 * One watch that somebody is to stand.
 *
 * @param officer the sign-in name
 * @param toMillis the first moment that is no longer part of it
 * @param override whether it replaces what the rotation says
 */
public record Duty(String officer, long fromMillis, long toMillis, boolean override) {
  public Duty {
    if (officer.isBlank() || toMillis <= fromMillis) {
      throw new IllegalArgumentException("a duty has a name and lasts");
    }
  }

  boolean covers(long millis) {
    return fromMillis <= millis && millis < toMillis;
  }

  Duty within(long from, long to) {
    return new Duty(officer, Math.max(from, fromMillis), Math.min(to, toMillis), override);
  }
}
