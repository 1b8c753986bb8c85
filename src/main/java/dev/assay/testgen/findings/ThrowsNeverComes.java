package dev.assay.testgen.findings;

import dev.assay.code.MethodSignature.Contract;
import dev.assay.code.TypeSignature;
import dev.assay.lab.Observed;
import dev.assay.lab.Reply;
import dev.assay.lab.Value;
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
    List<Reply.Tried> kept =
        asked.stream().filter(tried -> threw(tried.observed(), exception)).toList();
    return asked.stream()
        .filter(tried -> tried.observed() instanceof Observed.Returned)
        .filter(tried -> kept.isEmpty() || (promise.strict() && besides(promise, tried, kept)))
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

  // With the same for all else another number beyond the bounds was refused.
  private static boolean besides(Promise promise, Reply.Tried tried, List<Reply.Tried> kept) {
    return kept.stream().anyMatch(it -> others(promise, it).equals(others(promise, tried)));
  }

  private static List<Value> others(Promise promise, Reply.Tried tried) {
    List<Value> others = new ArrayList<>(tried.trial().arguments());
    others.remove(promise.index());
    return others;
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
