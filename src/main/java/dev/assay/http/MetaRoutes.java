package dev.assay.http;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What this server is, and the contract of all its routes. On event loops. */
final class MetaRoutes {
  private static final int OK = 200;

  private MetaRoutes() {}

  static void add(Routes routes, Buffer contract) {
    routes
        .get(
            "/openapi.yaml",
            exchange -> Future.succeededFuture(Answer.of(OK, Headers.YAML, contract)))
        .get("/openapi.json", exchange -> json(exchange, contract));
  }

  // For the page that shows it, which is looked at rarely; it takes too long for an event loop.
  private static Future<Answer> json(Exchange exchange, Buffer contract) {
    return exchange
        .vertx()
        .executeBlocking(() -> new YAMLMapper().readTree(contract.getBytes()).toString(), false)
        .map(json -> Answer.of(OK, Headers.JSON, Buffer.buffer(json)));
  }

  /** Every route there is by now, and how to begin. */
  static Buffer listed(Routes routes) {
    String listed = String.join("\n  ", routes.list());
    return Buffer.buffer(
        """
        Assay writes JUnit 5 tests for Java sources, and tells what PostgreSQL
        queries do and will take.

          %s

        The whole contract: GET /openapi.yaml
        Try it:
          curl -s -H 'Content-Type: application/json' \
        -d '{"source":"class Sum { static int of(int a, int b) { return a + b; } }"}' \
        http://localhost:8080/v1/tests
        """
            .formatted(listed)
            .getBytes(StandardCharsets.UTF_8));
  }

  /** The contract, read from the class path; blocks, so not for an event loop. */
  static Buffer contract() {
    try (InputStream file = MetaRoutes.class.getResourceAsStream("/openapi.yaml")) {
      return Buffer.buffer(
          Objects.requireNonNull(file, "openapi.yaml is missing from the class path")
              .readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml cannot be read", e);
    }
  }
}
