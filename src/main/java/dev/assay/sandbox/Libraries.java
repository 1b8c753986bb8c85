package dev.assay.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which classes of the libraries on a class path are harmless: they name nothing but what is, as
 * far as one can follow. A library is read once, in the background; until then none of it counts.
 * Safe on any thread.
 *
 * <p>Harmless is the largest set of classes that name only each other and what {@link Harmless}
 * allows: all are taken for it at first, and then whatever names something else is struck off,
 * until nothing more is.
 */
final class Libraries {
  private static final Logger LOG = LoggerFactory.getLogger(Libraries.class);

  private final Map<List<String>, Set<String>> known = new ConcurrentHashMap<>();
  private final Set<List<String>> begun = ConcurrentHashMap.newKeySet();

  /** Internal names of the harmless classes, as far as it is known now; never waits. */
  Set<String> harmless(List<String> classPath) {
    if (classPath.isEmpty()) {
      return Set.of();
    }
    if (begun.add(classPath)) {
      Thread.ofPlatform()
          .daemon()
          .name("sandbox-libraries")
          .start(() -> known.put(classPath, read(classPath)));
    }
    return known.getOrDefault(classPath, Set.of());
  }

  /** Reads the libraries now. */
  static Set<String> read(List<String> classPath) {
    Map<String, Set<String>> needed = new HashMap<>();
    for (String entry : classPath) {
      try {
        if (Files.isRegularFile(Path.of(entry))) {
          read(Path.of(entry), needed);
        }
      } catch (IOException | UncheckedIOException e) {
        // The order that needs it will say so to whom it concerns; here it only costs the reuse.
        LOG.warn("event=library-unread entry={}", entry, e);
      }
    }
    return closed(needed);
  }

  private static void read(Path jar, Map<String, Set<String>> needed) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        String name = entry.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
          try (InputStream bytes = file.getInputStream(entry)) {
            Set<String> names = Reusable.named(bytes.readAllBytes());
            String type = name.substring(0, name.length() - ".class".length());
            if (names != null && !Harmless.taken(type)) {
              needed.putIfAbsent(type, names);
            }
          }
        }
      }
    }
  }

  private static Set<String> closed(Map<String, Set<String>> needed) {
    Set<String> harmless = new HashSet<>(needed.keySet());
    boolean struck = true;
    while (struck) {
      struck =
          harmless.removeIf(type -> !harmless.containsAll(needed.getOrDefault(type, Set.of())));
    }
    return Set.copyOf(harmless);
  }
}
