package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What of a case can stand in a table of arguments and results. Stateless. */
final class Cells {
  private static final int LONGEST_CELL = 60;

  /** Numbers that need a wider delta than this do not share it with others. */
  private static final double WIDEST_SHARED = 1e-6;

  private static final Map<Class<?>, String> PRIMITIVES =
      Map.of(
          Integer.class, "int",
          Long.class, "long",
          Short.class, "short",
          Byte.class, "byte",
          Double.class, "double",
          Float.class, "float",
          Boolean.class, "boolean",
          Character.class, "char");

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

  private Cells() {}

  /** Whether a case may stand in a table of arguments and results. */
  static boolean fit(Target target, Case each) {
    return each.expectation() instanceof Expectation.Returns returned
        && !target.constructor()
        && !each.row().arguments().isEmpty()
        && !each.row().varied().contains(Row.RECEIVER)
        && returned.value() != null
        && returned.after().plain()
        && returned.interactions().isEmpty()
        && !returned.silent()
        && cell(returned.value()).isPresent()
        && each.row().values().stream().allMatch(value -> cell(value).isPresent());
  }

  /** The kinds of a case's columns: those of one table have the same. */
  static List<String> shape(Case each) {
    List<String> kinds = new ArrayList<>(each.row().values().stream().map(Cells::kind).toList());
    Value result = result(each);
    double delta = DeltaText.most(List.of(result));
    kinds.add(kind(result) + (delta > WIDEST_SHARED ? delta : ""));
    return kinds;
  }

  /** What the call gives, in a case that fits. */
  static Value result(Case each) {
    return Objects.requireNonNull(((Expectation.Returns) each.expectation()).value());
  }

  static String kind(Value value) {
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

  /** The text of a row of a table. */
  static String row(Case each) {
    List<Value> values = new ArrayList<>(each.row().values());
    values.add(result(each));
    return values.stream()
        .map(value -> cell(value).orElseThrow())
        .collect(Collectors.joining(", "));
  }

  /** The type of a column. */
  static String type(Value value, Imports imports) {
    return switch (value) {
      case Value.Literal(String text) -> imports.name(TypeName.of(String.class));
      case Value.Literal(Object literal) -> PRIMITIVES.getOrDefault(literal.getClass(), "Object");
      case Value.Constant constant -> imports.name(constant.type());
      default -> throw new IllegalStateException("no column of such a value");
    };
  }

  /** The attribute of a value source that holds such a value. */
  static Optional<String> source(Value value) {
    return value instanceof Value.Literal(Object literal)
        ? Optional.ofNullable(SOURCES.get(literal.getClass()))
        : Optional.empty();
  }
}
