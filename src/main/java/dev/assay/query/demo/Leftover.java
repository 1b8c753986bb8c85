package dev.assay.query.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server of a JVM that was killed: it lives on, and nobody else could start over its data.
 * Stateless; blocks for seconds.
 */
final class Leftover {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Leftover() {}

  /** Stops the server over {@code home}'s data, if there is one; the home must be held. */
  static void stop(Home home) throws IOException, InterruptedException {
    Path pidFile = home.data().resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> server =
        pid(pidFile).flatMap(ProcessHandle::of).filter(process -> isOurs(process, home));
    if (server.isPresent()) {
      end(server.get());
    }
    Files.deleteIfExists(pidFile);
  }

  private static Optional<Long> pid(Path pidFile) throws IOException {
    List<String> lines = Files.readAllLines(pidFile);
    return lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")
        ? Optional.empty()
        : Optional.of(Long.parseLong(lines.get(0).strip()));
  }

  // The number may be another process's by now. What runs from our binaries is ours.
  private static boolean isOurs(ProcessHandle process, Home home) {
    return process
        .info()
        .command()
        .filter(at -> Path.of(at).startsWith(home.binaries()))
        .isPresent();
  }

  // It ends by itself as soon as the last client is gone; the dead JVM's are gone already.
  private static void end(ProcessHandle server) throws IOException, InterruptedException {
    server.destroy();
    if (!ended(server)) {
      server.destroyForcibly();
      if (!ended(server)) {
        throw new IOException(
            "the PostgreSQL of an earlier run, process %d, cannot be stopped"
                .formatted(server.pid()));
      }
    }
  }

  private static boolean ended(ProcessHandle server) throws InterruptedException {
    try {
      server.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
