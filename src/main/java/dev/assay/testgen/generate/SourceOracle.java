package dev.assay.testgen.generate;

import dev.assay.code.MethodSignature;
import dev.assay.testgen.evaluate.Evaluator;
import dev.assay.testgen.evaluate.Outcome;
import dev.assay.testgen.generate.Expectation.Provenance;
import javax.lang.model.type.TypeKind;

/** Expects what the source declares, or what follows from it for certain. For one job. */
final class SourceOracle implements Oracle {
  /** More questions to one object make a test hard to read. */
  private static final int MOST_PROBES = 4;

  private final Evaluator evaluator;

  SourceOracle(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  @Override
  public Expectation expect(Target target, Row row) {
    return switch (evaluator.call(target.method(), row.instance(), row.values())) {
      case Outcome.Throws thrown ->
          new Expectation.Throws(
              thrown.exception(),
              thrown.declared() || documented(target, thrown.exception().simple())
                  ? Provenance.SPECIFIED
                  : Provenance.COMPUTED,
              thrown.line(),
              thrown.path());
      case Outcome.Returns returned -> returned(target, returned);
      case Outcome.Unknown unknown -> new Expectation.Unknown(Skip.RUN_NEEDED, unknown.reason());
    };
  }

  private static Expectation returned(Target target, Outcome.Returns returned) {
    boolean isVoid =
        !target.constructor() && target.method().getReturnType().getKind() == TypeKind.VOID;
    var expectation =
        new Expectation.Returns(
            target.constructor() || isVoid ? null : returned.value(),
            readable(returned.after()),
            Provenance.COMPUTED,
            returned.path());
    return expectation.observable()
        ? expectation
        : new Expectation.Unknown(Skip.NOTHING_TO_OBSERVE, target.label());
  }

  private static Outcome.After readable(Outcome.After after) {
    return new Outcome.After(
        after.ofResult().stream().limit(MOST_PROBES).toList(),
        after.ofReceiver().stream().limit(MOST_PROBES).toList(),
        after.ofArguments(),
        after.self());
  }

  private static boolean documented(Target target, String exception) {
    MethodSignature signature = target.signature();
    return signature != null
        && signature.contracts().stream()
            .anyMatch(contract ->
                contract.kind() == MethodSignature.Contract.Kind.THROWS
                    && contract.exception() != null
                    && contract
                        .exception()
                        .substring(contract.exception().lastIndexOf('.') + 1)
                        .equals(exception));
  }
}
