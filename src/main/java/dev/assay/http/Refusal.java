package dev.assay.http;

import dev.assay.bus.Fault;
import io.vertx.core.http.HttpHeaders;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A request that HTTP itself refuses, with a status the faults of the bus have no word for.
 * Immutable; carries no stack, since it is an answer.
 */
final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final int status;
  private final Fault fault;
  private final transient Answer.@Nullable Header header;

  private Refusal(int status, Fault fault, String text, Answer.@Nullable Header header) {
    super(text, null, false, false);
    this.status = status;
    this.fault = fault;
    this.header = header;
  }

  static Refusal of(int status, Fault fault, String text) {
    return new Refusal(status, fault, text, null);
  }

  /** One request too many; {@code wait} is in seconds. */
  static Refusal busy(String text, String wait) {
    return new Refusal(
        Fault.BUSY.status(), Fault.BUSY, text, new Answer.Header(Headers.RETRY_AFTER, wait));
  }

  static Refusal method(String method, String allow) {
    return new Refusal(
        405,
        Fault.INVALID,
        "%s is not taken here; expected %s".formatted(method, allow),
        new Answer.Header(HttpHeaders.ALLOW, allow));
  }

  int status() {
    return status;
  }

  Fault fault() {
    return fault;
  }

  /** What HTTP wants to be said beside it: the methods to use instead, when to come again. */
  Answer.@Nullable Header header() {
    return header;
  }
}
