package dev.assay.bus;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells a trace what Vert.x does not tell it by itself: the work of desks and its steps. Safe on
 * any thread.
 */
public interface Tracer extends Shareable {
  /** The tag that names the request. */
  String REQUEST = "assay.request.id";

  /** Begins a piece of work, a part of what this context does now. */
  Span begin(String name, Map<String, String> tags);

  /** Says more of what this context does now. */
  void tag(String name, String value);

  /** A piece of work until it ends. Safe on any thread. */
  interface Span {
    /** Begins a part of it. */
    Span begin(String name, Map<String, String> tags);

    /** It ended; {@code failure} is null where it went well. */
    void end(@Nullable Throwable failure);
  }

  /** From now on the work of this Vert.x is told to {@code tracer}. */
  static void install(Vertx vertx, Tracer tracer) {
    there(vertx).put("tracer", tracer);
  }

  /** Who is told of the work of this Vert.x; null where nobody is. */
  static @Nullable Tracer of(Vertx vertx) {
    return there(vertx).get("tracer");
  }

  private static LocalMap<String, Tracer> there(Vertx vertx) {
    return vertx.sharedData().getLocalMap("assay");
  }
}
