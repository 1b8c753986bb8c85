package dev.assay.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Reply.TestResult;
import dev.assay.lab.Whereabouts;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.LongStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private static final String FOO =
      "package p; class Foo { static int twice(int a) { return 2 * a; } }";

  /** The classes of some files of package p, compiled against this test's class path. */
  private static Map<String, byte[]> compiled(String... sources) {
    Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var files =
        new ForwardingJavaFileManager<JavaFileManager>(
            compiler.getStandardFileManager(null, Locale.ROOT, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/')), kind) {
              @Override
              public OutputStream openOutputStream() {
                return written.computeIfAbsent(name, it -> new ByteArrayOutputStream());
              }
            };
          }
        };
    List<JavaFileObject> units =
        Arrays.stream(sources).<JavaFileObject>map(source -> unit(source)).toList();
    List<String> options = List.of("-proc:none");
    if (!compiler.getTask(null, files, null, options, null, units).call()) {
      throw new IllegalArgumentException("the test's own sources do not compile");
    }
    Map<String, byte[]> classes = new HashMap<>();
    written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  private static JavaFileObject unit(String source) {
    String name = source.replaceAll("(?s).*?class (\\w+).*", "$1");
    return new SimpleJavaFileObject(
        URI.create("mem:///p/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreErrors) {
        return source;
      }
    };
  }

  private static Order.Check order(String test, long seed) {
    return order(FOO, test, seed);
  }

  private static Order.Check order(String foo, String test, long seed) {
    Map<String, byte[]> tests = compiled(foo, test);
    Map<String, byte[]> code = new HashMap<>();
    tests.forEach((name, bytes) -> {
      if (name.equals("p.Foo")) {
        code.put(name, bytes);
      }
    });
    tests.remove("p.Foo");
    return new Order.Check(new Order.Code(code, List.of()), tests, seed, "tr-TR", "Asia/Tokyo");
  }

  private static List<TestResult> check(String test) {
    Reply.Checked checked = new Checker().check(order(test, 7));
    assertThat(checked.complete()).isTrue();
    return checked.results();
  }

  @Test
  void check_tellsOfEachTestAndInvocation() {
    List<TestResult> results =
        check(
            """
            package p;
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.params.ParameterizedTest;
            import org.junit.jupiter.params.provider.*;
            class FooTest {
              @Test void twice_ofTwo() { assertEquals(4, Foo.twice(2)); }
              @Test void twice_isWrong() { assertEquals(5, Foo.twice(2)); }
              @Nested class Rows {
                @ParameterizedTest @CsvSource({"1, 2", "2, 5", "3, 6"})
                void rows(int a, int expected) { assertEquals(expected, Foo.twice(a)); }
              }
            }
            """);

    String wrong = "org.opentest4j.AssertionFailedError: expected: <5> but was: <4>";
    assertThat(results)
        .containsExactlyInAnyOrder(
            new TestResult("p.FooTest", "twice_ofTwo", 0, true, null),
            new TestResult("p.FooTest", "twice_isWrong", 0, false, wrong),
            new TestResult("p.FooTest$Rows", "rows", 1, true, null),
            new TestResult("p.FooTest$Rows", "rows", 2, false, wrong),
            new TestResult("p.FooTest$Rows", "rows", 3, true, null));
  }

  @Test
  void check_tellsOfTestsOfJUnit4() {
    List<TestResult> results =
        check(
            """
            package p;
            import static org.junit.Assert.assertEquals;
            import java.util.*;
            import org.junit.*;
            import org.junit.experimental.runners.Enclosed;
            import org.junit.runner.RunWith;
            import org.junit.runners.Parameterized;
            @RunWith(Enclosed.class)
            public class FooTest {
              public static class Plain {
                @Test public void right() { assertEquals(4, Foo.twice(2)); }
                @Test public void wrong() { assertEquals("w", 5, Foo.twice(2)); }
                @Test(expected = ArithmeticException.class) public void expected() { int i = 1 / Foo.twice(0); }
              }
              @RunWith(Parameterized.class)
              public static class Rows {
                @Parameterized.Parameters(name = "{index}: {0} gives {1}")
                public static List<Object[]> rows() {
                  return Arrays.asList(new Object[] {1, 2}, new Object[] {2, 5});
                }
                @Parameterized.Parameter(0) public int a;
                @Parameterized.Parameter(1) public int expected;
                @Test public void row() { assertEquals(expected, Foo.twice(a)); }
              }
            }
            """);

    assertThat(results)
        .containsExactlyInAnyOrder(
            new TestResult("p.FooTest$Plain", "right", 0, true, null),
            new TestResult("p.FooTest$Plain", "expected", 0, true, null),
            new TestResult(
                "p.FooTest$Plain",
                "wrong",
                0,
                false,
                "java.lang.AssertionError: w expected:<5> but was:<4>"),
            new TestResult("p.FooTest$Rows", "row", 1, true, null),
            new TestResult(
                "p.FooTest$Rows",
                "row",
                2,
                false,
                "java.lang.AssertionError: expected:<5> but was:<4>"));
  }

  @Test
  void check_runsWithAssertJ_andTheLocaleAndZoneOfTheOrder() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();

    List<TestResult> results =
        check(
            """
            package p;
            import static org.assertj.core.api.Assertions.assertThat;
            import org.junit.jupiter.api.Test;
            class FooTest {
              @Test void defaults() {
                assertThat(java.util.Locale.getDefault().toLanguageTag()).isEqualTo("tr-TR");
                assertThat(java.time.ZoneId.systemDefault().getId()).isEqualTo("Asia/Tokyo");
              }
            }
            """);

    assertThat(results).containsExactly(new TestResult("p.FooTest", "defaults", 0, true, null));
    assertThat(Locale.getDefault()).isEqualTo(locale);
    assertThat(TimeZone.getDefault()).isEqualTo(zone);
  }

  @Test
  void check_shufflesByTheSeed() {
    String test =
        """
        package p;
        import org.junit.jupiter.api.Test;
        class FooTest {
          @Test void a() {}
          @Test void b() {}
          @Test void c() {}
          @Test void d() {}
          @Test void e() {}
          @Test void f() {}
        }
        """;

    List<TestResult> first = new Checker().check(order(test, 1)).results();
    List<TestResult> again = new Checker().check(order(test, 1)).results();
    List<TestResult> other = new Checker().check(order(test, 2)).results();

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void check_hasTheOrderOfASeedFromItsEnd_forItsOpposite() {
    String test =
        """
        package p;
        import org.junit.%1$s;
        public class FooTest {
          @Test public void a() {}
          @Test public void b() {}
          @Test public void c() {}
          @Test public void d() {}
        }
        """;
    for (String annotation : List.of("jupiter.api.Test", "Test")) {
      List<TestResult> forth = new Checker().check(order(test.formatted(annotation), 3)).results();
      List<TestResult> back = new Checker().check(order(test.formatted(annotation), -3)).results();

      assertThat(back).hasSize(4).isEqualTo(forth.reversed());
    }
  }

  @Test
  void check_findsWhatPassesOnlyAfterAnother_inOneOfTwoRuns() {
    String tests =
        """
        package p;
        import %s;
        import static %s.assertTrue;
        public class FooTest {
          @Test public void fills() { assertTrue(Foo.fill()); }
          @Test public void alsoFills() { assertTrue(Foo.fill()); }
          @Test public void fillsToo() { assertTrue(Foo.fill()); }
          @Test public void needs() { assertTrue(Foo.isFilled()); }
        }
        """;
    String jupiter =
        tests.formatted("org.junit.jupiter.api.Test", "org.junit.jupiter.api.Assertions");
    String classic = tests.formatted("org.junit.Test", "org.junit.Assert");
    String table =
        """
        package p;
        import java.util.*;
        class Foo {
          private static final List<String> TABLE = new ArrayList<>();
          static boolean fill() { return TABLE.add("a"); }
          static boolean isFilled() { return !TABLE.isEmpty(); }
        }
        """;
    for (String test : List.of(jupiter, classic)) {
      long seed =
          LongStream.range(1, 100).filter(it -> isInside(test, it)).findFirst().orElseThrow();

      List<TestResult> both =
          new ArrayList<>(new Checker().check(order(table, test, seed)).results());
      both.addAll(new Checker().check(order(table, test, -seed)).results());

      assertThat(both)
          .filteredOn(result -> !result.passed())
          .singleElement()
          .extracting(TestResult::method)
          .isEqualTo("needs");
    }
  }

  // Whether it is neither the first nor the last with that seed, so that it passes in both orders.
  private static boolean isInside(String test, long seed) {
    String without =
        """
        package p;
        class Foo {
          static boolean fill() { return true; }
          static boolean isFilled() { return true; }
        }
        """;
    List<TestResult> results = new Checker().check(order(without, test, seed)).results();
    int at = results.stream().map(TestResult::method).toList().indexOf("needs");
    return at == 1 || at == 2;
  }

  @Test
  void check_tellsWhatFailsBeforeAnyTest() {
    List<TestResult> jupiter =
        check(
            """
            package p;
            import org.junit.jupiter.api.*;
            class FooTest {
              @BeforeAll static void broken() { throw new IllegalStateException("first\\nsecond"); }
              @Test void a() {}
            }
            """);
    List<TestResult> classic =
        check(
            """
            package p;
            import org.junit.*;
            public class FooTest {
              @BeforeClass public static void broken() { throw new IllegalStateException(); }
              @Test public void a() {}
            }
            """);

    assertThat(jupiter)
        .containsExactly(
            new TestResult("p.FooTest", "", 0, false, "java.lang.IllegalStateException: first"));
    assertThat(classic)
        .containsExactly(
            new TestResult("p.FooTest", "", 0, false, "java.lang.IllegalStateException"));
  }

  @Test
  void check_tellsOfAClassThatDoesNotLoad() {
    Order.Check broken =
        new Order.Check(
            new Order.Code(Map.of(), List.of()),
            Map.of("p.FooTest", new byte[] {1, 2, 3}),
            1,
            "en",
            "UTC");

    List<TestResult> results = new Checker().check(broken).results();

    assertThat(results)
        .singleElement()
        .satisfies(result -> {
          assertThat(result.passed()).isFalse();
          assertThat(result.message()).startsWith("java.lang.ClassFormatError");
        });
  }

  @Test
  void check_endsATestThatWaitsForEver() {
    Checker checker = new Checker();
    Order.Check order =
        order(
            """
            package p;
            import org.junit.jupiter.api.*;
            class FooTest {
              @Test @Timeout(value = 50, unit = java.util.concurrent.TimeUnit.MILLISECONDS)
              void waits() throws Exception { new java.util.concurrent.CountDownLatch(1).await(); }
              @Test void goesOn() {}
            }
            """,
            1);

    List<TestResult> results = checker.check(order).results();

    assertThat(results)
        .extracting(TestResult::method, TestResult::passed)
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple("waits", false),
            org.assertj.core.api.Assertions.tuple("goesOn", true));
  }

  @Test
  void check_isOnAnotherMachine_withTheLocaleOfAway() {
    String test =
        """
        package p;
        import static org.junit.jupiter.api.Assertions.assertNull;
        import org.junit.jupiter.api.Test;
        class FooTest {
          @Test void hasNoKey() { assertNull(System.getenv("SOME_KEY")); }
        }
        """;
    Order.Check here = order(test, 1);
    Order.Check away =
        new Order.Check(
            here.code(), here.tests(), 1, Whereabouts.AWAY.locale(), Whereabouts.AWAY.zone());

    assertThat(new Checker().check(here).results()).allMatch(TestResult::passed);
    assertThat(new Checker().check(away).results()).noneMatch(TestResult::passed);
    assertThat(new Checker().check(here).results()).allMatch(TestResult::passed);
  }

  @Test
  void dirty_isTrue_whenTestsChangeTheJvm() {
    Checker clean = new Checker();
    Checker changed = new Checker();
    String test =
        """
        package p;
        import org.junit.jupiter.api.Test;
        class FooTest {
          @Test void a() { %s; }
        }
        """;

    clean.check(order(test.formatted("System.out.println()"), 1));
    changed.check(order(test.formatted("System.setProperty(\"assay.test\", \"x\")"), 1));

    assertThat(clean.dirty()).isFalse();
    assertThat(changed.dirty()).isTrue();
    assertThat(System.getProperty("assay.test")).isNull();
  }
}
