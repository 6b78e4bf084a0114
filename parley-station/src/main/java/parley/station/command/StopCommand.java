package parley.station.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import parley.station.answer.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley stop}: "you are striking ours". */
@Command(
    name = "stop",
    description = {
      "Tells the counterpart that it strikes ours: a STOP call, or with --message a STOP message.",
      "It goes before everything else. Prints the serial."
    })
final class StopCommand implements Callable<Integer> {
  @Mixin private StationOptions options = new StationOptions();

  @Option(names = "--line", required = true, paramLabel = "NAME")
  private String line = "";

  @Option(names = "--who", defaultValue = "", paramLabel = "TEXT", description = "who is struck")
  private String who = "";

  @Option(names = "--what", defaultValue = "", paramLabel = "TEXT", description = "by what")
  private String what = "";

  @Option(names = "--where", defaultValue = "", paramLabel = "TEXT")
  private String where = "";

  @Option(names = "--when", defaultValue = "", paramLabel = "TEXT")
  private String when = "";

  @Option(names = "--message", description = "writes it instead of ringing")
  private boolean message;

  @Override
  public Integer call() {
    ObjectNode stop =
        Json.object().put("who", who).put("what", what).put("where", where).put("when", when);
    String kind = message ? "/stop-messages" : "/stop-calls";
    ObjectNode item = options.client().post("/api/v1/lines/" + Traffic.segment(line) + kind, stop);
    options.print(Traffic.flat(item), Json.required(item, "serial"));
    return Exit.OK;
  }
}
