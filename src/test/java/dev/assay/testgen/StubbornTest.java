package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Score;
import dev.assay.testgen.Testgen.Skipped;
import dev.assay.testgen.Testgen.TestClass;
import dev.assay.testgen.Testgen.Verdict;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs that cannot be ended cost themselves and not what is known of all others: classes through a
 * whole desk that are alike but for one method, which is well-behaved or not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StubbornTest {
  private static String meter(String method) {
    return """
    package a;

    import java.util.ArrayList;
    import java.util.List;
    import java.util.stream.LongStream;

    class Meter {
      private static final long FAR = Long.parseLong("1600000000");
      private static final List<Object> KEPT = new ArrayList<>();
      private int count;

      %s

      int add(int step) {
        if (step < 0) {
          throw new IllegalArgumentException("negative: " + step);
        }
        count += step;
        return count;
      }

      int count() {
        return count;
      }

      static String grade(int points) {
        if (points >= 90) {
          return "A";
        }
        return points >= 50 ? "B" : "C";
      }

      static int clamp(int value, int low, int high) {
        if (low > high) {
          throw new IllegalArgumentException("low above high");
        }
        if (value < low) {
          return low;
        }
        return value > high ? high : value;
      }

      static String repeat(String text, int times) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < Math.min(times, 9); i++) {
          all.append(text).append(i * 3);
        }
        return all.toString();
      }
    }
    """
        .formatted(method);
  }

  /** Enough on a busy machine, where one run that fills the memory takes seconds. */
  private static final int MILLIS = 15_000;

  private final RunningDesk desk = new RunningDesk(Map.of());
  private int killedOfOthers;

  /** The odd method of a class. */
  enum Odd {
    /** Loops inside of the JDK for most numbers, and for all where a mutant changes the end. */
    HANGS_IN_A_TRIAL("static long sum(long n) { return LongStream.rangeClosed(1, n).sum(); }"),
    HANGS_IN_A_MUTANT(
        """
        static long sum(int n) {
          long end = Math.floorMod(n, 5) + FAR * FAR - FAR * FAR;
          return LongStream.rangeClosed(1, end).sum();
        }
        """),
    HANGS_IN_MANY_MUTANTS(
        """
        static long sum(int n) {
          long end = Math.floorMod(n, 5) + FAR * FAR - FAR * FAR + FAR * FAR - FAR * FAR;
          return LongStream.rangeClosed(1, end).sum() + LongStream.rangeClosed(2, end).sum();
        }
        """),
    FILLS_THE_MEMORY_IN_A_MUTANT(
        """
        static int sum(int n) {
          long end = Math.floorMod(n, 5) + FAR - FAR;
          return LongStream.rangeClosed(1, end).boxed().toList().size();
        }
        """),
    KEEPS_ALL_MEMORY_IN_A_MUTANT(
        """
        static int sum(int n) {
          long end = Math.floorMod(n, 5) + FAR - FAR;
          for (long i = 0; i < end; i++) {
            KEPT.add(new long[1_000_000]);
          }
          KEPT.clear();
          return (int) end;
        }
        """),
    TAKES_A_HUGE_ARRAY_IN_A_MUTANT(
        """
        static int sum(int n) {
          long end = Math.floorMod(n, 5) + FAR - FAR;
          return new long[(int) end].length;
        }
        """),
    OVERFLOWS_THE_STACK_IN_A_MUTANT(
        """
        static int sum(int n) {
          return n <= 0 || n > 50 ? 0 : n % 7 + sum(n - 1);
        }
        """),
    EXITS_IN_A_MUTANT(
        """
        static int sum(int n) {
          if (n < FAR) {
            return n / 2;
          }
          System.exit(3);
          return 0;
        }
        """),
    HALTS_IN_A_TRIAL(
        """
        static int sum(int n) throws Exception {
          if (n == 0) {
            Runtime.class.getMethod("halt", int.class).invoke(Runtime.getRuntime(), 3);
          }
          return n > 9 ? n / 2 : n;
        }
        """),
    HALTS_IN_A_MUTANT(
        """
        static int sum(int n) throws Exception {
          if (n < FAR) {
            return n / 2;
          }
          Runtime.class.getMethod("halt", int.class).invoke(Runtime.getRuntime(), 1);
          return 0;
        }
        """),
    HALTS_IN_EVERY_TRIAL(
        """
        static int sum(int n) throws Exception {
          Runtime.class.getMethod("halt", int.class).invoke(Runtime.getRuntime(), 1);
          return n;
        }
        """);

    private final String code;

    Odd(String code) {
      this.code = code;
    }
  }

  private Generated generated(String method) {
    Generate question = new Generate(meter(method), null, null, null, null, null);
    return desk.unhurried(question, MILLIS);
  }

  @BeforeAll
  void askOfTheOthers() {
    killedOfOthers = score(generated("")).killed();
  }

  @AfterAll
  void close() {
    desk.close();
  }

  private static Score score(Generated generated) {
    return Objects.requireNonNull(generated.score(), () -> "no score: " + generated);
  }

  @Test
  void generate_keepsTheOtherTestsOfAMethod_whereOneCallEndsTheJvm() {
    Generated generated = generated(Odd.HALTS_IN_A_TRIAL.code);

    assertThat(generated.tests())
        .singleElement()
        .extracting(TestClass::source)
        .asString()
        .contains("Meter.sum(");
    assertThat(generated.skipped()).extracting(Skipped::method).doesNotContain("Meter.sum(int)");
  }

  @Test
  void generate_saysWhyAMethodHasNoTests_whereEveryCallEndsTheJvm() {
    Generated generated = generated(Odd.HALTS_IN_EVERY_TRIAL.code);

    assertThat(generated.skipped())
        .extracting(it -> it.method() + " " + it.code() + " " + it.reason())
        .anySatisfy(it ->
            assertThat(it)
                .startsWith(
                    "Meter.sum(int) CRASHED running it took the JVM down: "
                        + "the JVM ended with exit code 1"));
  }

  @ParameterizedTest
  @EnumSource(Odd.class)
  void generate_killsTheMutantsOfTheOthers_whateverOneRunDoes(Odd odd) {
    Generated generated = generated(odd.code);

    assertThat(generated.verdict()).isEqualTo(Verdict.GREEN);
    assertThat(score(generated).killed())
        .as(generated.degraded() + " " + generated.skipped() + " " + generated.timings())
        .isGreaterThanOrEqualTo(killedOfOthers);
  }
}
