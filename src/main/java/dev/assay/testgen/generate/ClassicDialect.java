package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The assertions that come with JUnit, of either version. For one writing of one class. */
final class ClassicDialect implements Dialect {
  private static final int MANY = 4;
  private static final String JUPITER = "org.junit.jupiter.api.Assertions";
  private static final String VINTAGE = "org.junit.Assert";
  private static final Map<Class<?>, String> PRIMITIVES =
      Map.of(
          Integer.class, "int",
          Long.class, "long",
          Short.class, "short",
          Byte.class, "byte",
          Character.class, "char",
          Double.class, "double",
          Float.class, "float");

  private final Imports imports;
  private final String home;

  private ClassicDialect(Imports imports, String home) {
    this.imports = imports;
    this.home = home;
  }

  static Dialect jupiter(Imports imports) {
    return new ClassicDialect(imports, JUPITER);
  }

  static Dialect vintage(Imports imports) {
    return new ClassicDialect(imports, VINTAGE);
  }

  private String named(String assertion) {
    return imports.function(home + "." + assertion);
  }

  @Override
  public String equal(Value expected, Actual actual, ExpressionText expressions) {
    return switch (expected) {
      case Value.Null nothing -> "%s(%s);".formatted(named("assertNull"), actual.text());
      case Value.Literal(Boolean truth) when !actual.inferred() ->
          "%s(%s);".formatted(named(truth ? "assertTrue" : "assertFalse"), actual.text());
      case Value.Literal(Object literal) when PRIMITIVES.containsKey(literal.getClass()) ->
          number(expressions.of(expected), literal, actual);
      case Value.ArrayOf array ->
          three(
              "assertArrayEquals",
              List.of(expressions.of(array), actual.text()),
              DeltaText.ofElements(array));
      default -> three("assertEquals", List.of(expressions.of(expected), actual.text()), null);
    };
  }

  private String number(String expected, Object literal, Actual actual) {
    Class<?> box = literal.getClass();
    boolean floating = literal instanceof Double || literal instanceof Float;
    String delta = DeltaText.of(new Value.Literal(literal));
    if (delta == null && floating && home.equals(VINTAGE)) {
      delta = literal instanceof Float ? "0f" : "0.0";
    }
    // The older assertEquals is ambiguous for a box, and a delta asks for a primitive.
    boolean fits =
        floating ? delta == null || actual.number(box) : home.equals(JUPITER) || actual.primitive();
    String text = fits ? actual.text() : actual.as(PRIMITIVES.getOrDefault(box, "Object"));
    return three("assertEquals", List.of(expected, text), delta);
  }

  private String three(String assertion, List<String> sides, @Nullable String delta) {
    List<String> all = new ArrayList<>(sides);
    if (delta != null) {
      all.add(delta);
    }
    return named(assertion) + "(" + String.join(", ", all) + ");";
  }

  @Override
  public String equalTo(String expected, @Nullable String delta, Actual actual) {
    if (delta == null) {
      return three("assertEquals", List.of(expected, actual.text()), null);
    }
    boolean single = delta.endsWith("f");
    boolean fits = actual.number(single ? Float.class : Double.class);
    String text = fits ? actual.text() : actual.as(single ? "float" : "double");
    return three("assertEquals", List.of(expected, text), delta);
  }

  @Override
  public String same(String expected, Actual actual) {
    return three("assertSame", List.of(expected, actual.text()), null);
  }

  @Override
  public String unequal(String one, String other) {
    return three("assertNotEquals", List.of(one, other), null);
  }

  @Override
  public List<String> throwing(TypeName exception, @Nullable String message, String call) {
    String type = imports.raw(exception);
    String assertion = "%s(%s.class, () -> %s);".formatted(named("assertThrows"), type, call);
    return message == null
        ? List.of(assertion)
        : List.of(
            type + " thrown = " + assertion,
            three("assertEquals", List.of(LiteralText.of(message), "thrown.getMessage()"), null));
  }

  @Override
  public String present(Actual actual) {
    return "%s(%s);".formatted(named("assertNotNull"), actual.text());
  }

  @Override
  public List<String> completing(String call) {
    return home.equals(JUPITER)
        ? List.of("%s(() -> %s);".formatted(named("assertDoesNotThrow"), call))
        : List.of("// passes where nothing is thrown", call + ";");
  }

  @Override
  public String holds(String list, List<String> elements) {
    boolean alike = elements.size() >= MANY && Set.copyOf(elements).size() == 1;
    String expected =
        alike
            ? "%s.nCopies(%d, %s)"
                .formatted(imports.name(Collections.class), elements.size(), elements.getFirst())
            : imports.name(List.class) + ".of(" + String.join(", ", elements) + ")";
    return three("assertEquals", List.of(expected, list), null);
  }
}
