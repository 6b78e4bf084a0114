package parley.station.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes one pair of stations, made once for all of them and ended after the last: what
 * takes long is to make them. After each test everything is healed again.
 */
final class SharedPair implements ParameterResolver, AfterEachCallback {
  private static final Namespace OURS = Namespace.create(SharedPair.class);

  /** The pair and the folder it lives in; the engine closes it at the very end. */
  private record Kept(Path folder, TwoProcesses two) implements AutoCloseable {
    static Kept make() {
      try {
        var folder = Files.createTempDirectory("parley-pair");
        return new Kept(folder, TwoProcesses.start(folder));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      two.close();
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static TwoProcesses two(ExtensionContext context) {
    var store = context.getRoot().getStore(OURS);
    return store.computeIfAbsent(Kept.class, _ -> Kept.make(), Kept.class).two();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TwoProcesses.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return two(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    two(context).heal();
  }
}
