package dev.assay.ml;

import java.time.Duration;
import java.util.Optional;

/** Why a try has no answer. Immutable. */
sealed interface Reason {
  /** The least status that is the service's own mistake. */
  int SERVER_ERROR = 500;

  /** What a reason says of the service's health. */
  enum Blame {
    SERVICE,
    NOBODY
  }

  /** The service will not do this; asking again cannot help. */
  record Refused(int status, String said) implements Reason {}

  /** The service cannot do this now: 429, 502, 503 or 504. */
  record Overloaded(int status, String said, Optional<Duration> retryAfter) implements Reason {}

  /** The connection did not come to be, or broke. */
  record Broken(String cause) implements Reason {}

  /**
   * The time of a try was up.
   *
   * @param late whether it was the asker's deadline that ended it, and not the setting
   * @param brief whether it was so short that it says nothing of the service
   */
  record TimedOut(Duration after, boolean late, boolean brief) implements Reason {}

  /** What was answered is not what the protocol says. */
  record Nonsense(String wrong) implements Reason {}

  /** The service is well, and its model is not one for this question. */
  record Unfit(String why) implements Reason {}

  /** The service is well, and has not what is asked for. */
  record Absent(String what) implements Reason {}

  /** The service answers by models, and does not make them. */
  record Untrainable() implements Reason {}

  /** More tries wait for a connection than there is room for. */
  record Crowded() implements Reason {}

  /** The breaker did not let it through. */
  record ShortCircuited(String breaker) implements Reason {}

  /** Whether the breaker counts it as a failure. */
  default Blame blame() {
    return switch (this) {
      case Refused refused -> refused.status() < SERVER_ERROR ? Blame.NOBODY : Blame.SERVICE;
      case TimedOut timedOut -> timedOut.brief() ? Blame.NOBODY : Blame.SERVICE;
      case Overloaded _, Broken _, Nonsense _ -> Blame.SERVICE;
      case Unfit _, Absent _, Untrainable _, Crowded _, ShortCircuited _ -> Blame.NOBODY;
    };
  }

  /** Whether the same try may end better a little later. */
  default boolean passing() {
    return switch (this) {
      case Overloaded _, Broken _ -> true;
      case TimedOut timedOut -> !timedOut.late();
      case Refused _, Nonsense _, Unfit _, Absent _, Untrainable _ -> false;
      case Crowded _, ShortCircuited _ -> false;
    };
  }

  /** How long the service asked to be left alone. */
  default Optional<Duration> retryAfter() {
    return this instanceof Overloaded overloaded ? overloaded.retryAfter() : Optional.empty();
  }

  /** What happened, in words that fit behind a colon. */
  default String words() {
    return switch (this) {
      case Refused refused -> answered(refused.status(), refused.said());
      case Overloaded overloaded -> answered(overloaded.status(), overloaded.said());
      case Broken broken -> broken.cause();
      case TimedOut timedOut -> "no answer within " + timedOut.after().toMillis() + " ms";
      case Nonsense nonsense -> "its answer makes no sense: " + nonsense.wrong();
      case Unfit unfit -> unfit.why();
      case Absent absent -> "it has no " + absent.what();
      case Untrainable _ -> "this model service does not train";
      case Crowded _ -> "too many questions wait for a connection";
      case ShortCircuited circuited -> circuited.breaker();
    };
  }

  private static String answered(int status, String said) {
    return said.isEmpty() ? "it answered " + status : "it answered %d: %s".formatted(status, said);
  }
}
