package dev.assay.lab.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.probe.Probes;
import dev.assay.lab.search.Runs.Compared;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operands of comparisons that failed are told to the search. */
class ComparedTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          static boolean f(int a) { return a == 42; }                     | 7 and 42
          static boolean f(int a) { return a < 0; }                       | 7 and 0
          static boolean f(int a) { return (long) a == 42L; }             | 7 and 42
          static boolean f(int a) { return a * 1f > 42f; }                | 7.0 and 42.0
          static boolean f(int a) { return a * 1d <= 42d; }               | 7.0 and 42.0
          static boolean f(int a) { return ("v" + a).equals("x"); }       | v7 and x
          static boolean f(int a) { return ("v" + a).equalsIgnoreCase("X"); } | v7 and X
          static boolean f(int a) { return ("v" + a).startsWith("pre"); } | v7 and pre
          static boolean f(int a) { return ("v" + a).endsWith("post"); }  | v7 and post
          static boolean f(int a) { return ("v" + a).contains("mid"); }   | v7 and mid
          static int f(int a) { return ("v" + a).indexOf("mid"); }        | v7 and mid
          static int f(int a) { return ("v" + a).compareTo("w"); }        | v7 and w
          static boolean f(int a) { return Objects.equals("v" + a, "x"); } | v7 and x
          static boolean f(int a) { Integer i = a; return i.equals(42); } | 7 and 42
          static boolean f(int a) { return Objects.equals(a, 42); }       | 7 and 42
          """)
  void operands_areNoted_whenTheyDiffer(String method, String pair) {
    Woven woven = Woven.of(method);

    woven.call(0, "f", 7);

    assertThat(Woven.pairs())
        .extracting(each -> each.get(0) + " and " + each.get(1))
        .containsExactly(pair);
  }

  @Test
  void labels_areNoted_forASwitch() {
    Woven woven =
        Woven.of(
            "static int f(int a) { switch (a) { case 1: return 5; case 300: return 7; default: return 9; } }");

    woven.call(0, "f", 7);

    assertThat(Woven.pairs()).containsExactly(List.of(7, 1), List.of(7, 300));
  }

  @Test
  void labels_areNoted_forASwitchOverStrings() {
    Woven woven =
        Woven.of(
            "static int f(String a) { return switch (a) { case \"x\" -> 5; case \"y\" -> 7; default -> 9; }; }");

    woven.call(0, "f", "z");

    assertThat(Woven.pairs()).containsExactly(List.of("z", "x"), List.of("z", "y"));
  }

  @Test
  void site_isThatOfTheBranches() {
    Woven woven =
        Woven.of("static boolean f(int a, String s) { return a == 42 || s.equals(\"x\"); }");

    woven.call(0, "f", 7, "y");
    List<Compared> compared = Probes.compared();

    assertThat(compared)
        .containsExactly(
            new Compared(woven.instrumented().branches().getFirst().site(), 7, 42),
            new Compared(-1, "y", "x"));
  }

  @Test
  void operands_areNotNoted_whenEqualOrNullOrNoText() {
    Woven woven =
        Woven.of(
            """
            static void f(int a) {
              if (a == 7) { Objects.equals(null, "x"); }
              Objects.equals(List.of(), "x");
              "x".equals("x");
            }
            """);

    woven.call(0, "f", 7);

    assertThat(Woven.pairs()).isEmpty();
  }

  @Test
  void operands_areFew_whenALoopCompares() {
    Woven woven =
        Woven.of(
            "static boolean f(int a) { int s = 0; for (int i = 0; i < a; i++) { s += i; } return s == 42; }");

    woven.call(0, "f", 1000);

    assertThat(Woven.pairs()).hasSizeLessThan(20).contains(List.of(499500, 42));
  }

  @Test
  void operands_areNotNoted_whenAMutantRuns() {
    Woven woven = Woven.of("static boolean f(int a) { return a == 42; }");

    woven.call(1, "f", 7);

    assertThat(Probes.compared()).isEmpty();
  }

  @Test
  void nullPointer_isThrownByTheSubject_whenItComparesANull() {
    Woven woven =
        Woven.of(
            "static String f() { String s = null; try { return \"\" + s.equals(\"x\"); } catch (NullPointerException e) { return e.getStackTrace()[0].getClassName(); } }");

    Object thrower = woven.call(0, "f");

    assertThat(thrower).isEqualTo("T");
  }
}
