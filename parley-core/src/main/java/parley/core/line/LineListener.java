package parley.core.line;

/** Hears what changed on a line, on the line's own thread, after it became durable. */
public interface LineListener {
  void changed(LineChange change);
}
