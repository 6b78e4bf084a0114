package parley.store;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One file as the operating system offers it: the seam at which tests make disks fail. */
interface RawFile extends AutoCloseable {
  long size() throws IOException;

  /** Returns the whole content. */
  byte[] read() throws IOException;

  /** Writes all of {@code bytes} from {@code offset} on. */
  void write(ByteBuffer bytes, long offset) throws IOException;

  /** Returns when everything written is on the disk (fdatasync). */
  void sync() throws IOException;

  @Override
  void close() throws IOException;

  /** Opens a file by name, making it if there is none. */
  interface Opener {
    RawFile open(String name) throws IOException;
  }
}
