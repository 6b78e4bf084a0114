package parley.station.whole;

import com.fasterxml.jackson.databind.JsonNode;
import parley.station.answer.Json;

/**
 * How a command ended.
 *
 * @param exit its exit code
 * @param out everything it wrote for programs
 * @param err everything it wrote for people
 */
record Ended(int exit, String out, String err) {
  /** The first line written, which is the serial of whatever was started. */
  String serial() {
    return out.lines()
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing was written; " + this));
  }

  /** What was written, as JSON. */
  JsonNode json() {
    return Json.parse(out);
  }

  /** Returns itself if the command did what it was asked to do. */
  Ended well() {
    if (exit != 0) {
      throw new AssertionError("the command did not end well: " + this);
    }
    return this;
  }
}
