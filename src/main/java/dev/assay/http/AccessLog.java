package dev.assay.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line for each answer over HTTP, without queries and bodies. Safe on any thread. */
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
  private static final double MILLI = 1e6;

  private AccessLog() {}

  static void write(HttpServerRequest request, int status, long nanos, String requestId) {
    SocketAddress client = request.remoteAddress();
    LOG.info(
        "event=answered method={} path={} status={} bytes={} ms={} client={} protocol={}"
            + " request={}",
        request.method(),
        request.path(),
        status,
        request.response().bytesWritten(),
        Math.round(nanos / MILLI * 1_000) / 1e3,
        client == null ? "unknown" : client.hostAddress(),
        request.version().alpnName(),
        requestId);
  }
}
