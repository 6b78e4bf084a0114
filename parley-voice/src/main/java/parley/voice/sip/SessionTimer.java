package parley.voice.sip;

import java.util.OptionalInt;
import javax.sip.message.Message;

/**
 * What was agreed about refreshing a call (RFC 4028).
 *
 * @param seconds the interval; empty if the handset knows no such timer
 * @param ours whether we are to refresh
 */
record SessionTimer(OptionalInt seconds, boolean ours) {
  static final SessionTimer NONE = new SessionTimer(OptionalInt.empty(), true);

  /** The shortest interval there is, RFC 4028 section 4. */
  static final int LEAST = 90;

  private static final int USUAL = 1800;

  /** Returns the wish in a message; empty for none, negative for one that is no number. */
  static OptionalInt wish(Message message) {
    var text = Messages.value(message, "Session-Expires");
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    var digits = text.get().split(";", -1)[0].strip();
    return OptionalInt.of(digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1);
  }

  /** Returns what we agree to when a handset asks: we refresh, unless it insists. */
  static SessionTimer asked(Message request) {
    if (!Messages.lists(request, "Supported", "timer")) {
      return NONE;
    }
    var insists = Messages.value(request, "Session-Expires").orElse("").contains("refresher=uac");
    return new SessionTimer(OptionalInt.of(wish(request).orElse(USUAL)), !insists);
  }

  /** Returns what a handset agreed to when we rang it. */
  static SessionTimer granted(Message response) {
    var wish = wish(response);
    var theirs = Messages.value(response, "Session-Expires").orElse("").contains("refresher=uas");
    return wish.isEmpty() || wish.getAsInt() < 0 ? NONE : new SessionTimer(wish, !theirs);
  }

  /** Writes the agreement into our answer to a handset's request. */
  void answer(Messages messages, Message response) {
    if (seconds.isPresent()) {
      messages.add(response, "Require", "timer");
      var who = ours ? "uas" : "uac";
      messages.add(response, "Session-Expires", seconds.getAsInt() + ";refresher=" + who);
    }
  }

  /** Writes the agreement into a request of ours that refreshes. */
  void refresh(Messages messages, Message request) {
    if (seconds.isPresent()) {
      var who = ours ? "uac" : "uas";
      messages.add(request, "Session-Expires", seconds.getAsInt() + ";refresher=" + who);
      messages.add(request, "Min-SE", Integer.toString(LEAST));
    }
  }
}
