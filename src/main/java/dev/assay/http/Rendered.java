package dev.assay.http;

import dev.assay.bus.Wire;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/**
 * An answer as the bytes that go out, made once and sent often. Immutable, and safe on any thread:
 * nobody writes to {@code json} any more.
 *
 * @param etag strong, with its quotes, as it stands in the header
 * @param age how long ago the answer was made
 */
public record Rendered(Buffer json, String etag, Duration age) {
  /** The bytes of an answer that was made just now; their hash is the tag. */
  public static Rendered of(Record answer) {
    Buffer json = Wire.encode(answer);
    return new Rendered(json, Wire.etag(json), Duration.ZERO);
  }
}
