package dev.assay.lab.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Operator;
import dev.assay.lab.probe.Probes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mutant does what its text says, and the code without a mutant does what it did. */
class MutantsTest {
  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          int f(int a, int b) { return a + b; }         ¦ MATH             ¦ changed + to -    ¦ 7 3 ¦ 10 ¦ 4
          int f(int a, int b) { return a - b; }         ¦ MATH             ¦ changed - to +    ¦ 7 3 ¦ 4 ¦ 10
          int f(int a, int b) { return a * b; }         ¦ MATH             ¦ changed * to /    ¦ 7 3 ¦ 21 ¦ 2
          int f(int a, int b) { return a / b; }         ¦ MATH             ¦ changed / to *    ¦ 7 3 ¦ 2 ¦ 21
          int f(int a, int b) { return a % b; }         ¦ MATH             ¦ changed % to *    ¦ 7 3 ¦ 1 ¦ 21
          int f(int a, int b) { return a & b; }         ¦ MATH             ¦ changed & to |    ¦ 6 3 ¦ 2 ¦ 7
          int f(int a, int b) { return a << b; }        ¦ MATH             ¦ changed << to >>  ¦ 8 2 ¦ 32 ¦ 2
          int f(int a, int b) { return a >> b; }        ¦ MATH             ¦ changed >> to <<  ¦ 8 2 ¦ 2 ¦ 32
          int f(int a, int b) { return a >>> b; }       ¦ MATH             ¦ changed >>> to << ¦ 8 2 ¦ 2 ¦ 32
          int f(int a, int b) { return a ^ b; }         ¦ MATH             ¦ changed ^ to &    ¦ 6 3 ¦ 5 ¦ 2
          long f(int a, int b) { return (long) a * b; } ¦ MATH             ¦ changed * to /    ¦ 7 3 ¦ 21 ¦ 2
          float f(int a, int b) { return (float) a + b; } ¦ MATH           ¦ changed + to -    ¦ 7 3 ¦ 10.0 ¦ 4.0
          double f(int a, int b) { return (double) a / b; } ¦ MATH         ¦ changed / to *    ¦ 8 2 ¦ 4.0 ¦ 16.0
          int f(int a) { return -a; }                   ¦ INVERT_NEGATIVES ¦ removed negation  ¦ 7 ¦ -7 ¦ 7
          double f(int a) { return -(double) a; }       ¦ INVERT_NEGATIVES ¦ removed negation  ¦ 7 ¦ -7.0 ¦ 7.0
          int f(int a) { a++; return a; }               ¦ INCREMENTS       ¦ changed increment from 1 to -1 ¦ 7 ¦ 8 ¦ 6
          int f(int a) { a -= 300; return a; }          ¦ INCREMENTS       ¦ changed increment from -300 to 300 ¦ 7 ¦ -293 ¦ 307
          boolean f(int a, int b) { return a < b; }     ¦ CONDITIONALS_BOUNDARY ¦ changed < to <= ¦ 3 3 ¦ false ¦ true
          boolean f(int a, int b) { return a <= b; }    ¦ CONDITIONALS_BOUNDARY ¦ changed <= to < ¦ 3 3 ¦ true ¦ false
          boolean f(int a, int b) { return a > b; }     ¦ CONDITIONALS_BOUNDARY ¦ changed > to >= ¦ 3 3 ¦ false ¦ true
          boolean f(int a) { return a >= 0; }           ¦ CONDITIONALS_BOUNDARY ¦ changed >= to > ¦ 0 ¦ true ¦ false
          boolean f(int a) { return (long) a < 3L; }    ¦ CONDITIONALS_BOUNDARY ¦ changed < to <= ¦ 3 ¦ false ¦ true
          boolean f(int a) { return a * 1.0 < 3.0; }    ¦ CONDITIONALS_BOUNDARY ¦ changed < to <= ¦ 3 ¦ false ¦ true
          boolean f(int a) { return a == 3; }           ¦ REMOVE_CONDITIONALS ¦ replaced == check with false ¦ 3 ¦ true ¦ false
          boolean f(int a, int b) { return a < b; }     ¦ REMOVE_CONDITIONALS ¦ replaced < check with false ¦ 3 4 ¦ true ¦ false
          boolean f(int a) { Object o = a > 1 ? "" : null; return o == null; } ¦ REMOVE_CONDITIONALS ¦ replaced == null check with false ¦ 1 ¦ true ¦ false
          boolean f(int a) { return "x".isEmpty() ? a > 1 : "x".isBlank(); } ¦ REMOVE_CONDITIONALS ¦ replaced condition with false ¦ 3 ¦ false ¦ false
          boolean f(int a, int b) { return a == 1 || b == 2; } ¦ REMOVE_CONDITIONALS ¦ replaced == check with true ¦ 3 3 ¦ false ¦ true
          boolean f(int a) { return a == 3; }           ¦ TRUE_RETURNS     ¦ replaced result with true ¦ 4 ¦ false ¦ true
          boolean f(int a) { return Objects.equals(a, 3); } ¦ FALSE_RETURNS ¦ replaced result with false ¦ 3 ¦ true ¦ false
          Boolean f(int a) { return a == 3; }           ¦ TRUE_RETURNS     ¦ replaced result with true ¦ 4 ¦ false ¦ true
          Boolean f(int a) { return Boolean.valueOf("" + (a == 3)); } ¦ FALSE_RETURNS    ¦ replaced result with false ¦ 3 ¦ true ¦ false
          int f(int a) { return a; }                    ¦ PRIMITIVE_RETURNS ¦ replaced result with 0 ¦ 7 ¦ 7 ¦ 0
          char f(int a) { return (char) a; }            ¦ PRIMITIVE_RETURNS ¦ replaced result with 0 ¦ 65 ¦ A ¦ `\u0000`
          long f(int a) { return a; }                   ¦ PRIMITIVE_RETURNS ¦ replaced result with 0 ¦ 7 ¦ 7 ¦ 0
          double f(int a) { return a; }                 ¦ PRIMITIVE_RETURNS ¦ replaced result with 0 ¦ 7 ¦ 7.0 ¦ 0.0
          Integer f(int a) { return a; }                ¦ EMPTY_RETURNS    ¦ replaced result with 0 ¦ 7 ¦ 7 ¦ 0
          Double f(int a) { return a * 1.0; }           ¦ EMPTY_RETURNS    ¦ replaced result with 0 ¦ 7 ¦ 7.0 ¦ 0.0
          String f(int a) { return "a" + a; }           ¦ EMPTY_RETURNS    ¦ replaced result with "" ¦ 7 ¦ a7 ¦ ``
          Optional<Integer> f(int a) { return Optional.of(a); } ¦ EMPTY_RETURNS ¦ replaced result with Optional.empty() ¦ 7 ¦ Optional[7] ¦ Optional.empty
          List<Integer> f(int a) { return List.of(a); } ¦ EMPTY_RETURNS    ¦ replaced result with an empty list ¦ 7 ¦ [7] ¦ []
          Set<Integer> f(int a) { return Set.of(a); }   ¦ EMPTY_RETURNS    ¦ replaced result with an empty set ¦ 7 ¦ [7] ¦ []
          Map<Integer, Integer> f(int a) { return Map.of(a, a); } ¦ EMPTY_RETURNS ¦ replaced result with an empty map ¦ 7 ¦ {7=7} ¦ {}
          Object f(int a) { return a; }                 ¦ NULL_RETURNS     ¦ replaced result with null ¦ 7 ¦ 7 ¦ null
          int[] f(int a) { return a > 0 ? null : new int[a]; } ¦ NULL_RETURNS ¦ replaced result with null ¦ 7 ¦ null ¦ null
          int f(int a) { return 5 * a; }                ¦ CONSTANTS        ¦ changed constant 5 to 6 ¦ 2 ¦ 10 ¦ 12
          int f(int a) { return a + 1000; }             ¦ CONSTANTS        ¦ changed constant 1000 to 1001 ¦ 2 ¦ 1002 ¦ 1003
          int f(int a) { return a * 127; }              ¦ CONSTANTS        ¦ changed constant 127 to -128 ¦ 2 ¦ 254 ¦ -256
          int f(int a) { return a * 1; }                ¦ CONSTANTS        ¦ changed constant 1 to 0 ¦ 2 ¦ 2 ¦ 0
          int f(int a) { return a * 100000; }           ¦ CONSTANTS        ¦ changed constant 100000 to 100001 ¦ 2 ¦ 200000 ¦ 200002
          double f(int a) { return a * 2.5; }           ¦ CONSTANTS        ¦ changed constant 2.5 to 1.0 ¦ 2 ¦ 5.0 ¦ 2.0
          long f(int a) { return a * 10L; }             ¦ CONSTANTS        ¦ changed constant 10 to 11 ¦ 2 ¦ 20 ¦ 22
          String f(int a) { StringBuilder b = new StringBuilder("xyz"); b.setLength(a); return b.toString(); } ¦ VOID_CALLS ¦ removed call to StringBuilder.setLength ¦ 1 ¦ x ¦ xyz
          """)
  void mutant_doesWhatItSays(
      String method,
      Operator operator,
      String text,
      String arguments,
      String plain,
      String changed) {
    Woven woven = Woven.of("static " + method);
    Mutant mutant = woven.mutant(text);
    Object[] values = Arrays.stream(arguments.split(" ", -1)).map(Integer::valueOf).toArray();

    Object without = woven.call(0, "f", values);
    Object with = woven.call(mutant.id(), "f", values);

    assertThat(mutant.operator()).isEqualTo(operator);
    assertThat(String.valueOf(without)).isEqualTo(plain);
    assertThat(String.valueOf(with)).isEqualTo(changed);
  }

  @Test
  void call_leavesTheStackAsItWas_whenAVoidCallWithWideArgumentsIsRemoved() {
    Woven woven =
        Woven.of(
            """
            static long sum;
            static void add(long a, double b, int c) { sum += a + (long) b + c; }
            static long f() { sum = 1; add(10L, 20.0, 30); return sum; }
            """);

    Object plain = woven.call(0, "f");
    Object changed = woven.call(woven.mutant("removed call to T.add").id(), "f");

    assertThat(plain).isEqualTo(61L);
    assertThat(changed).isEqualTo(1L);
  }

  @Test
  void mutant_isOneChangeOfAllCopies_whenItStandsInAFinally() {
    Woven woven =
        Woven.of(
            """
            static int ends;
            static void end() { ends++; }
            static int f(int a) {
              ends = 0;
              try {
                run(a);
              } catch (IllegalStateException e) {
                return ends;
              } finally {
                end();
              }
              return ends;
            }
            static int g(int a) {
              try {
                return f(a);
              } catch (ArithmeticException e) {
                return ends + 100;
              }
            }
            static void run(int a) {
              if (a == 1) { throw new IllegalStateException(); }
              if (a == 2) { throw new ArithmeticException(); }
            }
            """);

    int mutant = woven.mutant("removed call to T.end").id();

    assertThat(woven.call(0, "g", 0)).isEqualTo(1);
    assertThat(woven.call(mutant, "g", 0)).isEqualTo(0);
    assertThat(woven.call(0, "g", 2)).isEqualTo(101);
    assertThat(woven.call(mutant, "g", 2)).isEqualTo(100);
  }

  @Test
  void mutants_areThoseWhosePlaceWasReached() {
    Woven woven = Woven.of("static int f(int a) { if (a > 3) { return a * 2; } return a / 2; }");

    woven.call(0, "f", 9);
    List<String> reached =
        woven.instrumented().mutants().stream()
            .filter(mutant -> Probes.mutants().get(mutant.id()))
            .map(Mutant::text)
            .toList();

    assertThat(reached)
        .contains("changed > to >=", "changed * to /")
        .doesNotContain("changed / to *");
  }

  @Test
  void mutants_areNumberedFromOneWithoutGaps() {
    Woven woven =
        Woven.ofSource(
            "class T { static int f(int a) { return a + 1; } } class S { int g(int b) { return b; } }");

    List<Mutant> mutants = woven.instrumented().mutants();

    assertThat(mutants).extracting(Mutant::id).containsExactly(1, 2, 3, 4);
    assertThat(mutants.getFirst().type()).isEqualTo("S");
    assertThat(mutants.getFirst().method()).isEqualTo("g(I)I");
    assertThat(mutants.getFirst().line()).isEqualTo(1);
  }

  @Test
  void constructor_runsItsMutants_whenTheyStandBeforeSuper() {
    Woven woven =
        Woven.of(
            """
            static class P { final int v; P(int v) { this.v = v; } }
            static class C extends P { C(int a) { super(a > 3 ? a + 1 : 0); } }
            static int f(int a) { return new C(a).v; }
            """);

    Object plain = woven.call(0, "f", 5);
    Object changed = woven.call(woven.mutant("changed + to -").id(), "f", 5);

    assertThat(plain).isEqualTo(6);
    assertThat(changed).isEqualTo(4);
  }

  @Test
  void lambda_hasMutants_andAStaticInitialiserHasNone() {
    Woven woven =
        Woven.of(
            """
            static final int TEN = Integer.parseInt("4") + 6;
            static int f(int a) { IntUnaryOperator o = x -> x * 2; return o.applyAsInt(a) - TEN; }
            """);

    Object changed = woven.call(woven.mutant("changed * to /").id(), "f", 8);

    assertThat(changed).isEqualTo(-6);
    assertThat(woven.texts(Operator.MATH))
        .containsExactlyInAnyOrder("changed * to /", "changed - to +");
  }

  @Test
  void counts_areThoseOfPit_forAnAccount() {
    Woven woven =
        Woven.of(
            """
            int balance;
            void deposit(int amount) {
              if (amount <= 0) { throw new IllegalArgumentException("amount"); }
              balance += amount;
              log(amount);
            }
            private void log(int amount) { System.out.println(amount); }
            int balance() { return balance; }
            boolean isEmpty() { return balance == 0; }
            String name() { return ""; }
            List<String> none() { return List.of(); }
            Object nothing() { return null; }
            boolean no() { return false; }
            """);

    assertThat(woven.counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Operator.CONDITIONALS_BOUNDARY, 1,
                Operator.REMOVE_CONDITIONALS, 2,
                Operator.MATH, 1,
                Operator.VOID_CALLS, 2,
                Operator.PRIMITIVE_RETURNS, 1,
                Operator.TRUE_RETURNS, 2,
                Operator.CONSTANTS, 3));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          for each   | static int f(List<Integer> l) { int s = 0; for (int x : l) { s += x; } return s; } | REMOVE_CONDITIONALS
          for array  | static int f(int[] l) { int s = 0; for (int x : l) { s += x; } return s; } | INCREMENTS
          counter    | `static int f(int n) { int s = 0; for (int i = 0; i < n; i++) {
                         s += i; }
                         return s; }` | INCREMENTS
          string     | static int f(String s) { switch (s) { case "a": return 5; case "b": return 7; default: return 9; } } | REMOVE_CONDITIONALS
          assert     | static void f(int a) { assert a > 3 : "x" + (a + 1); } | REMOVE_CONDITIONALS
          resource   | static void f(java.io.InputStream in) throws Exception { try (in) { in.read(); } } | VOID_CALLS
          logger     | static void f(java.util.logging.Logger l, int a) { l.info("x" + (a + 1)); } | MATH
          shortcut   | public boolean equals(Object o) { return this == o; } public int hashCode() { return 3; } | REMOVE_CONDITIONALS
          record     | record R(int a, String b) {} | EMPTY_RETURNS
          enum       | enum E { A, B } | NULL_RETURNS
          minus one  | static int f(int a) { return a * -1; } | MATH
          clinit     | static final int A = made(); private static int made() { return Integer.parseInt("1") * 3; } | MATH
          generated  | @interface Generated {} @Generated static int f(int a) { return a * 3; } | MATH
          """)
  void plumbing_hasNoMutants(String what, String members, Operator operator) {
    Woven woven = Woven.of(members);

    assertThat(woven.texts(operator)).as(what).isEmpty();
  }

  @Test
  void division_throwsWhereTheMutantDividesByZero() {
    Woven woven = Woven.of("static int f(int a) { return a * 0; }");
    int mutant = woven.mutant("changed * to /").id();

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> woven.call(mutant, "f", 3));
  }
}
