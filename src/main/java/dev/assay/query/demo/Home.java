package dev.assay.query.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of the demo: held by one JVM at a time, and whole only once a marker says so, which
 * is written last. Belongs to one thread; blocks.
 */
final class Home implements AutoCloseable {
  /** Of the data that this code makes; another one is made anew. */
  private static final String FORMAT = "postgresql 18, tpch 0.02, format 1";

  private final Path directory;
  private final FileChannel lock;

  private Home(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /** Takes the directory for this JVM; the system gives it back however the JVM ends. */
  static Home hold(Path directory) throws IOException {
    Path real = Files.createDirectories(directory).toRealPath();
    FileChannel channel =
        FileChannel.open(real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new IOException("another server runs the demo in " + real);
    }
    return new Home(real, channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  Path data() {
    return directory.resolve("data");
  }

  Path binaries() {
    return directory.resolve("binaries");
  }

  /** What the server and its tools say. */
  Path log() {
    return directory.resolve("postgresql.log");
  }

  Path passwords() {
    return directory.resolve("passwords");
  }

  private Path marker() {
    return directory.resolve("whole");
  }

  boolean whole() throws IOException {
    return Files.exists(marker()) && Files.readString(marker()).equals(FORMAT);
  }

  void markWhole() throws IOException {
    Files.writeString(marker(), FORMAT);
  }

  /** Removes all that was made, the marker first. */
  void clear() throws IOException {
    Files.deleteIfExists(marker());
    Files.deleteIfExists(passwords());
    if (Files.exists(data())) {
      for (Path file : below(data())) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> below(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
