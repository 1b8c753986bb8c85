package dev.assay.cli;

import dev.assay.AssayVerticle;
import dev.assay.config.SettingsException;
import dev.assay.config.SettingsReader;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server that is asked: one that runs, or one started in this JVM, which ends with this object.
 * Blocks its caller.
 */
final class Server implements AutoCloseable {
  private static final URI USUAL = URI.create("http://127.0.0.1:8080");
  private static final String NAMED = "ASSAY_URL";
  private static final long START_SECONDS = 60;
  private static final long CLOSE_SECONDS = 20;

  private final URI url;
  private final @Nullable Started started;

  /** What was started, with the directory its database is in. */
  private record Started(Vertx vertx, Path data) {}

  private Server(URI url, @Nullable Started started) {
    this.url = url;
    this.started = started;
  }

  /**
   * Finds the server.
   *
   * @param named the one that was asked for; if there is none, the environment may name it
   */
  static Server reach(@Nullable String named, PrintWriter err, boolean quiet) {
    String asked = named == null ? System.getenv(NAMED) : named;
    if (asked != null) {
      URI url = url(asked);
      if (!Client.isAssay(url)) {
        throw Exit.failed("no Assay answers at %s; is it running there?".formatted(url));
      }
      return new Server(url, null);
    }
    if (Client.isAssay(USUAL)) {
      return new Server(USUAL, null);
    }
    if (!quiet) {
      err.printf("assay: no server at %s, starting one for this question%n", USUAL);
    }
    return start();
  }

  private static URI url(String text) {
    try {
      URI url = URI.create(text.replaceAll("/+$", ""));
      boolean web = List.of("http", "https").contains(String.valueOf(url.getScheme()));
      if (web && url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw noUrl(text);
    }
    throw noUrl(text);
  }

  private static Exit noUrl(String text) {
    return Exit.usage(
        "'%s' is no address of a server, expected one like %s".formatted(text, USUAL));
  }

  private static Server start() {
    Started started = new Started(Vertx.vertx(), directory());
    try {
      Map<String, String> environment = new HashMap<>(System.getenv());
      environment.putAll(
          Map.of(
              "HTTP_ENABLED", "true",
              "HTTP_HOST", "127.0.0.1",
              "HTTP_PORT", "0",
              "HTTP_TIMEOUT", "2m",
              "MANAGEMENT_PORT", "0",
              "DEMO", "false",
              "DATA_DIR", started.data().toString()));
      var assay = new AssayVerticle(SettingsReader.read(Path.of(""), environment));
      started.vertx().deployVerticle(assay).await(START_SECONDS, TimeUnit.SECONDS);
      return new Server(URI.create("http://127.0.0.1:" + assay.httpPort()), started);
    } catch (SettingsException unusable) {
      end(started);
      throw Exit.usage(String.valueOf(unusable.getMessage()));
    } catch (TimeoutException | RuntimeException failed) {
      end(started);
      throw Exit.failed("a server could not be started: " + failed.getMessage());
    }
  }

  // Removed at the end of the JVM too, for who ends it by a signal.
  private static Path directory() {
    try {
      Path data = Files.createTempDirectory("assay-cli");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(data)));
      return data;
    } catch (IOException e) {
      throw Exit.failed("no temporary directory for a server: " + Reports.why(e));
    }
  }

  URI url() {
    return url;
  }

  @Override
  public void close() {
    if (started != null) {
      end(started);
    }
  }

  private static void end(Started started) {
    try {
      started.vertx().close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw Exit.failed("the server that was started does not end");
    } finally {
      remove(started.data());
    }
  }

  private static void remove(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the data of the server cannot be removed", e);
    }
  }
}
