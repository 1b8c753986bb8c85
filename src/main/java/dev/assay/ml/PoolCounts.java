package dev.assay.ml;

import io.vertx.core.http.HttpConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** How many connections there are, are used and are waited for. Safe on any thread. */
final class PoolCounts {
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger inUse = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();

  void opened(HttpConnection connection) {
    open.incrementAndGet();
    connection.closeHandler(closed -> open.decrementAndGet());
  }

  void asked() {
    waiting.incrementAndGet();
  }

  /** Who waited has a connection, or gave up. */
  void waited() {
    waiting.decrementAndGet();
  }

  void used() {
    inUse.incrementAndGet();
  }

  void released() {
    inUse.decrementAndGet();
  }

  Ml.Pool of(int max, int maxPerHost) {
    return new Ml.Pool(max, maxPerHost, open.get(), inUse.get(), waiting.get());
  }
}
