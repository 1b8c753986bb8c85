package dev.assay.ml;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request of the protocol. Immutable.
 *
 * @param path from the root of the service, encoded
 * @param reading makes the answer of the body; throws {@link Nonsensical}
 */
record Ask<A>(HttpMethod method, String path, @Nullable Buffer body, Function<Buffer, A> reading) {
  static <A> Ask<A> get(String path, Function<Buffer, A> reading) {
    return new Ask<>(HttpMethod.GET, path, null, reading);
  }

  static <A> Ask<A> post(String path, @Nullable Buffer body, Function<Buffer, A> reading) {
    return new Ask<>(HttpMethod.POST, path, body, reading);
  }
}
