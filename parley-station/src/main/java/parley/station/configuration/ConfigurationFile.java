package parley.station.configuration;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import parley.station.configuration.Configuration.ConsoleAddress;
import parley.station.configuration.Configuration.Demo;
import parley.station.configuration.Configuration.Marking;
import parley.station.configuration.Configuration.OnCard;
import parley.station.configuration.Configuration.Pem;
import parley.station.configuration.Configuration.RouteAddress;

/**
 * Reads the one configuration file: Java properties in UTF-8. Paths in it are relative to the
 * folder the file lies in.
 */
public final class ConfigurationFile {
  private final Properties properties = new Properties();
  private final Path folder;
  private final Set<String> asked = new HashSet<>();

  private ConfigurationFile(String text, Path folder) throws IOException {
    properties.load(new StringReader(text));
    this.folder = folder;
  }

  /**
   * Reads and checks the whole file.
   *
   * @throws BadConfiguration when the file cannot be read, a key is missing or unknown, or a value
   *     cannot be meant
   */
  public static Configuration read(Path file) {
    try {
      Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
      return parse(Files.readString(file, StandardCharsets.UTF_8), folder);
    } catch (IOException unreadable) {
      throw new BadConfiguration(
          "The configuration file " + file + " cannot be read: " + unreadable.getMessage());
    }
  }

  /** As {@link #read}, from text; relative paths start at {@code folder}. */
  public static Configuration parse(String text, Path folder) throws IOException {
    return new ConfigurationFile(text, folder).configuration();
  }

  private Configuration configuration() {
    boolean demo = value("demo").map(this::yesOrNo).orElse(false);
    Configuration read =
        new Configuration(
            onCard(),
            path("state.folder").orElseThrow(() -> missing("state.folder")),
            console(demo),
            routes(),
            words("positions", "watch-1 watch-2"),
            path("keys.passphrase-file"),
            marking(),
            demo ? Optional.of(demo()) : Optional.empty());
    refuseUnknownKeys();
    return read;
  }

  private OnCard onCard() {
    String name = required("station.name");
    if (!name.matches("[a-z][a-z0-9-]{1,23}")) {
      throw bad("station.name", "2 to 24 of a-z, 0-9 and -, a letter first");
    }
    return new OnCard(
        name,
        value("station.display-name").orElse(name),
        required("station.seat"),
        required("station.commanders-office"));
  }

  private ConsoleAddress console(boolean demo) {
    HostPort listen = parsed("console.listen", HostPort::parse);
    if (demo && !listen.isLoopback()) {
      throw bad("console.listen", "a loopback address: the demo never listens anywhere else");
    }
    Optional<Path> chain = path("console.certificate");
    Optional<Path> key = path("console.key");
    if (chain.isPresent() != key.isPresent()) {
      throw bad("console.certificate", "set together with console.key, or neither");
    }
    return new ConsoleAddress(listen, chain.flatMap(c -> key.map(k -> new Pem(c, k))));
  }

  private List<RouteAddress> routes() {
    List<RouteAddress> routes = new ArrayList<>();
    for (String name : words("routes", "")) {
      HostPort listen = parsed("route." + name + ".listen", HostPort::parse);
      String advertised = "route." + name + ".advertise";
      HostPort advertise =
          value(advertised).isPresent() ? parsed(advertised, HostPort::parse) : listen;
      routes.add(new RouteAddress(name, listen, advertise));
    }
    if (routes.isEmpty()) {
      throw bad("routes", "at least one name, and for each a route.NAME.listen");
    }
    if (routes.size() > Limits.ROUTES) {
      throw bad("routes", "at most " + Limits.ROUTES + " names");
    }
    return routes;
  }

  private Marking marking() {
    return new Marking(
        value("marking.text").orElse(""),
        value("marking.color").orElse("#1b2d3e"),
        value("marking.text-color").orElse("#ffffff"));
  }

  private Demo demo() {
    return new Demo(words("demo.page-origins", ""), value("demo.other-console").orElse(""));
  }

  private Optional<String> value(String key) {
    asked.add(key);
    return Optional.ofNullable(properties.getProperty(key)).map(String::strip);
  }

  private String required(String key) {
    return value(key).filter(v -> !v.isEmpty()).orElseThrow(() -> missing(key));
  }

  private Optional<Path> path(String key) {
    return value(key).filter(v -> !v.isEmpty()).map(folder::resolve).map(Path::normalize);
  }

  private List<String> words(String key, String otherwise) {
    String text = value(key).orElse(otherwise).strip();
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
  }

  private boolean yesOrNo(String text) {
    return switch (text) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw bad("demo", "yes or no");
    };
  }

  private <T> T parsed(String key, Function<String, T> parser) {
    String text = required(key);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException refused) {
      throw bad(key, "host:port (" + refused.getMessage() + ")");
    }
  }

  private void refuseUnknownKeys() {
    for (String key : properties.stringPropertyNames()) {
      if (!asked.contains(key)) {
        throw new BadConfiguration(
            "The key " + key + " is not known; docs/configuration.md lists every key.");
      }
    }
  }

  private static BadConfiguration missing(String key) {
    return new BadConfiguration("The key " + key + " is missing.");
  }

  private static BadConfiguration bad(String key, String expected) {
    return new BadConfiguration("The key " + key + " must be: " + expected + ".");
  }
}
