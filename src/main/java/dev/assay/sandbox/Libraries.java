package dev.assay.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The libraries of each class path. One is read once, in the background; until then none of its
 * classes is known. Safe on any thread.
 */
final class Libraries {
  private static final Logger LOG = LoggerFactory.getLogger(Libraries.class);
  private static final String CLASS = ".class";

  private final Map<List<String>, Shelf> known = new ConcurrentHashMap<>();
  private final Set<List<String>> begun = ConcurrentHashMap.newKeySet();

  /** What is known now; never waits. */
  Shelf of(List<String> classPath) {
    if (classPath.isEmpty()) {
      return Shelf.EMPTY;
    }
    if (begun.add(classPath)) {
      inBackground(() -> known.put(classPath, read(classPath)));
    }
    return known.getOrDefault(classPath, Shelf.EMPTY);
  }

  /** Reads class paths that will be asked for, one after the other so that little else waits. */
  void prepare(Collection<List<String>> classPaths) {
    List<List<String>> all = classPaths.stream().filter(begun::add).toList();
    inBackground(() -> all.forEach(each -> known.put(each, read(each))));
  }

  private static void inBackground(Runnable reading) {
    Thread.ofPlatform().daemon().name("sandbox-libraries").start(reading);
  }

  /**
   * Reads the libraries now. Nothing of a class path is known where a part of it is not: what is
   * there goes before what was read.
   */
  static Shelf read(List<String> classPath) {
    Map<String, Outline> classes = new HashMap<>();
    Names names = new Names();
    for (String entry : classPath) {
      try {
        Path path = Path.of(entry);
        if (Files.isDirectory(path)) {
          return Shelf.EMPTY;
        }
        if (Files.isRegularFile(path) && !read(path, names, classes)) {
          return Shelf.EMPTY;
        }
      } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
        // The order that needs it will say so to whom it concerns; here it only costs the reuse.
        LOG.warn("event=library-unread entry={}", entry, e);
        return Shelf.EMPTY;
      }
    }
    return new Shelf(classes);
  }

  // As a class loader reads it: the classes that are for this version of Java.
  private static boolean read(Path jar, Names names, Map<String, Outline> classes)
      throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
      for (Iterator<JarEntry> all = file.versionedStream().iterator(); all.hasNext(); ) {
        JarEntry entry = all.next();
        String name = entry.getName();
        if (name.endsWith(CLASS) && !name.startsWith("META-INF/")) {
          try (InputStream bytes = file.getInputStream(entry)) {
            add(name.substring(0, name.length() - CLASS.length()), bytes, names, classes);
          }
        }
      }
      return !bringsOthers(jar, file.getManifest());
    }
  }

  private static void add(String name, InputStream bytes, Names names, Map<String, Outline> classes)
      throws IOException {
    boolean hidden = Harmless.taken(name) || Platform.has(name) || classes.containsKey(name);
    if (!hidden) {
      Outline outline = Outline.read(bytes.readAllBytes(), names);
      if (outline.name().equals(name)) {
        classes.put(name, outline);
      }
    }
  }

  private static boolean bringsOthers(Path jar, @org.jspecify.annotations.Nullable Manifest about) {
    String others =
        about == null ? null : about.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    if (others == null) {
      return false;
    }
    for (String other : Pattern.compile("\\s+").splitAsStream(others.strip()).toList()) {
      if (!other.isEmpty() && Files.exists(jar.resolveSibling(other))) {
        return true;
      }
    }
    return false;
  }
}
