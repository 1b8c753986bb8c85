package dev.assay.lab.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Operator;
import dev.assay.lab.probe.Probes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mutant of a condition is only worth a run where it would go another way. */
class InfectionTest {
  @ParameterizedTest(name = "{0} with {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          static boolean f(int a) { return a < 10; }      | 9  | false | true
          static boolean f(int a) { return a < 10; }      | 10 | true  | false
          static boolean f(int a) { return a < 10; }      | 11 | false | false
          static boolean f(int a) { return a > 0; }       | 0  | true  | false
          static boolean f(int a) { return a > 0; }       | 1  | false | true
          static boolean f(int a) { return a * 1L >= 3L; } | 3  | true  | true
          static boolean f(int a) { return a * 1L >= 3L; } | 2  | false | false
          static boolean f(int a) { return a * 0.5 > 1.5; } | 3  | true  | false
          static boolean f(int a) { return a * 0.5 > 1.5; } | 4  | false | true
          """)
  void in_tellsWhetherAConditionCouldHaveGoneAnotherWay(
      String method, int argument, boolean boundary, boolean removed) {
    Woven woven = Woven.of(method);

    woven.call(0, "f", argument);

    assertThat(differs(woven, Operator.CONDITIONALS_BOUNDARY)).isEqualTo(boundary);
    assertThat(differs(woven, Operator.REMOVE_CONDITIONALS)).isEqualTo(removed);
  }

  private static boolean differs(Woven woven, Operator operator) {
    Instrumented instrumented = woven.instrumented();
    int mutant =
        instrumented.mutants().stream()
            .filter(it -> it.operator() == operator)
            .map(Mutant::id)
            .findFirst()
            .orElseThrow();
    List<Infection> its =
        instrumented.infections().stream().filter(it -> it.mutant() == mutant).toList();
    assertThat(its).hasSize(1);
    return its.getFirst().in(Probes.branches(), Probes.equal());
  }
}
