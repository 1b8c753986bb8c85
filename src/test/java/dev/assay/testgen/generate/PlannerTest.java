package dev.assay.testgen.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.verify.Compiled;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which calls are planned. */
class PlannerTest {
  private static final TypeName COUNTERS = TypeName.of("p", "Counters");

  private static List<Order.Task> tasks(String source) {
    return Compiled.subject(
        Map.of("p/Counters.java", "package p; " + source),
        (bench, subject) -> {
          assertThat(subject.messages()).isEmpty();
          var given = new Planner.Given(List.of(), List.of(), true, 8);
          Planner planner = new Planner(subject, given, bench);
          Plan plan = planner.plan(new Planner.Scope(null, null));
          return new Experiment(planner, plan).tasks(Set.of());
        });
  }

  private static List<Order.Task> of(List<Order.Task> tasks, String method) {
    return tasks.stream().filter(task -> task.method().equals(method)).toList();
  }

  private static String counters(String visibility) {
    return ("public class Counters { public interface Counter { void add(long x); long get(); }"
            + " %s static class Plain implements Counter { private long sum;"
            + " public void add(long x) { sum += x; } public long get() { return sum; } }"
            + " public static Counter plain() { return new Plain(); } }")
        .formatted(visibility);
  }

  @Test
  void plan_callsAnInterfaceOnWhatTheSourcesHideBehindAFactory() {
    List<Order.Task> tasks = tasks(counters("private"));

    Value plain = new Value.StaticCall(COUNTERS, "plain", List.of(), List.of());
    assertThat(of(tasks, "add"))
        .singleElement()
        .satisfies(task -> assertThat(task.owner()).isEqualTo("p.Counters$Counter"))
        .satisfies(task ->
            assertThat(task.trials())
                .isNotEmpty()
                .extracting(Order.Trial::receiver)
                .contains(plain));
  }

  @Test
  void plan_callsAClassThatATestCanNameInsteadOfItsInterface() {
    List<Order.Task> tasks = tasks(counters("public"));

    assertThat(of(tasks, "add")).extracting(Order.Task::owner).containsExactly("p.Counters$Plain");
  }

  @Test
  void plan_triesEachMethodThatChangesSomething_beforeAnyTwice() {
    String methods =
        IntStream.range(0, 8)
            .mapToObj("public void put%d(int size) {}"::formatted)
            .collect(Collectors.joining(" "));
    List<Order.Task> tasks =
        tasks("public class Counters { " + methods + " int size() { return 1; } }");

    assertThat(of(tasks, "size").getFirst().trials())
        .extracting(Order.Trial::receiver)
        .filteredOn(Value.Prepared.class::isInstance)
        .extracting(it -> ((Value.Prepared) it).method())
        .contains("put0", "put7");
  }

  @Test
  void plan_readsTheSerialFormOfWhatAFactoryWasGivenSomethingFor() {
    List<Order.Task> tasks =
        tasks(
            "public class Counters implements java.io.Serializable { private Counters() {}"
                + " public static Counters of() { return null; }"
                + " public static Counters of(String first) { return null; }"
                + " private void readObject(java.io.ObjectInputStream in) {}"
                + " int size() { return 1; } }");

    Value filled =
        new Value.StaticCall(COUNTERS, "of", List.of("java.lang.String"), List.of(Value.of("abc")));
    assertThat(of(tasks, "size").getFirst().trials())
        .extracting(Order.Trial::receiver)
        .anyMatch(it ->
            it instanceof Value.Chain read
                && read.receiver() instanceof Value.New holder
                && holder.arguments().equals(List.of(filled)));
  }

  @Test
  void plan_callsWhatAPrivateClassIsGivenOutAs() {
    List<Order.Task> tasks =
        tasks(
            "public class Counters { private final int[] all = {1};"
                + " public java.util.ListIterator<Integer> all() { return null; }"
                + " private final class Walk implements java.util.Iterator<Integer> {"
                + " public boolean hasNext() { return true; } public Integer next() { return 1; }"
                + " public void remove() {} }"
                + " public java.util.Iterator<Integer> walk() { return new Walk(); } }");

    assertThat(of(tasks, "remove"))
        .singleElement()
        .satisfies(task -> assertThat(task.owner()).isEqualTo("java.util.Iterator"))
        .satisfies(task ->
            assertThat(task.trials())
                .extracting(Order.Trial::receiver)
                .contains(
                    new Value.Chain(
                        new Value.New(COUNTERS, List.of(), List.of(), null),
                        "walk",
                        List.of(),
                        List.of())));
  }

  @Test
  void plan_castsNull_whereAnInheritedMethodMayBeMeant() {
    List<Order.Task> tasks =
        tasks(
            "public class Counters extends java.io.StringWriter {"
                + " @Override public void write(String text) { super.write(text); } }");

    assertThat(of(tasks, "write").getFirst().trials())
        .extracting(trial -> trial.arguments().getFirst())
        .contains(new Value.As(TypeName.of(String.class), Value.NULL))
        .doesNotContain(Value.NULL);
  }

  @Test
  void plan_triesWhatTheCodeNamesForAParameter() {
    List<Order.Task> tasks =
        tasks(
            "public class Counters { static int size(Object x) {"
                + " return x instanceof StringBuilder b ? b.length() : 0; } }");

    Value builder =
        new Value.New(
            TypeName.of(StringBuilder.class),
            List.of("java.lang.String"),
            List.of(Value.of("abc")),
            null);
    assertThat(of(tasks, "size").getFirst().trials())
        .extracting(trial -> trial.arguments().getFirst())
        .contains(builder);
    assertThat(of(tasks, "size").getFirst().columns().getFirst()).contains(builder);
  }
}
