package dev.assay.testgen.findings;

import dev.assay.code.MethodSignature;
import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether an index error is the caller's: a number that says where something stands may be
 * wrong, unless the method answers for wrong ones elsewhere. For one method.
 */
final class Indexes {
  private static final String PLACE =
      "(?i)(.*(index|idx|pos|position|offset|off|start|begin|end|from|to|row|col|column|len|length"
          + "|count|size|limit|at|dimension|axis|depth|level|rank|digit|digits|id|num|number)"
          + "|[a-z]|[a-z]\\d)";

  /** Larger numbers are no ordinary inputs. */
  private static final long ORDINARY = 1000;

  private final Context.Method method;

  Indexes(Context.Method method) {
    this.method = method;
  }

  /** What speaks against it; nothing where the caller is to blame. */
  Optional<String> leak(Order.Trial trial) {
    // Of a place and a length it cannot be said which of them was wrong.
    boolean alone = trial.arguments().stream().filter(Traits::isWhole).count() == 1;
    boolean place = false;
    for (int i = 0; i < trial.arguments().size(); i++) {
      if (Traits.plain(trial.arguments().get(i)) instanceof Value.Literal(Number number)
          && Traits.isWhole(trial.arguments().get(i))) {
        if (!isPlace(i)) {
          if (Math.abs(number.longValue()) > ORDINARY) {
            return Optional.empty();
          }
        } else if (alone && number.longValue() > 0 && answersBelowZero(i)) {
          return Optional.of("for numbers below 0 it returns, so those above the end are no fault");
        } else {
          place = true;
        }
      }
    }
    return place
        ? Optional.empty()
        : Optional.of("it neither checks for this input nor documents it");
  }

  private boolean isPlace(int index) {
    MethodSignature signature = method.signature();
    return signature == null
        || index >= signature.parameters().size()
        || signature.parameters().get(index).name().matches(PLACE);
  }

  // The code compares it, and does not raise anything then.
  private boolean answersBelowZero(int index) {
    MethodSignature signature = method.signature();
    if (signature == null || index >= signature.parameters().size()) {
      return false;
    }
    String name = signature.parameters().get(index).name();
    boolean compared =
        signature.conditions().stream()
            .flatMap(condition -> condition.comparisons().stream())
            .anyMatch(it ->
                it.subject().strip().equals(name)
                    && List.of("<", "<=", ">", ">=").contains(it.operator()));
    return compared
        && method.tried().stream()
            .filter(tried -> tried.observed() instanceof Observed.Returned)
            .anyMatch(tried ->
                Integer.valueOf(-1).equals(Traits.sign(tried.trial().arguments().get(index))));
  }
}
