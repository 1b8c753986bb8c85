package dev.assay.bus;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.AccessMode;
import io.vertx.core.spi.context.storage.ContextLocal;
import org.jspecify.annotations.Nullable;

/**
 * Which request the code that runs now serves, for the log. Safe on any thread.
 *
 * <p>It is kept by the Vert.x context and not by the thread: each HTTP request and each message of
 * the bus has a context of its own, which goes with its futures and to the workers of a desk. It is
 * a service of Vert.x so that there is room for it in contexts made before it is first used.
 */
public final class Serving implements VertxServiceProvider {
  private static final ContextLocal<String> REQUEST = ContextLocal.registerLocal(String.class);

  /** Made by Vert.x, which knows it from {@code META-INF/services}. */
  public Serving() {}

  @Override
  public void init(VertxBootstrap bootstrap) {
    // To be loaded is all that is needed.
  }

  /** From now on what runs on this context serves that request. */
  public static void request(String id) {
    Context here = Vertx.currentContext();
    // A context that others share would tell their lines to be of this request.
    if (here instanceof ContextInternal own && own.isDuplicate()) {
      REQUEST.put(own, AccessMode.CONCURRENT, id);
    }
  }

  /** The request that is served here; null where it is none. */
  public static @Nullable String request() {
    Context here = Vertx.currentContext();
    return here == null ? null : REQUEST.get(here, AccessMode.CONCURRENT);
  }
}
