package parley.station.desk;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.station.answer.Json;
import parley.station.answer.Problem;
import parley.station.answer.ProblemException;
import parley.station.configuration.Configuration;
import parley.station.configuration.Configuration.Demo;
import parley.station.configuration.HostPort;
import parley.station.configuration.Limits;
import parley.station.signin.Pace;

/** The HTTP server of one station. */
public final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private final Javalin server;
  private final boolean secure;
  private final HostPort listen;
  private final List<Endpoint> rows;

  /**
   * What a desk is made of.
   *
   * @param tls how the console's HTTPS identifies itself; empty for plain HTTP
   */
  public record Parts(
      Configuration configuration,
      Optional<ConsoleTls> tls,
      WhoIsThis people,
      Pace pace,
      List<Endpoint> endpoints) {
    public Parts {
      endpoints = List.copyOf(endpoints);
      boolean plain = tls.isEmpty();
      if (plain && !configuration.console().listen().isLoopback()) {
        throw new IllegalArgumentException("plain HTTP is for the loopback address only");
      }
    }
  }

  private Desk(Javalin server, Parts parts) {
    this.server = server;
    this.secure = parts.tls().isPresent();
    this.listen = parts.configuration().console().listen();
    this.rows = table(parts);
  }

  /** Builds the desk and listens. */
  public static Desk open(Parts parts) {
    var listen = parts.configuration().console().listen();
    Javalin server =
        Javalin.create(
            config -> {
              quietAndBounded(config);
              config.jetty.addConnector((jetty, http) -> connector(jetty, http, parts));
              routes(config, parts);
            });
    try {
      server.start();
    } catch (RuntimeException cannotBind) {
      server.stop();
      throw new CannotListen(listen, cannotBind);
    }
    return new Desk(server, parts);
  }

  /** The name of the session cookie: ports do not separate cookies, so the station's name does. */
  public static String cookieName(Configuration configuration) {
    return "__Host-parley-" + configuration.station().name();
  }

  /** The port really taken; differs from the configured one only when that was 0. */
  public int port() {
    return server.port();
  }

  /** Returns every row that this desk serves. */
  public List<Endpoint> rows() {
    return List.copyOf(rows);
  }

  public String url() {
    return (secure ? "https://" : "http://") + new HostPort(listen.host(), port());
  }

  @Override
  public void close() {
    server.stop();
  }

  private static void quietAndBounded(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = Limits.REQUEST_BYTES;
    config.http.generateEtags = false;
    var threads = new QueuedThreadPool(16, 2);
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("desk-", 0).factory()));
    config.jetty.threadPool = threads;
  }

  private static ServerConnector connector(Server jetty, HttpConfiguration http, Parts parts) {
    http.setSendServerVersion(false);
    var plain = new HttpConnectionFactory(http);
    ServerConnector connector =
        parts
            .tls()
            .map(
                tls -> {
                  http.addCustomizer(ConsoleTls.customizer());
                  var ssl = new SslConnectionFactory(tls.context(), plain.getProtocol());
                  return new ServerConnector(jetty, 1, 1, ssl, plain);
                })
            .orElseGet(() -> new ServerConnector(jetty, 1, 1, plain));
    var listen = parts.configuration().console().listen();
    connector.setHost(listen.host());
    connector.setPort(listen.port());
    connector.setIdleTimeout(60_000);
    return connector;
  }

  private static void routes(JavalinConfig config, Parts parts) {
    var guard = new Guard(parts.people(), parts.pace());
    config.routes.before(Headers::strict);
    if (parts.configuration().console().plain()) {
      config.routes.before(HostCheck::loopbackNamesOnly);
    }
    for (Endpoint endpoint : table(parts)) {
      var method = HandlerType.findOrCreate(endpoint.method().name());
      config.routes.addHttpHandler(method, endpoint.path(), guard.before(endpoint));
    }
    config.routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e.problem()));
    config.routes.exception(Exception.class, (e, ctx) -> answer(ctx, unforeseen(e)));
    config.routes.error(404, Desk::nothingHere);
  }

  /** Every row the desk serves: the features' rows, then the console's files. */
  static List<Endpoint> table(Parts parts) {
    List<Endpoint> rows = new ArrayList<>(parts.endpoints());
    rows.add(ApiDescription.endpoint());
    parts.configuration().demo().ifPresent(demo -> rows.addAll(demoRows(demo)));
    rows.add(Endpoint.get("/", Access.open(), ctx -> ConsoleFiles.serve(ctx, "index.html")));
    rows.add(
        Endpoint.get(
            "/<file>", Access.open(), ctx -> ConsoleFiles.serve(ctx, ctx.pathParam("file"))));
    return rows;
  }

  private static List<Endpoint> demoRows(Demo demo) {
    Endpoint page =
        Endpoint.get(
            "/demo",
            Access.open(),
            ctx -> {
              ConsoleFiles.serve(ctx, "demo.html");
              Headers.demoPage(ctx, demo);
            });
    Endpoint frame =
        Endpoint.get(
            "/demo/console",
            Access.open(),
            ctx -> {
              ConsoleFiles.serve(ctx, "index.html");
              Headers.demoFrame(ctx, demo);
            });
    Endpoint files =
        Endpoint.get(
            "/demo/<file>", Access.open(), ctx -> ConsoleFiles.serve(ctx, ctx.pathParam("file")));
    return List.of(page, frame, files, both(demo));
  }

  /** Tells the page where the two consoles are. */
  private static Endpoint both(Demo demo) {
    return Endpoint.get(
        "/demo.json",
        Access.open(),
        ctx ->
            Answers.json(
                ctx,
                Json.object()
                    .put("left", "http://" + ctx.host() + "/demo/console")
                    .put("right", demo.otherConsole() + "/demo/console")));
  }

  private static void nothingHere(Context ctx) {
    if (!"application/problem+json".equals(ctx.res().getContentType())) {
      answer(ctx, Problem.notFound("There is nothing at this address."));
    }
  }

  private static Problem unforeseen(Exception e) {
    if (e instanceof HttpResponseException refused) {
      return new Problem(
          "refused",
          refused.getStatus(),
          "The request was refused.",
          "Nothing was done with it.",
          "Correct the request; /api/v1/openapi.yaml says what it may hold.");
    }
    // The class and place alone: an exception's text may hold what an officer wrote.
    StackTraceElement[] stack = e.getStackTrace();
    LOG.error(
        "a request failed: {} at {}", e.getClass().getName(), stack.length > 0 ? stack[0] : "");
    return new Problem(
        "fault",
        500,
        "The station made a mistake.",
        "It is not known whether this request had an effect.",
        "Look at the traffic before trying again, and tell the administrator.");
  }

  static void answer(Context ctx, Problem problem) {
    ctx.status(problem.status())
        .result(Json.write(problem.json()))
        .contentType("application/problem+json");
  }
}
