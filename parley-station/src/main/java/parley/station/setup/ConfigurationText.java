package parley.station.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import parley.station.configuration.BadConfiguration;
import parley.station.configuration.Configuration;
import parley.station.configuration.ConfigurationFile;
import parley.station.setup.Progress.Addresses;
import parley.station.setup.Progress.Route;
import parley.station.setup.Progress.Told;

/** Writes the configuration file of a station from what its wizard was told. */
final class ConfigurationText {
  /** What stands for answers that were not given yet, so that the others can be checked. */
  private static final Addresses LATER =
      new Addresses(List.of(new Route("one", "127.0.0.1:7001", "")), "", "", false);

  private static final Told NAMELESS =
      new Told(
          "parley",
          "",
          "-",
          "-",
          List.of("en"),
          new Configuration.Marking("", "", ""),
          "until-passkey");

  private final StringBuilder text =
      new StringBuilder(
          "# Written by the set-up wizard. docs/configuration.md explains every key.\n");

  private ConfigurationText() {}

  /**
   * The whole file. What is missing in {@code progress} is filled in for the sake of checking.
   *
   * @throws BadConfiguration when a value holds what no configuration file can
   */
  static String of(SetUpPlace place, ConsoleDoor door, Progress progress) {
    var writer = new ConfigurationText();
    writer.station(progress.station().orElse(NAMELESS));
    writer.put("state.folder", place.folder().relativize(place.state()).toString());
    if (progress.keys().filter(Progress.KeyFile::kept).isPresent()) {
      writer.put("keys.passphrase-file", place.folder().relativize(place.passphrase()).toString());
    }
    writer.console(door);
    writer.addresses(progress.addresses().orElse(LATER));
    return writer.text.toString();
  }

  /**
   * The configuration that the file would be.
   *
   * @throws BadConfiguration when an answer cannot be meant
   */
  static Configuration parsed(SetUpPlace place, ConsoleDoor door, Progress progress) {
    try {
      return ConfigurationFile.parse(of(place, door, progress), place.folder());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void station(Told told) {
    put("station.name", told.name());
    if (!told.displayName().isBlank()) {
      put("station.display-name", told.displayName());
    }
    put("station.seat", told.seat());
    put("station.commanders-office", told.commandersOffice());
    put("languages", String.join(" ", told.languages()));
    put("sign-in.passphrase", told.passphrases());
    if (!told.marking().text().isBlank()) {
      put("marking.text", told.marking().text());
      put("marking.color", told.marking().color());
      put("marking.text-color", told.marking().textColor());
    }
  }

  private void console(ConsoleDoor door) {
    put("console.listen", door.listen().toString());
    if (door.plain()) {
      put("console.plain-http", "yes");
    }
    door.origin().ifPresent(origin -> put("console.origin", origin.toString()));
    door.certificate()
        .ifPresent(
            pem -> {
              put("console.certificate", pem.chain().toAbsolutePath().toString());
              put("console.key", pem.key().toAbsolutePath().toString());
            });
  }

  private void addresses(Addresses given) {
    put("routes", String.join(" ", given.routes().stream().map(Route::name).toList()));
    for (Route route : given.routes()) {
      put("route." + route.name() + ".listen", route.listen());
      if (!route.advertise().isBlank()) {
        put("route." + route.name() + ".advertise", route.advertise());
      }
    }
    Optional.of(given.voice()).filter(v -> !v.isBlank()).ifPresent(v -> put("voice.listen", v));
    Optional.of(given.timeSource()).filter(v -> !v.isBlank()).ifPresent(v -> put("time.source", v));
  }

  private void put(String key, String value) {
    if (!key.matches("[a-z0-9.-]+") || value.codePoints().anyMatch(Character::isISOControl)) {
      throw new BadConfiguration("The key " + key + " must be: one line of plain text.");
    }
    text.append(key).append(" = ").append(value.strip().replace("\\", "\\\\")).append('\n');
  }
}
