package dev.assay.http;

import dev.assay.bus.Fault;
import dev.assay.bus.Wire;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.handler.HttpException;
import java.util.Locale;

/**
 * The one JSON shape of every failure over HTTP (RFC 9457). Immutable.
 *
 * @param type a URN that names the kind of failure
 * @param title the kind in words; the same for every failure of a status
 * @param instance the path that was asked
 * @param fault the kind as the event bus names it
 */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String requestId,
    String fault) {

  // A bounded queue drains in well under a second, or its askers are late.
  private static final CharSequence SOON = HttpHeaders.createOptimized("1");

  /** Whose request it was: its id and the path it asked. */
  record Origin(String requestId, String path) {}

  static Problem of(Throwable cause, Origin origin) {
    return switch (cause) {
      case Refusal refusal -> of(refusal.status(), refusal.fault(), text(refusal), origin);
      case HttpException web when web.getStatusCode() < 500 ->
          of(web.getStatusCode(), Fault.INVALID, "the request cannot be read", origin);
      default -> {
        Fault fault = Fault.of(cause);
        yield of(fault.status(), fault, detail(fault, cause, origin), origin);
      }
    };
  }

  private static Problem of(int status, Fault fault, String detail, Origin origin) {
    return new Problem(
        "urn:assay:problem:" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        HttpResponseStatus.valueOf(status).reasonPhrase(),
        status,
        detail,
        origin.path(),
        origin.requestId(),
        fault.name());
  }

  // The text of an INTERNAL failure is for the log, and the bus's own texts name its addresses.
  private static String detail(Fault fault, Throwable cause, Origin origin) {
    if (fault == Fault.INTERNAL) {
      return "a mistake of ours, logged as request " + origin.requestId();
    }
    if (cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT) {
      return "no answer before the deadline; ask again, or for less";
    }
    if (cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS) {
      return "the part that answers this is not there now; ask again";
    }
    return text(cause);
  }

  private static String text(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }

  Answer answer() {
    Answer answer = Answer.of(status, Headers.PROBLEM, Wire.encode(this));
    return status == Fault.BUSY.status() || status == Fault.UNAVAILABLE.status()
        ? answer.with(Headers.RETRY_AFTER, SOON)
        : answer;
  }
}
