package parley.station.configuration;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.core.line.AgreedTerm;
import parley.core.line.Wording;
import parley.core.onward.OnwardStep;
import parley.station.configuration.Configuration.Checks;
import parley.station.configuration.Configuration.ConsoleAddress;
import parley.station.configuration.Configuration.Demo;
import parley.station.configuration.Configuration.Handset;
import parley.station.configuration.Configuration.Handsets;
import parley.station.configuration.Configuration.Marking;
import parley.station.configuration.Configuration.Messages;
import parley.station.configuration.Configuration.OnCard;
import parley.station.configuration.Configuration.Pem;
import parley.station.configuration.Configuration.RouteAddress;
import parley.station.configuration.Configuration.Srtp;
import parley.station.configuration.Configuration.Voice;
import parley.station.configuration.Configuration.Watch;

/**
 * Reads the one configuration file: Java properties in UTF-8. Paths in it are relative to the
 * folder the file lies in.
 */
public final class ConfigurationFile {
  /** The languages of the console. */
  private static final String LANGUAGES = "en de ru uk";

  /** Of the Network Time Protocol. */
  private static final int TIME_PORT = 123;

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
    boolean demo = yesOrNo("demo", false);
    Configuration read =
        new Configuration(
            onCard(),
            path("state.folder").orElseThrow(() -> missing("state.folder")),
            console(demo),
            routes(),
            watch(),
            checks(),
            messages(),
            voice(),
            path("keys.passphrase-file"),
            marking(),
            languages(),
            value("time.source").filter(text -> !text.isEmpty()).map(this::timeSource),
            demo ? Optional.of(demo()) : Optional.empty());
    refuseUnknownKeys();
    refuseUnknownBells(read);
    return read;
  }

  /** Whoever is to ring when nobody answers has to exist. */
  private static void refuseUnknownBells(Configuration read) {
    var handsets =
        read.voice().flatMap(Voice::handsets).map(Handsets::handsets).orElse(List.of()).stream()
            .map(Handset::name)
            .toList();
    var watch = read.watch();
    if (watch.supervisor().filter(n -> !watch.positions().contains(n)).isPresent()
        && !handsets.contains(watch.supervisor().get())) {
      throw bad("supervisor", "one of the positions or handsets");
    }
    if (watch.dutyPhone().filter(n -> !handsets.contains(n)).isPresent()) {
      throw bad("duty-phone", "one of the handsets");
    }
    if (handsets.stream().anyMatch(watch.positions()::contains)) {
      throw bad("handsets", "names that no position has");
    }
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
    boolean plain = yesOrNo("console.plain-http", demo) || demo;
    if (plain && !listen.isLoopback()) {
      throw bad("console.listen", "a loopback address: plain HTTP is never spoken anywhere else");
    }
    Optional<Path> chain = path("console.certificate");
    Optional<Path> key = path("console.key");
    if (chain.isPresent() != key.isPresent()) {
      throw bad("console.certificate", "set together with console.key, or neither");
    }
    var certificate = chain.flatMap(c -> key.map(k -> new Pem(c, k)));
    return new ConsoleAddress(
        listen, plain, certificate, origin(listen, plain, demo), passphrases());
  }

  /** Passkeys are for a name, never for an address: so WebAuthn wants it. */
  private Optional<URI> origin(HostPort listen, boolean plain, boolean demo) {
    if (value("console.origin").isEmpty()) {
      String host = plain ? HostPort.THIS_MACHINE : listen.host();
      return isName(host)
          ? Optional.of(URI.create((plain ? "http://" : "https://") + host + port(listen, plain)))
          : Optional.empty();
    }
    URI origin = parsed("console.origin", URI::create);
    boolean named = origin.toString().matches("https://[a-z0-9.-]+(:\\d{1,5})?");
    boolean practice = demo && origin.toString().matches("http://localhost:\\d{1,5}");
    if (!(named && isName(origin.getHost())) && !practice) {
      throw bad("console.origin", "https://NAME or https://NAME:PORT, in small letters");
    }
    return Optional.of(origin);
  }

  private static boolean isName(String host) {
    return host.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*") && !host.matches("[0-9.]+");
  }

  /** A browser leaves the usual port out of an origin. */
  private static String port(HostPort listen, boolean plain) {
    return listen.port() == (plain ? 80 : 443) ? "" : ":" + listen.port();
  }

  private PassphrasePolicy passphrases() {
    String word = value("sign-in.passphrase").orElse(PassphrasePolicy.UNTIL_PASSKEY.word());
    return Stream.of(PassphrasePolicy.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> bad("sign-in.passphrase", "yes, until-passkey or no"));
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

  private Watch watch() {
    var positions = words("positions", "watch-1 watch-2");
    Map<String, Set<String>> lines = new HashMap<>();
    for (String name : positions) {
      var held = words("position." + name + ".lines", "");
      if (!held.isEmpty()) {
        lines.put(name, Set.copyOf(held));
      }
    }
    return new Watch(positions, lines, value("supervisor"), value("duty-phone"));
  }

  private Checks checks() {
    String minutes = value("checks.interval-minutes").orElse("60");
    if (!minutes.matches("[1-9][0-9]{0,3}")) {
      throw bad("checks.interval-minutes", "1 to 9999");
    }
    List<LocalTime> calls = new ArrayList<>();
    for (String word : words("check-calls", "0600Z 1800Z")) {
      if (!word.matches("([01][0-9]|2[0-3])[0-5][0-9]Z")) {
        throw bad("check-calls", "times such as 0600Z 1800Z, or nothing");
      }
      calls.add(
          LocalTime.of(
              Integer.parseInt(word.substring(0, 2)), Integer.parseInt(word.substring(2, 4))));
    }
    return new Checks(Duration.ofMinutes(Integer.parseInt(minutes)), calls);
  }

  private Messages messages() {
    var onward =
        Stream.of(value("messages.onward").orElse("").split(";", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    if (!onward.stream().allMatch(OnwardStep::isName)) {
      throw bad("messages.onward", "names of at most 64 characters, with ; between them");
    }
    return new Messages(Set.copyOf(words("messages.approval", "")), onward, wording());
  }

  private Map<String, Wording> wording() {
    Map<String, Wording> found = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      var parts = key.split("\\.", -1);
      if (parts.length == 3 && parts[0].equals("line")) {
        found.put(
            parts[1],
            new Wording(
                terms("line." + parts[1] + ".terms"), terms("line." + parts[1] + ".address")));
      }
    }
    return found;
  }

  private List<AgreedTerm> terms(String key) {
    try {
      return AgreedTerm.list(value(key).orElse(""));
    } catch (IllegalArgumentException refused) {
      throw bad(key, "terms with ; between them (" + refused.getMessage() + ")");
    }
  }

  private Optional<Voice> voice() {
    if (value("voice.listen").isEmpty()) {
      return Optional.empty();
    }
    HostPort listen = parsed("voice.listen", HostPort::parse);
    HostPort advertise =
        value("voice.advertise").isPresent() ? parsed("voice.advertise", HostPort::parse) : listen;
    return Optional.of(new Voice(listen, advertise, handsets()));
  }

  private Optional<Handsets> handsets() {
    var names = words("handsets", "");
    if (names.isEmpty()) {
      return Optional.empty();
    }
    var plain = value("handsets.listen").map(_ -> parsed("handsets.listen", HostPort::parse));
    var tls = value("handsets.tls-listen").map(_ -> parsed("handsets.tls-listen", HostPort::parse));
    if (plain.isEmpty() && tls.isEmpty()) {
      throw bad("handsets.tls-listen", "set, or handsets.listen, when there are handsets");
    }
    return Optional.of(new Handsets(plain, tls, names.stream().map(this::handset).toList()));
  }

  private Handset handset(String name) {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,31}")) {
      throw bad("handsets", "names of 1 to 32 of a-z, 0-9 and -");
    }
    String key = "handset." + name + ".";
    return new Handset(
        name,
        value(key + "display-name").orElse(name),
        required(key + "line"),
        path(key + "password-file").orElseThrow(() -> missing(key + "password-file")),
        value(key + "address").filter(text -> !text.isEmpty()),
        srtp(key + "srtp"),
        yesOrNo(key + "md5", false),
        yesOrNo(key + "station-tones", true));
  }

  private Srtp srtp(String key) {
    String word = value(key).orElse("required");
    return switch (word) {
      case "required" -> Srtp.REQUIRED;
      case "offered" -> Srtp.OFFERED;
      case "never" -> Srtp.NEVER;
      default -> throw bad(key, "required, offered or never");
    };
  }

  private Marking marking() {
    return new Marking(
        value("marking.text").orElse(""),
        value("marking.color").orElse("#1b2d3e"),
        value("marking.text-color").orElse("#ffffff"));
  }

  private List<String> languages() {
    var languages = words("languages", LANGUAGES);
    if (languages.isEmpty() || !List.of(LANGUAGES.split(" ", -1)).containsAll(languages)) {
      throw bad("languages", "one or more of " + LANGUAGES);
    }
    return languages;
  }

  private HostPort timeSource(String text) {
    return text.matches("[^:\\s]+")
        ? new HostPort(text, TIME_PORT)
        : parsed("time.source", HostPort::parse);
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

  private boolean yesOrNo(String key, boolean otherwise) {
    return switch (value(key).orElse(otherwise ? "yes" : "no")) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw bad(key, "yes or no");
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
