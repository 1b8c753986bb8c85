package dev.assay.testgen.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.verify.Compiled;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be made of classes that do not offer themselves. */
class MakingTest {
  private static <T> T look(String source, BiFunction<Inputs, List<TypeElement>, T> look) {
    return Compiled.subject(
        Map.of("p/A.java", source),
        (bench, subject) -> {
          assertThat(subject.messages()).isEmpty();
          List<TypeElement> known = subject.topLevel();
          return look.apply(new Inputs(subject.types(), subject.elements(), known), known);
        });
  }

  /** The values for the parameter of the first type's first method. */
  private static List<Candidate> candidates(String source) {
    return look(
        "package p; import java.util.*; " + source,
        (inputs, known) -> {
          ExecutableElement method =
              ElementFilter.methodsIn(known.getFirst().getEnclosedElements()).getFirst();
          TypeMirror asked = method.getParameters().getFirst().asType();
          return inputs.of(asked, method.getParameters().getFirst().getSimpleName().toString());
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.Calendar",
        "java.util.GregorianCalendar",
        "java.text.Format",
        "java.text.DecimalFormat",
        "java.text.MessageFormat",
        "java.text.DecimalFormatSymbols",
        "java.util.Formatter"
      })
  void of_makesFormatsAndCalendars(String type) {
    assertThat(candidates("interface A { void f(%s x); }".formatted(type))).isNotEmpty();
  }

  @Test
  void of_castsWhatAFactoryGivesAsItsInterface() {
    List<Candidate> found =
        candidates(
            "interface A { void f(Hidden x); }"
                + " class Hidden implements Comparator<String> {"
                + " private Hidden() {} static Comparator<String> hidden() { return new Hidden(); }"
                + " @Override public int compare(String a, String b) { return 0; } }");

    TypeName hidden = TypeName.of("p", "Hidden");
    assertThat(found)
        .extracting(Candidate::value)
        .containsExactly(
            new Value.As(hidden, new Value.StaticCall(hidden, "hidden", List.of(), List.of())));
  }

  @Test
  void of_doesNotCastWhatMayBeAnything() {
    List<Candidate> found =
        candidates(
            "interface A { void f(Hidden x); }"
                + " class Hidden { private Hidden() {} static Object any() { return 5; } }");

    assertThat(found).isEmpty();
  }

  @Test
  void of_fillsWhatBeginsEmpty() {
    List<Candidate> found =
        candidates(
            "interface A { void f(Sum other); }"
                + " class Sum { private double sum; void add(double x) { sum += x; } }");

    assertThat(found).extracting(Candidate::trait).containsExactly("New", "AfterAdd");
    assertThat(found.getLast().value())
        .isEqualTo(
            new Value.Prepared(
                found.getFirst().value(), "add", List.of("double"), List.of(Value.of(2.5))));
  }

  @Test
  void of_leavesReceiversEmpty() {
    List<Candidate> found =
        candidates(
            "interface A { void f(Sum instance); }"
                + " class Sum { private double sum; void add(double x) { sum += x; } }");

    assertThat(found).extracting(Candidate::trait).containsExactly("New");
  }

  @Test
  void of_findsConstantsOfAnAbstractClass() {
    List<Candidate> found =
        candidates(
            "interface A { void f(Shape x); }"
                + " abstract class Shape { static final Shape NONE = new Shape() {"
                + " int area() { return 0; } }; abstract int area(); }");

    assertThat(found)
        .extracting(Candidate::value)
        .contains(new Value.Constant(TypeName.of("p", "Shape"), "NONE", false));
  }

  @Test
  void concrete_isRaw_whereNoTypeCanBeWrittenForABound() {
    String made =
        look(
            "package p; class A<T extends A<T>> { void f(A<T> x) {} }",
            (inputs, known) -> inputs.concrete(known.getFirst().asType()).toString());

    assertThat(made).isEqualTo("p.A");
  }

  @Test
  void concrete_isTheClassThatExtendsItself() {
    String made =
        look(
            "package p; abstract class A<T extends A<T>> {} class B extends A<B> {}",
            (inputs, known) -> inputs.concrete(known.getFirst().asType()).toString());

    assertThat(made).isEqualTo("p.A<p.B>");
  }

  @ParameterizedTest
  @CsvSource({
    "VersionParser, text, 1.2.3",
    "URLReader, value, https://example.org/a?b=c",
    "Dates, text, 2024-02-29",
    "Dates, pattern, yyyy-MM-dd",
    "Dates, email, ann@example.org",
    "Updater, text, abc",
    "Versions, pattern, [a-z]+",
    "Shop, text, abc"
  })
  void of_givesTextsThatFitTheClass(String type, String parameter, String plain) {
    List<Candidate> found =
        candidates("interface %s { void f(String %s); }".formatted(type, parameter));

    assertThat(found.getFirst().value()).isEqualTo(Value.of(plain));
  }

  @Test
  void of_asksABuilderThatIsMadeByItself() {
    List<Candidate> found =
        candidates(
            "interface A { void f(Route x); }"
                + " class Route { private Route() {}"
                + " static class Hidden { static Route route() { return new Route(); } } }"
                + " class RouteBuilder { RouteBuilder to(String to) { return this; }"
                + " Route toRoute() { return Route.Hidden.route(); } }");

    Value builder = new Value.New(TypeName.of("p", "RouteBuilder"), List.of(), List.of(), null);
    assertThat(found)
        .extracting(Candidate::value)
        .containsExactly(
            new Value.Chain(
                new Value.Chain(
                    builder, "to", List.of("java.lang.String"), List.of(Value.of("abc"))),
                "toRoute",
                List.of(),
                List.of()),
            new Value.Chain(builder, "toRoute", List.of(), List.of()));
  }

  @Test
  void of_putsWhatIsAnotherEveryTimeLast() {
    List<Candidate> found =
        candidates(
            "interface A { void f(Day x); }"
                + " class Day { private Day() {} static Day now() { return new Day(); }"
                + " static Day of(int count) { return new Day(); } }");

    assertThat(found).hasSizeGreaterThan(1);
    assertThat(found.getFirst().value())
        .isEqualTo(
            new Value.StaticCall(
                TypeName.of("p", "Day"), "of", List.of("int"), List.of(Value.of(5))));
  }

  @Test
  void of_extendsWhatCouldOnlyBeLookedUp() {
    List<Candidate> found =
        candidates(
            "interface A { void f(Unit x); }"
                + " abstract class Unit { Unit(String name) {} abstract int size(); }"
                + " class Units { static Unit getUnit(String name) { return null; } }");

    assertThat(found).isNotEmpty();
    assertThat(found).extracting(Candidate::value).hasOnlyElementsOfType(Value.Stub.class);
  }

  @Test
  void of_makesWhatHidesItsConstructorsAsItsUsersDo() {
    List<Value> found =
        look(
            "package p; public class A { A(int x) {} public static A of(int x) { return new A(x); }"
                + " public void f(A... others) {} }",
            (inputs, known) ->
                inputs.of(new Wanted(known.getFirst().asType(), "other", 1)).stream()
                    .map(Candidate::value)
                    .toList());

    TypeName a = TypeName.of("p", "A");
    assertThat(found)
        .startsWith(new Value.StaticCall(a, "of", List.of("int"), List.of(Value.of(5))))
        .contains(new Value.New(a, List.of("int"), List.of(Value.of(5)), null));
  }

  @Test
  void of_triesTheOpenAndTheHiddenWayToMakeASubject() {
    List<Value> found =
        look(
            "package p; public class A { A(int x) {} public static A of(int x) { return new A(x); }"
                + " }",
            (inputs, known) ->
                inputs.of(known.getFirst().asType(), "instance").stream()
                    .map(Candidate::value)
                    .toList());

    TypeName a = TypeName.of("p", "A");
    assertThat(found)
        .startsWith(
            new Value.New(a, List.of("int"), List.of(Value.of(5)), null),
            new Value.StaticCall(a, "of", List.of("int"), List.of(Value.of(5))));
  }
}
