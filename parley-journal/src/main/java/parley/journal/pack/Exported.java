package parley.journal.pack;

import java.util.function.BiConsumer;
import parley.journal.Bytes;

/** Something that leaves a station as files which prove themselves. */
public interface Exported {
  /** Hands every file to {@code sink}, by its name with forward slashes. */
  void files(BiConsumer<String, Bytes> sink);
}
