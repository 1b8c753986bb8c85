package dev.assay.lab.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class files of a class path, read once for however many definitions of the subject there are:
 * where a mutant may leave something static behind, there is a new one for each. Safe on any
 * thread.
 */
public final class Library implements AutoCloseable {
  private final List<Path> places;
  private final Map<Path, Optional<JarFile>> jars = new HashMap<>();
  private final Map<String, Optional<Found>> known = new HashMap<>();

  /**
   * @param classPath absolute paths of jars and directories
   */
  public Library(List<String> classPath) {
    places = classPath.stream().map(Path::of).toList();
  }

  /** A class file. Immutable, as long as nobody writes to its bytes. */
  static final class Found {
    private final byte[] bytes;
    private final CodeSource source;
    private final @Nullable Manifest manifest;

    private Found(byte[] bytes, CodeSource source, @Nullable Manifest manifest) {
      this.bytes = bytes;
      this.source = source;
      this.manifest = manifest;
    }

    /** Not to be written to. */
    byte[] bytes() {
      return bytes;
    }

    CodeSource source() {
      return source;
    }

    /** Of its jar. */
    @Nullable Manifest manifest() {
      return manifest;
    }
  }

  /** A class by its binary name; nothing where it cannot be read from here. */
  synchronized Optional<Found> find(String binaryName) {
    return known.computeIfAbsent(binaryName, this::read);
  }

  private Optional<Found> read(String binaryName) {
    String name = binaryName.replace('.', '/') + ".class";
    return places.stream()
        .flatMap(place -> {
          try {
            Found found = Files.isDirectory(place) ? inDirectory(place, name) : inJar(place, name);
            return Optional.ofNullable(found).stream();
          } catch (IOException unreadable) {
            throw new UncheckedIOException(place + " cannot be read", unreadable);
          }
        })
        .findFirst();
  }

  private static @Nullable Found inDirectory(Path place, String name) throws IOException {
    Path file = place.resolve(name);
    return Files.isRegularFile(file)
        ? new Found(Files.readAllBytes(file), source(place), null)
        : null;
  }

  private @Nullable Found inJar(Path place, String name) throws IOException {
    JarFile jar = jars.computeIfAbsent(place, Library::open).orElse(null);
    JarEntry entry = jar == null ? null : jar.getJarEntry(name);
    if (jar == null || entry == null) {
      return null;
    }
    try (InputStream bytes = jar.getInputStream(entry)) {
      return new Found(bytes.readAllBytes(), source(place), jar.getManifest());
    }
  }

  private static CodeSource source(Path place) throws MalformedURLException {
    return new CodeSource(place.toUri().toURL(), (Certificate[]) null);
  }

  // A class path may name what is not there, or is no jar: Java passes over that as well.
  private static Optional<JarFile> open(Path place) {
    try {
      return Optional.of(
          new JarFile(place.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion()));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Closes the jars; what is loaded stays. */
  @Override
  public synchronized void close() {
    for (Optional<JarFile> jar : jars.values()) {
      try {
        if (jar.isPresent()) {
          jar.get().close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("a jar of the class path does not close", e);
      }
    }
    jars.clear();
  }
}
