package parley.core.durable;

import parley.journal.entry.Content;

/**
 * A message in the outbox. It is sealed under the station's own key and gets its entry secret only
 * on entering.
 *
 * @param serial for instance {@code alder-0017}
 * @param content what will be entered
 * @param acceptedMillis Unix time of acceptance, which orders messages of one precedence
 */
public record WaitingMessage(String serial, Content content, long acceptedMillis) {
  public WaitingMessage {
    if (serial.isBlank()) throw new IllegalArgumentException("a waiting message has a serial");
  }
}
