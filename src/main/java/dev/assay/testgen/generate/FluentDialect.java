package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** AssertJ's assertions. For one writing of one class. */
final class FluentDialect implements Dialect {
  private static final int MANY = 4;
  private static final int LONG = 92;
  private static final String HOME = "org.assertj.core.api.Assertions.";
  private static final Set<String> LISTED = Set.of("int", "long", "char", "boolean", "String");

  private final Imports imports;

  FluentDialect(Imports imports) {
    this.imports = imports;
  }

  private String that(Actual actual, String rest) {
    // What is only inferred fits several overloads.
    String text = actual.inferred() ? actual.as("Object") : actual.text();
    return "%s(%s).%s;".formatted(imports.function(HOME + "assertThat"), text, rest);
  }

  @Override
  public String equal(Value expected, Actual actual, ExpressionText expressions) {
    return switch (expected) {
      case Value.Null nothing -> that(actual, "isNull()");
      case Value.Literal(Boolean truth) when !actual.inferred() ->
          that(actual, truth ? "isTrue()" : "isFalse()");
      case Value.Literal(String text) when text.isEmpty() && !actual.inferred() ->
          that(actual, "isEmpty()");
      case Value.Literal(Double number) when number.isNaN() ->
          that(number(actual, Double.class, "double"), "isNaN()");
      case Value.Literal(Float number) when number.isNaN() ->
          that(number(actual, Float.class, "float"), "isNaN()");
      case Value.Literal(Object number) when DeltaText.of(expected) != null ->
          equalTo(expressions.of(expected), DeltaText.of(expected), actual);
      case Value.ArrayOf array -> that(actual, array(array, expressions));
      case Value.StaticCall call when call.type().is(List.class) && actual.is(List.class) ->
          that(actual, listed(call.arguments(), expressions));
      case Value.StaticCall call when call.type().is(Optional.class) && actual.is(Optional.class) ->
          that(
              actual,
              call.arguments().isEmpty()
                  ? "isEmpty()"
                  : "contains" + expressions.arguments(call.arguments()));
      default -> that(actual, "isEqualTo(" + expressions.of(expected) + ")");
    };
  }

  private String array(Value.ArrayOf array, ExpressionText expressions) {
    if (array.element().dimensions() > 0) {
      return "isDeepEqualTo(" + expressions.of(array) + ")";
    }
    String delta = DeltaText.ofElements(array);
    if (delta != null && !array.elements().isEmpty()) {
      return "containsExactly(%s, %s)".formatted(expressions.of(array), within(delta));
    }
    return array.elements().isEmpty() || LISTED.contains(array.element().name())
        ? listed(array.elements(), expressions)
        : "isEqualTo(" + expressions.of(array) + ")";
  }

  private static String listed(List<Value> elements, ExpressionText expressions) {
    return elements.isEmpty()
        ? "isEmpty()"
        : elements.stream()
            .map(expressions::of)
            .collect(Collectors.joining(", ", "containsExactly(", ")"));
  }

  private String within(String delta) {
    return imports.function(HOME + "within") + "(" + delta + ")";
  }

  @Override
  public String equalTo(String expected, @Nullable String delta, Actual actual) {
    if (delta == null) {
      return that(actual, "isEqualTo(" + expected + ")");
    }
    Actual number =
        delta.endsWith("f")
            ? number(actual, Float.class, "float")
            : number(actual, Double.class, "double");
    return that(number, "isCloseTo(%s, %s)".formatted(expected, within(delta)));
  }

  private static Actual number(Actual actual, Class<?> box, String primitive) {
    return actual.number(box) ? actual : new Actual(actual.as(primitive), null);
  }

  @Override
  public String same(String expected, Actual actual) {
    return that(actual, "isSameAs(" + expected + ")");
  }

  @Override
  public String unequal(String one, String other) {
    return that(new Actual(one, null), "isNotEqualTo(" + other + ")");
  }

  @Override
  public List<String> throwing(TypeName exception, @Nullable String message, String call) {
    String thrown = imports.function(HOME + "assertThatThrownBy") + "(() -> " + call + ")";
    String type = ".isInstanceOf(" + imports.raw(exception) + ".class)";
    if (message == null && thrown.length() + type.length() < LONG) {
      return List.of(thrown + type + ";");
    }
    String said = message == null ? "" : "\n    .hasMessage(" + LiteralText.of(message) + ")";
    return List.of(thrown + "\n    " + type + said + ";");
  }

  @Override
  public String present(Actual actual) {
    return that(actual, "isNotNull()");
  }

  @Override
  public List<String> completing(String call) {
    return List.of(
        "%s(() -> %s).doesNotThrowAnyException();"
            .formatted(imports.function(HOME + "assertThatCode"), call));
  }

  @Override
  public String holds(String list, List<String> elements) {
    boolean alike = elements.size() >= MANY && Set.copyOf(elements).size() == 1;
    String rest =
        alike
            ? "isEqualTo(%s.nCopies(%d, %s))"
                .formatted(imports.name(Collections.class), elements.size(), elements.getFirst())
            : elements.isEmpty()
                ? "isEmpty()"
                : "containsExactly(" + String.join(", ", elements) + ")";
    return that(new Actual(list, null), rest);
  }
}
