package dev.assay.http;

import dev.assay.bus.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a route answers; the exchange writes it. Immutable.
 *
 * @param type the media type, null where there is no body
 * @param headers besides the type and those every answer carries
 */
record Answer(int status, @Nullable CharSequence type, Buffer body, List<Header> headers) {
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  Answer {
    headers = List.copyOf(headers);
  }

  /** One header. */
  record Header(CharSequence name, CharSequence value) {}

  static Answer json(Record message) {
    return json(OK, message);
  }

  static Answer json(int status, Record message) {
    return of(status, Headers.JSON, Wire.encode(message));
  }

  static Answer of(int status, CharSequence type, Buffer body) {
    return new Answer(status, type, body, List.of());
  }

  static Answer empty(int status) {
    return new Answer(status, null, Buffer.buffer(), List.of());
  }

  /** Bytes made before, whether or not they came out of a cache. */
  static Answer rendered(Rendered rendered, CharSequence cache) {
    return of(OK, Headers.JSON, rendered.json())
        .with(HttpHeaders.ETAG, rendered.etag())
        .with(Headers.X_CACHE, cache);
  }

  Answer with(CharSequence name, CharSequence value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Answer(status, type, body, more);
  }

  /** The same, which came out of a cache, where it had been for a while. */
  Answer cached(CharSequence how, Duration age) {
    return with(Headers.X_CACHE, how)
        .with(Headers.AGE, Long.toString(Math.max(0, age.toSeconds())));
  }

  /** The same without its body, for an asker that has it. */
  Answer notModified() {
    return new Answer(NOT_MODIFIED, null, Buffer.buffer(), headers);
  }
}
