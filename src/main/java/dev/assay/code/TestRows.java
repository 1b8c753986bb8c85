package dev.assay.code;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a parameterized test, each giving its parameters Java text. Pure functions, safe on
 * any thread.
 */
final class TestRows {
  private TestRows() {}

  /**
   * One row for a plain test; for a parameterized one those of its {@code CsvSource}, {@code
   * ValueSource} and null and empty sources.
   */
  static List<Map<String, String>> of(MethodDeclaration test, SourceText source) {
    if (test.getParameters().isEmpty()) {
      return List.of(Map.of());
    }
    var rows = new ArrayList<Map<String, String>>();
    for (AnnotationExpr annotation : test.getAnnotations()) {
      switch (annotation.getName().getIdentifier()) {
        case "CsvSource" -> csv(annotation).forEach(line -> rows.add(row(test, cells(line))));
        case "ValueSource" ->
            values(annotation).forEach(value -> rows.add(row(test, source.of(value))));
        case "NullSource" -> rows.add(row(test, "null"));
        case "EmptySource" -> empty(test).ifPresent(value -> rows.add(row(test, value)));
        case "NullAndEmptySource" -> {
          rows.add(row(test, "null"));
          empty(test).ifPresent(value -> rows.add(row(test, value)));
        }
        default -> {
          continue;
        }
      }
    }
    return rows.isEmpty() ? List.of(Map.of()) : rows;
  }

  private static Map<String, String> row(MethodDeclaration test, String value) {
    return Map.of(test.getParameter(0).getNameAsString(), value);
  }

  private static Optional<String> empty(MethodDeclaration test) {
    return switch (test.getParameter(0).getTypeAsString()) {
      case "String" -> Optional.of("\"\"");
      default -> Optional.empty();
    };
  }

  private static Stream<Expression> values(AnnotationExpr annotation) {
    return annotation.findAll(MemberValuePair.class).stream()
        .flatMap(pair -> elements(pair.getValue()));
  }

  private static Stream<Expression> elements(Expression value) {
    return value instanceof ArrayInitializerExpr array
        ? array.getValues().stream()
        : Stream.of(value);
  }

  private static List<String> csv(AnnotationExpr annotation) {
    Stream<Expression> lines =
        annotation instanceof SingleMemberAnnotationExpr single
            ? elements(single.getMemberValue())
            : annotation.findAll(MemberValuePair.class).stream()
                .filter(pair -> pair.getNameAsString().matches("value|textBlock"))
                .flatMap(pair -> elements(pair.getValue()));
    boolean plain =
        annotation.findAll(MemberValuePair.class).stream()
            .allMatch(pair -> pair.getNameAsString().matches("value|textBlock|name"));
    return plain ? lines.flatMap(TestRows::lines).toList() : List.of();
  }

  private static Stream<String> lines(Expression line) {
    return switch (line) {
      case TextBlockLiteralExpr block ->
          block.asString().lines().filter(text -> !text.isBlank() && !text.startsWith("#"));
      case StringLiteralExpr text -> Stream.ofNullable(Literals.text(text));
      default -> Stream.empty();
    };
  }

  /** The cells of a line by JUnit's rules: trimmed, quoted by ', and null where nothing stands. */
  private static List<Optional<String>> cells(String line) {
    var cells = new ArrayList<Optional<String>>();
    var cell = new StringBuilder();
    boolean quoted = false;
    boolean inside = false;
    for (int i = 0; i <= line.length(); i++) {
      char c = i == line.length() ? ',' : line.charAt(i);
      if (c == '\'' && inside && i + 1 < line.length() && line.charAt(i + 1) == '\'') {
        cell.append(c);
        i++;
      } else if (c == '\'' && (inside || cell.toString().isBlank())) {
        cell.setLength(quoted ? cell.length() : 0);
        inside = !inside;
        quoted = true;
      } else if ((c == ',' && !inside) || i == line.length()) {
        String text = quoted ? cell.toString() : cell.toString().strip();
        cells.add(text.isEmpty() && !quoted ? Optional.empty() : Optional.of(text));
        cell.setLength(0);
        quoted = false;
      } else if (inside || !quoted) {
        cell.append(c);
      }
    }
    return cells;
  }

  private static Map<String, String> row(MethodDeclaration test, List<Optional<String>> cells) {
    var row = new HashMap<String, String>();
    int count = Math.min(cells.size(), test.getParameters().size());
    for (int i = 0; i < count; i++) {
      Parameter parameter = test.getParameter(i);
      String java =
          cells.get(i).isEmpty() ? "null" : java(parameter.getTypeAsString(), cells.get(i).get());
      if (java != null) {
        row.put(parameter.getNameAsString(), java);
      }
    }
    return row;
  }

  /** The Java text that JUnit's conversion of a cell amounts to; null where that is not known. */
  private static @Nullable String java(String type, String cell) {
    return switch (type) {
      case "String", "CharSequence", "Object" -> Literals.quoted(cell);
      case "int", "Integer", "short", "byte", "double", "Double", "boolean", "Boolean" ->
          cell.matches("[-+\\w.]+") ? cell : null;
      case "long", "Long" -> cell.matches("-?\\d+") ? cell + "L" : null;
      case "float", "Float" -> cell.matches("-?[\\d.]+") ? cell + "f" : null;
      case "char", "Character" -> cell.length() == 1 ? Literals.java(cell.charAt(0)) : null;
      case "BigDecimal", "BigInteger" -> "new " + type + "(" + Literals.quoted(cell) + ")";
      case "LocalDate", "LocalDateTime", "LocalTime", "Instant", "Duration", "Year" ->
          type + ".parse(" + Literals.quoted(cell) + ")";
      default -> null;
    };
  }
}
