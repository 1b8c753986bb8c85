package dev.assay.testgen.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.verify.Compiled;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values without which some code is never reached. */
class ReachingTest {
  private static final List<String> TEXT = List.of("java.lang.String");

  /** The values for the parameter of the first type's first method. */
  private static List<Candidate> candidates(String source) {
    return candidates(source, Integer.MAX_VALUE);
  }

  /** The same where only the first types are the subject's. */
  private static List<Candidate> candidates(String source, int own) {
    return Compiled.subject(
        Map.of("q/page/A.java", "package q.page; import java.util.*; " + source),
        (bench, subject) -> {
          assertThat(subject.messages()).isEmpty();
          List<TypeElement> known = subject.topLevel().stream().limit(own).toList();
          ExecutableElement method =
              ElementFilter.methodsIn(known.getFirst().getEnclosedElements()).getFirst();
          return new Inputs(subject.types(), subject.elements(), known)
              .of(
                  method.getParameters().getFirst().asType(),
                  method.getParameters().getFirst().getSimpleName().toString());
        });
  }

  private static Value array(Class<?> type, Object... cells) {
    return new Value.ArrayOf(TypeName.of(type), Stream.of(cells).map(Value::of).toList());
  }

  @Test
  void of_makesMatricesThatAreAsWideEverywhere_first() {
    List<Candidate> found = candidates("interface A { void f(double[][] x); }");

    Value.ArrayOf several = (Value.ArrayOf) found.getFirst().value();
    assertThat(several.elements())
        .containsExactly(
            array(double.class, 2.5, 0.0, -1.5),
            array(double.class, 0.0, -1.5, 2.5),
            array(double.class, -1.5, 2.5, 0.0));
    assertThat(found).extracting(Candidate::trait).contains("HasRowsOfSeveralLengths");
  }

  @Test
  void of_putsNoNumberAmongNumbers() {
    List<Candidate> found = candidates("interface A { void f(double[] x); }");

    assertThat(found)
        .contains(new Candidate(array(double.class, 2.5, Double.NaN, 0.0, -1.5), "HasANaN"));
  }

  @Test
  void of_fillsWhatIsMadeOfAnArray() {
    List<Candidate> found =
        candidates(
            "interface A { void f(Grid x); } interface Grid { int[][] cells(); }"
                + " class Cells implements Grid { Cells(int rows) {} Cells(int[][] cells) {}"
                + " public int[][] cells() { return null; } }");

    assertThat(found.getFirst().value())
        .isInstanceOfSatisfying(
            Value.New.class, it -> assertThat(it.parameters()).containsExactly("int[][]"));
  }

  @Test
  void of_readsObjectsFromATextByTheClassNamedLikeThePackage() {
    List<Candidate> found =
        candidates(
            "interface A { void f(Doc x); } class Doc { Doc(int depth) {} }"
                + " class Page { static Doc parse(String html) { return new Doc(1); } }");

    assertThat(found.get(1).trait()).isEqualTo("OfPage");
    assertThat(found.get(1).value())
        .isInstanceOfSatisfying(
            Value.StaticCall.class,
            it -> {
              assertThat(it.type()).isEqualTo(TypeName.of("q.page", "Page"));
              assertThat(it.arguments().getFirst().toString()).contains("<div id=");
            });
  }

  @Test
  void of_seeksInWhatWasReadByTheFirstWordOfItsName() {
    List<Candidate> found =
        candidates(
            "interface A { void f(FormPart x); } class FormPart { FormPart(int depth) {} }"
                + " class Doc { FormPart first(String query) { return null; } }"
                + " class Page { static Doc parse(String html) { return new Doc(); } }");

    assertThat(found.get(1).value())
        .isInstanceOfSatisfying(
            Value.Chain.class,
            it -> {
              assertThat(it.method()).isEqualTo("first");
              assertThat(it.parameters()).isEqualTo(TEXT);
              assertThat(it.arguments()).containsExactly(Value.of("form"));
            });
  }

  @Test
  void of_readsNothing_whereNoClassIsNamedLikeThePackage() {
    List<Candidate> found =
        candidates(
            "interface A { void f(Doc x); } class Doc { Doc(int depth) {} }"
                + " class Reader { static Doc parse(String html) { return new Doc(1); } }");

    assertThat(found).extracting(Candidate::trait).noneMatch(it -> it.startsWith("Of"));
  }

  @Test
  void of_bindsWhatAFactoryIsGenericIn() {
    List<Candidate> found =
        candidates(
            "interface A { void f(Range<Integer> x); } class Range<T> { private Range() {}"
                + " static <T> Range<T> from(T low) { return new Range<>(); } }");

    assertThat(found.getFirst().value())
        .isInstanceOfSatisfying(
            Value.StaticCall.class, it -> assertThat(it.arguments()).containsExactly(Value.of(5)));
  }

  @Test
  void of_takesCollectorsFromTheSourcesAndThePlatform() {
    List<Candidate> found =
        candidates(
            "interface A { void f(java.util.stream.Collector<String, ?, String> x);"
                + " static java.util.stream.Collector<CharSequence, ?, String> own() {"
                + " return java.util.stream.Collectors.joining(); } }");

    Value own = new Value.StaticCall(TypeName.of("q.page", "A"), "own", List.of(), List.of());
    assertThat(found.getFirst().value())
        .isInstanceOfSatisfying(Value.As.class, it -> assertThat(it.value()).isEqualTo(own));
    assertThat(found)
        .extracting(Candidate::value)
        .anyMatch(
            it -> it instanceof Value.StaticCall call && call.type().name().equals("Collectors"));
  }

  @ParameterizedTest
  @CsvSource({
    "java.time.temporal.TemporalField, DayOfMonth",
    "java.time.temporal.TemporalAdjuster, Date",
    "java.time.chrono.Chronology, Iso",
    "java.time.temporal.ValueRange, From1To7"
  })
  void of_knowsWhatDatesAreMadeOf(String type, String trait) {
    List<Candidate> found = candidates("interface A { void f(%s x); }".formatted(type));

    assertThat(found.getFirst().trait()).isEqualTo(trait);
  }

  private static String wide(String each) {
    return IntStream.rangeClosed(0, StubRule.MOST_METHODS)
        .mapToObj(each::formatted)
        .collect(Collectors.joining());
  }

  @Test
  void of_takesWhatImplementsAWideInterface_ratherThanAStubOfPartOfIt() {
    List<Candidate> found =
        candidates(
            "interface A { void f(Wide x); } interface Wide {%s} class All implements Wide {%s}"
                .formatted(wide(" void m%d();"), wide(" public void m%d() {}")),
            1);

    assertThat(found.getFirst().value())
        .isEqualTo(new Value.New(TypeName.of("q.page", "All"), List.of(), List.of(), null));
  }

  @Test
  void of_takesTextsOfTheParametersName_whereTheClassTellsNothing() {
    List<Candidate> found = candidates("interface A { void f(String json); }");

    assertThat(found.getFirst().value()).isEqualTo(Value.of("{\"a\": [1, true, \"b\"]}"));
  }
}
