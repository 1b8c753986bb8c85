package dev.assay.testgen.findings;

import dev.assay.code.MethodSignature.Contract;
import dev.assay.code.TypeSignature;
import dev.assay.lab.Observed;
import dev.assay.lab.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Documentation promises an exception for some inputs, such inputs were tried, and it never came.
 */
final class ThrowsNeverComes implements Look {
  private static final String KIND = "throwsNeverComes";

  @Override
  public List<Finding> at(Context.Method method) {
    if (method.signature() == null) {
      return List.of();
    }
    List<String> parameters =
        method.signature().parameters().stream().map(TypeSignature.Parameter::name).toList();
    List<Finding> all = new ArrayList<>();
    for (Contract contract : method.signature().contracts()) {
      if (contract.kind() == Contract.Kind.THROWS
          && contract.origin() == Contract.Origin.JAVADOC
          && contract.exception() != null) {
        for (Promise promise : Promise.in(contract.text(), parameters)) {
          broken(method, contract, contract.exception(), promise).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  private static Optional<Finding> broken(
      Context.Method method, Contract contract, String exception, Promise promise) {
    List<Reply.Tried> asked =
        method.tried().stream()
            .filter(tried -> promise.index() < tried.trial().arguments().size())
            .filter(tried -> promise.holds().test(tried.trial().arguments().get(promise.index())))
            .filter(tried -> !(tried.observed() instanceof Observed.Lost))
            .toList();
    boolean kept = asked.stream().anyMatch(tried -> threw(tried.observed(), exception));
    return asked.stream()
        .filter(tried -> !kept && tried.observed() instanceof Observed.Returned)
        .findFirst()
        .map(tried ->
            new Finding(
                method.label(),
                contract.line(),
                KIND,
                "%s returned%s; its documentation promises a %s %s"
                    .formatted(
                        CallText.of(method.task(), tried.trial()),
                        value(tried.observed()),
                        CallText.simple(exception),
                        contract.text())));
  }

  private static boolean threw(Observed observed, String exception) {
    return observed instanceof Observed.Threw threw
        && threw.actual().stream()
            .map(CallText::simple)
            .anyMatch(CallText.simple(exception)::equals);
  }

  private static String value(Observed observed) {
    return observed instanceof Observed.Returned returned && returned.value() != null
        ? " " + CallText.of(returned.value())
        : "";
  }
}
