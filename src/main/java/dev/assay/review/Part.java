package dev.assay.review;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part of an answer, or why it is missing. Immutable.
 *
 * @param fault the kind of failure; null where there is none
 * @param why its text
 */
record Part<A>(@Nullable A value, @Nullable Fault fault, @Nullable String why) {
  private static final Logger LOG = LoggerFactory.getLogger(Part.class);

  /** Never fails: what fails is a part that says so. */
  static <A> Future<Part<A>> of(Supplier<Future<A>> answer) {
    return Turns.begin(answer)
        .map(value -> new Part<A>(value, null, null))
        .recover(cause -> Future.succeededFuture(missing(cause)));
  }

  static <A> Part<A> notAsked() {
    return new Part<>(null, null, null);
  }

  private static <A> Part<A> missing(Throwable cause) {
    Fault fault = Fault.of(cause);
    String why =
        switch (cause) {
          case Failure failure -> failure.text();
          case ReplyException reply -> words(reply);
          default -> "a mistake of ours; the log says which";
        };
    // What came over the bus was logged where it failed.
    if (fault == Fault.INTERNAL && !(cause instanceof ReplyException)) {
      LOG.error("event=review-part-failed", cause);
    }
    return new Part<>(null, fault, why);
  }

  // What the bus itself says names its own addresses.
  private static String words(ReplyException reply) {
    return switch (reply.failureType()) {
      case TIMEOUT -> "it did not answer in the time there was";
      case NO_HANDLERS -> "nobody answers that here";
      case RECIPIENT_FAILURE, ERROR -> String.valueOf(reply.getMessage());
    };
  }

  /** "plan: why", or null where nothing failed. */
  @Nullable String missing(String name) {
    return why == null ? null : name + ": " + why;
  }
}
