package parley.station.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import parley.station.answer.Json;

/**
 * A station that is no demo: made by {@code parley station init}, run by {@code parley station
 * run}, reached over HTTPS with the certificate it made itself.
 */
public final class Installation implements AutoCloseable {
  static final String KEYS_PASSPHRASE = "the keys of this house";
  public static final String OFFICER = "officer-1";
  static final List<String> ADMINISTRATORS = List.of("admin-1", "admin-2");

  private final Plan plan;
  private Optional<Started> running = Optional.empty();

  /**
   * What is decided before it is made.
   *
   * @param state the state folder
   * @param console the port of its desk
   * @param routes the ports at which it listens, and those that its card advertises
   * @param voice the port of its voice, if it has one
   */
  record Plan(
      String name,
      Path folder,
      Path state,
      int console,
      List<RoutePorts> routes,
      Optional<Integer> voice) {
    Plan {
      routes = List.copyOf(routes);
    }

    /** With everything in one folder, and nothing between its routes and the counterpart. */
    static Plan plain(String name, Path folder) {
      var route = FreePorts.one();
      return new Plan(
          name,
          folder,
          folder.resolve(name),
          FreePorts.one(),
          List.of(new RoutePorts("one", route, route)),
          Optional.empty());
    }
  }

  /** One route's ports. */
  record RoutePorts(String name, int listen, int advertise) {}

  private Installation(Plan plan) {
    this.plan = plan;
  }

  /** A station with everything in one folder, made and running. */
  public static Installation running(String name, Path folder) {
    return make(Plan.plain(name, folder)).run();
  }

  /** Writes the configuration and makes the station. */
  static Installation make(Plan plan) {
    var made = new Installation(plan);
    made.write(made.configuration());
    var passphrases =
        String.join(
            "\n",
            KEYS_PASSPHRASE,
            passphrase(ADMINISTRATORS.get(0)),
            passphrase(ADMINISTRATORS.get(1)),
            passphrase(OFFICER),
            "");
    Parley.fed(passphrases, "station", "init", "--config", made.configurationFile().toString())
        .well();
    return made;
  }

  public static String passphrase(String who) {
    return "the passphrase of " + who;
  }

  Path configurationFile() {
    return plan.folder().resolve(plan.name() + ".properties");
  }

  /** The configuration as it was written. */
  String configuration() {
    var text = new StringBuilder();
    text.append("station.name = ").append(plan.name());
    text.append("\nstation.seat = Seat of ").append(plan.name());
    text.append("\nstation.commanders-office = Office of ").append(plan.name());
    text.append("\nstate.folder = ").append(plan.state());
    text.append("\nconsole.listen = 127.0.0.1:").append(plan.console());
    text.append("\npositions = desk-1 desk-2\nroutes =");
    plan.routes().forEach(route -> text.append(' ').append(route.name()));
    for (var route : plan.routes()) {
      var key = "\nroute." + route.name();
      text.append(key).append(".listen = 127.0.0.1:").append(route.listen());
      text.append(key).append(".advertise = 127.0.0.1:").append(route.advertise());
    }
    plan.voice().ifPresent(port -> text.append(voice(port)));
    return text.append('\n').toString();
  }

  /** What a configuration says of a voice at this port. */
  static String voice(int port) {
    return "\nvoice.listen = 127.0.0.1:" + port + "\n";
  }

  /** Writes another configuration. */
  void write(String text) {
    try {
      Files.createDirectories(plan.folder());
      Files.writeString(configurationFile(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts its process and waits until the desk answers. */
  public Installation run() {
    var started = start(KEYS_PASSPHRASE);
    started.line(line -> line.startsWith(plan.name() + " https://"));
    running = Optional.of(started);
    return this;
  }

  /** Starts its process with this passphrase, and does not wait. */
  Started start(String passphrase) {
    return Parley.start("station", "run", "--config", configurationFile().toString())
        .type(passphrase);
  }

  /** Kills its process; nobody starts it again. */
  public void kill() {
    running.orElseThrow().kill();
    running = Optional.empty();
  }

  String name() {
    return plan.name();
  }

  List<RoutePorts> routes() {
    return plan.routes();
  }

  Path state() {
    return plan.state();
  }

  /** Where a browser finds its desk. */
  public String url() {
    return "https://127.0.0.1:" + plan.console();
  }

  Path certificate() {
    return plan.state().resolve("console.crt");
  }

  Door door() {
    return Door.secure(plan.console(), certificate());
  }

  /** Signs somebody in over the API and returns the file with the token. */
  Path signedIn(String who) {
    var order = Json.object().put("name", who).put("passphrase", passphrase(who));
    order.put("lifetimeSeconds", 12 * 3600);
    var token = door().post("/api/v1/tokens", order).done().path("token").asText();
    var file = plan.folder().resolve(plan.name() + "-" + who + ".token");
    try {
      Files.writeString(file, token + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** The station as its officer reaches it, on the line to that counterpart. */
  OneStation onTheLineTo(String counterpart) {
    return new OneStation(plan.name(), counterpart, door(), signedIn(OFFICER));
  }

  @Override
  public void close() {
    running.ifPresent(Started::close);
  }
}
