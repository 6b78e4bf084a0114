package parley.routes;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * A TCP socket that counts what passes and says when bytes arrive, before TLS makes sense of them.
 */
final class RouteSocket extends Socket {
  private final Tally tally;
  private volatile Runnable arrived = () -> {};
  private volatile boolean heard;

  RouteSocket(Tally tally) {
    this.tally = tally;
  }

  /** From now on {@code arrived} runs whenever bytes were read, on the thread that reads. */
  void onArrival(Runnable arrived) {
    this.arrived = arrived;
  }

  /** Whether the far end has ever sent a byte. */
  boolean heard() {
    return heard;
  }

  /** Shuts the socket at once; whoever reads or writes it gets an exception. */
  void shut() {
    try {
      close();
    } catch (IOException _) {
      // Nothing is left that could be done with it.
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        var one = in.read();
        count(one < 0 ? one : 1);
        return one;
      }

      @Override
      public int read(byte[] into, int from, int most) throws IOException {
        var count = in.read(into, from, most);
        count(count);
        return count;
      }
    };
  }

  private void count(int bytes) {
    if (bytes > 0) {
      heard = true;
      tally.bytesIn.add(bytes);
      arrived.run();
    }
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(super.getOutputStream()) {
      @Override
      public void write(int one) throws IOException {
        out.write(one);
        tally.bytesOut.increment();
      }

      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        tally.bytesOut.add(count);
      }
    };
  }
}
