package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  /** One test for cases that are alike. */
  TestMethod write(Target target, Together together, String name) {
    return switch (together.kind()) {
      case TABLE -> table(target, together, name);
      case MADE_TABLE -> madeTable(target, together, name);
      case REFUSED_ROWS -> refusedRows(target, together, name);
      case REFUSALS -> refusals(target, together, name);
      case SINGLE -> throw new IllegalArgumentException("one case is no table");
    };
  }

  /** Arguments with what the call gives. */
  private TestMethod table(Target target, Together together, String name) {
    List<Case> cases = together.cases();
    Case first = cases.getFirst();
    List<String> names = parameterNames(target);
    List<String> taken = new ArrayList<>(names);
    taken.add("expected");
    Arrangement arrangement = Arrangement.ofReceiver(writing, target, first, taken);
    List<List<Value>> rows = cases.stream().map(each -> row(each, List.of())).toList();
    boolean checked = arrangement.checked() || writing.members().checked(target.method());
    List<String> lines = source(together, named(target) + " is {%d}".formatted(names.size()), rows);
    lines.addAll(opening(name, rows.getFirst(), taken, checked));
    arranged(arrangement, lines);
    Actual actual = new Actual(calling.callWith(target, names), target.method().getReturnType());
    SingleText.add(lines, writing.dialect().equalTo("expected", delta(cases), actual));
    lines.add("}");
    return new TestMethod(name, lines, together.rows());
  }

  /** What differs in how the receivers are made, and arguments, with what the call gives. */
  private TestMethod madeTable(Target target, Together together, String name) {
    List<Case> cases = together.cases();
    Value.New first = made(cases.getFirst());
    List<Integer> differing = differing(cases);
    List<String> arguments = parameterNames(target);
    List<String> made = ownNames(first, arguments);
    List<String> columns = new ArrayList<>(differing.stream().map(made::get).toList());
    int own = columns.size();
    columns.addAll(arguments);
    columns.add("expected");
    List<List<Value>> rows = cases.stream().map(each -> row(each, differing)).toList();
    String type = imports.name(first.type());
    String display =
        "%s on %s(%s) is {%d}"
            .formatted(named(target, own), type, places(0, own), columns.size() - 1);
    boolean checked =
        writing.members().checked(first) || writing.members().checked(target.method());
    List<String> lines = source(together, display, rows);
    lines.addAll(opening(name, rows.getFirst(), columns, checked));
    String variable = calling.variable(target);
    String receiver = columns.contains(variable) ? "subject" : variable;
    String parts =
        IntStream.range(0, made.size())
            .mapToObj(i ->
                differing.contains(i)
                    ? made.get(i)
                    : writing.expressions().of(first.arguments().get(i)))
            .collect(Collectors.joining(", "));
    SingleText.add(lines, "%1$s %2$s = new %1$s(%3$s);".formatted(type, receiver, parts));
    lines.add("");
    Actual actual =
        new Actual(calling.callOn(receiver, target, arguments), target.method().getReturnType());
    SingleText.add(lines, writing.dialect().equalTo("expected", delta(cases), actual));
    lines.add("}");
    return new TestMethod(name, lines, together.rows());
  }

  /** What is told of the receiver, the arguments and the result. */
  private static List<Value> row(Case each, List<Integer> differing) {
    List<Value> row = new ArrayList<>();
    differing.forEach(i -> row.add(made(each).arguments().get(i)));
    row.addAll(each.row().values());
    row.add(Cells.result(each));
    return row;
  }

  /** What the receivers are made of that is not the same for all. */
  private static List<Integer> differing(List<Case> cases) {
    List<Value> first = made(cases.getFirst()).arguments();
    return IntStream.range(0, first.size())
        .filter(i ->
            cases.stream().anyMatch(each -> !made(each).arguments().get(i).equals(first.get(i))))
        .boxed()
        .toList();
  }

  private static Value.New made(Case each) {
    return (Value.New) Objects.requireNonNull(each.row().instance());
  }

  /** The names of what the receiver is made of, none of which is an argument's. */
  private List<String> ownNames(Value.New receiver, List<String> taken) {
    List<String> known = writing.members().parameterNames(receiver);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < receiver.arguments().size(); i++) {
      String plain = i < known.size() ? known.get(i) : "part" + (i + 1);
      boolean clear = !taken.contains(plain) && !names.contains(plain) && !plain.equals("expected");
      names.add(clear ? plain : "own" + Words.capital(plain));
    }
    return names;
  }

  /** Arguments that are refused alike. */
  private TestMethod refusedRows(Target target, Together together, String name) {
    Case first = together.cases().getFirst();
    List<String> names = parameterNames(target);
    Arrangement arrangement = Arrangement.ofReceiver(writing, target, first, names);
    List<List<Value>> rows = together.cases().stream().map(each -> each.row().values()).toList();
    List<String> lines = source(together, named(target), rows);
    lines.addAll(opening(name, rows.getFirst(), names, arrangement.checked()));
    arranged(arrangement, lines);
    thrown(first, calling.callWith(target, names), lines);
    lines.add("}");
    return new TestMethod(name, lines, together.rows());
  }

  private void thrown(Case each, String call, List<String> lines) {
    var thrown = (Expectation.Throws) each.expectation();
    writing
        .dialect()
        .throwing(thrown.exception(), null, call)
        .forEach(line -> SingleText.add(lines, line));
  }

  private List<String> opening(
      String name, List<Value> columns, List<String> names, boolean checked) {
    String parameters =
        IntStream.range(0, names.size())
            .mapToObj(i -> Cells.type(columns.get(i), imports) + " " + names.get(i))
            .collect(Collectors.joining(", "));
    return Wrap.lines(
        0, "void %s(%s)%s {".formatted(name, parameters, checked ? " throws Exception" : ""));
  }

  private static String named(Target target) {
    return named(target, 0);
  }

  private static String named(Target target, int first) {
    return target.name() + "(" + places(first, target.parameterNames().size()) + ")";
  }

  private static String places(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> "{" + i + "}")
        .collect(Collectors.joining(", "));
  }

  private List<String> source(Together together, String display, List<List<Value>> rows) {
    List<String> lines = new ArrayList<>();
    comment(together, lines);
    lines.add("@%s(name = \"%s\")".formatted(imports.junit(PARAMS, "ParameterizedTest"), display));
    boolean nulls = rows.stream().flatMap(List::stream).anyMatch(Value.Null.class::isInstance);
    lines.add(
        "@%s(%s{"
            .formatted(
                imports.junit(PROVIDERS, "CsvSource"),
                nulls ? "nullValues = \"" + Cells.NULL + "\", value = " : ""));
    for (int i = 0; i < rows.size(); i++) {
      String row = "\"" + LiteralText.escaped(Cells.row(rows.get(i))) + "\"";
      lines.add("  " + row + (i < rows.size() - 1 ? "," : ""));
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

  private static void comment(Together together, List<String> lines) {
    if (!together.comment().isEmpty()) {
      lines.add(together.comment());
    }
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
  private TestMethod refusals(Target target, Together together, String name) {
    List<Case> cases = together.cases();
    Case first = cases.getFirst();
    int index = together.varied();
    List<Value> values = cases.stream().map(each -> each.row().values().get(index)).toList();
    String parameter = parameterNames(target).get(index);
    Arrangement arrangement = Arrangement.ofReceiver(writing, target, first, List.of(parameter));
    List<String> lines = new ArrayList<>();
    comment(together, lines);
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
    thrown(first, calling.callWith(target, arguments), lines);
    lines.add("}");
    return new TestMethod(name, lines, together.rows());
  }
}
