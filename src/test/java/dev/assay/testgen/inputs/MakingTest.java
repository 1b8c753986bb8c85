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
}
