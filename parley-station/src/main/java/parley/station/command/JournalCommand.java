package parley.station.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import parley.journal.VerifyMain;
import parley.journal.pack.Verdict;
import parley.station.answer.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley journal}: read it, export it, check what somebody exported. */
@Command(
    name = "journal",
    description = "Read the journal, export evidence, check what somebody exported.",
    subcommands = {
      JournalCommand.Tail.class,
      HouseCommand.class,
      JournalCommand.Export.class,
      JournalCommand.Verify.class,
    })
final class JournalCommand {

  @Command(name = "tail", description = "Prints the merged journal of a line; both sides alike.")
  static final class Tail implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--line", required = true, paramLabel = "NAME")
    private String line = "";

    @Override
    public Integer call() {
      String path = "/api/v1/lines/" + Traffic.segment(line) + "/journal?format=";
      String answer = options.client().getText(path + (options.json() ? "json" : "text"));
      Out.text(answer);
      return Exit.OK;
    }
  }

  /** At most one of the two. */
  static final class About {
    @Option(names = "--call", required = true, paramLabel = "SERIAL")
    private @Nullable String call;

    @Option(names = "--message", required = true, paramLabel = "SERIAL")
    private @Nullable String message;
  }

  @Command(
      name = "export",
      description = "Writes an evidence pack that anybody can check without a station.")
  static final class Export implements Callable<Integer> {
    @Mixin private StationOptions options = new StationOptions();

    @Option(names = "--line", required = true, paramLabel = "NAME")
    private String line = "";

    @ArgGroup(multiplicity = "0..1")
    private @Nullable About about;

    @Parameters(paramLabel = "DIR")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
      ObjectNode order = Json.object();
      if (about != null && about.call != null) {
        order.put("call", about.call);
      }
      if (about != null && about.message != null) {
        order.put("message", about.message);
      }
      byte[] zip =
          options
              .client()
              .postForBytes("/api/v1/lines/" + Traffic.segment(line) + "/export", order);
      int files = EvidenceFolder.unpack(zip, folder);
      options.print(
          Json.object().put("folder", folder.toString()).put("files", files),
          files
              + " files written to "
              + folder
              + ". Check them with: parley journal verify "
              + folder);
      return Exit.OK;
    }
  }

  @Command(
      name = "verify",
      description =
          "Checks an evidence pack without any station: 0 it holds, 5 it does not. The program"
              + " parley-journal.jar does the same.")
  static final class Verify implements Callable<Integer> {
    @Option(
        names = "--expect",
        paramLabel = "DIGITS",
        description = "the 40 digits of a station's card, known from elsewhere; may be repeated")
    private List<String> expected = List.of();

    @Option(names = "--print", description = "print the merged journal instead of sentences")
    private boolean print;

    @Option(
        names = {"-o", "--output"},
        defaultValue = "table",
        paramLabel = "table|json",
        description = "how to write; table when missing")
    private StationOptions.Output output = StationOptions.Output.TABLE;

    @Parameters(paramLabel = "DIR")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
      if (!VerifyMain.isFolder(folder.toString())) {
        throw new CommandFailed(
            Exit.USAGE, folder + " is not a folder (a link to one is not followed)");
      }
      return switch (VerifyMain.verify(folder.toString(), expected)) {
        case Verdict.Accepted accepted -> {
          print(accepted);
          yield Exit.OK;
        }
        case Verdict.Refused refused -> throw new CommandFailed(Exit.PROOF_INVALID, refused.text());
      };
    }

    private void print(Verdict.Accepted accepted) {
      if (output == StationOptions.Output.TABLE) {
        Out.text(print ? accepted.journal() : accepted.text());
        return;
      }
      ObjectNode view = Json.object();
      accepted.fingerprints().forEach(view.putArray("fingerprints")::add);
      accepted.proven().forEach(view.putArray("proven")::add);
      accepted.limits().forEach(view.putArray("limits")::add);
      if (print) {
        view.put("journal", accepted.journal());
      }
      Out.line(Json.write(view));
    }
  }
}
