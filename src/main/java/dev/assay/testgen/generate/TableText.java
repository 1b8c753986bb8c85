package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes parameterised tests: several rows that share their shape. For one writing of one class.
 */
final class TableText {
  private static final String PARAMS = "org.junit.jupiter.params";
  private static final String PROVIDERS = "org.junit.jupiter.params.provider";

  private final Writing writing;
  private final Imports imports;
  private final Calling calling;

  TableText(Writing writing) {
    this.writing = writing;
    this.imports = writing.imports();
    this.calling = new Calling(imports);
  }

  /** Arguments with what the call gives. */
  TestMethod table(Target target, List<Case> cases, String name) {
    Case first = cases.getFirst();
    List<String> names = parameterNames(target);
    List<String> taken = new ArrayList<>(names);
    taken.add("expected");
    Arrangement arrangement = Arrangement.ofReceiver(writing, target, first, taken);
    List<String> lines = new ArrayList<>(source(target, cases));
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parameters.add(Cells.type(first.row().values().get(i), imports) + " " + names.get(i));
    }
    parameters.add(Cells.type(Cells.result(first), imports) + " expected");
    boolean checked = arrangement.checked() || writing.members().checked(target.method());
    lines.addAll(
        Wrap.lines(
            0,
            "void %s(%s)%s {"
                .formatted(
                    name, String.join(", ", parameters), checked ? " throws Exception" : "")));
    arranged(arrangement, lines);
    Actual actual = new Actual(calling.callWith(target, names), target.method().getReturnType());
    SingleText.add(lines, writing.dialect().equalTo("expected", delta(cases), actual));
    lines.add("}");
    return new TestMethod(name, lines, ids(cases));
  }

  private List<String> source(Target target, List<Case> cases) {
    int columns = target.parameterNames().size();
    String holes =
        IntStream.range(0, columns).mapToObj(i -> "{" + i + "}").collect(Collectors.joining(", "));
    List<String> lines = new ArrayList<>();
    comment(cases.getFirst(), lines);
    lines.add(
        "@%s(name = \"%s(%s) is {%d}\")"
            .formatted(imports.junit(PARAMS, "ParameterizedTest"), target.name(), holes, columns));
    lines.add("@" + imports.junit(PROVIDERS, "CsvSource") + "({");
    for (int i = 0; i < cases.size(); i++) {
      String row = "\"" + LiteralText.escaped(Cells.row(cases.get(i))) + "\"";
      lines.add("  " + row + (i < cases.size() - 1 ? "," : ""));
    }
    lines.add("})");
    return lines;
  }

  private static @Nullable String delta(List<Case> cases) {
    List<Value> results = cases.stream().map(Cells::result).toList();
    return switch (results.getFirst()) {
      case Value.Literal(Double number) -> DeltaText.literal(DeltaText.most(results), "");
      case Value.Literal(Float number) -> DeltaText.literal(DeltaText.most(results), "f");
      default -> null;
    };
  }

  private static void arranged(Arrangement arrangement, List<String> lines) {
    arrangement.statements().forEach(line -> SingleText.add(lines, line));
    if (!arrangement.statements().isEmpty()) {
      lines.add("");
    }
  }

  private static void comment(Case each, List<String> lines) {
    if (!each.comment().isEmpty()) {
      lines.add(each.comment());
    }
  }

  private static List<Integer> ids(List<Case> cases) {
    return cases.stream().map(each -> each.row().id()).toList();
  }

  private static List<String> parameterNames(Target target) {
    List<String> names = new ArrayList<>();
    for (String name : target.parameterNames()) {
      String plain = Words.variable(name);
      names.add(plain.equals("expected") || names.contains(plain) ? plain + "Argument" : plain);
    }
    return names;
  }

  /** Values of one parameter that are all refused alike. */
  TestMethod refusals(Target target, Together together, String name) {
    List<Case> cases = together.cases();
    Case first = cases.getFirst();
    int index = together.varied();
    List<Value> values = cases.stream().map(each -> each.row().values().get(index)).toList();
    String parameter = parameterNames(target).get(index);
    Arrangement arrangement = Arrangement.ofReceiver(writing, target, first, List.of(parameter));
    List<String> lines = new ArrayList<>();
    comment(first, lines);
    lines.add(
        "@%s(name = \"%s = {0}\")"
            .formatted(imports.junit(PARAMS, "ParameterizedTest"), parameter));
    lines.addAll(
        Wrap.lines(
            0,
            "@%s(%s = {%s})"
                .formatted(
                    imports.junit(PROVIDERS, "ValueSource"),
                    Cells.source(values.getFirst()).orElseThrow(),
                    values.stream()
                        .map(writing.expressions()::of)
                        .collect(Collectors.joining(", ")))));
    lines.add(
        "void %s(%s %s)%s {"
            .formatted(
                name,
                Cells.type(values.getFirst(), imports),
                parameter,
                arrangement.checked() ? " throws Exception" : ""));
    arranged(arrangement, lines);
    List<String> arguments = new ArrayList<>(arrangement.arguments());
    arguments.set(index, parameter);
    var thrown = (Expectation.Throws) first.expectation();
    writing
        .dialect()
        .throwing(thrown.exception(), null, calling.callWith(target, arguments))
        .forEach(line -> SingleText.add(lines, line));
    lines.add("}");
    return new TestMethod(name, lines, ids(cases));
  }
}
