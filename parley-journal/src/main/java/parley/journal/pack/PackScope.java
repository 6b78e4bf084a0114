package parley.journal.pack;

/** What an evidence pack is about. */
public sealed interface PackScope {
  /** Everything both logs hold, all of it disclosed. */
  record WholeLine() implements PackScope {}

  /**
   * One call and every entry about it; unrelated traffic stays sealed.
   *
   * @param serial the call's serial, for instance {@code alder-0017}
   */
  record OneCall(String serial) implements PackScope {}

  /**
   * One message and every entry about it; unrelated traffic stays sealed.
   *
   * @param serial the message's serial
   */
  record OneMessage(String serial) implements PackScope {}
}
