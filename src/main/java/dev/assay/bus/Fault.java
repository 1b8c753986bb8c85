package dev.assay.bus;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The one vocabulary of failures, the same word from SQL to the HTTP status. Immutable. */
public enum Fault {
  /** The question itself is wrong; asking it again cannot help. */
  INVALID(400),
  /** The asker may not have this. */
  DENIED(403),
  /** What is asked for does not exist. */
  ABSENT(404),
  /** The question contradicts what is stored. */
  CONFLICT(409),
  /** It was called off before it was done; asking again begins anew. */
  CANCELLED(410),
  /** The question is larger than the settings allow. */
  TOO_LARGE(413),
  /** A bounded queue is full; asking later can help. */
  BUSY(429),
  /** A mistake of ours; the details are in the log. */
  INTERNAL(500),
  /** A part that is needed does not answer; asking later can help. */
  UNAVAILABLE(503),
  /** The deadline passed before the answer was there. */
  LATE(504);

  private final int status;

  Fault(int status) {
    this.status = status;
  }

  /** The HTTP status that says the same. */
  public int status() {
    return status;
  }

  /**
   * A failure of this kind, with a text that tells its reader what was wrong and what was expected.
   */
  public Failure because(String text) {
    return new Failure(this, text);
  }

  /**
   * The kind of any failure: ours as it is, the bus's own translated, all else {@link #INTERNAL}.
   */
  public static Fault of(@Nullable Throwable cause) {
    return switch (cause) {
      case Failure failure -> failure.fault();
      case ReplyException reply -> of(reply);
      case null, default -> INTERNAL;
    };
  }

  private static Fault of(ReplyException reply) {
    return switch (reply.failureType()) {
      case ReplyFailure.TIMEOUT -> LATE;
      case ReplyFailure.NO_HANDLERS -> UNAVAILABLE;
      case ReplyFailure.RECIPIENT_FAILURE, ReplyFailure.ERROR ->
          Arrays.stream(values())
              .filter(fault -> fault.status == reply.failureCode())
              .findFirst()
              .orElse(INTERNAL);
    };
  }
}
