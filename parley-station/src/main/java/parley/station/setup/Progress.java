package parley.station.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import parley.station.answer.Json;
import parley.station.configuration.Configuration.Marking;

/**
 * What the wizard was told so far, without the people and without any secret. It is written after
 * each step, so a wizard that was cut off goes on where it was.
 *
 * @param keys what is known of the key file, once it was made
 */
record Progress(
    Optional<Told> station,
    Optional<KeyFile> keys,
    Optional<Addresses> addresses,
    Optional<Sound> sound) {
  static final Progress NONE =
      new Progress(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Who this station is.
   *
   * @param passphrases whether a passphrase signs anybody in, in the word of the configuration
   */
  record Told(
      String name,
      String displayName,
      String seat,
      String commandersOffice,
      List<String> languages,
      Marking marking,
      String passphrases) {
    Told {
      languages = List.copyOf(languages);
    }

    static Told of(JsonNode node) {
      var marking = node.path("marking");
      return new Told(
          Json.required(node, "name"),
          Json.text(node, "displayName").orElse(""),
          Json.required(node, "seat"),
          Json.required(node, "commandersOffice"),
          node.path("languages").valueStream().map(JsonNode::asText).toList(),
          new Marking(
              Json.text(marking, "text").orElse(""),
              Json.text(marking, "color").orElse(""),
              Json.text(marking, "textColor").orElse("")),
          Json.text(node, "passphrases").orElse(""));
    }

    ObjectNode json() {
      ObjectNode view =
          Json.object()
              .put("name", name)
              .put("displayName", displayName)
              .put("seat", seat)
              .put("commandersOffice", commandersOffice)
              .put("passphrases", passphrases);
      view.set("languages", Json.texts(languages));
      view.putObject("marking")
          .put("text", marking.text())
          .put("color", marking.color())
          .put("textColor", marking.textColor());
      return view;
    }
  }

  /**
   * The key file.
   *
   * @param fingerprint 40 digits of the house key's public half
   * @param kept whether its passphrase lies in a file beside it
   * @param proven whether somebody typed the passphrase again and it opened the file
   */
  record KeyFile(String fingerprint, boolean kept, boolean proven) {
    static KeyFile of(JsonNode node) {
      return new KeyFile(
          Json.required(node, "fingerprint"),
          node.path("kept").asBoolean(),
          node.path("proven").asBoolean());
    }

    ObjectNode json() {
      return Json.object().put("fingerprint", fingerprint).put("kept", kept).put("proven", proven);
    }
  }

  /** One network path: where we listen, and what our card tells the other to dial. */
  record Route(String name, String listen, String advertise) {
    static Route of(JsonNode node) {
      return new Route(
          Json.required(node, "name"),
          Json.required(node, "listen"),
          Json.text(node, "advertise").orElse(""));
    }

    ObjectNode json() {
      return Json.object().put("name", name).put("listen", listen).put("advertise", advertise);
    }
  }

  /**
   * Where the station listens, and whom it asks for the time.
   *
   * @param sane whether a trial of all of it found nothing wrong
   */
  record Addresses(List<Route> routes, String voice, String timeSource, boolean sane) {
    Addresses {
      routes = List.copyOf(routes);
    }

    static Addresses of(JsonNode node) {
      return new Addresses(
          node.path("routes").valueStream().map(Route::of).toList(),
          Json.text(node, "voice").orElse(""),
          Json.text(node, "timeSource").orElse(""),
          node.path("sane").asBoolean());
    }

    Addresses tried(boolean wasSane) {
      return new Addresses(routes, voice, timeSource, wasSane);
    }

    ObjectNode json() {
      ObjectNode view =
          Json.object().put("voice", voice).put("timeSource", timeSource).put("sane", sane);
      view.set("routes", Json.array(routes, Route::json));
      return view;
    }
  }

  /** What a person heard at this machine; all three false where consoles are elsewhere. */
  record Sound(boolean tone, boolean bell, boolean microphone) {
    static Sound of(JsonNode node) {
      return new Sound(
          node.path("tone").asBoolean(),
          node.path("bell").asBoolean(),
          node.path("microphone").asBoolean());
    }

    ObjectNode json() {
      return Json.object().put("tone", tone).put("bell", bell).put("microphone", microphone);
    }
  }

  static Progress of(JsonNode node) {
    return new Progress(
        Optional.of(node.path("station")).filter(JsonNode::isObject).map(Told::of),
        Optional.of(node.path("keys")).filter(JsonNode::isObject).map(KeyFile::of),
        Optional.of(node.path("addresses")).filter(JsonNode::isObject).map(Addresses::of),
        Optional.of(node.path("sound")).filter(JsonNode::isObject).map(Sound::of));
  }

  ObjectNode json() {
    ObjectNode view = Json.object();
    station.ifPresent(told -> view.set("station", told.json()));
    keys.ifPresent(file -> view.set("keys", file.json()));
    addresses.ifPresent(given -> view.set("addresses", given.json()));
    sound.ifPresent(heard -> view.set("sound", heard.json()));
    return view;
  }

  Progress with(Told told) {
    return new Progress(Optional.of(told), keys, addresses, sound);
  }

  Progress with(KeyFile file) {
    return new Progress(station, Optional.of(file), addresses, sound);
  }

  Progress with(Addresses given) {
    return new Progress(station, keys, Optional.of(given), sound);
  }

  Progress with(Sound heard) {
    return new Progress(station, keys, addresses, Optional.of(heard));
  }
}
