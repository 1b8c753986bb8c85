package dev.assay.testgen.findings;

import dev.assay.lab.Observed;
import dev.assay.lab.Reply;
import java.util.List;
import java.util.Set;

/**
 * A constructor or factory that takes nothing and complains of what it was given: a default of its
 * own is wrong. Stateless.
 */
final class AlwaysThrows implements Look {
  private static final Set<String> COMPLAINTS =
      Set.of(
          "java.lang.IllegalArgumentException",
          "java.lang.NullPointerException",
          "java.lang.IndexOutOfBoundsException",
          "java.lang.ArithmeticException");

  @Override
  public List<Finding> at(Context.Method method) {
    if (!method.facts().open()
        || !method.task().parameters().isEmpty()
        || method.tried().isEmpty()
        || !method.tried().stream().allMatch(AlwaysThrows::complains)
        || !(method.tried().getFirst().observed() instanceof Observed.Threw threw)) {
      return List.of();
    }
    String message = threw.message() == null ? "" : " (" + threw.message() + ")";
    return List.of(
        new Finding(
            method.label(),
            method.line(),
            "alwaysThrows",
            "%s threw %s%s; nothing was given that could be wrong, so that it can never be used"
                .formatted(
                    CallText.of(method.task(), method.tried().getFirst().trial()),
                    threw.type().simple(),
                    message)));
  }

  private static boolean complains(Reply.Tried tried) {
    return tried.trial().receiver() == null
        && tried.trial().arguments().isEmpty()
        && tried.observed() instanceof Observed.Threw threw
        && threw.actual().stream().anyMatch(COMPLAINTS::contains);
  }
}
