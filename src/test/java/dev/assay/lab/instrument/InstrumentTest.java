package dev.assay.lab.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.lab.Reply.Branch;
import dev.assay.lab.probe.Exited;
import dev.assay.lab.probe.Probes;
import dev.assay.lab.probe.Spent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An instrumented subject behaves as before, and tells what it did. */
class InstrumentTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          if         | 2 | static int f(int a) { if (a > 3) { return 1; } return 2; }
          and        | 4 | static boolean f(int a) { return a > 3 && a < 9; }
          loop       | 2 | static void f(int a) { while (a > 0) { a--; } }
          for each   | 2 | static void f(List<String> l) { for (String s : l) { s.trim(); } }
          ternary    | 2 | static int f(int a) { return a > 3 ? 1 : 2; }
          switch     | 4 | static int f(int a) { switch (a) { case 1: return 5; case 2: case 3: return 7; case 9: return 1; default: return 9; } }
          strings    | 3 | static int f(String a) { switch (a) { case "x": return 5; case "y": return 7; default: return 9; } }
          arrows     | 3 | static int f(String a) { return switch (a) { case "x" -> 5; case "y" -> 7; default -> 9; }; }
          enum       | 2 | enum E { A, B } static int f(E e) { return switch (e) { case A -> 1; case B -> 2; }; }
          sealed     | 2 | sealed interface S permits X, Y {} record X(int a) implements S {} record Y(int b) implements S {} static int f(S s) { return switch (s) { case X x -> 1; case Y y -> 2; }; }
          assert     | 2 | static void f(int a) { assert a > 3; }
          resource   | 0 | static void f(java.io.InputStream i) throws Exception { try (i) { i.read(); } }
          finally    | 2 | static int n; static void f(int a) { try { n = 10 / a; } finally { if (a > 3) { n = 1; } } }
          record     | 0 | record R(int a, String b) {}
          lambda     | 2 | static IntPredicate f() { return a -> a > 3; }
          clinit     | 0 | static final int A = Integer.getInteger("x") == null ? 1 : 2;
          synchron   | 0 | static void f(Object o) { synchronized (o) { o.hashCode(); } }
          """)
  void branches_areAsManyAsJacocoCounts(String what, int count, String members) {
    Woven woven = Woven.of(members);

    assertThat(woven.instrumented().branches()).as(what).hasSize(count);
  }

  @Test
  void branches_areTheWaysTaken() {
    Woven woven = Woven.of("static int f(int a) {\n if (a > 3) {\n return 1;\n }\n return 2;\n }");

    woven.call(0, "f", 5);
    var above = Probes.branches();
    woven.call(0, "f", 1);
    var below = Probes.branches();

    assertThat(above.cardinality()).isEqualTo(1);
    assertThat(below.cardinality()).isEqualTo(1);
    assertThat(above.intersects(below)).isFalse();
    assertThat(woven.instrumented().branches())
        .containsExactly(new Branch(0, "T", "f(I)I", 2, 0), new Branch(1, "T", "f(I)I", 2, 0));
  }

  @Test
  void branches_ofASwitchAreToldApart() {
    Woven woven =
        Woven.of(
            "static int f(int a) { return switch (a) { case 1, 2 -> 5; case 7 -> 6; default -> 9; }; }");

    List<Object> answers =
        IntStream.of(1, 2, 7, 8).mapToObj(a -> woven.call(0, "f", a)).collect(Collectors.toList());
    List<String> ways =
        IntStream.of(1, 2, 7, 8)
            .mapToObj(a -> {
              woven.call(0, "f", a);
              return Probes.branches().toString();
            })
            .toList();

    assertThat(answers).containsExactly(5, 5, 6, 9);
    assertThat(ways.get(0)).isEqualTo(ways.get(1));
    assertThat(ways.stream().distinct()).hasSize(3);
  }

  @Test
  void branches_ofFinallyAreOne_whicheverCopyRan() {
    Woven woven =
        Woven.of(
            """
            static int n;
            static int f(int a) {
              try {
                return 10 / a;
              } catch (IllegalStateException e) {
                return 0;
              } finally {
                if (a < 3) { n++; }
              }
            }
            static int g(int a) { try { return f(a); } catch (ArithmeticException e) { return -1; } }
            """);

    woven.call(0, "g", 0);
    var thrown = Probes.branches();
    woven.call(0, "g", 1);
    var returned = Probes.branches();

    assertThat(thrown).isEqualTo(returned);
    assertThat(thrown.cardinality()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static void f() { while (true) { } }",
        "static void f() { for (int i = 0; ; i++) { } }",
        "static void f() { do { Thread.onSpinWait(); } while (Boolean.TRUE); }",
        "static void f() { while (true) { try { g(); } catch (Throwable t) { continue; } } } static void g() { }",
        "static void f() { long n = 0; for (int i = 0; i < 100000; i++) for (int j = 0; j < 100000; j++) n += j; }",
        "static void f() { Runnable r = () -> { while (true) { } }; r.run(); }",
        "static { while (!Boolean.getBoolean(\"never\")) { } } static void f() { }"
      })
  void call_ends_whenItsStepsAreSpent(String members) {
    Map<String, byte[]> classes =
        Instrument.of(
                Woven.compiled(
                    "class T { static class H { " + members + " } static void g() { H.f(); } }"))
            .classes();
    Probes.begin(0, 10_000);

    assertThatThrownBy(
            () -> {
              var method = Woven.load(classes, "T").getDeclaredMethod("g");
              method.setAccessible(true);
              method.invoke(null);
            })
        .hasRootCauseInstanceOf(Spent.class);
    assertThat(Probes.spent()).isTrue();
  }

  @Test
  void call_endsTheSameAtEachRun_whenStepsAreScarce() {
    Woven woven =
        Woven.of(
            "static int n; static int f() { n = 0; while (true) { n++; } } static int n() { return n; }");

    assertThatExceptionOfType(Spent.class).isThrownBy(() -> woven.call(0, "f"));
    Object first = woven.call(0, "n");
    assertThatExceptionOfType(Spent.class).isThrownBy(() -> woven.call(0, "f"));

    assertThat(woven.call(0, "n")).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static void f() { System.exit(3); }",
        "static void f() { Runtime.getRuntime().exit(3); }",
        "static void f() { Runtime.getRuntime().halt(3); }",
        "static void f() { IntConsumer c = System::exit; c.accept(3); }",
        "static void f() { IntConsumer c = Runtime.getRuntime()::halt; c.accept(3); }",
        "static void f() { try { System.exit(3); } finally { Math.abs(1); } }"
      })
  void exit_isAnError_insteadOfTheEnd(String members) {
    Woven woven = Woven.of(members);

    assertThatExceptionOfType(Exited.class)
        .isThrownBy(() -> woven.call(0, "f"))
        .withMessage("exit with status 3");
    assertThat(Probes.exited()).isTrue();
  }

  @Test
  void begin_forgetsTheRunBefore() {
    Woven woven = Woven.of("static int f(int a) { if (a == 3) { System.exit(1); } return a; }");

    assertThatExceptionOfType(Exited.class).isThrownBy(() -> woven.call(0, "f", 3));
    Probes.begin(0, 1);

    assertThat(Probes.exited()).isFalse();
    assertThat(Probes.spent()).isFalse();
    assertThat(Probes.branches().isEmpty()).isTrue();
    assertThat(Probes.mutants().isEmpty()).isTrue();
    assertThat(Probes.compared()).isEmpty();
  }

  @Test
  void message_ofANullPointerIsAsBefore() {
    Woven woven =
        Woven.of(
            "static int f(int a) { String name = a > 3 ? \"\" : null; return name.length() + a; }");

    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> woven.call(0, "f", 1))
        .withMessage("Cannot invoke \"String.length()\" because \"name\" is null");
  }

  @Test
  void of_namesAMethodThatIsTooLong_andMeasuresTheRest() {
    String lines =
        IntStream.range(0, 1000)
            .mapToObj(i -> "if (a == b) c++;")
            .collect(Collectors.joining("\n"));
    Woven woven =
        Woven.of(
            "static int f(int a, int b) { int c = 0;"
                + lines
                + "return c; }"
                + "static int g(int a) { return a + 1; }");

    Object answer = woven.call(0, "f", 1, 1);

    assertThat(answer).isEqualTo(1000);
    assertThat(woven.instrumented().unmeasured()).containsExactly("T.f");
    assertThat(woven.texts(dev.assay.lab.Reply.Operator.MATH)).containsExactly("changed + to -");
    assertThat(woven.instrumented().branches()).isNotEmpty();
  }

  @Test
  void of_keepsWhatIsNoClassFile() {
    byte[] bytes = "no class file".getBytes(StandardCharsets.UTF_8);

    Instrumented instrumented = Instrument.of(Map.of("x.Y", bytes));

    assertThat(instrumented.classes().get("x.Y")).isEqualTo(bytes);
    assertThat(instrumented.unmeasured()).containsExactly("x.Y.*");
    assertThat(instrumented.mutants()).isEmpty();
  }

  @Test
  void of_isTheSame_whenAskedAgain() {
    Map<String, byte[]> classes =
        Woven.compiled(
            "class T { int f(int a) { return a > 3 ? a + 1 : a; } } class S extends T {}");

    Instrumented first = Instrument.of(classes);
    Instrumented second = Instrument.of(classes);

    assertThat(second.mutants()).isEqualTo(first.mutants());
    assertThat(second.branches()).isEqualTo(first.branches());
    assertThat(second.classes().get("T")).isEqualTo(first.classes().get("T"));
  }
}
