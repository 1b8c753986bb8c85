package dev.assay.testgen.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.verify.Compiled;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sources name for their parameters. */
class NamedTest {
  private static final String SHAPES =
      " interface Shape { double area(); String name(); }"
          + " record Round(int radius) implements Shape {"
          + " public double area() { return radius; } public String name() { return \"\"; } }"
          + " record Square(int side) implements Shape {"
          + " public double area() { return side; } public String name() { return \"\"; } }";

  private static <T> T look(String source, BiFunction<Inputs, VariableElement, T> look) {
    return Compiled.subject(
        Map.of("p/A.java", "package p; import java.util.*; " + source),
        (bench, subject) -> {
          assertThat(subject.messages()).isEmpty();
          Named named = Named.of(subject.trees(), subject.units());
          var said = new Inputs.Said(named, Mentioned.ALL);
          var inputs = new Inputs(subject.types(), subject.elements(), subject.topLevel(), said);
          ExecutableElement method =
              ElementFilter.methodsIn(subject.topLevel().getFirst().getEnclosedElements())
                  .getFirst();
          return look.apply(inputs, method.getParameters().getFirst());
        });
  }

  /** What is named for the first parameter of the first type's first method. */
  private static List<Value> named(String source) {
    return look(
        source,
        (inputs, parameter) ->
            inputs.named(parameter, parameter.asType()).stream().map(Candidate::value).toList());
  }

  /** The plain values for the first parameter of the first type's first method. */
  private static List<Value> plain(String source) {
    return look(
        source,
        (inputs, parameter) ->
            inputs.of(parameter.asType(), parameter.getSimpleName().toString()).stream()
                .map(Candidate::value)
                .toList());
  }

  private static Value made(String type, int number) {
    return new Value.New(TypeName.of("p", type), List.of("int"), List.of(Value.of(number)), null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (x instanceof Square) { return 1; } return 0;",
        "return x instanceof Square s ? s.side() : 0;",
        "return x instanceof Square(int side) ? side : 0;",
        "return ((Square) x).side();",
        "return switch (x) { case Square s -> 1; default -> 0; };",
        "return Square.class.isInstance(x) ? 1 : 0;",
        "Object y = x; return y instanceof Square ? 1 : 0;",
        "return g(x);",
        "return new B(x).side();"
      })
  void named_givesAValueOfTheTypeTheCodeAsksFor(String body) {
    List<Value> found =
        named(
            ("class A { int f(Object x) { %s } static int g(Object o) { return h(o, 1); }"
                        + " static int h(Object o, int n) { return o instanceof Square ? n : 0; } }"
                        + " class B { private final Object o;"
                        + " B(Object x) { this.o = Objects.requireNonNull(x); }"
                        + " int side() { return o instanceof Square ? 1 : 0; } }")
                    .formatted(body)
                + SHAPES);

    assertThat(found).startsWith(made("Square", 5)).doesNotContain(made("Round", 5));
  }

  @Test
  void named_givesOneValueOfEachTypeBeforeASecondOfAny() {
    List<Value> found =
        named(
            "class A { int f(Shape x) { return x instanceof Square ? 1 : x instanceof Round ? 2 : 0;"
                + " } }"
                + SHAPES);

    assertThat(found).startsWith(made("Square", 5), made("Round", 5)).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return x == B.ONE;",
        "return B.ONE != x;",
        "return B.ONE.equals(x);",
        "return x.equals(B.ONE);",
        "return g(x);"
      })
  void named_givesTheConstantTheCodeComparesWith(String body) {
    List<Value> found =
        named(
            "class A { boolean f(Object x) { %s } static boolean g(Object o) { return o == B.ONE; } }"
                    .formatted(body)
                + " class B { static final B ONE = new B(); static final B TWO = new B(); }");

    assertThat(found).containsExactly(new Value.Constant(TypeName.of("p", "B"), "ONE", false));
  }

  @Test
  void named_leavesOutWhatATestCannotName() {
    List<Value> found =
        named(
            "class A { private static final A ONE = new A(); private static class Inner {}"
                + " boolean f(Object x) { return x == ONE || x instanceof Inner; } }");

    assertThat(found).isEmpty();
  }

  @Test
  void named_leavesOutWhatTheParameterCannotBe() {
    List<Value> found =
        named(
            "class A { boolean f(Shape x) { Object y = x; return y instanceof String; } }"
                + SHAPES);

    assertThat(found).isEmpty();
  }

  @Test
  void named_givesTheTextOfAConstantThatOthersCannotName() {
    List<Value> found =
        named(
            "class A { private static final String KEY = \"k:\";"
                + " boolean f(String x) { return KEY.equals(x); } }");

    assertThat(found).containsExactly(Value.of("k:"));
  }

  @Test
  void named_givesTheClassesTheCodeComparesWith() {
    List<Value> found =
        named(
            "class A { int f(Class<?> x) { return x == int.class ? 1"
                + " : List.class.isAssignableFrom(x) ? 2 : x.equals(String.class) ? 3 : 0; } }");

    assertThat(found)
        .containsExactly(
            new Value.ClassLiteral(TypeName.of(int.class)),
            new Value.ClassLiteral(TypeName.of(List.class)),
            new Value.ClassLiteral(TypeName.of(String.class)));
  }

  @Test
  void named_givesTheCasesOfASwitchOverALargeEnum() {
    List<Value> found =
        named(
            "import java.time.temporal.ChronoField;"
                + " class A { int f(ChronoField x) { switch (x) { case ERA: return 1;"
                + " case YEAR: case YEAR_OF_ERA: return 2; default: return 3; } } }");

    assertThat(found)
        .containsExactly(
            Value.constant(ChronoField.class, "ERA"),
            Value.constant(ChronoField.class, "YEAR"),
            Value.constant(ChronoField.class, "YEAR_OF_ERA"));
  }

  @Test
  void of_putsTheNamedConstantsOfALargeEnumBehindTheFirst() {
    List<Value> found =
        plain(
            "import java.time.temporal.ChronoField;"
                + " class A { int f(ChronoField x) { return g(x) == ChronoField.ERA ? 1 : 0; }"
                + " static ChronoField g(ChronoField x) { return x; } }");

    assertThat(found)
        .startsWith(
            Value.constant(ChronoField.class, "NANO_OF_SECOND"),
            Value.constant(ChronoField.class, "ERA"))
        .doesNotHaveDuplicates();
  }

  @Test
  void of_givesAConstructorWhatTheFieldItFillsIsComparedWith() {
    List<Value> found =
        plain(
            "class A { int f(B b) { return b.kind(); } }"
                + " class B { private final Object o; B(Object o) { this.o = o; }"
                + " int kind() { return o instanceof Square ? 1 : 0; } }"
                + SHAPES);

    assertThat(found)
        .contains(
            new Value.New(
                TypeName.of("p", "B"),
                List.of("java.lang.Object"),
                List.of(made("Square", 5)),
                null));
  }

  @Test
  void of_givesAConstructorNullWhereTheCodeGoesAnotherWayForIt() {
    String source =
        "class A { int f(B b) { return b.size(); } }"
            + " class B { private final List<String> all;"
            + " B(List<String> given) { %s this.all = given; }"
            + " int size() { %s } }";

    List<Value> found = plain(source.formatted("", "return all == null ? 0 : all.size();"));
    List<Value> guarded =
        plain(
            source.formatted(
                "if (given == null) { throw new IllegalArgumentException(); }",
                "return all.size();"));

    Value nothing =
        new Value.New(TypeName.of("p", "B"), List.of("java.util.List"), List.of(Value.NULL), null);
    assertThat(found).contains(nothing);
    assertThat(guarded).isNotEmpty().doesNotContain(nothing);
  }

  @Test
  void of_givesNullWithACastWhereConstructorsTakeAsMuch() {
    List<Value> found =
        plain(
            "class A { int f(B b) { return b.size(); } }"
                + " class B { private final List<String> all;"
                + " B(List<String> given) { this.all = given; } B(String one) { this(List.of(one)); }"
                + " int size() { return all == null ? 0 : all.size(); } }");

    assertThat(found)
        .contains(
            new Value.New(
                TypeName.of("p", "B"),
                List.of("java.util.List"),
                List.of(new Value.As(TypeName.of(List.class), Value.NULL)),
                null));
  }

  @Test
  void of_bringsForwardWhatTheCodeComparesWithInsideOfAnother() {
    List<Value> found =
        plain(
            "class A { boolean f(List<B> all) { return all.get(0).kind() == Kind.C; } }"
                + " enum Kind { A, B, C }"
                + " record B(Kind kind) {}");

    assertThat(found.getFirst().toString())
        .containsSubsequence("name=A, ofEnum", "name=C, ofEnum", "name=B, ofEnum");
  }
}
