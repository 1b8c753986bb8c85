package dev.assay.testgen.findings;

import dev.assay.code.MethodSignature;
import dev.assay.code.MethodSignature.Comparison;
import dev.assay.code.MethodSignature.Condition;
import dev.assay.code.MethodSignature.Contract;
import java.util.Optional;

/** Finds the guard that has decided a later condition already. Stateless. */
final class Earlier {
  private Earlier() {}

  /** The values a comparison with a whole number lets through. */
  private record Range(long least, long most) {
    static Optional<Range> of(Comparison comparison) {
      try {
        long number = Long.parseLong(comparison.constant().replaceAll("[_lL]", ""));
        return switch (comparison.operator()) {
          case "<" -> Optional.of(new Range(Long.MIN_VALUE, number - 1));
          case "<=" -> Optional.of(new Range(Long.MIN_VALUE, number));
          case ">" -> Optional.of(new Range(number + 1, Long.MAX_VALUE));
          case ">=" -> Optional.of(new Range(number, Long.MAX_VALUE));
          case "==" -> Optional.of(new Range(number, number));
          default -> Optional.empty();
        };
      } catch (NumberFormatException notWhole) {
        return Optional.empty();
      }
    }

    boolean within(Range other) {
      return least >= other.least && most <= other.most;
    }
  }

  /** The condition of a guard that throws wherever this one would hold. */
  static Optional<Condition> contradicting(Context.Method method, Condition condition) {
    MethodSignature signature = method.signature();
    Comparison later = condition.comparisons().getFirst();
    Optional<Range> range = Range.of(later);
    if (signature == null || range.isEmpty()) {
      return Optional.empty();
    }
    return signature.conditions().stream()
        .filter(earlier -> earlier.line() < condition.line() && guards(signature, earlier))
        .filter(earlier -> earlier.comparisons().size() == 1)
        .filter(earlier ->
            earlier.comparisons().getFirst().subject().strip().equals(later.subject().strip()))
        .filter(earlier ->
            Range.of(earlier.comparisons().getFirst())
                .filter(refused -> range.get().within(refused))
                .isPresent())
        .findFirst();
  }

  private static boolean guards(MethodSignature signature, Condition condition) {
    return signature.contracts().stream()
        .anyMatch(contract ->
            contract.origin() == Contract.Origin.GUARD
                && condition.text().equals(contract.condition()));
  }
}
