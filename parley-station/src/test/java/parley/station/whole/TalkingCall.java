package parley.station.whole;

import parley.station.answer.Json;

/** A call that somebody answered, as a station's API tells of it. */
final class TalkingCall {
  private TalkingCall() {}

  /** Rings from desk-1 to desk-1, answers there, and waits until speech can pass both ways. */
  static String between(OneStation caller, OneStation called) {
    var order = Json.object().put("precedence", "routine").put("position", "desk-1");
    var rung = caller.post(caller.linePath() + "/calls", order).done();
    var serial = rung.path("serial").asText();
    called.awaitCall(serial, call -> call.path("state").asText().equals("ringing"));
    var lifted = Json.object().put("position", "desk-1");
    called.post("/api/v1/calls/" + serial + "/answer", lifted).done();
    awaitVoice(caller, serial, "up");
    awaitVoice(called, serial, "up");
    return serial;
  }

  /** Hangs up. */
  static void end(OneStation station, String serial) {
    station.post("/api/v1/calls/" + serial + "/end", Json.object()).done();
  }

  static String voice(OneStation station, String serial) {
    return station.call(serial).path("voice").path("state").asText();
  }

  static void awaitVoice(OneStation station, String serial, String state) {
    station.awaitCall(serial, call -> call.path("voice").path("state").asText().equals(state));
  }

  /** The words of all alarms about voice, one a line. */
  static String voiceAlarms(OneStation station) {
    var words = new StringBuilder();
    for (var alarm : station.get("/api/v1/alarms").path("alarms")) {
      if (alarm.path("kind").asText().equals("voice")) {
        words.append(alarm.path("words").asText()).append('\n');
      }
    }
    return words.toString();
  }

  /** How the station's leg on its line stands, route by route, such as {@code up lost}. */
  static String lineLeg(OneStation station) {
    var states = new StringBuilder();
    for (var leg : station.get("/api/v1/voice").path("legs")) {
      if (leg.path("kind").asText().equals("line")) {
        states.append(states.isEmpty() ? "" : " ").append(leg.path("state").asText());
      }
    }
    return states.toString();
  }
}
