package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.bus.Wire;
import dev.assay.patterns.Domain;
import dev.assay.patterns.Pattern;
import dev.assay.patterns.Patterns;
import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Options;
import dev.assay.testgen.Testgen.SourceFile;
import dev.assay.testgen.Testgen.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestDeskTest {
  private static final String ADDER =
      "package a; class Adder { int add(int a, int b) { return a + b; } }";

  private final RunningDesk desk =
      new RunningDesk(Map.of("empty", List.of(Path.of("target/none.jar"))), List.of(pattern()));

  @AfterEach
  void close() {
    desk.close();
  }

  private static Patterns.Ranked pattern() {
    Pattern pattern =
        new Pattern(
            Domain.VALIDATION,
            "refuses an address without a host",
            "validate email",
            Pattern.Kind.ERROR,
            List.of("email"),
            List.of(new Pattern.Slot("email", "String")),
            "boolean",
            List.of(
                new Pattern.Row(
                    List.of("\"a@\""), new Pattern.Expectation(Pattern.Expected.RETURNS, "false")),
                new Pattern.Row(
                    List.of("\"host\""),
                    new Pattern.Expectation(Pattern.Expected.RETURNS, "false")),
                new Pattern.Row(
                    List.of("\"a@host\""),
                    new Pattern.Expectation(Pattern.Expected.RETURNS, "true")),
                new Pattern.Row(
                    List.of("System.exit(1)"),
                    new Pattern.Expectation(Pattern.Expected.RETURNS, "false"))));
    return new Patterns.Ranked("1", 1, 1, pattern);
  }

  @Test
  void generate_answersTheSameAgain_withoutWork() {
    Generate question = new Generate(ADDER, null, null, null, null, null);

    TestDesk.Answer first = desk.answer(question);
    TestDesk.Answer second = desk.answer(new Generate(ADDER, null, null, null, null, null));

    assertThat(second).isSameAs(first);
    assertThat(desk.desk().known(TestDesk.id(question))).isSameAs(first);
    assertThat(first.generated().id()).isEqualTo(TestDesk.id(question)).matches("[0-9a-f]{64}");
    assertThat(Wire.decode(first.json(), Generated.class)).isEqualTo(first.generated());
    assertThat(first.generated().timings())
        .containsOnlyKeys("compile", "read", "plan", "run", "choose", "check", "total");
  }

  @Test
  void generate_isAnsweredOnTheBus_andRecalled() throws Exception {
    Bus bus = new Bus(desk.vertx(), (address, nanos, fault) -> {});
    desk.vertx().deployVerticle(new TestgenVerticle(bus, desk.desk())).await(5, TimeUnit.SECONDS);

    Generated made =
        Testgen.GENERATE
            .ask(desk.vertx(), new Generate(ADDER, null, null, null, null, null))
            .await(60, TimeUnit.SECONDS);
    Generated recalled =
        Testgen.RECALL.ask(desk.vertx(), new Testgen.Recall(made.id())).await(5, TimeUnit.SECONDS);

    assertThat(recalled).isEqualTo(made);
    assertThatThrownBy(() ->
            Testgen.RECALL
                .ask(desk.vertx(), new Testgen.Recall("nobody"))
                .await(5, TimeUnit.SECONDS))
        .hasMessageContaining("no answer with the id 'nobody'");
  }

  @Test
  void generate_saysTheCompilersWords_whenTheSourceDoesNotCompile() {
    Generated generated = desk.generate("package a;\nclass Foo {\n  int f() { return \"x\"; }\n}");

    assertThat(generated.verdict()).isEqualTo(Verdict.NOT_COMPILED);
    assertThat(generated.tests()).isEmpty();
    assertThat(generated.compiler())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("a/Foo.java:3:20: incompatible types");
  }

  @Test
  void generate_isInvalid_andSaysWhere_whenASourceIsNotJava() {
    var one = refusal(new Generate("class Foo {\n  int f( }", null, null, null, null, null));
    var several =
        refusal(
            new Generate(
                null,
                List.of(
                    new SourceFile("a/Adder.java", ADDER),
                    new SourceFile("a/Foo.java", "hello world")),
                null,
                null,
                null,
                null));

    assertThat(one).hasMessageStartingWith("line 2, column 10: ");
    assertThat(several).hasMessageStartingWith("a/Foo.java: line 1, column 7: ");
    assertThat(Fault.of(several)).isEqualTo(Fault.INVALID);
  }

  @Test
  void generate_saysWhyAPrivateMethodGotNoTest() {
    Generated generated = desk.generate("class Foo { private int f(int a) { return a; } }");

    assertThat(generated.tests()).isEmpty();
    assertThat(generated.skipped())
        .containsExactly(
            new Testgen.Skipped(
                "Foo.f(int)",
                "PRIVATE",
                "f is private: what it does shows in the tests of its callers"));
  }

  @Test
  void generate_saysAtMostTwentyOfTheCompilersWords() {
    String wrong =
        IntStream.range(0, 40).mapToObj(i -> "Missing f" + i + ";").collect(Collectors.joining());

    assertThat(desk.generate("class Foo {" + wrong + "}").compiler()).hasSize(20);
  }

  static List<Generate> invalid() {
    return List.of(
        new Generate(null, null, null, null, null, null),
        new Generate(ADDER, List.of(new SourceFile("a/Adder.java", ADDER)), null, null, null, null),
        new Generate("  ", null, null, null, null, null),
        new Generate(null, List.of(), null, null, null, null),
        sources("/a/Adder.java"),
        sources("a/../Adder.java"),
        sources("a\\Adder.java"),
        sources("C:Adder.java"),
        sources("a/Adder.kt"),
        sources("b/Adder.java"),
        new Generate(
            null,
            List.of(new SourceFile("a/Adder.java", ADDER), new SourceFile("a/Adder.java", ADDER)),
            null,
            null,
            null,
            null),
        new Generate(ADDER, null, null, null, "unknown", null));
  }

  private static Generate sources(String path) {
    return new Generate(null, List.of(new SourceFile(path, ADDER)), null, null, null, null);
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void generate_isRefused_whenTheQuestionIsWrong(Generate question) {
    assertThatThrownBy(() -> desk.generate(question))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  @Test
  void generate_namesTheClassPathsThereAre() {
    assertThatThrownBy(() -> desk.generate(new Generate(ADDER, null, null, null, "unknown", null)))
        .hasMessageContaining("no class path named 'unknown'")
        .hasMessageContaining("[empty]");
  }

  @Test
  void generate_isTooLarge_pastTheSetting() {
    String large = "class Foo { /* " + "x".repeat(RunningDesk.MAX_SOURCE) + " */ }";

    assertThatThrownBy(() -> desk.generate(large))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.TOO_LARGE));
  }

  @Test
  void generate_namesTheNearest_whenTypeOrMethodIsAbsent() {
    assertThatThrownBy(() -> desk.generate(new Generate(ADDER, null, "Ader", null, null, null)))
        .hasMessage("the source has no type 'Ader'; the nearest is 'Adder'")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
    assertThatThrownBy(() -> desk.generate(new Generate(ADDER, null, null, "ad", null, null)))
        .hasMessage("the source has no method 'ad'; the nearest is 'add'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", "add(int,int)"})
  void generate_writesOnlyForTheMethodAskedFor(String method) {
    String source =
        "class Two { static int add(int a, int b) { return a + b; } static int other(int a) { return a; } }";

    String test =
        desk.generate(new Generate(source, null, "Two", method, null, null))
            .tests()
            .getFirst()
            .source();

    assertThat(test).contains("void add_returns12").doesNotContain("other");
  }

  @Test
  void generate_compilesSeveralSourcesTogether() {
    Generated generated =
        desk.generate(
            new Generate(
                null,
                List.of(
                    new SourceFile("a/Kind.java", "package a; enum Kind { A, B }"),
                    new SourceFile(
                        "a/User.java",
                        "package a; class User { static int f(Kind kind) { return kind == Kind.A ? 1 : 2; } }"),
                    new SourceFile("a/package-info.java", "/** Of a. */ package a;"),
                    new SourceFile("module-info.java", "module a {}")),
                null,
                null,
                null,
                null));

    assertThat(generated.compiler()).isEmpty();
    assertThat(generated.tests()).hasSize(1);
    assertThat(generated.tests().getFirst().source()).contains("\"A, 1\"", "\"B, 2\"");
  }

  @Test
  void generate_reportsWherePatternsExpectSomethingElse() {
    String source =
        "class Mail { static boolean isEmail(String text) { return text.contains(\"@\"); } }";

    Generated with = desk.generate(source);
    Generated without =
        desk.generate(
            new Generate(
                source,
                null,
                null,
                null,
                null,
                new Options(null, null, null, null, false, null, null)));

    assertThat(with.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.method()).isEqualTo("Mail.isEmail(String)");
          assertThat(finding.kind()).isEqualTo("patternDisagrees");
          assertThat(finding.text())
              .isEqualTo(
                  "isEmail(\"a@\") returned true instead of false; the pattern 'refuses an address"
                      + " without a host' expects that, and 2 other calls went as patterns expect");
        });
    assertThat(without.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Mail { static boolean marked(String text) { return text.contains(\"@\"); } }",
        "public class Mail { static boolean isEmail(String text) { return text.contains(\"@\"); } }",
        "class Mail { static boolean isEmail(CharSequence text) { return text.length() > 1; } }",
        "class Mail { static Boolean isEmail(String text) { return text.contains(\"@\"); } }",
      })
  void generate_isQuiet_wherePatternsAreOfOtherMethods(String source) {
    Generated generated = desk.generate(source);

    assertThat(generated.findings()).isEmpty();
  }

  static List<String> hostile() {
    return List.of(
        "class Deep { int f() { return " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "; } }",
        "class Deep { int f(int a) { return 1" + "+a".repeat(50_000) + "; } }",
        "class Deep { int f(int a) { return 1" + "+a".repeat(5_000) + "; } }",
        "class Deep { void f(int a) { " + "if (a > 1) {".repeat(3_000) + "}".repeat(3_000) + "} }",
        "class Bomb { " + bomb() + "}",
        "class C { \u0000 }",
        "not java at all",
        "class Loop { int f(int a) { while (true) { a++; } } }",
        "class Loop { int f(int a) { return f(a); } }",
        "class Memory { int f(int a) { java.util.List<int[]> l = new java.util.ArrayList<>();"
            + " while (true) l.add(new int[1_000_000_000]); } }",
        "class Exit { static { System.exit(3); } static int f(int a) { return a; } }",
        "class Exit { static int f(int a) { Runtime.getRuntime().halt(3); return a; } }",
        "class Cycle extends Cycle {}",
        "interface Empty {}",
        "@interface Marker { int value() default 1; }",
        "class A<T extends Comparable<T>> { <U extends A<? super T>> U f(U u, T... t) { return u; } }",
        "class Void2 { Void f(Void v) { return v; } void g(java.util.function.Supplier<Void> s) {} }",
        "import javax.annotation.processing.*; class P { int $(int _a, int $1) { return _a; } }");
  }

  private static String bomb() {
    return "static final String A0 = \"0123456789\";"
        + IntStream.range(1, 40)
            .mapToObj(i -> "static final String A%d = A%d + A%d;".formatted(i, i - 1, i - 1))
            .collect(Collectors.joining());
  }

  private static String methods() {
    return IntStream.range(0, 10_000)
        .mapToObj(i -> "static int m%d(int a) { return a + %d; }".formatted(i, i))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void generate_isAnsweredOrRefused_whateverTheSource(String source) {
    Fault fault = null;
    try {
      desk.generate(source);
    } catch (RuntimeException refused) {
      fault = Fault.of(refused);
    }

    assertThat(fault).isIn(null, Fault.INVALID);
    assertThat(desk.generate(ADDER).tests()).hasSize(1);
  }

  @Test
  void generate_isBounded_forTenThousandMethods() {
    Generated generated = desk.generate("class Many { " + methods() + " }");

    assertThat(generated.tests()).hasSize(1);
    Map<String, Long> reasons =
        generated.skipped().stream()
            .collect(Collectors.groupingBy(Testgen.Skipped::code, Collectors.counting()));
    assertThat(reasons).containsEntry("TOO_MANY", 9_600L);
    assertThat(reasons.keySet()).isSubsetOf("TOO_MANY", "NOT_RUN");
    assertThat(desk.generate(ADDER).tests()).hasSize(1);
  }

  @Test
  void generate_saysWhatIsNotMeasured_whereAMethodIsTooLong() {
    String source = "class Deep { int f(int a) { return 1" + "+a".repeat(5_000) + "; } }";

    Generated generated = desk.generate(new Generate(source, null, "Deep", null, null, null));

    assertThat(generated.verdict()).isEqualTo(Verdict.GREEN);
    assertThat(generated.degraded()).contains("mutants or branches are missing: Deep.f");
  }

  @Test
  void generate_refusesAnExpressionOfTooManyOperators() {
    String source = "class Deep { int f(int a) { return 1" + "+a".repeat(10_001) + "; } }";

    Throwable refused = refusal(new Generate(source, null, null, null, null, null));

    assertThat(Fault.of(refused)).isEqualTo(Fault.INVALID);
    assertThat(refused).hasMessageContaining("more than 10000 operators in a row");
  }

  @Test
  void generate_hasNoScore_whereThereIsNothingToRun() {
    Generated generated = desk.generate("class Foo { private int f(int a) { return a; } }");

    assertThat(generated.verdict()).isEqualTo(Verdict.NO_TESTS);
    assertThat(generated.score()).isNull();
  }

  @Test
  void generate_isLate_pastItsDeadline() {
    Call call = Call.within(Duration.ofNanos(1));

    assertThatThrownBy(() ->
            desk.desk()
                .generate(new Generate(ADDER, null, null, null, null, null), call)
                .await(20, TimeUnit.SECONDS))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.LATE));
  }

  @Test
  void warm_compilesItsSample() throws Exception {
    desk.desk().warm().await(60, TimeUnit.SECONDS);

    Generated sample = desk.generate(Sample.QUESTION);

    assertThat(sample.compiler()).isEmpty();
    assertThat(sample.tests()).hasSize(2);
  }

  private Throwable refusal(Generate question) {
    return catchThrowable(() -> desk.answer(question));
  }
}
