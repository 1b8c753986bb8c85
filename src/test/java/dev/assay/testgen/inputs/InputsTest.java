package dev.assay.testgen.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order;
import dev.assay.lab.Value;
import dev.assay.testgen.verify.Compiled;
import dev.assay.testgen.verify.Subject;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputsTest {
  private static <T> T look(String source, BiFunction<Inputs, Subject, T> look) {
    return Compiled.subject(
        Map.of("A.java", source),
        (bench, subject) -> {
          assertThat(subject.messages()).isEmpty();
          List<TypeElement> known =
              subject.topLevel().stream()
                  .flatMap(type ->
                      Stream.concat(
                          Stream.of(type),
                          ElementFilter.typesIn(type.getEnclosedElements()).stream()))
                  .toList();
          return look.apply(new Inputs(subject.types(), subject.elements(), known), subject);
        });
  }

  /** The type of the first method's parameter. */
  private static TypeMirror asked(Subject subject) {
    ExecutableElement method =
        ElementFilter.methodsIn(subject.topLevel().getFirst().getEnclosedElements()).getFirst();
    return method.getParameters().getFirst().asType();
  }

  private static List<Candidate> candidates(String type, String more) {
    return look(
        "import java.util.*; import java.util.function.*; interface A { void f(%s x); } %s"
            .formatted(type, more),
        (inputs, subject) -> inputs.of(asked(subject), "x"));
  }

  private static String reason(String type, String more) {
    return look(
        "import java.util.*; interface A { void f(%s x); } %s".formatted(type, more),
        (inputs, subject) -> {
          assertThat(inputs.of(asked(subject), "x")).isEmpty();
          return inputs.reason(asked(subject));
        });
  }

  @Test
  void of_triesSmallCapacities() {
    List<Candidate> found = candidates("Cache", "class Cache { Cache(int capacity) {} }");

    assertThat(found)
        .extracting(Candidate::trait)
        .containsExactly("Usual", "WithCapacityOne", "WithCapacity2", "WithCapacityZero");
    assertThat(found)
        .extracting(it -> ((Value.New) it.value()).arguments())
        .containsExactly(
            List.of(Value.of(5)), List.of(Value.of(1)), List.of(Value.of(2)), List.of(Value.of(0)));
  }

  @Test
  void of_givesACollaboratorSeveralAnswers() {
    List<Candidate> found =
        candidates(
            "Store",
            "interface Store { boolean has(String id); Optional<String> find(String id);"
                + " void drop() throws java.io.IOException; }");

    assertThat(found)
        .extracting(Candidate::trait)
        .containsExactly(
            "Stub",
            "GivingFalseForHas",
            "GivingEmptyForFind",
            "FailingInDrop",
            "GivingPresentWithAnotherValueForFind");
    assertThat(found).extracting(Candidate::value).doesNotHaveDuplicates();
  }

  @Test
  void of_putsCollaboratorsIntoReceivers() {
    assertThat(
            candidates(
                "Service",
                "interface Store { boolean has(String id); int size(); }"
                    + " class Service { Service(Store store) {} }"))
        .extracting(Candidate::trait)
        .startsWith("Usual", "WithStoreGivingFalseForHas", "WithStoreGivingZeroForSize");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Predicate<String>|TellingIfEmpty,AlwaysTrue,AlwaysFalse",
        "Predicate<Object>|AlwaysTrue,AlwaysFalse",
        "UnaryOperator<String>|GivingItsArgument,AlwaysPlain,AlwaysNull,AlwaysEmpty,AlwaysOneLetter",
        "Comparator<String>|NaturalOrder,ReverseOrder,AlwaysEqual",
        "Comparator<Object>|AlwaysEqual",
        "IntBinaryOperator|Sum,GivingItsFirstArgument,GivingItsSecondArgument,Always5,AlwaysZero",
        "Runnable|Idle,Failing",
        "Supplier<String>|AlwaysPlain,AlwaysNull,Failing,AlwaysEmpty,AlwaysOneLetter",
      })
  void of_givesFunctionsThatTellApart(String type, String traits) {
    assertThat(candidates(type, ""))
        .extracting(Candidate::trait)
        .containsExactly(traits.split(",", -1));
  }

  @Test
  void of_findsWhatASealedTypePermits() {
    assertThat(
            candidates(
                "S",
                "sealed interface S permits One, More {} record One(int x) implements S {}"
                    + " sealed interface More extends S permits Two {}"
                    + " enum Two implements More { T }"))
        .extracting(Candidate::trait)
        .contains("AnOne", "ATwo");
  }

  @Test
  void of_findsSingletonsBuildersAndFactoriesBeside() {
    assertThat(
            candidates(
                "One", "class One { private One() {} static One getInstance() { return null; } }"))
        .hasSize(1);
    assertThat(
            candidates(
                "Built",
                "class Built { private Built() {} static class Builder {"
                    + " Builder size(int size) { return this; } Built build() { return null; } } }"))
        .extracting(Candidate::trait)
        .containsExactly("Usual", "WithNothingSet");
    assertThat(
            candidates(
                "Made",
                "class Made { private Made(int x) {} static class Shop {"
                    + " static Made make(int x) { return new Made(x); } } }"))
        .extracting(Candidate::trait)
        .startsWith("Usual", "WithXOne");
  }

  @Test
  void of_isBounded_forTreesAndWideInterfaces() {
    assertThat(candidates("Node", "class Node { Node(Node left, Node right) {} Node() {} }"))
        .hasSizeBetween(2, 14);
    assertThat(
            candidates(
                "Wide",
                "interface Wide { Wide a(); Wide b(); List<Wide> c(); Map<String, Wide> d();"
                    + " Other e(); Other f(); } interface Other { Wide a(); Other b(); Wide c(); }"))
        .hasSizeBetween(2, 6);
  }

  @Test
  void reason_namesWhatIsToBlame() {
    assertThat(reason("Hidden", "class Hidden { private Hidden(int x) {} }"))
        .isEqualTo(
            "no accessible constructor, constant, factory or builder of Hidden: its constructors"
                + " are private");
    assertThat(reason("Outer", "class Outer { Outer(List<String> a, Thread worker) {} }"))
        .isEqualTo(
            "Outer needs a Thread, but Thread is made by the platform or the system, not by a test");
    assertThat(reason("Round", "class Round { Round(Round again) {} }"))
        .isEqualTo("Round needs a Round, but every Round needs another one first");
    assertThat(reason("None", "enum None {}")).isEqualTo("the enum None has no constants");
    assertThat(
            reason(
                "S",
                "sealed interface S permits T {} final class T implements S {"
                    + " private T() {} }"))
        .isEqualTo("S is sealed, and none of what it permits can be built");
  }

  private static final String STACK =
      """
      import java.util.*;
      class A {
        private final Deque<String> all = new ArrayDeque<>();
        private int reads;
        int size() { return all.size(); }
        boolean isEmpty() { return size() == 0; }
        String peek() { reads++; return all.peek(); }
        Optional<String> first() { return Optional.ofNullable(all.peekFirst()); }
        List<String> sorted() { List<String> l = new ArrayList<>(all); l.sort(null); return l; }
        String pop() { return all.pop(); }
        void push(String text) { all.push(text); }
        void clear() { all.clear(); }
        String getNext() { return all.poll(); }
        int total() { int sum = 0; for (String s : all) { sum += s.length(); } return sum; }
        String text() throws Exception { return ""; }
        Iterator<String> iterator() { return all.iterator(); }
        static int count() { return 1; }
        private int secret() { return 1; }
        @Override public String toString() { return "A" + size(); }
        @Override public int hashCode() { return 1; }
      }
      """;

  @Test
  void observing_findsHarmlessMethods_theMostTellingFirst() {
    List<String> observers =
        look(
            STACK,
            (inputs, subject) ->
                new Observing(inputs, subject.trees()).of(subject.topLevel().getFirst()));

    assertThat(observers)
        .containsExactly("size", "isEmpty", "first", "sorted", "total", "toString");
  }

  @Test
  void observing_readsComponentsAndInheritedGetters() {
    Map<String, List<String>> all =
        look(
            "class A extends B { int own() { return 1; } } class B { int x; int getX() { return x; }"
                + " int next() { return ++x; } } record R(int a, String b) {} interface I {}",
            (inputs, subject) -> new Observing(inputs, subject.trees()).all(subject.topLevel()));

    assertThat(all.get("A")).containsExactly("getX", "own");
    assertThat(all.get("B")).containsExactly("getX");
    assertThat(all.get("R")).containsExactly("a", "b", "toString");
    assertThat(all).doesNotContainKey("I");
  }

  @Test
  void steps_areWhatChangesTheObject_fillingFirst() {
    List<Order.Step> steps =
        look(
            STACK,
            (inputs, subject) ->
                new Steps(inputs, new Observing(inputs, subject.trees()))
                    .of((DeclaredType) subject.topLevel().getFirst().asType()));

    assertThat(steps)
        .extracting(Order.Step::method)
        .containsExactly("push", "clear", "peek", "pop", "getNext");
    assertThat(steps.getFirst().parameters()).containsExactly("java.lang.String");
    assertThat(steps.getFirst().columns().getFirst()).contains(Value.of("abc"), Value.of(""));
  }

  @Test
  void patterns_haveNoGroup_oneAndTwo() {
    List<Candidate> found =
        look(
            "interface A { void f(String x); }",
            (inputs, subject) -> inputs.of(asked(subject), "regexs"));

    assertThat(found)
        .extracting(Candidate::value)
        .startsWith(Value.of("[a-z]+"), Value.of("([a-z]+)"), Value.of("([a-z]+)-(\\d+)?"));
  }

  @Test
  void dictionary_putsSignsOfTheCodeBetweenAndAroundOthers() {
    String source =
        "class A { boolean f(String s) { return s.charAt(0) == '<' || s.indexOf(';') > 0"
            + " || s.startsWith(\"'\") || s.endsWith(\")\") || s.equals(\"a\"); } }";

    List<Object> found =
        look(
            source,
            (inputs, subject) ->
                Dictionary.of(subject.units()).of(asked(subject), inputs).stream()
                    .map(it -> ((Value.Literal) it.value()).value())
                    .toList());

    assertThat(found).containsExactly("<", ";", "'", ")", "a", "<1>", "1;2", "'1'");
  }

  @Test
  void dictionary_holdsTheConstantsThatFit() {
    String source =
        "@SuppressWarnings(\"x\") class A { static final String ON = \"on\"; int f(char c) {"
            + " switch (c) { case '+': return 42; default: return true ? -7 : 1; } }"
            + " long g() { return 9L; } void h(String s, int i, long l, char c, boolean b) {} }";

    List<List<Object>> found =
        look(
            source,
            (inputs, subject) -> {
              Dictionary dictionary = Dictionary.of(subject.units());
              ExecutableElement last =
                  ElementFilter.methodsIn(subject.topLevel().getFirst().getEnclosedElements())
                      .getLast();
              return last.getParameters().stream()
                  .map(parameter ->
                      dictionary.of(parameter.asType(), inputs).stream()
                          .map(it -> ((Value.Literal) it.value()).value())
                          .toList())
                  .toList();
            });

    assertThat(found)
        .containsExactly(
            List.of("on", "+", "1+2"),
            List.of(42, -7, 1),
            List.of(42L, -7L, 1L, 9L),
            List.of('+'),
            List.of());
  }
}
