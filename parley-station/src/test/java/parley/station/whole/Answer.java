package parley.station.whole;

import com.fasterxml.jackson.databind.JsonNode;

/** What a station answered over HTTP. */
record Answer(int status, JsonNode body) {
  /** Returns the body if it was done. */
  JsonNode done() {
    if (status >= 300) {
      throw new AssertionError("refused: " + this);
    }
    return body;
  }
}
