package dev.assay;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.config.SettingsReader;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A whole server at a port of its own, for a browser to look at. Used by one thread. */
final class PageServer implements AutoCloseable {
  private static final int PATIENCE = 60;

  private final Vertx vertx;
  private final AssayVerticle assay;

  private PageServer(Vertx vertx, AssayVerticle assay) {
    this.vertx = vertx;
    this.assay = assay;
  }

  /** A port that is free now: a fixed one, where the server is to come back at it. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Serves at that port; {@code shop} is the URL of the database to watch, if any. */
  static PageServer open(int port, Path data, @Nullable String shop) throws TimeoutException {
    Vertx vertx = Vertx.vertx();
    AssayVerticle assay =
        new AssayVerticle(
            SettingsReader.over(
                Map.of(
                    "http", Map.of("port", port),
                    "management", Map.of("port", 0),
                    "databases", shop == null ? Map.of() : Map.of("shop", Map.of("url", shop)),
                    "patterns", Map.of("corpus", false),
                    "demo", false,
                    "collect", Map.of("interval", "1s"),
                    "data", Map.of("dir", data.toString()))));
    vertx.deployVerticle(assay).await(PATIENCE, SECONDS);
    return new PageServer(vertx, assay);
  }

  @Override
  public void close() throws TimeoutException {
    assay.drain().await(PATIENCE, SECONDS);
    vertx.close().await(PATIENCE, SECONDS);
  }
}
