package dev.assay.http;

import dev.assay.bus.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one JSON body within its limits of type, size and time. On the event loop of its
 * connection.
 */
final class BodyReader {
  private final int most;
  private final Promise<Buffer> whole = Promise.promise();
  private final Buffer body = Buffer.buffer();

  private BodyReader(int most) {
    this.most = most;
  }

  /** The whole body, empty where none came; fails with what is wrong as soon as that is known. */
  static Future<Buffer> read(Exchange exchange, Vertx vertx) {
    HttpServerRequest request = exchange.request();
    checkType(request);
    checkLength(request.getHeader(HttpHeaders.CONTENT_LENGTH), exchange.maxBody());
    checkExpectation(request);
    var reader = new BodyReader(exchange.maxBody());
    long timer =
        vertx.setTimer(
            Math.max(1, exchange.call().remaining().toMillis()),
            late ->
                reader.whole.tryFail(
                    Refusal.of(408, Fault.LATE, "the body did not arrive before the deadline")));
    request.handler(reader::take).endHandler(end -> reader.whole.tryComplete(reader.body));
    request.exceptionHandler(reader.whole::tryFail);
    return reader.whole.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  /**
   * Lets what still comes of a refused body pass unread, so that the connection can be used again;
   * who sends much more than a body may have, or does not end before the deadline, is cut off.
   */
  static void discard(Exchange exchange, Vertx vertx) {
    HttpServerRequest request = exchange.request();
    if (request.isEnded()) {
      return;
    }
    long timer =
        vertx.setTimer(
            Math.max(1, exchange.call().remaining().toMillis()), late -> cutOff(request));
    long[] left = {2L * exchange.maxBody()};
    request
        .exceptionHandler(closed -> vertx.cancelTimer(timer))
        .endHandler(end -> vertx.cancelTimer(timer))
        .handler(chunk -> {
          left[0] -= chunk.length();
          if (left[0] < 0) {
            cutOff(request);
          }
        });
  }

  // On HTTP/2 other requests share the connection.
  private static void cutOff(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else {
      request.connection().close();
    }
  }

  private void take(Buffer chunk) {
    if (body.length() + chunk.length() > most) {
      whole.tryFail(tooLarge(most));
    } else {
      body.appendBuffer(chunk);
    }
  }

  private static void checkType(HttpServerRequest request) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Refusal.of(415, Fault.INVALID, "expected a body that is not compressed");
    }
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (!json(type) && (type != null || hasBody(request))) {
      throw Refusal.of(
          415,
          Fault.INVALID,
          "expected Content-Type: application/json, was " + (type == null ? "missing" : type));
    }
  }

  private static boolean json(@Nullable String type) {
    if (type == null) {
      return false;
    }
    int end = type.indexOf(';');
    String media = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return media.equals("application/json")
        || (media.startsWith("application/") && media.endsWith("+json"));
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals("0"));
  }

  private static void checkLength(@Nullable String length, int most) {
    if (length != null && length.length() < 19 && Long.parseLong(length) > most) {
      throw tooLarge(most);
    }
  }

  private static void checkExpectation(HttpServerRequest request) {
    String expect = request.getHeader(HttpHeaders.EXPECT);
    if (expect == null) {
      return;
    }
    if (!expect.equalsIgnoreCase("100-continue")) {
      throw Refusal.of(417, Fault.INVALID, "expected no Expect but 100-continue");
    }
    request.response().writeContinue();
  }

  private static RuntimeException tooLarge(int most) {
    return Fault.TOO_LARGE.because("the body is larger than %d bytes".formatted(most));
  }
}
