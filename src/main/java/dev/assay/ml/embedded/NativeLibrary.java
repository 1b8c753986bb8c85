package dev.assay.ml.embedded;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads LightGBM from a folder of its own. Safe on any thread.
 *
 * <p>Left to itself it writes its library to one fixed name in the folder for temporary files, each
 * time a JVM starts to use it; one that is running on that file then dies of SIGBUS in the middle
 * of a round. The folder is taken from {@code java.io.tmpdir} at that moment and there is no other
 * way to tell it, so the property is another one for as long as it loads.
 */
final class NativeLibrary {
  private static final String TEMPORARY = "java.io.tmpdir";
  private static boolean loaded;

  private NativeLibrary() {}

  static synchronized void load() {
    if (loaded) {
      return;
    }
    String before = System.getProperty(TEMPORARY);
    try {
      Path own = Files.createTempDirectory("assay-lightgbm-");
      try {
        System.setProperty(TEMPORARY, own.toString());
        loaded = LGBMBooster.isNativeLoaded();
      } finally {
        System.setProperty(TEMPORARY, before);
        delete(own);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("LightGBM's library cannot be unpacked", e);
    }
    if (!loaded) {
      throw new IllegalStateException(
          "LightGBM's library cannot be loaded here; on Linux it needs libgomp1");
    }
  }

  // What is loaded stays loaded without its name in the folder.
  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }
}
