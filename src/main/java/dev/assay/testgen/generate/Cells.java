package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What of a case can stand in a table of arguments and results: what JUnit makes of a text by
 * itself. Stateless.
 */
final class Cells {
  /** What stands for null, which a text of these letters can therefore not. */
  static final String NULL = "null";

  private static final int LONGEST_CELL = 60;

  /** Numbers that need a wider delta than this do not share it with others. */
  private static final double WIDEST_SHARED = 1e-6;

  private static final Set<String> BIG = Set.of("java.math.BigInteger", "java.math.BigDecimal");
  private static final Map<String, String> BIG_CONSTANTS =
      Map.of("ZERO", "0", "ONE", "1", "TWO", "2", "TEN", "10");
  private static final Set<String> TIMES =
      Set.of("LocalDate", "LocalTime", "LocalDateTime", "Instant", "Duration", "Period", "Year");

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
        && plain(target, returned)
        && allFit(target, each.row());
  }

  /** Whether nothing is asserted but a result that may stand in a table. */
  private static boolean plain(Target target, Expectation.Returns returned) {
    return !target.constructor()
        && returned.value() != null
        && returned.after().plain()
        && returned.interactions().isEmpty()
        && !returned.silent()
        && fits(returned.value(), target.method().getReturnType().toString());
  }

  /** The same where what the receiver is made of stands in the table as well. */
  static boolean fitMade(Target target, Case each) {
    return each.expectation() instanceof Expectation.Returns returned
        && plain(target, returned)
        && each.row().instance() instanceof Value.New receiver
        && receiver.outer() == null
        && receiver.type().arguments().isEmpty()
        && !receiver.arguments().isEmpty()
        && IntStream.range(0, receiver.arguments().size())
            .allMatch(i -> fits(receiver.arguments().get(i), receiver.parameters().get(i)))
        && argumentsFit(target, each.row());
  }

  /** Whether all arguments of a call may stand in a table, and it is made on what is usual. */
  static boolean allFit(Target target, Row row) {
    return !row.arguments().isEmpty()
        && !row.varied().contains(Row.RECEIVER)
        && argumentsFit(target, row);
  }

  private static boolean argumentsFit(Target target, Row row) {
    return IntStream.range(0, row.arguments().size())
        .allMatch(i ->
            fits(row.values().get(i), target.parameters().get(i).toString())
                && !sameAsAnother(target, row, i));
  }

  // A cell is read anew, so its text is another object than the same literal elsewhere; who takes
  // texts alone hardly asks for that.
  private static boolean sameAsAnother(Target target, Row row, int index) {
    Value value = row.values().get(index);
    boolean asText = text(target.method().getParameters().get(index).asType().toString());
    if (asText || !(value instanceof Value.Literal(String words)) || words.isEmpty()) {
      return false;
    }
    boolean held = row.instance() != null && holds(row.instance(), value);
    return held
        || IntStream.range(0, row.values().size())
            .anyMatch(i -> i != index && holds(row.values().get(i), value));
  }

  private static boolean holds(Value whole, Value text) {
    return whole.equals(text) || Value.parts(whole).stream().anyMatch(part -> holds(part, text));
  }

  // Of a null only the declaration tells what it is one of.
  private static boolean fits(Value value, String declared) {
    return cell(value).isPresent() && (!(value instanceof Value.Null) || text(declared));
  }

  private static boolean text(String declared) {
    return declared.endsWith("java.lang.String");
  }

  /** The kinds of a case's columns: those of one table have the same. */
  static List<String> shape(Case each) {
    List<String> kinds = new ArrayList<>(arguments(each.row()));
    Value result = result(each);
    double delta = DeltaText.most(List.of(result));
    kinds.add(kind(result) + (delta > WIDEST_SHARED ? delta : ""));
    return kinds;
  }

  /** The kinds of a call's arguments. */
  static List<String> arguments(Row row) {
    return row.values().stream().map(Cells::kind).toList();
  }

  /** What the call gives, in a case that fits. */
  static Value result(Case each) {
    return Objects.requireNonNull(((Expectation.Returns) each.expectation()).value());
  }

  static String kind(Value value) {
    return switch (value) {
      case Value.Null nothing -> String.class.getSimpleName();
      case Value.Literal literal -> literal.value().getClass().getSimpleName();
      case Value.Constant constant -> constant.type().qualified();
      case Value.New creation -> creation.type().qualified();
      case Value.StaticCall call -> call.type().qualified();
      default -> "other";
    };
  }

  private static Optional<String> cell(Value value) {
    return switch (value) {
      case Value.Null nothing -> Optional.of(NULL);
      case Value.Literal(String text) -> textCell(text);
      case Value.Literal(Character letter) -> textCell(letter.toString());
      case Value.Literal literal -> Optional.of(String.valueOf(literal.value()));
      case Value.Constant constant when BIG.contains(constant.type().qualified()) ->
          Optional.ofNullable(BIG_CONSTANTS.get(constant.name()));
      case Value.Constant constant when !constant.ofEnum() -> Optional.empty();
      case Value.Constant constant -> Optional.of(constant.name());
      case Value.New creation when BIG.contains(creation.type().qualified()) ->
          onlyText(creation.arguments());
      case Value.StaticCall call
          when call.method().equals("parse")
              && call.type().packageName().equals("java.time")
              && TIMES.contains(call.type().name()) ->
          onlyText(call.arguments());
      default -> Optional.empty();
    };
  }

  private static Optional<String> onlyText(List<Value> arguments) {
    return arguments.size() == 1 && arguments.getFirst() instanceof Value.Literal(String text)
        ? textCell(text)
        : Optional.empty();
  }

  private static Optional<String> textCell(String text) {
    boolean readable =
        text.length() <= LONGEST_CELL
            && !text.equals(NULL)
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
  static String row(List<Value> values) {
    return values.stream()
        .map(value -> cell(value).orElseThrow())
        .collect(Collectors.joining(", "));
  }

  /** The type of a column. */
  static String type(Value value, Imports imports) {
    return switch (value) {
      case Value.Null nothing -> imports.name(TypeName.of(String.class));
      case Value.Literal(String text) -> imports.name(TypeName.of(String.class));
      case Value.Literal(Object literal) -> PRIMITIVES.getOrDefault(literal.getClass(), "Object");
      case Value.Constant constant -> imports.name(constant.type());
      case Value.New creation -> imports.name(creation.type());
      case Value.StaticCall call -> imports.name(call.type());
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
