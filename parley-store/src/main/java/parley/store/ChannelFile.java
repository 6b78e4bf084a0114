package parley.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A real file, readable by its owner only. */
final class ChannelFile implements RawFile {
  private final FileChannel channel;

  private ChannelFile(FileChannel channel) {
    this.channel = channel;
  }

  static ChannelFile open(Path path) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return new ChannelFile(FileChannel.open(path, Set.of(CREATE, READ, WRITE), ownerOnly));
  }

  /** Makes the names in a folder durable, which a sync of the files alone does not. */
  static void syncFolder(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public byte[] read() throws IOException {
    var content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (content.hasRemaining() && channel.read(content, content.position()) >= 0) {
      // A read may return less than was asked for.
    }
    return content.array();
  }

  @Override
  public void write(ByteBuffer bytes, long offset) throws IOException {
    var at = offset;
    while (bytes.hasRemaining()) at += channel.write(bytes, at);
  }

  @Override
  public void sync() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
