package dev.assay.testgen.generate;

import dev.assay.testgen.inputs.TypeName;
import dev.assay.testgen.inputs.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes tests of several rows that share their shape. For one writing of one class. */
final class TableText {
  private static final String PARAMS = "org.junit.jupiter.params";
  private static final String PROVIDERS = "org.junit.jupiter.params.provider";
  private static final int LONGEST_CELL = 60;
  private static final Map<Class<?>, String> PRIMITIVES =
      Map.of(
          Integer.class, "int",
          Long.class, "long",
          Short.class, "short",
          Byte.class, "byte",
          Double.class, "double",
          Float.class, "float",
          Boolean.class, "boolean",
          Character.class, "char",
          String.class, "String");
  private static final Map<Class<?>, String> SOURCES =
      Map.of(
          Integer.class, "ints",
          Long.class, "longs",
          Short.class, "shorts",
          Byte.class, "bytes",
          Double.class, "doubles",
          Float.class, "floats",
          Character.class, "chars",
          String.class, "strings");

  private final Imports imports;
  private final ExpressionText expressions;
  private final Calling calling;
  private final SingleText singles;

  TableText(Imports imports, ExpressionText expressions, Calling calling, SingleText singles) {
    this.imports = imports;
    this.expressions = expressions;
    this.calling = calling;
    this.singles = singles;
  }

  /** Whether a row may stand in a table of arguments and results. */
  static boolean fits(Case each) {
    return each.expectation() instanceof Expectation.Returns returned
        && !each.row().arguments().isEmpty()
        && !each.row().varied().contains(Row.RECEIVER)
        && returned.value() != null
        && returned.after().plain()
        && cell(returned.value()).isPresent()
        && each.row().values().stream().allMatch(value -> cell(value).isPresent());
  }

  /** The kinds of a row's columns: rows of one table have the same. */
  static List<String> shape(Case each) {
    var returned = (Expectation.Returns) each.expectation();
    List<String> kinds =
        new ArrayList<>(each.row().values().stream().map(TableText::kind).toList());
    kinds.add(returned.value() == null ? "" : kind(returned.value()));
    return kinds;
  }

  private static String kind(Value value) {
    return switch (value) {
      case Value.Literal literal -> literal.value().getClass().getSimpleName();
      case Value.Constant constant -> constant.type().qualified();
      default -> "other";
    };
  }

  private static Optional<String> cell(Value value) {
    return switch (value) {
      case Value.Literal literal when literal.value() instanceof String text -> textCell(text);
      case Value.Literal literal when literal.value() instanceof Character letter ->
          textCell(letter.toString());
      case Value.Literal literal -> Optional.of(String.valueOf(literal.value()));
      case Value.Constant constant when !constant.ofEnum() -> Optional.empty();
      case Value.Constant constant -> Optional.of(constant.name());
      default -> Optional.empty();
    };
  }

  private static Optional<String> textCell(String text) {
    boolean readable =
        text.length() <= LONGEST_CELL
            && text.chars()
                .allMatch(c ->
                    c < 128 ? c >= ' ' && c != 127 && c != '\'' : Character.isLetterOrDigit(c));
    if (!readable) {
      return Optional.empty();
    }
    return Optional.of(
        text.matches("[A-Za-z0-9_.@/+:;-][\\w.@/+:; -]*") && !text.endsWith(" ")
            ? text
            : "'" + text + "'");
  }

  TestMethod table(Target target, List<Case> cases, String name) {
    List<String> lines = new ArrayList<>();
    List<String> names = parameterNames(target);
    String holes =
        IntStream.range(0, names.size())
            .mapToObj(i -> "{" + i + "}")
            .collect(Collectors.joining(", "));
    lines.add(
        "@%s(name = \"%s(%s) is {%d}\")"
            .formatted(
                imports.junit(PARAMS, "ParameterizedTest"), target.name(), holes, names.size()));
    lines.add("@" + imports.junit(PROVIDERS, "CsvSource") + "({");
    for (int i = 0; i < cases.size(); i++) {
      String row = "\"" + LiteralText.escaped(cells(cases.get(i))) + "\"";
      lines.add("  " + row + (i < cases.size() - 1 ? "," : ""));
    }
    lines.add("})");
    List<String> types = types(cases.getFirst());
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parameters.add(types.get(i) + " " + names.get(i));
    }
    parameters.add(types.getLast() + " expected");
    boolean checked = !target.method().getThrownTypes().isEmpty();
    lines.addAll(
        Wrap.lines(
            0,
            "void %s(%s)%s {"
                .formatted(
                    name, String.join(", ", parameters), checked ? " throws Exception" : "")));
    List<String> arrange = calling.arrange(target, cases.getFirst().row().instance());
    arrange.forEach(line -> SingleText.add(lines, line));
    if (!arrange.isEmpty()) {
      lines.add("");
    }
    SingleText.add(
        lines,
        "%s(expected, %s);"
            .formatted(imports.assertion("assertEquals"), calling.callWith(target, names)));
    lines.add("}");
    return new TestMethod(lines, ids(cases));
  }

  private static List<Integer> ids(List<Case> cases) {
    return cases.stream().map(each -> each.row().id()).toList();
  }

  private static String cells(Case each) {
    var returned = (Expectation.Returns) each.expectation();
    List<Value> values = new ArrayList<>(each.row().values());
    values.add(java.util.Objects.requireNonNull(returned.value()));
    return values.stream()
        .map(value -> cell(value).orElseThrow())
        .collect(Collectors.joining(", "));
  }

  private List<String> types(Case each) {
    var returned = (Expectation.Returns) each.expectation();
    List<String> types = new ArrayList<>(each.row().values().stream().map(this::type).toList());
    types.add(type(java.util.Objects.requireNonNull(returned.value())));
    return types;
  }

  private String type(Value value) {
    return switch (value) {
      case Value.Literal literal when literal.value() instanceof String ->
          imports.name(String.class);
      case Value.Literal literal -> PRIMITIVES.getOrDefault(literal.value().getClass(), "Object");
      case Value.Constant constant -> imports.name(constant.type());
      default -> throw new IllegalStateException("no column of such a value");
    };
  }

  private List<String> parameterNames(Target target) {
    List<String> names = new ArrayList<>();
    for (String name : target.parameterNames()) {
      String plain = Words.variable(name);
      names.add(plain.equals("expected") || names.contains(plain) ? plain + "Argument" : plain);
    }
    return names;
  }

  /** Whether the values of one parameter can stand in a value source together. */
  static boolean oneKind(List<Case> cases, int index) {
    return cases.stream()
        .map(each -> each.row().values().get(index))
        .allMatch(value ->
            value instanceof Value.Literal literal
                && SOURCES.containsKey(literal.value().getClass())
                && kind(value).equals(kind(cases.getFirst().row().values().get(index))));
  }

  TestMethod refusals(Target target, List<Case> cases, int index, String name) {
    var thrown = (Expectation.Throws) cases.getFirst().expectation();
    List<Value> values = cases.stream().map(each -> each.row().values().get(index)).toList();
    Class<?> kind = ((Value.Literal) values.getFirst()).value().getClass();
    String parameter = parameterNames(target).get(index);
    List<String> lines = new ArrayList<>();
    SingleText.comment(thrown, lines);
    lines.add(
        "@%s(name = \"%s = {0}\")"
            .formatted(imports.junit(PARAMS, "ParameterizedTest"), parameter));
    lines.addAll(
        Wrap.lines(
            0,
            "@%s(%s = {%s})"
                .formatted(
                    imports.junit(PROVIDERS, "ValueSource"),
                    SOURCES.get(kind),
                    values.stream().map(expressions::of).collect(Collectors.joining(", ")))));
    String type =
        kind == String.class
            ? imports.name(TypeName.of(String.class))
            : PRIMITIVES.getOrDefault(kind, "Object");
    lines.add("void %s(%s %s) {".formatted(name, type, parameter));
    List<String> arrange = calling.arrange(target, cases.getFirst().row().instance());
    arrange.forEach(line -> SingleText.add(lines, line));
    if (!arrange.isEmpty()) {
      lines.add("");
    }
    List<String> arguments =
        new ArrayList<>(cases.getFirst().row().values().stream().map(expressions::of).toList());
    arguments.set(index, parameter);
    SingleText.add(lines, singles.throwing(thrown, calling.callWith(target, arguments)));
    lines.add("}");
    return new TestMethod(lines, ids(cases));
  }
}
