package parley.station.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import parley.station.answer.Json;
import parley.station.command.StationOptions.Output;
import parley.station.doctor.ConfigurationChecks;
import parley.station.doctor.Diagnosis;
import parley.station.doctor.Diagnosis.State;
import parley.station.doctor.DoctorViews;
import parley.station.doctor.MachineChecks;
import parley.station.doctor.StationChecks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley doctor}: what is wrong here, and what to do. */
@Command(
    name = "doctor",
    description = {
      "Says what is wrong on this machine, with a configuration and with a running station, and",
      "what to do. 0: nothing is wrong; 1: something is."
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--config", paramLabel = "FILE", description = "a station's configuration file")
  private @Nullable Path configuration;

  @Option(names = "--station", paramLabel = "URL", description = "a running station's address")
  private @Nullable URI station;

  @Option(
      names = "--token-file",
      paramLabel = "F",
      description = "with --station: also look at its watch and clock")
  private @Nullable Path tokenFile;

  @Option(
      names = "--certificate",
      paramLabel = "F",
      description = "PEM of the station's own HTTPS certificate, when it made one itself")
  private @Nullable Path certificate;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "table",
      paramLabel = "table|json",
      description = "how to write; table when missing")
  private Output output = Output.TABLE;

  @Override
  public Integer call() {
    List<Diagnosis> found = new ArrayList<>(MachineChecks.all());
    if (configuration != null) {
      found.addAll(ConfigurationChecks.all(configuration));
    }
    if (station != null) {
      found.addAll(station(station));
    }
    boolean wrong = found.stream().anyMatch(each -> each.state() == State.WRONG);
    if (output == Output.JSON) {
      Out.line(Json.write(DoctorViews.of(found)));
    } else {
      found.forEach(each -> Out.line(line(each)));
    }
    return wrong ? Exit.NOT_ASKED : Exit.OK;
  }

  private List<Diagnosis> station(URI address) {
    List<Diagnosis> found = new ArrayList<>();
    try {
      var client = new StationClient(address, token(), Optional.ofNullable(certificate));
      found.addAll(StationChecks.health(client.health()));
      if (tokenFile != null) {
        found.addAll(StationChecks.station(client.get("/api/v1/station"), Instant.now()));
      }
    } catch (CommandFailed failed) {
      found.add(
          new Diagnosis(
              State.WRONG,
              "station",
              String.valueOf(failed.getMessage()),
              "Is it running? Is the address its console's, and the certificate its own?"));
    }
    return found;
  }

  private Optional<String> token() {
    if (tokenFile == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(tokenFile).strip());
    } catch (IOException unreadable) {
      throw new CommandFailed(Exit.USAGE, "The token file cannot be read: " + tokenFile);
    }
  }

  private static String line(Diagnosis each) {
    String state =
        switch (each.state()) {
          case OK -> "ok";
          case WARNING -> "warning";
          case WRONG -> "WRONG";
        };
    String what = each.whatToDo().isEmpty() ? "" : "\n" + " ".repeat(29) + "-> " + each.whatToDo();
    return "%-7s  %-19s %s%s".formatted(state, each.about(), each.words(), what);
  }
}
