package parley.station.configuration;

/** The configuration file cannot be used; the text names the key and what it should hold. */
public final class BadConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadConfiguration(String why) {
    super(why);
  }
}
