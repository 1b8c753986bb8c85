package dev.assay.lab.live;

import static dev.assay.lab.live.Subjects.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Probe;
import dev.assay.lab.Observed.Returned;
import dev.assay.lab.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private static final Subjects SUBJECT =
      Subjects.of(
          """
          import java.util.Comparator;
          import java.util.function.*;
          public class Foo {
            interface Rate { double of(int days, boolean peak); }
            static Predicate<String> longer(int than) { return it -> it.length() > than; }
            static UnaryOperator<Integer> tenBy() { return it -> 10 / it; }
            static <T extends Comparable<T>> Comparator<T> natural() {
              return (one, other) -> one.compareTo(other);
            }
            static Comparator<? super String> byLength() {
              return (one, other) -> one.length() - other.length();
            }
            static Rate rate() { return (days, peak) -> peak ? 2.5 * days : days; }
            static Consumer<String> sink() { return it -> { }; }
            static Function<Foo, String> names() { return it -> "foo"; }
            static class Whole implements IntPredicate {
              public boolean test(int it) { return true; }
            }
            static IntPredicate named() { return new Whole(); }
          }
          """);

  private static List<Probe> asked(String method, String... parameters) {
    Value[] arguments = parameters.length == 0 ? new Value[0] : new Value[] {Value.of(2)};
    Observed observed = SUBJECT.run(call(method, parameters).with(arguments));
    assertThat(observed).isInstanceOf(Returned.class);
    return ((Returned) observed).ofResult();
  }

  private static Probe probe(String method, Object answer, Object... arguments) {
    List<Value> values = List.of(arguments).stream().map(Value::of).toList();
    return new Probe(method, values, Value.of(answer), false);
  }

  @Test
  void run_callsAFunction_withPlainValues() {
    assertThat(asked("longer", "int"))
        .containsExactly(
            probe("test", true, "abc"), probe("test", false, ""), probe("test", true, "Zebra 7"));
  }

  @Test
  void run_leavesOutACallThatThrows() {
    assertThat(asked("tenBy")).containsExactly(probe("apply", 2, 5), probe("apply", -3, -3));
  }

  @Test
  void run_givesParametersDifferentValues() {
    assertThat(asked("byLength"))
        .containsExactly(
            probe("compare", 3, "abc", ""),
            probe("compare", -7, "", "Zebra 7"),
            probe("compare", 4, "Zebra 7", "abc"));
  }

  @Test
  void run_callsAFunctionOfTheSubjectsOwnKind() {
    assertThat(asked("rate"))
        .containsExactly(
            probe("of", 5.0, 5, false), probe("of", 0.0, 0, true), probe("of", -7.5, -3, true));
  }

  @Test
  void run_callsNothing_whereThereIsNoAnswerOrNoPlainValue() {
    assertThat(asked("sink")).isEmpty();
    assertThat(asked("names")).isEmpty();
    assertThat(asked("natural")).isEmpty();
  }

  @Test
  void run_callsNothing_whoseClassHasTestsOfItsOwn() {
    assertThat(asked("named")).extracting(Probe::method).containsExactly("getClass");
  }
}
