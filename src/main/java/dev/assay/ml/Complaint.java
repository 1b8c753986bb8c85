package dev.assay.ml;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;

/** Makes of a reason the failure that the asker reads. Immutable. */
record Complaint(String url) {
  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;

  /**
   * @param tries that were made
   * @param why there is not one more; empty where that is plain
   */
  Failure of(Reason reason, int tries, String why) {
    return fault(reason)
        .because(
            "the model service at %s: %s%s%s"
                .formatted(
                    url, reason.words(), tries > 1 ? ", after " + tries + " tries" : "", why));
  }

  /** The words for a wait that would outlast the deadline. */
  String tooLong(Reason reason) {
    return reason
        .retryAfter()
        .map(wait ->
            "; it asks to wait %d s, which is past the deadline".formatted(wait.toSeconds()))
        .orElse("; no time is left for another try");
  }

  private static Fault fault(Reason reason) {
    return switch (reason) {
      case Reason.Refused refused ->
          switch (refused.status()) {
            case BAD_REQUEST, UNPROCESSABLE -> Fault.INVALID;
            case CONFLICT -> Fault.CONFLICT;
            case TOO_LARGE -> Fault.TOO_LARGE;
            default -> Fault.UNAVAILABLE;
          };
      case Reason.TimedOut timedOut -> timedOut.late() ? Fault.LATE : Fault.UNAVAILABLE;
      case Reason.Crowded _ -> Fault.BUSY;
      case Reason.Absent _ -> Fault.ABSENT;
      case Reason.Untrainable _ -> Fault.INVALID;
      case Reason.Overloaded _, Reason.Broken _, Reason.Nonsense _ -> Fault.UNAVAILABLE;
      case Reason.Unfit _, Reason.ShortCircuited _ -> Fault.UNAVAILABLE;
    };
  }
}
