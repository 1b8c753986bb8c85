package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes several rows as one assertion after the other, where the framework has no tables. Only
 * where each call makes a receiver of its own, so that none sees what another has changed. For one
 * writing of one class.
 */
final class SeriesText {
  private static final int LONGEST_RECEIVER = 40;

  private final Writing writing;
  private final Calling calling;

  SeriesText(Writing writing) {
    this.writing = writing;
    this.calling = new Calling(writing.imports());
  }

  /** One test for all, or none where their receiver needs statements or is not the same. */
  Optional<TestMethod> write(Target target, Together together, String name) {
    if (together.kind() == Together.Kind.MADE_TABLE) {
      return Optional.empty();
    }
    return receiver(together.cases().getFirst().row().instance())
        .map(receiver -> written(target, together, name, receiver));
  }

  private Optional<String> receiver(@org.jspecify.annotations.Nullable Value receiver) {
    if (receiver == null) {
      return Optional.of("");
    }
    boolean plain =
        receiver instanceof Value.New creation
            && creation.outer() == null
            && creation.arguments().stream().allMatch(Value.Literal.class::isInstance);
    return Optional.of(writing.expressions().of(receiver))
        .filter(text -> plain && text.length() <= LONGEST_RECEIVER && !text.contains("<>"));
  }

  private TestMethod written(Target target, Together together, String name, String receiver) {
    List<Case> cases = together.cases();
    List<String> body = new ArrayList<>();
    boolean checked = false;
    for (Case each : cases) {
      List<String> arguments = each.row().values().stream().map(writing.expressions()::of).toList();
      String call = calling.callOn(receiver, target, arguments);
      statements(target, each, call).forEach(line -> SingleText.add(body, line));
      checked |= checked(target, each);
    }
    List<String> lines = new ArrayList<>();
    if (!together.comment().isEmpty()) {
      lines.add(together.comment());
    }
    lines.add(writing.layout().test(writing.imports()));
    lines.add(
        "%svoid %s()%s {"
            .formatted(writing.layout().visibility(), name, checked ? " throws Exception" : ""));
    lines.addAll(body);
    lines.add("}");
    return new TestMethod(name, lines, together.rows());
  }

  private List<String> statements(Target target, Case each, String call) {
    return each.expectation() instanceof Expectation.Throws thrown
        ? writing.dialect().throwing(thrown.exception(), null, call)
        : List.of(
            writing
                .dialect()
                .equal(
                    Cells.result(each),
                    new Actual(call, target.method().getReturnType()),
                    writing.expressions()));
  }

  private boolean checked(Target target, Case each) {
    boolean inLambda = each.expectation() instanceof Expectation.Throws;
    Value receiver = each.row().instance();
    return !inLambda
        && (writing.members().checked(target.method())
            || (receiver != null && writing.members().checked(receiver))
            || each.row().values().stream().anyMatch(writing.members()::checked));
  }
}
