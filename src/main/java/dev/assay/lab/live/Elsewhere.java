package dev.assay.lab.live;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/**
 * Tells exceptions that come of the place where the code runs: here no network and hardly any file
 * is there, on the machine of who asks there are. A file with a relative name is nowhere, which can
 * be relied on. Stateless.
 */
final class Elsewhere {
  private static final int DEEPEST_CAUSE = 16;

  private Elsewhere() {}

  static boolean told(Throwable thrown) {
    Throwable each = thrown;
    for (int i = 0; i < DEEPEST_CAUSE && each != null; i++) {
      if (one(each)) {
        return true;
      }
      each = each.getCause();
    }
    return false;
  }

  private static boolean one(Throwable thrown) {
    return switch (thrown) {
      case SocketException _, UnknownHostException _ -> true;
      case FileSystemException of -> isAbsolute(of.getFile());
      case FileNotFoundException of -> isAbsolute(Traced.message(of));
      case IOException of -> isProgram(Traced.message(of));
      default -> false;
    };
  }

  private static boolean isAbsolute(@Nullable String name) {
    return name != null && name.startsWith("/");
  }

  private static boolean isProgram(@Nullable String words) {
    return words != null && words.startsWith("Cannot run program");
  }
}
