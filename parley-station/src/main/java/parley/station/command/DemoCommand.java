package parley.station.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import parley.station.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley demo}: two stations on this machine, until interrupted. */
@Command(
    name = "demo",
    description = {
      "Starts two stations on this machine, alder and birch, paired and with two routes between",
      "them. Prints their addresses and \"ready\". Ends both when interrupted."
    })
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "where everything is kept; ~/.parley/demo when missing")
  private @Nullable Path state;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8443",
      description =
          "alder's console; birch's is 100 above; routes, voice and handsets on the five ports behind"
              + " each")
  private int port = 8443;

  @Option(names = "--headless", description = "only the two stations, no page with both consoles")
  private boolean headless;

  @Option(
      names = "--handsets",
      description = "each station has a desk phone too; prints its account and how to try it")
  private boolean handsets;

  @Override
  public Integer call() throws Exception {
    if (port < 1 || port > 65_400) {
      throw new CommandFailed(Exit.USAGE, "--port lies between 1 and 65400.");
    }
    Path folder =
        state == null ? Path.of(System.getProperty("user.home"), ".parley", "demo") : state;
    var over = new CountDownLatch(1);
    var demo = Demo.start(folder, port, handsets, Out::aside);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  demo.close();
                  over.countDown();
                }));
    if (!demo.awaitReady()) {
      Out.aside("The demo did not become ready; see the .log files in " + folder + ".");
      return Exit.NOT_ASKED;
    }
    demo.addresses().forEach(Out::line);
    if (!headless) {
      Out.line("both " + demo.bothConsoles());
    }
    if (handsets) {
      demo.handsetWords().forEach(Out::line);
    }
    Out.line("ready");
    over.await();
    return Exit.OK;
  }
}
