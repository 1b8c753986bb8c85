package dev.assay.ml;

/** How a try ended: with the answer, or with the reason why there is none. Immutable. */
sealed interface Outcome<A> {
  /** The answer, which was checked. */
  record Answered<A>(A answer) implements Outcome<A> {}

  /** No answer. */
  record Unanswered<A>(Reason reason) implements Outcome<A> {}

  static <A> Outcome<A> answered(A answer) {
    return new Answered<>(answer);
  }

  static <A> Outcome<A> not(Reason reason) {
    return new Unanswered<>(reason);
  }
}
